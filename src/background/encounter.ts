/** Which date of service and setting a note is analysed under. */
import type { Analysis, Encounter } from '../engine/types.ts'
import { localDate } from '../library/day.ts'
import type { Reading } from '../platform/messages.ts'
import type { Library } from './library.ts'

/** What the person set; what they did not is taken from the note or assumed. */
export type Chosen = Partial<Encounter> & { setting: Encounter['setting'] }

export interface Judged {
  encounter: Encounter
  dateFrom: Reading['dateFrom']
  analysis: Analysis
}

/**
 * Analyses under the date that the person set, else the date that the note states (when a release for it is bundled), else
 * today as an assumption to confirm.
 */
export function judge(library: Pick<Library, 'analyse' | 'covers' | 'noteDate'>, text: string, chosen: Chosen): Judged {
  const { date, dateFrom } = dateOfService(library, text, chosen.date)
  const encounter: Encounter = { ...chosen, date }
  return { encounter, dateFrom, analysis: library.analyse(text, encounter) }
}

function dateOfService(
  library: Pick<Library, 'covers' | 'noteDate'>,
  text: string,
  set: string | undefined,
): { date: string; dateFrom: Judged['dateFrom'] } {
  if (set) return { date: set, dateFrom: 'person' }
  const stated = library.noteDate(text)?.date
  if (stated && library.covers(stated)) return { date: stated, dateFrom: 'note' }
  return { date: localDate(new Date()), dateFrom: 'assumed' }
}

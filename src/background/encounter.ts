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
export function judge(library: Pick<Library, 'analyse' | 'covers'>, text: string, chosen: Chosen): Judged {
  const encounter: Encounter = { ...chosen, date: chosen.date ?? localDate(new Date()) }
  const analysis = library.analyse(text, encounter)
  if (chosen.date) return { encounter, dateFrom: 'person', analysis }
  const stated = analysis.noteDate?.date
  if (!stated || !library.covers(stated)) return { encounter, dateFrom: 'assumed', analysis }
  if (stated === encounter.date) return { encounter, dateFrom: 'note', analysis }
  const dated: Encounter = { ...encounter, date: stated }
  return { encounter: dated, dateFrom: 'note', analysis: library.analyse(text, dated) }
}

/** Which date of service and setting a note is analysed under. */
import type { Analysis, Encounter, LabelledPart } from '../engine/types.ts'
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

type Dated = Pick<Library, 'covers' | 'noteDate'>
export interface Note {
  text: string
  /** Of each part, the date that the page shows beside it, as it stands there. */
  parts: (LabelledPart & { date?: string })[]
}

/**
 * Analyses under the date that the person set, else the one that the note states or that the page shows beside it (when a
 * release for it is bundled), else today as an assumption to confirm.
 */
export async function judge(library: Dated & Pick<Library, 'analyse'>, note: Note, chosen: Chosen): Promise<Judged> {
  const { date, dateFrom } = dateOfService(library, note, chosen.date)
  const encounter: Encounter = { ...chosen, date }
  return { encounter, dateFrom, analysis: await library.analyse(note.text, encounter, note.parts) }
}

function dateOfService(
  library: Dated,
  note: Note,
  set: string | undefined,
): { date: string; dateFrom: Judged['dateFrom'] } {
  if (set) return { date: set, dateFrom: 'person' }
  const stated = library.noteDate(note.text)?.date ?? dateBeside(library, note)
  if (stated && library.covers(stated)) return { date: stated, dateFrom: 'note' }
  return { date: localDate(new Date()), dateFrom: 'assumed' }
}

/** The one date that stands beside the parts; undefined when they have none, or several that differ. */
function dateBeside(library: Dated, { parts }: Note): string | undefined {
  const dates = new Set(parts.flatMap(({ date }) => (date ? library.noteDate(`Date of service: ${date}`)?.date : [])))
  const [only] = dates
  return dates.size === 1 ? only : undefined
}

/** What reads a further code system out of a note that the engine has prepared: supplies and drugs given, procedures done. */
import type { Day } from '../library/types.ts'
import type { NoteContext } from './context/index.ts'
import type { Note } from './note.ts'
import type { Analysis, Encounter } from './types.ts'

export type ExtraFindings = Partial<Pick<Analysis, 'suggestions' | 'notCoded' | 'prompts' | 'documented'>>

export interface Extra {
  /** Pure, and never throws for any note. Its findings follow those of ICD-10-CM. */
  read(note: Note, context: NoteContext, encounter: Encounter, day: Day): ExtraFindings
}

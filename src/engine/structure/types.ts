/**
 * What stands where in a note. Everything is a half-open range of UTF-16 offsets into the analysed text; long lists are
 * struct-of-arrays, because a long note has thousands of sentences and needs no object for any of them.
 */
import type { Tokens } from '../../text/tokens.ts'

/** What a section of a note is for, whatever its title is called. */
export const SECTION_KINDS = [
  'untitled',
  'chief-complaint',
  'hpi',
  'pmh',
  'psh',
  'family-history',
  'social-history',
  'ros',
  'exam',
  'results',
  'imaging',
  'procedure',
  'hospital-course',
  'assessment',
  'plan',
  'assessment-and-plan',
  'impression',
  'diagnosis',
  'diagnosis-discharge',
  'diagnosis-final',
  'diagnosis-admitting',
  'diagnosis-preoperative',
  'diagnosis-postoperative',
  'differential',
  'indication',
  'clinical-history',
  'findings',
  'complications',
  'medications',
  'allergies',
  'problem-list',
  'instructions',
  'consent',
  'follow-up',
  'addendum',
  'orders',
  'screening',
  'other',
] as const

export type SectionKind = (typeof SECTION_KINDS)[number]

export interface Section {
  kind: SectionKind
  /** The title without its punctuation; empty (`titleStart === titleEnd`) where text has none. */
  titleStart: number
  titleEnd: number
  /** The body, from behind the title to the next section. */
  start: number
  end: number
  /** The section that this one is a part of ("Cardiovascular" in a review of systems), or -1. */
  parent: number
  /** False for a title that no table knows: its kind is a guess from its words or its surroundings. */
  known: boolean
}

/** What a block is: running text, an item of a list, or the short line over a list (a problem over its plan). */
export const BlockKind = { paragraph: 0, item: 1, header: 2 } as const

export interface Blocks {
  count: number
  /** Values of `BlockKind`. */
  kind: Uint8Array
  /** Content without its marker ("1.", "-"). */
  start: Int32Array
  end: Int32Array
  /** Index into `NoteStructure.sections`. */
  section: Int32Array
  /** The item or header that this block stands under, or -1. */
  parent: Int32Array
  /** Depth below its topmost item. */
  level: Uint8Array
  /** Number of a numbered item, 0 for a bullet, -1 for a block that is no item. */
  number: Int32Array
}

export interface Sentences {
  count: number
  start: Int32Array
  end: Int32Array
  /** Index into `NoteStructure.blocks`. */
  block: Int32Array
}

/** yes/no: the value affirms or denies the key; past: it places it in the past; empty: a form left blank; text: anything else. */
export type FieldValue = 'yes' | 'no' | 'past' | 'maybe' | 'empty' | 'text'

/** "Fever: none", "[x] asthma", "cough (-)", "+ cough": a name and what the note says of it. */
export interface Field {
  keyStart: number
  keyEnd: number
  /** Where the value is written: the word, the box or the sign. */
  valueStart: number
  valueEnd: number
  value: FieldValue
}

export interface NoteStructure {
  text: string
  tokens: Tokens
  sections: Section[]
  blocks: Blocks
  sentences: Sentences
  /** Ordered by keyStart. */
  fields: Field[]
}

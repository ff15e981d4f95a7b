/** The way back from a part's text to where it stands in the page; kept in the page until the next reading. */
import type { Field, Seg } from './line.ts'

/** Text of the page: `segs` cover the part's text but for the white space between its lines. */
export interface TextPlace {
  kind: 'text'
  text: string
  segs: Seg[]
}

/** Part of the value of a field, from `offset` on. */
export interface FieldPlace {
  kind: 'field'
  text: string
  field: Field
  offset: number
  /** Whether the part is all of the value. */
  whole: boolean
}

export type PartPlace = TextPlace | FieldPlace

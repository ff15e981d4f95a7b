/** ICD-10-PCS as the rest of the program sees it. A code is seven characters, each a value of one axis; a row is the number of a code in code order. */
import type { Day, Period, Row } from '../types.ts'

/** Axes of a code, 1 (section) to 7 (qualifier), as the official tables number them. */
export type Position = 1 | 2 | 3 | 4 | 5 | 6 | 7
export const POSITIONS: readonly Position[] = [1, 2, 3, 4, 5, 6, 7]

/** What the official definitions say of a root operation or an approach, or the body part key of a body part. */
export interface Definition {
  definition: string
  explanation: string
  examples: string
}

/** One value of an axis. */
export interface AxisValue {
  value: string
  /** Official meaning; '' where no source that may be bundled names it. */
  label: string
  definition?: string
}

export interface Axis {
  position: Position
  /** What the section calls the axis: "Body Part", "Contrast". */
  name: string
  /** Values that lead to a valid code with what is chosen on the other axes, in the order of the tables. */
  values: AxisValue[]
}

/** The state of a code under construction: what is chosen, and what may be chosen on every axis. */
export interface TableChoice {
  /** Seven characters, `.` where the axis is open. */
  chosen: string
  axes: Axis[]
  /** How many valid codes fit. */
  codes: number
  /** The code and its title, when exactly one fits. */
  code?: { code: string; title: string }
}

/** Why a string is not a valid code on a day. */
export type CodeFault =
  | { fault: 'length'; message: string }
  /** The first character after which no code goes on. */
  | { fault: 'axis'; position: Position; name: string; value: string; legal: AxisValue[]; message: string }
  /** The combination existed, but not on the day. */
  | { fault: 'date'; message: string }

export interface Procedures {
  /** Number of rows: every code since October 2015. */
  readonly size: number
  /** -1 for a string that never was a code. Any case; white space around it is ignored. */
  find(code: string): Row
  code(row: Row): string
  /** Official title in force on the day (default: the latest); '' when not bundled. */
  title(row: Row, day?: Day): string
  periods(row: Row): Period[]
  isValid(row: Row, day: Day): boolean
  /** Rows whose codes begin with the characters, half open; empty when there is none. */
  range(prefix: string): { from: Row; to: Row }
  /**
   * Visits the rows that fit a pattern, of all days, in code order.
   * @param visit told the row and how far it is from the first character of every class
   */
  matching(pattern: Pattern, visit: (row: Row, away: number) => void): void
  /** Meaning of the character at a position of a code or of the beginning of one; '' where no source names it. */
  label(code: string, position: Position): string
  /** The official definition of the value at a position. */
  definition(code: string, position: Position): Definition | undefined
  /** Name of an axis in the section of the code. */
  axisName(code: string, position: Position): string
  /** The terms for which the body part key and the device key say to use a label. */
  keyTerms(label: string): readonly string[]
}

/** One class of characters for each position, in order of preference; an empty class is open. */
export type Pattern = readonly string[]

export interface IndexLine {
  /** 1 directly under the main term. */
  level: number
  /** The sub-term; '' on a line that only refers. */
  term: string
  /** "see": look there; "use": that value stands for the term. */
  link: '' | 'see' | 'use'
  target: string
  /** The characters that the line decides: a code or its beginning; '' where it decides none. */
  code: string
}

export interface MainTerm {
  term: string
  lines: IndexLine[]
}

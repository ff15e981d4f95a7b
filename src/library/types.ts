/** Read-only view of one release-dated classification, over typed arrays. Rows are sorted by code, so a subtree is a range of rows. */

export type NoteKind =
  | 'includes'
  | 'inclusionTerm'
  | 'excludes1'
  | 'excludes2'
  | 'codeFirst'
  | 'useAdditionalCode'
  | 'codeAlso'
  | 'notes'

/** Index of a code or header; -1 where there is none. */
export type Row = number
/** Days since 1970-01-01 UTC. */
export type Day = number

export interface Period {
  from: Day
  /** Last day, inclusive; Infinity while open. */
  to: Day
  billable: boolean
}

export interface Note {
  kind: NoteKind
  text: string
  release: string
  item: boolean
}

/** A chapter ("4") or a block ("E08-E13"), with its own notes. */
export interface Place {
  id: string
  title: string
  notes: Note[]
}

export interface Classification {
  /** Number of rows: every code and header of FY2020 to FY2027. */
  readonly size: number
  /** Accepts dotted and undotted, any case. -1 when the string never was a code or header. */
  find(code: string): Row
  /** First row whose code is not below the given one: where the codes with this beginning start. `size` when there is none. */
  firstFrom(code: string): Row
  /** With the dot. */
  code(row: Row): string
  /** Without the dot. */
  rawCode(row: Row): string
  /** Official title in force on the day (default: the latest). '' when not bundled. */
  title(row: Row, day?: Day): string
  titleStatus(row: Row): 'long' | 'short' | 'none'
  /** Direct parent header, -1 for a three-character category. The parent of a code with a 7th character is its base code (placeholder X dropped). */
  parent(row: Row): Row
  /** Direct children rows, in code order, of all releases. */
  children(row: Row): Row[]
  /** First row after the subtree of `row`: descendants are row+1 … end-1. */
  subtreeEnd(row: Row): Row
  isValid(row: Row, day: Day): boolean
  isBillable(row: Row, day: Day): boolean
  periods(row: Row): Period[]
  /** Own notes only. */
  notes(row: Row): Note[]
  block(row: Row): Place | undefined
  /** The block and those that wrap it, widest first: V00-X58, V00-V99, V10-V19. */
  blocks(row: Row): Place[]
  chapter(row: Row): Place
  /** 7th characters that apply to the row (nearest definition), char → meaning; empty when none. */
  seventhCharacters(row: Row): Record<string, string>
}

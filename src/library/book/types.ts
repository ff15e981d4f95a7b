/** An index as a book shows it: main terms by letter, sub-terms indented below them, cross-references, and tables with columns of codes. */

export type BookPartId = 'index' | 'external-causes' | 'neoplasm' | 'drug'

/** One line as it stands in the book. Fields are '' or [] where it has none. */
export interface BookLine {
  /** 0 for a main term. */
  depth: number
  /** Without the nonessential modifiers. */
  title: string
  /** Words in brackets, whose presence or absence changes nothing. */
  nonessential: string[]
  /** With its dot; a dash at the end asks for more characters. */
  code: string
  /** The second code of a pair, printed in brackets and sequenced second. */
  manifestation: string
  /** Entry to use instead, and entry to look at too. */
  see: string
  seeAlso: string
  /** Codes of a table, by column; '' where the table has none. */
  cells: string[]
}

/** A part as it is laid out: an index or a table, in the order of the book. */
export interface BookText {
  title: string
  /** Release that it belongs to; '' where nothing says it. */
  version: string
  /** Headings of the columns of a table; none for an index. */
  columns: string[]
  lines: BookLine[]
}

export interface BookPart {
  readonly id: BookPartId
  readonly title: string
  readonly version: string
  readonly columns: string[]
  /** False where it was made out of titles and terms, and is no official index. */
  readonly official: boolean
  /** Number of lines. Lines are numbered from 0 in the order of the book. */
  readonly size: number
  line(entry: number): BookLine
  /** Main terms in order. */
  mains(): number[]
  /** First line after the entry and everything below it. */
  end(entry: number): number
  /** The line that this one is indented under; -1 for a main term. */
  parent(entry: number): number
  /** Entries whose path has a word that begins with each word of the query, best first. As one types: the last word may be unfinished. */
  find(query: string, limit: number): number[]
  /** The entry that a cross-reference names ("Pain, abdominal"): the deepest that it leads to, -1 where it leads to none. */
  follow(reference: string): number
}

/** The parts that there are, the index first. */
export interface Book {
  readonly parts: readonly BookPart[]
}

/** A part as a screen lists it. */
export interface BookPartView {
  id: BookPartId
  title: string
  version: string
  official: boolean
  columns: string[]
  letters: { letter: string; mains: number }[]
}

/** How a code of the book stands on a date: complete, asking for more characters, out of force, or not of the bundled releases. */
export type BookCodeStatus = 'billable' | 'incomplete' | 'retired' | 'unknown'

/** A line as a screen shows it. */
export interface BookLineView extends BookLine {
  entry: number
  /** Of `code`; absent where the line has none. */
  status?: BookCodeStatus
  /** Titles of the lines that it is indented under. */
  path: string[]
  /** Lines below it. */
  below: number
}

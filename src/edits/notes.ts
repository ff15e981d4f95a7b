/** The notes of the Tabular List that speak of other codes, by their owner, with the codes that they name as ranges of rows. */
import type { Classification, Note, Row } from '../library/types.ts'
import type { Index } from '../store/format.ts'
import { lowerBound } from '../store/sorted.ts'
import { type NoteFilter, noteFilter } from './note-filter.ts'

export const NOTE_GROUPS = ['excludes1', 'excludes2', 'codeFirst', 'useAdditionalCode', 'codeAlso'] as const
type NoteGroupKind = (typeof NOTE_GROUPS)[number]

/** Bits beside the kind of a group: it holds only where the record says so; it names examples, or no codes at all. */
export const CONDITIONAL = 8
export const OPEN = 16

/** Characters of a note that a message quotes, at most. */
const LONGEST = 160

/** A note line, or the heading of a list with the lines below it. */
export interface NoteGroup {
  /** Number of the group, stable within one index. */
  id: number
  /** Rows that the note holds for; `place` where it stands at a block or chapter. */
  owner: Row | string
  kind: NoteGroupKind
  conditional: boolean
  open: boolean
}

export interface NoteTable {
  /** Groups of the code, of the headers above it, of its blocks and its chapter, nearest first. */
  groupsOf(row: Row): readonly NoteGroup[]
  /** The line of the group, by its position among the notes of the owner, that names the row; undefined when none does. */
  naming(group: NoteGroup, row: Row): number | undefined
  /** Whether the group names any code. */
  namesCodes(group: NoteGroup): boolean
  /** The note as the official text has it: with the line that is given, else whole, cut where it is long. */
  text(group: NoteGroup, row: Row, line?: number): string
  /** The code, block or chapter at which the note stands, as a person knows it. */
  place(group: NoteGroup): string
}

export function openNotes(index: Index, cm: Classification): NoteTable {
  const owner = index.i32('edits.note.owner')
  const flags = index.u8('edits.note.flags')
  const at = index.u16('edits.note.at')
  const start = index.u32('edits.note.start')
  const refFirst = index.i32('edits.ref.first')
  const refEnd = index.i32('edits.ref.end')
  const refAt = index.u16('edits.ref.at')
  const refFilter = index.u8('edits.ref.filter')
  const filterTable = index.strings('edits.ref.filters')
  const filters: NoteFilter[] = Array.from({ length: filterTable.length }, (_, i) => noteFilter(filterTable.get(i)))
  const placeTable = index.strings('edits.note.places')
  const placeIds = new Map(Array.from({ length: placeTable.length }, (_, i) => [placeTable.get(i), cm.size + i]))

  const groups: (NoteGroup | undefined)[] = []
  const group = (id: number): NoteGroup => {
    const own = owner[id]!
    groups[id] ??= {
      id,
      owner: own < cm.size ? own : placeTable.get(own - cm.size),
      kind: NOTE_GROUPS[flags[id]! & 7]!,
      conditional: (flags[id]! & CONDITIONAL) !== 0,
      open: (flags[id]! & OPEN) !== 0,
    }
    return groups[id]
  }
  const groupsAt = (own: number): NoteGroup[] => {
    const found: NoteGroup[] = []
    for (let i = lowerBound(owner, own); owner[i] === own; i++) found.push(group(i))
    return found
  }
  // codes of one category share blocks and chapter; there are fewer than two thousand categories
  const above = new Map<Row, readonly NoteGroup[]>()
  const abovePlaces = (category: Row): readonly NoteGroup[] => {
    const known = above.get(category)
    if (known) return known
    const places = [...cm.blocks(category).map(({ id }) => id), `chapter:${cm.chapter(category).id}`]
    const found = places.flatMap((id) => groupsAt(placeIds.get(id) ?? -1))
    above.set(category, found)
    return found
  }
  const notesOf = (of: NoteGroup, row: Row): Note[] => {
    if (typeof of.owner === 'number') return cm.notes(of.owner)
    const chapter = cm.chapter(row)
    if (of.owner === `chapter:${chapter.id}`) return chapter.notes
    return cm.blocks(row).find(({ id }) => id === of.owner)?.notes ?? []
  }
  return {
    groupsOf(row) {
      const found: NoteGroup[] = []
      let category = row
      for (let r = row; r >= 0; r = cm.parent(r)) {
        found.push(...groupsAt(r))
        category = r
      }
      return [...found, ...abovePlaces(category)]
    },
    naming({ id }, row) {
      for (let i = start[id]!; i < start[id + 1]!; i++) {
        if (refFirst[i]! <= row && row < refEnd[i]! && filters[refFilter[i]!]!(cm.rawCode(row))) return refAt[i]!
      }
      return undefined
    },
    namesCodes: ({ id }) => start[id]! < start[id + 1]!,
    text(of, row, line) {
      const notes = notesOf(of, row)
      const heading = at[of.id]!
      const text = (i: number) => notes[i]?.text ?? ''
      if (line !== undefined)
        return line === heading || !text(heading).endsWith(':') ? text(line) : `${text(heading)} ${text(line)}`
      const more = (i: number) => notes[i]?.kind === of.kind && (of.kind === 'codeFirst' || (notes[i]?.item ?? false))
      let whole = text(heading)
      for (let i = heading + 1; more(i); i++) whole += `${whole.endsWith(':') ? ' ' : '; '}${text(i)}`
      return whole.length > LONGEST ? `${whole.slice(0, LONGEST).replace(/[;,]? \S*$/, '')} …` : whole
    },
    place: ({ owner: own }) =>
      typeof own === 'number' ? cm.code(own) : own.startsWith('chapter:') ? `Chapter ${own.slice(8)}` : own,
  }
}

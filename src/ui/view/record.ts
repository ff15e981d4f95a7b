/** A code's record, laid out as the Tabular List lays it out. */
import type { NoteKind } from '../../library/types.ts'
import type { CodeRecord, RecordNote } from '../../platform/messages.ts'
import { showDate } from './dates.ts'

const KINDS: { kind: NoteKind; label: string }[] = [
  { kind: 'inclusionTerm', label: 'Inclusion terms' },
  { kind: 'includes', label: 'Includes' },
  { kind: 'codeFirst', label: 'Code first' },
  { kind: 'useAdditionalCode', label: 'Use additional code' },
  { kind: 'codeAlso', label: 'Code also' },
  { kind: 'excludes1', label: 'Excludes1' },
  { kind: 'excludes2', label: 'Excludes2' },
  { kind: 'notes', label: 'Notes' },
]

export interface NoteGroup {
  kind: NoteKind
  label: string
  /** By the place where they stand, the record's own first. */
  places: { from: string; own: boolean; notes: RecordNote[] }[]
}

/** Kinds in the order of the Tabular List; those with notes of the record's own come first. */
export function groupNotes(record: Pick<CodeRecord, 'code' | 'notes'>): NoteGroup[] {
  const groups = KINDS.flatMap(({ kind, label }) => {
    const byPlace = new Map<string, RecordNote[]>()
    for (const note of record.notes) {
      if (note.kind === kind) byPlace.set(note.from, [...(byPlace.get(note.from) ?? []), note])
    }
    if (byPlace.size === 0) return []
    const places = [...byPlace].map(([from, notes]) => ({ from, own: from === record.code, notes }))
    return [{ kind, label, places: places.sort((a, b) => Number(b.own) - Number(a.own)) }]
  })
  const own = (group: NoteGroup) => Number(group.places.some((place) => place.own))
  return groups.sort((a, b) => own(b) - own(a))
}

/** "chapter:4" → "Chapter 4"; a block or code stays as it is. */
export const placeName = (from: string): string => from.replace(/^chapter:/, 'Chapter ')

/** The code with its 7th character; places between are filled with the placeholder X (guideline I.A.5). */
export function completeCode(code: string, character: string): string {
  const bare = code.replace('.', '')
  const padded = bare.slice(0, 6).padEnd(6, 'X') + character
  return `${padded.slice(0, 3)}.${padded.slice(3)}`
}

/** The first day of which the index knows: the first release in it, FY2020. */
const FIRST_DAY = '2019-10-01'

/** When the code is in force, e.g. "since 1 Oct 2024" or "1 Oct 2021 to 30 Sep 2025". */
export function validityLine(validity: CodeRecord['validity']): string {
  const first = validity[0]
  const last = validity.at(-1)
  if (!first || !last) return ''
  const from = first.from <= FIRST_DAY ? 'FY2020 or earlier' : showDate(first.from)
  return last.to ? `In force ${from} to ${showDate(last.to)}` : `In force since ${from}`
}

export interface TextRun {
  text: string
  /** The run names this code; a click opens it. */
  code?: string
}

const CODE = /\b[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?(?![0-9A-Za-z])/g

/** Cuts a note's text at the codes that it names, e.g. "gestational diabetes (O24.4-)". The texts, joined, are the note's text. */
export function linkCodes(text: string): TextRun[] {
  const runs: TextRun[] = []
  let end = 0
  for (const match of text.matchAll(CODE)) {
    if (match.index > end) runs.push({ text: text.slice(end, match.index) })
    runs.push({ text: match[0], code: match[0] })
    end = match.index + match[0].length
  }
  if (end < text.length) runs.push({ text: text.slice(end) })
  return runs
}

/** Steps of a path that have a record of their own: categories and codes, not chapters and blocks. */
export const hasRecord = (code: string): boolean => /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/.test(code)

/** Whether a code must be completed with a 7th character before it can be billed. */
export function needsSeventh(record: CodeRecord): boolean {
  return !record.billable && Object.keys(record.seventhCharacters).length > 0
}

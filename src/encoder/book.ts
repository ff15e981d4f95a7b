/** The book as one leafs through it: letters, main terms, sub-terms, cross-references between its parts, and the codes that complete one with a dash. */

import type { BookCodeStatus, BookLineView, BookPart, BookPartId, BookPartView } from '../library/book/types.ts'
import { wordKey } from '../library/book/words.ts'
import { parseDay } from '../library/day.ts'
import type { Classification, Day } from '../library/types.ts'
import type { Failure, SearchHit } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'
import { dateOutside } from './failures.ts'

export async function bookParts(encoder: Encoder): Promise<BookPartView[]> {
  const { parts } = await encoder.open('book')
  return parts.map((part) => {
    const { id, title, version, official, columns } = part
    const letters = new Map<string, number>()
    for (const main of part.mains()) {
      const letter = letterOf(part, main)
      letters.set(letter, (letters.get(letter) ?? 0) + 1)
    }
    const counted = [...letters].sort(([a], [b]) => (a < b ? -1 : 1)).map(([letter, mains]) => ({ letter, mains }))
    return { id, title, version, official, columns, letters: counted }
  })
}

export interface BookRequest {
  part: BookPartId
  /** One of: the main terms of a letter, the main term that holds an entry with all below it, what a query finds. */
  at: { letter: string } | { entry: number } | { query: string }
  /** ISO date of service. */
  date: string
}

/** Most lines that a look-up gives. */
const MOST_FOUND = 40

/** Lines in the order of the book; of a look-up best first. */
export async function bookLines(
  encoder: Encoder,
  { part: id, at, date }: BookRequest,
): Promise<BookLineView[] | Failure> {
  const [part, codes, coverage] = await Promise.all([
    partOf(encoder, id),
    encoder.open('classification'),
    encoder.open('coverage'),
  ])
  if (!coverage.covers(date)) return dateOutside(date, coverage)
  if (part === undefined) return []
  const day = parseDay(date)
  return entriesAt(part, at).map((entry): BookLineView => {
    const line = part.line(entry)
    return {
      ...line,
      entry,
      path: pathOf(part, entry),
      below: part.end(entry) - entry - 1,
      ...(line.code === '' ? {} : { status: statusOf(codes, line.code, day) }),
    }
  })
}

function entriesAt(part: BookPart, at: BookRequest['at']): number[] {
  if ('query' in at) return part.find(at.query, MOST_FOUND)
  if ('letter' in at) return part.mains().filter((main) => letterOf(part, main) === at.letter)
  if (at.entry < 0 || at.entry >= part.size) return []
  let main = at.entry
  for (let above = part.parent(main); above >= 0; above = part.parent(main)) main = above
  return Array.from({ length: part.end(main) - main }, (_, i) => main + i)
}

/** The entry that a cross-reference leads to, perhaps in another part; null where the book has none of that name. */
export async function followBook(
  encoder: Encoder,
  { part: from, reference }: { part: BookPartId; reference: string },
): Promise<{ part: BookPartId; entry: number } | null> {
  for (const [id, name] of targets(from, reference)) {
    const part = await partOf(encoder, id)
    if (part === undefined) continue
    const entry = name === '' ? 0 : part.follow(name)
    if (entry >= 0) return { part: id, entry }
  }
  return null
}

const ELSEWHERE: readonly { part: BookPartId; begins: RegExp }[] = [
  { part: 'drug', begins: /^(?:the )?table of drugs(?: and chemicals)?,?\s*/i },
  { part: 'neoplasm', begins: /^(?:the )?table of neoplasms,?\s*|^neoplasm,\s*(?!by\b)/i },
  { part: 'index', begins: /^index to diseases?(?: and injuries)?,?\s*/i },
  { part: 'external-causes', begins: /^(?:index to )?external causes?(?: of injur(?:y|ies))?(?: index)?,?\s*/i },
]

/** Where a reference may lead: the part that it names, else its own and the index. */
function targets(from: BookPartId, reference: string): [BookPartId, string][] {
  const own: [BookPartId, string][] = [
    [from, reference],
    ['index', reference],
  ]
  const named = ELSEWHERE.find(({ begins }) => begins.test(reference))
  return named ? [[named.part, reference.replace(named.begins, '')], ...own] : own
}

/**
 * Codes that the imported Alphabetic Index gives for the words of a query, best first, `exact` where an entry has these words and no other; [] until it is imported, since the term index is made
 * of what the look-up searches anyway.
 */
export async function indexHits(
  encoder: Encoder,
  query: string,
  limit: number,
  date: string,
): Promise<{ hit: SearchHit; exact: boolean }[]> {
  const part = await partOf(encoder, 'index')
  if (!part?.official) return []
  const codes = await encoder.open('classification')
  const day = parseDay(date)
  const asked = wordKey(query)
  const hits = new Map<number, { hit: SearchHit; exact: boolean }>()
  for (const entry of part.find(query, MOST_FOUND)) {
    const { code, see, title } = part.line(entry)
    const target = code === '' && see !== '' ? part.follow(see) : -1
    const row = codes.find(bare(target >= 0 ? part.line(target).code : code))
    if (row < 0 || hits.has(row) || !codes.isValid(row, day)) continue
    const matched = [...pathOf(part, entry), title].join(', ')
    const hit: SearchHit = {
      system: 'ICD-10-CM',
      code: codes.code(row),
      title: codes.title(row, day),
      billable: codes.isBillable(row, day),
      matched,
    }
    hits.set(row, { hit, exact: wordKey(matched) === asked })
    if (hits.size === limit) break
  }
  return [...hits.values()]
}

/** The codes that complete one with a dash: those directly below it that are in force on the date. Empty for a code that is complete. */
export async function completions(
  encoder: Encoder,
  { code, date }: { code: string; date: string },
): Promise<{ code: string; title: string; billable: boolean }[]> {
  const codes = await encoder.open('classification')
  const day = parseDay(date)
  const row = codes.find(bare(code))
  if (row < 0) return []
  return codes
    .children(row)
    .filter((child) => codes.isValid(child, day))
    .map((child) => ({
      code: codes.code(child),
      title: codes.title(child, day),
      billable: codes.isBillable(child, day),
    }))
}

const partOf = async (encoder: Encoder, id: BookPartId): Promise<BookPart | undefined> =>
  (await encoder.open('book')).parts.find((part) => part.id === id)

function letterOf(part: BookPart, main: number): string {
  const first = part.line(main).title.normalize('NFD')[0]?.toUpperCase() ?? ''
  return /[A-Z]/.test(first) ? first : '#'
}

function pathOf(part: BookPart, entry: number): string[] {
  const path: string[] = []
  for (let above = part.parent(entry); above >= 0; above = part.parent(above)) path.unshift(part.line(above).title)
  return path
}

const bare = (code: string): string => code.replace(/[.-]+$/, '')

function statusOf(codes: Classification, code: string, day: Day): BookCodeStatus {
  const row = codes.find(bare(code))
  if (row < 0) return 'unknown'
  if (!codes.isValid(row, day)) return 'retired'
  return code.endsWith('-') || !codes.isBillable(row, day) ? 'incomplete' : 'billable'
}

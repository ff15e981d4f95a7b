/** Holds the clinicians' terms against the official indexes: where an entry has the same words, it should have the same code. */

import { termWords } from '../../engine/mentions/titles.ts'
import type { BookLine, BookPart } from '../../library/book/types.ts'
import { bookWords } from '../../library/book/words.ts'
import type { Assets } from '../../store/compile/compile.ts'
import { rows } from '../../text/table.ts'
import { Vocabulary } from '../../text/words.ts'

export interface Disagreement {
  /** Path of the table that has the term. */
  path: string
  term: string
  /** Code of the lexicon. */
  ours: string
  /** Codes of the entries with these words, joined with blanks. */
  index: string
  /** Where the first of them stands. */
  entry: string
}

export interface LexiconCheck {
  /** Terms without a condition on their surroundings: those that an index can be asked for. */
  terms: number
  /** Terms whose words an entry has. */
  found: number
  disagreements: Disagreement[]
}

/** Words of one entry of an index. */
interface Entry {
  code: string
  place: string
  /** Nonessential modifiers: words that a term may have besides. */
  optional: Set<string>
}

/** Longer terms have too many parts to ask for, and no entry has all their words. */
const MOST_WORDS = 7

export function checkLexicon(assets: Assets, parts: readonly BookPart[]): LexiconCheck {
  const vocabulary = new Vocabulary(
    rows(assets.read('lexicon/words.tsv')).map(([word = '', to = '']): [string, string] => [word, to]),
  )
  const entries = new Map<string, Entry[]>()
  for (const part of parts) if (part.columns.length === 0) collect(part, vocabulary, entries)
  const check: LexiconCheck = { terms: 0, found: 0, disagreements: [] }
  for (const path of assets.list('lexicon/terms')) {
    for (const [term = '', code = '', context = ''] of rows(assets.read(path))) {
      if (context !== '') continue
      check.terms++
      const words = [...new Set(termWords(term, vocabulary))]
      const found = words.length > MOST_WORDS ? [] : matching(words, entries)
      if (found.length === 0) continue
      check.found++
      if (found.some((entry) => agree(code, entry.code))) continue
      const codes = [...new Set(found.map((entry) => entry.code))].sort().join(' ')
      check.disagreements.push({ path, term, ours: code, index: codes, entry: found[0]!.place })
    }
  }
  return check
}

/** Equal, or one of them the header of the other: an index names the default, a lexicon may name the concept, and a dash leaves open what follows. */
function agree(ours: string, index: string): boolean {
  const [a, b] = [ours.replace(/[.-]/g, ''), index.replace(/[.-]/g, '')]
  return a.startsWith(b) || b.startsWith(a)
}

function collect(part: BookPart, vocabulary: Vocabulary, entries: Map<string, Entry[]>): void {
  const path: BookLine[] = []
  for (let i = 0; i < part.size; i++) {
    const line = part.line(i)
    path.length = line.depth
    path.push(line)
    const code = line.code === '' && line.see !== '' ? codeSeen(part, line.see) : line.code
    if (code === '') continue
    const optional = new Set(path.flatMap(({ nonessential }) => vocabulary.words(nonessential.join(' '))))
    const place = path.map(({ title }) => title).join(' > ')
    for (const words of wordings(path, vocabulary)) {
      const key = keyOf(words)
      const entry = { code, place, optional }
      const known = entries.get(key)
      if (known) known.push(entry)
      else if (key !== '') entries.set(key, [entry])
    }
  }
}

/** "Not elsewhere classified" bounds the entry and is no word of its name. */
const NO_MORE = /\b(?:NEC|NOS)\b/g

/** The code of the entry that a reference names to its end; '' where it leads only part of the way. */
function codeSeen(part: BookPart, reference: string): string {
  const target = part.follow(reference)
  if (target < 0) return ''
  const { title, code } = part.line(target)
  const last = bookWords(reference.split(',').at(-1) ?? '')
  const names = bookWords(title)
  return last.every((word) => names.includes(word)) ? code : ''
}

/** The sets of words of a path: a title such as "Femur, femoral" gives several names of which one is enough. */
function wordings(path: readonly BookLine[], vocabulary: Vocabulary): string[][] {
  let sets: string[][] = [[]]
  for (const { title } of path) {
    const names = title.split(/,\s*/)
    const alternatives = names.length > 1 && names.every((name) => isVariant(name, names[0]!)) ? names : [title]
    sets = sets
      .flatMap((words) => alternatives.map((name) => [...words, ...termWords(name.replace(NO_MORE, ''), vocabulary)]))
      .slice(0, 8)
  }
  return sets
}

/** "femoral" of "femur": the same beginning, one word each. */
const isVariant = (name: string, first: string): boolean =>
  !name.includes(' ') && name.slice(0, 3).toLowerCase() === first.slice(0, 3).toLowerCase()

const keyOf = (words: readonly string[]): string => [...new Set(words)].sort().join(' ')

/** Entries whose words are all in the term, and that leave over only what is nonessential. The fullest alone count. */
function matching(words: readonly string[], entries: ReadonlyMap<string, Entry[]>): Entry[] {
  let best: Entry[] = []
  let most = 0
  for (let bits = (1 << words.length) - 1; bits > 0; bits--) {
    const taken = words.filter((_, i) => bits & (1 << i))
    if (taken.length < most) continue
    const left = words.filter((_, i) => !(bits & (1 << i)))
    const found = (entries.get(keyOf(taken)) ?? []).filter(({ optional }) => left.every((word) => optional.has(word)))
    if (found.length === 0) continue
    best = taken.length > most ? found : [...best, ...found]
    most = taken.length
  }
  return best
}

/** The sections of the search: a vocabulary, and for each word the terms in which it stands. */

import type { Assets, SectionBuilder } from '../../store/compile/compile.ts'
import { rows as tableRows } from '../../text/table.ts'
import { Vocabulary } from '../../text/words.ts'
import { openClassification } from '../classification.ts'
import { letterMask } from '../search/fuzzy.ts'
import { LIGHT_WEIGHT } from '../search/weights.ts'
import { readWords, type TermWord } from '../search/words.ts'
import type { Classification } from '../types.ts'
import { minedTerms } from './mined.ts'
import { plainness, readDefaultness } from './plainness.ts'

interface Term {
  words: TermWord[]
  /** Row of the classification; -1 minus the number of a place for the title of a block or chapter. */
  row: number
  /** Shown with a hit; '' for a title. */
  text: string
}

export const buildSearch: SectionBuilder = ({ assets, index }) => {
  const cm = openClassification(index)
  const aliases = tableRows(readIf(assets, 'lexicon/words.tsv'))
  const vocabulary = new Vocabulary(aliases.map(([word, canonical]) => [word!, canonical!]))
  const read = (text: string) => readWords(text, vocabulary)
  const titles = titleTerms(cm, read)
  const defaultness = readDefaultness(cm)
  const placeTitles = index.strings('cm.place.title')
  const places = Array.from({ length: placeTitles.length }, (_, p) => ({
    words: read(placeTitles.get(p)),
    row: -1 - p,
    text: '',
  }))
  const named = namedTerms(cm, assets, read, titles)
  const terms = [...titles, ...places, ...named]
  const words = [...new Set(terms.flatMap((t) => t.words.map((w) => w.form)))]
  const targets = new Map(words.map((w) => [w, w]))
  for (const [word] of aliases) {
    const [form] = readWords(word!, PLAIN)
    const target = vocabulary.words(word!)[0]
    if (form !== undefined && target !== undefined && targets.has(target)) targets.set(form.form, target)
  }
  const sorted = [...targets.keys()].sort()
  const id = new Map(sorted.map((w, i) => [w, i]))
  const { start, postings, idf } = postingLists(terms, sorted.length, id)
  const weight = (t: Term) =>
    unique(t.words).reduce((n, w) => n + idf[id.get(w.form)!]! * (w.light ? LIGHT_WEIGHT : 1), 0)
  return {
    sections: [
      { name: 'search.word', kind: 'strings', data: sorted },
      { name: 'search.word.target', kind: 'u16', data: Uint16Array.from(sorted, (w) => id.get(targets.get(w)!)!) },
      { name: 'search.word.letters', kind: 'u32', data: Uint32Array.from(sorted, letterMask) },
      { name: 'search.word.idf', kind: 'f32', data: idf },
      { name: 'search.word.start', kind: 'u32', data: start },
      { name: 'search.posting', kind: 'u32', data: postings },
      { name: 'search.term.row', kind: 'i32', data: Int32Array.from(terms, (t) => t.row) },
      { name: 'search.term.weight', kind: 'f32', data: Float32Array.from(terms, weight) },
      { name: 'search.term.text', kind: 'strings', data: named.map((t) => t.text) },
      { name: 'search.title', kind: 'i32', data: titleOfRow(cm, titles) },
      { name: 'search.defaultness', kind: 'u8', data: defaultness },
      { name: 'search.plainness', kind: 'u8', data: plainness(cm, defaultness) },
      { name: 'search.abbreviation', kind: 'strings', data: abbreviations(assets) },
    ],
  }
}

const PLAIN = new Vocabulary([])

const readIf = (assets: Assets, path: string): string => {
  const folder = path.slice(0, path.lastIndexOf('/'))
  return assets.list(folder).includes(path) ? assets.read(path) : ''
}

/** Names for people who look codes up, each of which may mean several. */
const LOOKUP = 'lexicon/lookup.tsv'

const optional = (assets: Assets, path: string): string[] => (assets.list('lexicon').includes(path) ? [path] : [])

/** Titles of all rows but those with a 7th character: these are reached from their base, by the meaning of the character. */
function titleTerms(cm: Classification, read: (text: string) => TermWord[]): Term[] {
  const terms: Term[] = []
  for (let row = 0; row < cm.size; row++) {
    if (cm.rawCode(row).length === 7) continue
    const words = read(cm.title(row))
    if (words.length > 0) terms.push({ words, row, text: '' })
  }
  return terms
}

function titleOfRow(cm: Classification, titles: readonly Term[]): Int32Array {
  const of = new Int32Array(cm.size).fill(-1)
  titles.forEach((t, i) => {
    of[t.row] = i
  })
  return of
}

/** Other names: of the Tabular List's notes, of the lexicon, and "cancer" for "malignant neoplasm" in titles. */
function namedTerms(
  cm: Classification,
  assets: Assets,
  read: (text: string) => TermWord[],
  titles: readonly Term[],
): Term[] {
  const key = (row: number, words: readonly TermWord[]): string =>
    `${row} ${unique(words)
      .map((w) => w.form)
      .sort()
      .join(' ')}`
  const seen = new Set(titles.map((t) => key(t.row, t.words)))
  const terms: Term[] = []
  const add = (text: string, row: number): void => {
    const words = read(text)
    const k = key(row, words)
    if (words.length === 0 || seen.has(k)) return
    seen.add(k)
    terms.push({ words, row, text })
  }
  for (const path of [...assets.list('lexicon/terms'), ...optional(assets, LOOKUP)]) {
    for (const [term, code] of tableRows(assets.read(path))) {
      const row = cm.find(code ?? '')
      if (row < 0) throw new Error(`${path}: ${term}: ${code} is not an ICD-10-CM code.`)
      add(term!, row)
    }
  }
  for (const { text, row } of minedTerms(cm)) add(text, row)
  for (const { row } of titles) {
    for (const name of otherNames(cm.title(row))) add(name, row)
  }
  return terms
}

const SECONDARY = /^secondary malignant neoplasm of (?:other )?/i
const PRIMARY = /malignant neoplasms?(?: of)?/i

/** Names that follow from a title: "cancer" for "malignant neoplasm", and each of two sites that "and" or "or" joins. */
function otherNames(title: string): string[] {
  const cancer = SECONDARY.test(title)
    ? ['metastasis to ', 'metastatic cancer of '].map((name) => title.replace(SECONDARY, name))
    : PRIMARY.test(title)
      ? [title.replace(PRIMARY, 'cancer of')]
      : []
  const names = [title, ...cancer]
  return [...cancer, ...names.flatMap(sites)]
}

const TWO_SITES = /^(.*\b(?:of|to|in)) ((?:[a-z-]+ ){0,2}?[a-z-]+) (?:and|or) ((?:[a-z-]+ ){0,3}?[a-z-]+)(,.*)?$/i

const TWO_NAMES = /^([a-z-]{4,}) and ([a-z-]{4,})$/i

function sites(name: string): string[] {
  const pair = TWO_NAMES.exec(name)
  if (pair !== null) return [pair[1]!, pair[2]!]
  const m = TWO_SITES.exec(name)
  return m === null ? [] : [`${m[1]} ${m[2]}${m[4] ?? ''}`, `${m[1]} ${m[3]}${m[4] ?? ''}`]
}

function abbreviations(assets: Assets): string[] {
  return tableRows(readIf(assets, 'lexicon/abbreviations.tsv'))
    .filter(([abbreviation, expansion]) => abbreviation && expansion)
    .map(([abbreviation, expansion, context]) => [abbreviation, expansion, context ?? ''].join('\t'))
}

/** Each form once; light only when every occurrence is. */
function unique(words: readonly TermWord[]): TermWord[] {
  const by = new Map<string, TermWord>()
  for (const w of words) {
    const known = by.get(w.form)
    if (known === undefined || (known.light && !w.light)) by.set(w.form, w)
  }
  return [...by.values()]
}

/** A posting is twice the number of the term, plus one when the word is a light one there. */
function postingLists(
  terms: readonly Term[],
  count: number,
  id: ReadonlyMap<string, number>,
): { start: Uint32Array; postings: Uint32Array; idf: Float32Array } {
  const lists: number[][] = Array.from({ length: count }, () => [])
  terms.forEach((t, i) => {
    for (const w of unique(t.words)) lists[id.get(w.form)!]!.push(i * 2 + (w.light ? 1 : 0))
  })
  const start = new Uint32Array(count + 1)
  lists.forEach((list, w) => {
    start[w + 1] = start[w]! + list.length
  })
  return {
    start,
    postings: Uint32Array.from(lists.flat()),
    idf: Float32Array.from(lists, (list) => Math.log(1 + terms.length / (1 + list.length))),
  }
}

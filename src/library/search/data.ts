/** The search's view of the index. */

import type { Index, StringTable } from '../../store/format.ts'
import { firstNotBelow } from '../../store/sorted.ts'
import { openClassification } from '../classification.ts'
import type { Classification } from '../types.ts'

export interface Sense {
  expansion: string
  /** Words of which one must stand in the query for this sense to be meant. */
  context: string[]
}

/** Added to the defaultness of a row in a chapter that a query means only when it says so. */
export const SPECIAL_FLAG = 8

export interface SearchData {
  cm: Classification
  /** Sorted by UTF-16 code units. */
  word: StringTable
  /** The word that stands for it. */
  target: Uint16Array
  letters: Uint32Array
  idf: Float32Array
  start: Uint32Array
  posting: Uint32Array
  termRow: Int32Array
  termWeight: Float32Array
  /** Texts of the terms that are no titles: the last ones. */
  termText: StringTable
  /** Term of each row's title, -1 for a 7th-character code. */
  title: Int32Array
  /** 0 other, 1 plain, 2 and 3 default; plus `SPECIAL_FLAG`. */
  defaultness: Uint8Array
  /** How little a row says beyond its header; larger is plainer. */
  plainness: Uint8Array
  /** Words of the meanings of 7th characters, read when first met, and how usual each is. */
  meanings: Map<string, { words: string[]; usual: number }>
  /** Number of the first place's title term: places follow the rows' titles in the order of the index. */
  firstPlace: number
  blockOf: Uint16Array
  placeChapter: Uint8Array
  placeWrapper: Uint16Array
  abbreviations: ReadonlyMap<string, Sense[]>
  scratch: Scratch
}

/** Per-term sums of the query in hand; all zero between queries, so that a query costs what it touches. */
export interface Scratch {
  /** Weight of the query's words that the term has. */
  query: Float32Array
  /** Weight of the term's words that the query has. */
  term: Float32Array
  /** Which words of the query, one bit each. */
  mask: Uint32Array
  touched: Uint32Array
  count: number
}

/** Throws `IndexError` when the index lacks the sections of the search. */
export function openSearch(index: Index): SearchData {
  const termRow = index.i32('search.term.row')
  return {
    cm: openClassification(index),
    word: index.strings('search.word'),
    target: index.u16('search.word.target'),
    letters: index.u32('search.word.letters'),
    idf: index.f32('search.word.idf'),
    start: index.u32('search.word.start'),
    posting: index.u32('search.posting'),
    termRow,
    termWeight: index.f32('search.term.weight'),
    termText: index.strings('search.term.text'),
    title: index.i32('search.title'),
    defaultness: index.u8('search.defaultness'),
    plainness: index.u8('search.plainness'),
    meanings: new Map(),
    firstPlace: termRow.indexOf(-1),
    blockOf: index.u16('cm.block'),
    placeChapter: index.u8('cm.place.chapter'),
    placeWrapper: index.u16('cm.place.wrapper'),
    abbreviations: readAbbreviations(index.strings('search.abbreviation')),
    scratch: {
      query: new Float32Array(termRow.length),
      term: new Float32Array(termRow.length),
      mask: new Uint32Array(termRow.length),
      touched: new Uint32Array(termRow.length),
      count: 0,
    },
  }
}

function readAbbreviations(table: StringTable): Map<string, Sense[]> {
  const senses = new Map<string, Sense[]>()
  for (let i = 0; i < table.length; i++) {
    const [abbreviation, expansion, context] = table.get(i).split('\t')
    const sense = { expansion: expansion!, context: context ? context.split(',').map((c) => c.trim()) : [] }
    const known = senses.get(abbreviation!)
    if (known === undefined) senses.set(abbreviation!, [sense])
    else known.push(sense)
  }
  return senses
}

/** Number of a word of the vocabulary; -1 when it has none. */
export function findWord(data: SearchData, form: string): number {
  const i = firstFrom(data, form)
  return i < data.word.length && data.word.get(i) === form ? i : -1
}

/** First word that is not below the form. */
export function firstFrom(data: SearchData, form: string): number {
  return firstNotBelow(0, data.word.length, (place) => data.word.get(place) < form)
}

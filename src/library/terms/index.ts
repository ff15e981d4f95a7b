/** Look-up by words over the terms of one code set: in any order, by beginnings, with a letter wrong, with abbreviations. */

import type { Index } from '../../store/format.ts'
import { firstNotBelow } from '../../store/sorted.ts'
import { type Abbreviations, termWords } from './words.ts'

export interface TermHit {
  row: number
  /** Number of the term, in the order in which the terms were laid out. */
  term: number
  /** 0..1; 1 when query and term have the same words. */
  score: number
}

export interface TermIndex {
  /** Best first, each row once. */
  find(query: string, limit: number, wanted?: (row: number) => boolean): TermHit[]
  /**
   * The other way round: terms of which most words stand in a text, best first, each row once.
   * @param named at least one word of these must be of the term
   */
  within(text: string, named: string, limit: number): TermHit[]
}

/** Longer input is no search; its beginning is enough to answer. */
const MAX_QUERY = 400
const MAX_WORDS = 24
/** A term must hold this share of what the words of the query weigh. */
const LEAST_SHARE = 0.5
const PREFIX = 0.85
const FUZZY = 0.6
/** Words shorter than this are taken as they are written. */
const FUZZY_LENGTH = 5
/** A term stands in a text when this share of what its words weigh does. */
const LEAST_WITHIN = 0.7
/** A term of one word is too general to be found in a text. */
const LEAST_LENGTH = 2
/** A term that begins with a word of the query is more likely what it names than one that mentions it. */
const BEGINS = 0.15
/** Of two terms with the same words of the query, the one with fewer other words is meant. */
const OWN_WORDS = 0.25

/** @param name as given to `termSections` */
export function openTerms(index: Index, name: string, abbreviations: Abbreviations): TermIndex {
  const table = index.strings(`${name}.word`)
  const start = index.u32(`${name}.start`)
  const posting = index.u16(`${name}.posting`)
  const rowOf = index.u16(`${name}.row`)
  const firstWord = index.u16(`${name}.first`)
  const length = index.u8(`${name}.length`)
  let words: string[] | undefined
  let totals: Float32Array | undefined
  const vocabulary = (): string[] => {
    words ??= Array.from({ length: table.length }, (_, i) => table.get(i))
    return words
  }
  const score = new Float32Array(rowOf.length)
  const best = new Float32Array(rowOf.length)

  const weight = (word: number): number => Math.log(1 + rowOf.length / (start[word + 1]! - start[word]! + 1))

  return {
    find(query, limit, wanted = () => true) {
      const asked = termWords(query.slice(0, MAX_QUERY), abbreviations).slice(0, MAX_WORDS)
      if (asked.length === 0 || limit <= 0) return []
      const touched: number[] = []
      const found = new Set<number>()
      let total = 0
      for (const form of asked) {
        const matches = matching(vocabulary(), form)
        // beside the word itself, a rarer one that only begins with it weighs no more
        const exact = matches.find((m) => m.quality === 1)
        const most = exact ? weight(exact.word) : matches.reduce((w, m) => Math.max(w, weight(m.word)), 0)
        total += matches.length === 0 ? Math.log(1 + rowOf.length) : most
        const here: number[] = []
        for (const { word, quality } of matches) {
          found.add(word)
          const worth = quality * Math.min(weight(word), most)
          for (let p = start[word]!; p < start[word + 1]!; p++) {
            const term = posting[p]!
            if (best[term] === 0) here.push(term)
            if (worth > best[term]!) best[term] = worth
          }
        }
        for (const term of here) {
          if (score[term] === 0) touched.push(term)
          score[term]! += best[term]!
          best[term] = 0
        }
      }
      const byRow = new Map<number, TermHit>()
      for (const term of touched) {
        const share = score[term]! / total
        score[term] = 0
        const row = rowOf[term]!
        if (share < LEAST_SHARE || !wanted(row)) continue
        const own = Math.min(1, asked.length / Math.max(1, length[term]!))
        const begins = found.has(firstWord[term]!) ? BEGINS : 0
        const value = share * (1 - OWN_WORDS - BEGINS + OWN_WORDS * own + begins)
        const known = byRow.get(row)
        if (known === undefined || known.score < value) byRow.set(row, { row, term, score: value })
      }
      return [...byRow.values()].sort((a, b) => b.score - a.score || a.row - b.row).slice(0, limit)
    },
    within(text, named, limit) {
      const all = wordWeights()
      const needed = new Set(exact(termWords(named, abbreviations)))
      const touched: number[] = []
      const marked = new Set<number>()
      for (const word of exact(termWords(text, abbreviations))) {
        for (let p = start[word]!; p < start[word + 1]!; p++) {
          const term = posting[p]!
          if (score[term] === 0) touched.push(term)
          score[term]! += weight(word)
          if (needed.has(word)) marked.add(term)
        }
      }
      const byRow = new Map<number, TermHit>()
      for (const term of touched) {
        const share = score[term]! / all[term]!
        score[term] = 0
        const row = rowOf[term]!
        if (share < LEAST_WITHIN || !marked.has(term) || length[term]! < LEAST_LENGTH) continue
        const known = byRow.get(row)
        if (known === undefined || known.score < share) byRow.set(row, { row, term, score: Math.min(1, share) })
      }
      return [...byRow.values()].sort((a, b) => b.score - a.score || a.row - b.row).slice(0, limit)
    },
  }

  /** Numbers of the words that are in the vocabulary as they are. */
  function exact(forms: readonly string[]): number[] {
    return forms.flatMap((form) => {
      const i = lowerBound(vocabulary(), form)
      return vocabulary()[i] === form ? [i] : []
    })
  }

  /** What the words of each term weigh together. */
  function wordWeights(): Float32Array {
    if (totals !== undefined) return totals
    totals = new Float32Array(rowOf.length)
    for (let word = 0; word < table.length; word++) {
      for (let p = start[word]!; p < start[word + 1]!; p++) totals[posting[p]!]! += weight(word)
    }
    return totals
  }
}

/** First position of a word that is not before the form. */
function lowerBound(words: readonly string[], form: string): number {
  return firstNotBelow(0, words.length, (place) => words[place]! < form)
}

interface Match {
  word: number
  quality: number
}

/** The word itself and the words that begin with it; else those that differ in one letter. */
function matching(words: readonly string[], form: string): Match[] {
  const matches: Match[] = []
  const low = lowerBound(words, form)
  // a single letter or digit stands for itself
  const longest = form.length > 1 ? Number.POSITIVE_INFINITY : form.length
  for (let i = low; i < words.length && words[i]!.startsWith(form); i++) {
    const word = words[i]!
    if (word === form) matches.push({ word: i, quality: 1 })
    else if (word.length <= longest && !/^\d/.test(form))
      matches.push({ word: i, quality: PREFIX * (0.5 + (0.5 * form.length) / word.length) })
  }
  if (matches.length > 0 || form.length < FUZZY_LENGTH) return matches
  words.forEach((word, i) => {
    if (Math.abs(word.length - form.length) <= 1 && oneApart(word, form)) matches.push({ word: i, quality: FUZZY })
  })
  return matches
}

/** One letter more, less, other, or two neighbours exchanged. */
function oneApart(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length)
  const longer = Math.max(a.length, b.length)
  // one difference leaves the beginning or the end alone
  if (a.charCodeAt(0) !== b.charCodeAt(0) && a.charCodeAt(a.length - 1) !== b.charCodeAt(b.length - 1)) return false
  let head = 0
  while (head < shorter && a.charCodeAt(head) === b.charCodeAt(head)) head++
  let tail = 0
  while (tail < shorter - head && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++
  if (head + tail >= longer - 1) return true
  const exchanged = a[head] === b[head + 1] && a[head + 1] === b[head]
  return a.length === b.length && head + tail === longer - 2 && exchanged
}

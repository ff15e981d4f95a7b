/** From what was typed to the words it may mean: whole, begun or misspelt, of the titles and of the lexicon. */
import { firstNotBelow } from '../../store/sorted.ts'
import { bits, editDistance, letterMask } from '../search/fuzzy.ts'
import type { ProcedureSearch } from './search-data.ts'
import { readTerms } from './words.ts'

export interface QueryWord {
  /** Numbers of words of titles. */
  titles: number[]
  /** Words of the lexicon. */
  terms: Set<string>
  /** What it counts: rare words count more. */
  weight: number
}

/** One bit each in a mask of 32; of a longer query the first words count. */
const MAX_WORDS = 24
const MAX_COMPLETIONS = 48
/** What a word counts that no title has. */
const LEXICON_WEIGHT = 6
/** What a side or a number of sites counts at least: it decides between codes. */
const SIDE_WEIGHT = 3
const SIDES = new Set(['right', 'left', 'bilateral'])

export function readQuery(data: ProcedureSearch, query: string): QueryWord[] {
  const words = [...new Set(readTerms(query))].slice(0, MAX_WORDS)
  const typing = /[\p{L}\p{N}]$/u.test(query)
  return words
    .map((word, i) => readWord(data, word, typing && i === words.length - 1))
    .filter(({ titles, terms }) => titles.length > 0 || terms.size > 0)
}

function readWord(data: ProcedureSearch, word: string, typing: boolean): QueryWord {
  const titles: number[] = []
  const terms = new Set<string>()
  const exact = firstFrom(data.word.length, (i) => data.word.get(i), word)
  const whole = data.word.get(exact) === word
  if (whole) titles.push(exact)
  if (data.entriesOf.has(word)) terms.add(word)
  const known = titles.length > 0 || terms.size > 0
  if (typing && word.length > (known ? 3 : 1)) {
    for (let i = exact; titles.length < MAX_COMPLETIONS && data.word.get(i).startsWith(word); i++) {
      if (i !== exact || !whole) titles.push(i)
    }
    const from = firstFrom(data.entryWord.length, (i) => data.entryWord[i] ?? '', word)
    for (let i = from; terms.size < MAX_COMPLETIONS && data.entryWord[i]?.startsWith(word); i++)
      terms.add(data.entryWord[i]!)
  }
  if (titles.length === 0 && terms.size === 0 && word.length >= 4 && !/\d/.test(word))
    respell(data, word, titles, terms)
  const rarities = titles.map((i) => data.rarity[i]!)
  const rarity = rarities.length > 0 ? Math.min(...rarities) : LEXICON_WEIGHT
  return { titles, terms, weight: SIDES.has(word) ? Math.max(SIDE_WEIGHT, rarity) : rarity }
}

function respell(data: ProcedureSearch, word: string, titles: number[], terms: Set<string>): void {
  const mask = letterMask(word)
  const limit = word.length < 7 ? 1 : 2
  let best = limit
  const near = (other: string, letters: number, clear: () => void): boolean => {
    if (bits((letters ^ mask) >>> 0) > 2 * limit) return false
    const distance = editDistance(word, other, best)
    if (distance > best) return false
    if (distance < best) clear()
    best = distance
    return true
  }
  const clear = (): void => {
    titles.length = 0
    terms.clear()
  }
  data.letters.forEach((letters, i) => {
    if (near(data.word.get(i), letters, clear)) titles.push(i)
  })
  data.entryLetters.forEach((letters, i) => {
    if (near(data.entryWord[i]!, letters, clear)) terms.add(data.entryWord[i]!)
  })
}

/** First place whose word is not below the one looked for. */
function firstFrom(length: number, at: (i: number) => string, word: string): number {
  return firstNotBelow(0, length, (place) => at(place) < word)
}

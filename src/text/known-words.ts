/**
 * Words that texts are made of, by number. Notes repeat a few thousand words: what a room knows of a word (its form, the cues that it opens)
 * is worked out when the word is first met, and is then one look-up in an array.
 */
import { fold } from './fold.ts'

/** Different spellings that get a number, and letters of one; what stands in many notes must not fill the memory. */
const MOST = 50_000
const LONGEST = 40

const byWritten = new Map<string, number>()
const byNorm = new Map<string, number>()
const norms: string[] = []

/** Number of a word as it is written, -1 for one that is too long or came when there was no room left. All spellings of one folded word share their number. */
export function wordNumber(written: string): number {
  return byWritten.get(written) ?? enter(written)
}

/** The folded word of a number. */
export const wordOf = (number: number): string => norms[number]!

function enter(written: string): number {
  if (byWritten.size >= MOST || written.length > LONGEST) return -1
  const norm = ownCopy(fold(written))
  let number = byNorm.get(norm)
  if (number === undefined) {
    number = norms.push(norm) - 1
    byNorm.set(norm, number)
  }
  byWritten.set(ownCopy(written), number)
  return number
}

/** A part of a text keeps the whole text in memory; what outlives a note must not. */
const ownCopy = (part: string): string => part.split('').join('')

/** Tokens by the number of their word, as far as it has one. */
interface Numbered {
  norm: readonly string[]
  word: Int32Array
}

/** What is known of words, worked out once for each. */
export class PerWord<T> {
  private readonly known: (T | undefined)[] = []

  /** @param about pure; what it says must not be undefined */
  constructor(private readonly about: (norm: string) => T) {}

  at({ norm, word }: Numbered, token: number): T {
    const number = word[token]!
    if (number < 0) return this.about(norm[token]!)
    const known = this.known[number]
    return known === undefined ? this.learn(number) : known
  }

  private learn(number: number): T {
    // filled up in order: an array with holes as large as a vocabulary would become a slow one
    while (this.known.length <= number) this.known.push(undefined)
    const found = this.about(wordOf(number))
    this.known[number] = found
    return found
  }
}

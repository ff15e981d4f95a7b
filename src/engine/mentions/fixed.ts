/**
 * Fixed phrases: words that name something of their own where they stand together ("rubella immune", "head of the biceps", "period of
 * time"). A term reads a word of such a phrase only when it reads all of it.
 */
import { PerWord } from '../../text/known-words.ts'
import { Gap, type Tokens } from '../../text/tokens.ts'
import type { Vocabulary } from '../../text/words.ts'

/** Tokens of a note that a fixed phrase binds, and for each the tokens that a term has to read with it. */
export type Bound = ReadonlyMap<number, readonly number[]>

/** Words that may stand within a phrase, though it is written without them. */
const LOOSE = new Set(['the', 'a', 'an', 'his', 'her', 'this', 'that', 'our', 'my', 'right', 'left'])
const BREAK = Gap.comma | Gap.stop | Gap.semicolon | Gap.question | Gap.bullet | Gap.blankLine | Gap.colon

interface Slot {
  words: ReadonlySet<string>
  /** A term that reads this word has to read the whole phrase. */
  binds: boolean
}
type Slots = readonly Slot[]

export class FixedPhrases {
  /** Phrases by their first word: alternatives for each place. */
  private readonly byFirst = new Map<string, Slots[]>()
  /** The same for each word of a note, as long as its form there is the usual one. */
  private readonly ofWord: PerWord<{ form: string; phrases: readonly Slots[] }>

  /**
   * @param phrases words in small letters, alternatives of one place with "|" between (assets/lexicon/fixed.tsv); where words stand in
   * brackets only these are bound: "femoral [head]" leaves the femur to any term
   */
  constructor(phrases: Iterable<string>, vocabulary: Vocabulary) {
    for (const phrase of phrases) {
      const all = !phrase.includes('[')
      const slots = phrase.split(/\s+/).map((place) => ({
        words: new Set(
          place
            .replace(/[[\]]/g, '')
            .split('|')
            .map((w) => vocabulary.form(w) || w),
        ),
        binds: all || place.startsWith('['),
      }))
      for (const word of slots[0]!.words) this.byFirst.set(word, [...(this.byFirst.get(word) ?? []), slots])
    }
    this.ofWord = new PerWord((norm) => {
      const form = vocabulary.form(norm)
      return { form, phrases: this.byFirst.get(form || norm) ?? NONE }
    })
  }

  /**
   * @param forms of each token, '' for a word without meaning of its own: a term need not read it
   * A phrase with one word of meaning ("for a period") binds that word for good.
   */
  find(tokens: Tokens, forms: readonly string[]): Bound {
    const out = new Map<number, readonly number[]>()
    const wordAt = (i: number): string => forms[i] || tokens.norm[i]!
    for (let i = 0; i < tokens.count; i++) {
      const { form, phrases } = this.ofWord.at(tokens, i)
      for (const slots of forms[i] === form ? phrases : (this.byFirst.get(wordAt(i)) ?? NONE)) {
        const found = match(tokens, wordAt, slots, i)
        if (found === undefined) continue
        const words = found.filter((at) => forms[at] !== '')
        found.forEach((at, k) => {
          if (slots[k]!.binds && forms[at] !== '') out.set(at, words.length > 1 ? words : NEVER)
        })
      }
    }
    return out
  }
}

const NONE: readonly Slots[] = []
/** No term reads a token before the note. */
const NEVER: readonly number[] = [-1]

function match(tokens: Tokens, wordAt: (i: number) => string, slots: Slots, from: number): number[] | undefined {
  const out = [from]
  let i = from + 1
  for (let k = 1; k < slots.length; k++) {
    while (i < tokens.count && !slots[k]!.words.has(wordAt(i)) && LOOSE.has(tokens.norm[i]!)) i++
    if (i >= tokens.count || !slots[k]!.words.has(wordAt(i)) || tokens.before[i]! & BREAK) return undefined
    out.push(i++)
  }
  return out
}

/** False when a term reads part of a fixed phrase and leaves the rest. */
export function keepsPhrases(matched: readonly number[], bound: Bound): boolean {
  return matched.every((at) => bound.get(at)?.every((other) => matched.includes(other)) ?? true)
}

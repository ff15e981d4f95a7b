/** Phrase patterns of the rules: how they are read, and which of all of them a note may hold at all. */
import { lemma } from '../../text/fold.ts'
import { PerWord } from '../../text/known-words.ts'
import { type Tokens, tokenize } from '../../text/tokens.ts'
import type { PhrasePattern } from './types.ts'

export interface Slot {
  /** Words that fill the place, by number; a hyphenated one is several words in the note, of which the further ones are listed. */
  words: Map<number, readonly (readonly number[])[]>
  /** Beginnings of words that fill it. */
  stems: string[]
  number: boolean
  /** Any words, up to a few. */
  gap: boolean
  optional: boolean
  /** A drug of the drug table. */
  drug: boolean
}

/** Letters by which words are found that begin like a stem. */
const BEGINNING = 2
/** Stands for all words that begin so when the rarest place of a phrase is sought. */
const WORDS_OF_A_STEM = 20
const NONE: readonly number[] = []

const patterns = new Map<PhrasePattern, readonly Slot[]>()
/** Every word (as a lemma) of a pattern that was read, by number; 0 is a word of none. */
const numbers = new Map<string, number>()

/** Reads a phrase pattern. Throws on one that could match nothing or everything. */
export function readPhrase(pattern: PhrasePattern): readonly Slot[] {
  let slots = patterns.get(pattern)
  if (slots === undefined) {
    slots = pattern.trim().split(/\s+/).map(slotOf)
    if (slots.length === 0 || slots[0]!.gap || slots[0]!.optional || slots.at(-1)!.gap) {
      throw new Error(`Not a phrase pattern: ${pattern}`)
    }
    patterns.set(pattern, slots)
  }
  return slots
}

function slotOf(written: string): Slot {
  const slot: Slot = { words: new Map(), stems: [], number: false, gap: written === '~', optional: false, drug: false }
  if (slot.gap) return slot
  slot.optional = written.endsWith('?')
  const body = slot.optional ? written.slice(0, -1) : written
  for (const word of body.split('|')) {
    if (word === '#') slot.number = true
    else if (word === '{drug}') slot.drug = true
    else if (word.endsWith('*')) slot.stems.push(word.slice(0, -1).toLowerCase())
    else {
      const [first, ...rest] = tokenize(word).norm.map((norm) => numberOf(lemma(norm)))
      if (first === undefined) throw new Error(`Not a phrase pattern: ${written}`)
      slot.words.set(first, [...(slot.words.get(first) ?? []), rest])
    }
  }
  return slot
}

function numberOf(word: string): number {
  let number = numbers.get(word)
  if (number === undefined) {
    number = numbers.size + 1
    numbers.set(word, number)
  }
  return number
}

/** A place that only certain words fill, so that a note without any of them does not hold the phrase. */
const isTelling = ({ gap, optional, number, drug }: Slot): boolean => !(gap || optional || number || drug)

/**
 * Of many phrases those that a note may hold at all. Each is found by the words of one of its places, the one whose words stand in fewest
 * other phrases: "history of", of which there are hundreds, is looked for where the third word is there.
 */
export class PhraseIndex {
  private readonly ids = new Map<PhrasePattern, number>()
  private readonly slots: (readonly Slot[])[] = []
  private readonly byWord = new Map<number, number[]>()
  private readonly byStem = new Map<string, [stem: string, id: number][]>()
  /** Phrases with no place that only certain words fill. */
  private readonly always: number[] = []
  private readonly words = new PerWord((norm) => numbers.get(lemma(norm)) ?? 0)
  private readonly ofWord = new PerWord((norm) => this.foundBy(norm))

  constructor(phrases: Iterable<PhrasePattern>) {
    const uses = new Map<number, number>()
    for (const pattern of phrases) {
      if (this.ids.has(pattern)) continue
      const slots = readPhrase(pattern)
      this.ids.set(pattern, this.slots.push(slots) - 1)
      for (const slot of slots) for (const word of slot.words.keys()) uses.set(word, (uses.get(word) ?? 0) + 1)
    }
    const frequency = (slot: Slot): number =>
      [...slot.words.keys()].reduce((n, word) => n + uses.get(word)!, slot.stems.length * WORDS_OF_A_STEM)
    this.slots.forEach((slots, id) => {
      const [rarest] = slots.filter(isTelling).sort((a, b) => frequency(a) - frequency(b))
      if (rarest === undefined) this.always.push(id)
      else this.enter(rarest, id)
    })
  }

  private enter({ words, stems }: Slot, id: number): void {
    for (const word of words.keys()) this.byWord.set(word, [...(this.byWord.get(word) ?? []), id])
    for (const stem of stems) {
      const key = stem.slice(0, BEGINNING)
      this.byStem.set(key, [...(this.byStem.get(key) ?? []), [stem, id]])
    }
  }

  private foundBy(norm: string): readonly number[] {
    const byWord = this.byWord.get(numbers.get(lemma(norm)) ?? 0) ?? NONE
    const stems = this.byStem.get(norm.slice(0, BEGINNING)) ?? []
    const byStem = stems.filter(([stem]) => norm.startsWith(stem)).map(([, id]) => id)
    return byStem.length === 0 ? byWord : [...byWord, ...byStem]
  }

  /** Number of a phrase; undefined for one that is not in the index. */
  idOf(pattern: PhrasePattern): number | undefined {
    return this.ids.get(pattern)
  }

  slotsOf(id: number): readonly Slot[] {
    return this.slots[id]!
  }

  /** Number of the word at each token, 0 for words of no phrase. */
  wordsOf(tokens: Tokens): Int32Array {
    const out = new Int32Array(tokens.count)
    for (let i = 0; i < tokens.count; i++) out[i] = this.words.at(tokens, i)
    return out
  }

  /** For each phrase 1 where the words of its rarest place allow it in a note. */
  possible(tokens: Tokens): Uint8Array {
    const out = new Uint8Array(this.slots.length)
    for (const id of this.always) out[id] = 1
    for (let i = 0; i < tokens.count; i++) for (const id of this.ofWord.at(tokens, i)) out[id] = 1
    return out
  }
}

/** False when a note, whose words have these places, lacks every word that fills a place of the phrase. Stems count as there. */
export function canBeFilled(slot: Slot, places: ReadonlyMap<number, unknown>): boolean {
  if (!isTelling(slot) || slot.stems.length > 0) return true
  for (const word of slot.words.keys()) if (places.has(word)) return true
  return false
}

/** One note prepared for analysis: its words in comparable form, and what stands where. Made once, used by every stage. */

import { Gap, type Tokens } from '../text/tokens.ts'
import type { Vocabulary } from '../text/words.ts'
import type { Abbreviations } from './mentions/abbreviations.ts'
import type { Segment } from './mentions/find.ts'
import { type Bound, FixedPhrases } from './mentions/fixed.ts'
import { regionAt, SPINAL } from './mentions/levels.ts'
import type { NoteStructure } from './structure/types.ts'
import type { Span } from './types.ts'

/** "R knee pain", "L hip": letters in capitals before a word; R/O is none. */
const SIDE_LETTERS = new Map([
  ['R', 'right'],
  ['L', 'left'],
])

/** Stands for a word that no term may use as it is written here: the unit mg is not the disease MG. */
const UNNAMED = '\u0000'

/** "Open reduction" opens the skin over a fracture that was closed. */
const METHODS = new Set(['reduction', 'treatment', 'fixation'])

/** More words than any note has: two word numbers in one key. */
const RANGE = 2 ** 24

export class Note {
  readonly text: string
  readonly tokens: Tokens
  /** Sentences as token ranges, parallel to `structure.sentences`. */
  readonly segments: Segment[]
  /** Word form of each token, '' for words without meaning. */
  readonly forms: string[]
  /** Tokens that belong to a fixed phrase. */
  readonly bound: Bound
  /** Words that an abbreviation at a token stands for. */
  readonly expansions = new Map<number, readonly string[]>()
  /** Where an abbreviation of several words ends, by the token with which it begins. */
  private readonly abbreviationEnds = new Map<number, number>()
  /** Tokens of each word form. */
  private readonly places = new Map<string, number[]>()
  /** Word forms that abbreviations stand for. */
  private readonly meant = new Set<string>()
  private readonly byRange = new Map<number, Map<string, number[]>>()

  constructor(
    readonly structure: NoteStructure,
    vocabulary: Vocabulary,
    abbreviations: Abbreviations,
    fixed: FixedPhrases = new FixedPhrases([], vocabulary),
  ) {
    this.text = structure.text
    this.tokens = structure.tokens
    this.segments = segmentsOf(structure)
    this.forms = vocabulary.forms(this.tokens)
    for (let i = 0; i < this.tokens.count; i++) {
      if (!abbreviations.counts(this.tokens, i) && this.forms[i] !== '') this.forms[i] = UNNAMED
    }
    for (let i = 0; i + 1 < this.tokens.count; i++) {
      if (this.tokens.norm[i] === 'open' && METHODS.has(this.tokens.norm[i + 1]!)) this.forms[i] = UNNAMED
    }
    for (let i = 0; i < this.tokens.count; i++) {
      if (this.tokens.norm[i]!.length !== 1) continue
      const side = SIDE_LETTERS.get(this.text.slice(this.tokens.start[i], this.tokens.end[i]))
      const slash = (this.tokens.before[i + 1] ?? 0) & Gap.slash
      if (side !== undefined && !slash && this.tokens.norm[i + 1]?.length !== 1) this.forms[i] = side
    }
    this.bound = fixed.find(this.tokens, this.forms)
    this.forms.forEach((f, i) => {
      if (f !== '') push(this.places, f, i)
    })
    const distance = (word: string, from: number): number =>
      nearestDistance(this.places.get(vocabulary.form(word)), from)
    for (let i = 0; i < this.tokens.count; i++) {
      const sense = abbreviations.expand(this.tokens, i, distance)
      if (sense === undefined) continue
      this.expansions.set(
        i,
        sense.words.map((w) => vocabulary.form(w)).filter((f) => f !== ''),
      )
      if (sense.rest.length > 0) this.abbreviationEnds.set(i, i + 1 + sense.rest.length)
    }
    if (SPINAL.some((word) => this.places.has(vocabulary.form(word)))) {
      for (let i = 0; i < this.tokens.count; i++) {
        const region = regionAt(this.tokens, i)
        if (region !== undefined) this.expansions.set(i, [...(this.expansions.get(i) ?? []), vocabulary.form(region)])
      }
    }
    for (const list of this.expansions.values()) for (const f of list) this.meant.add(f)
  }

  /** True when the word form occurs anywhere in the note, spelled out or abbreviated. */
  has(form: string): boolean {
    return this.places.has(form) || this.meant.has(form)
  }

  /** Positions of a word form within a token range. */
  positions(form: string, from: number, to: number): readonly number[] {
    const key = from * RANGE + to
    let map = this.byRange.get(key)
    if (map === undefined) {
      map = new Map()
      for (let i = from; i < to; i++) {
        if (this.forms[i] !== '') push(map, this.forms[i]!, i)
        for (const f of this.expansions.get(i) ?? []) push(map, f, i)
      }
      this.byRange.set(key, map)
    }
    return map.get(form) ?? []
  }

  /** The token behind one and behind the abbreviation that begins with it. */
  endOf(token: number): number {
    return this.abbreviationEnds.get(token) ?? token + 1
  }

  /** Span of a token range, half open. */
  span(from: number, to: number): Span {
    return this.slice(this.tokens.start[from]!, this.tokens.end[to - 1]!)
  }

  slice(start: number, end: number): Span {
    return { start, end, text: this.text.slice(start, end) }
  }

  /** First token that starts at or after an offset. */
  tokenAt(offset: number): number {
    return lowerBound(this.tokens.start, offset)
  }
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}

/** How many words lie between a place and the nearest other one of an ascending list; Infinity when there is none. */
function nearestDistance(places: readonly number[] | undefined, from: number): number {
  let best = Number.POSITIVE_INFINITY
  for (const at of places ?? []) if (at !== from) best = Math.min(best, Math.abs(at - from))
  return best
}

export function lowerBound(sorted: Int32Array, value: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const mid = (low + high) >>> 1
    if (sorted[mid]! < value) low = mid + 1
    else high = mid
  }
  return low
}

function segmentsOf(structure: NoteStructure): Segment[] {
  const { sentences, tokens } = structure
  const out: Segment[] = []
  for (let i = 0; i < sentences.count; i++) {
    out.push({ from: lowerBound(tokens.start, sentences.start[i]!), to: lowerBound(tokens.start, sentences.end[i]!) })
  }
  return out
}

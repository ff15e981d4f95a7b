/** Phrases that rules ask for: found as words in order, and judged by the same assertion as any concept. */

import { lemma } from '../../text/fold.ts'
import { Gap, tokenize } from '../../text/tokens.ts'
import type { NoteContext } from '../context/index.ts'
import type { Note } from '../note.ts'
import type { Concept } from '../pipeline.ts'
import type { PhrasePattern } from './types.ts'

interface Slot {
  /** Words (as lemmas) that fill the place; a hyphenated one is several words in the note. */
  words: Map<string, readonly string[][]>
  /** Beginnings of words that fill it. */
  stems: string[]
  number: boolean
  /** Any words, up to `GAP`. */
  gap: boolean
  optional: boolean
  /** A drug of the drug table. */
  drug: boolean
}

const GAP = 3
/** Letters by which words are found that begin like a stem. */
const BEGINNING = 2
const NOWHERE: readonly number[] = []
const NOTHING: readonly Concept[] = []
const BREAK = Gap.comma | Gap.semicolon | Gap.question | Gap.bullet
const NUMBER = /^\d+(?:\.\d+)?$/
const patterns = new Map<PhrasePattern, Slot[]>()

/** Reads a phrase pattern. Throws on one that could match nothing or everything. */
export function readPhrase(pattern: PhrasePattern): Slot[] {
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
      const [first, ...rest] = tokenize(word).norm.map(lemma)
      if (first === undefined) throw new Error(`Not a phrase pattern: ${written}`)
      slot.words.set(first, [...(slot.words.get(first) ?? []), rest])
    }
  }
  return slot
}

const lemmas = new Map<string, string>()
/** Different words kept with their lemmas; names and numbers of many notes must not fill the memory. */
const MOST_LEMMAS = 50_000

function lemmaOf(norm: string): string {
  let found = lemmas.get(norm)
  if (found === undefined) {
    found = lemma(norm)
    if (lemmas.size < MOST_LEMMAS) lemmas.set(norm, found)
  }
  return found
}

/** Of many phrases those that a note may hold at all, by their first words. */
export class PhraseIndex {
  private readonly byWord = new Map<string, PhrasePattern[]>()
  private readonly byStem = new Map<string, [stem: string, pattern: PhrasePattern][]>()
  private readonly always: PhrasePattern[] = []

  constructor(patterns: Iterable<PhrasePattern>) {
    for (const pattern of new Set(patterns)) {
      const { words, stems, number, drug } = readPhrase(pattern)[0]!
      if (number || drug) this.always.push(pattern)
      for (const w of words.keys()) this.byWord.set(w, [...(this.byWord.get(w) ?? []), pattern])
      for (const stem of stems) {
        const key = stem.slice(0, BEGINNING)
        this.byStem.set(key, [...(this.byStem.get(key) ?? []), [stem, pattern]])
      }
    }
  }

  /** @param words written form and lemma of each different word of a note */
  possible(words: ReadonlyMap<string, string>): Set<PhrasePattern> {
    const out = new Set(this.always)
    for (const [norm, word] of words) {
      for (const p of this.byWord.get(word) ?? []) out.add(p)
      for (const [stem, p] of this.byStem.get(norm.slice(0, BEGINNING)) ?? []) if (norm.startsWith(stem)) out.add(p)
    }
    return out
  }
}

export class Phrases {
  private readonly lemmas: string[]
  private readonly segmentOf: Int32Array
  private readonly possible: ReadonlySet<PhrasePattern>
  private readonly at = new Map<string, number[]>()
  private readonly found = new Map<PhrasePattern, readonly Concept[]>()
  private readonly allowed = new Map<PhrasePattern, boolean>()
  /** Where drugs stand: first word and the word behind the last. */
  private readonly drugs = new Map<number, number>()
  private byBeginning: Map<string, number[]> | undefined

  constructor(
    private readonly note: Note,
    private readonly context: NoteContext,
    /** II.H, III.C: at the end of an inpatient stay what is uncertain counts as said. */
    private readonly doubtCounts: boolean,
    index: PhraseIndex,
  ) {
    this.lemmas = note.tokens.norm.map(lemmaOf)
    this.lemmas.forEach((l, i) => {
      const list = this.at.get(l)
      if (list) list.push(i)
      else this.at.set(l, [i])
    })
    const words = new Map<string, string>()
    note.tokens.norm.forEach((norm, i) => {
      words.set(norm, this.lemmas[i]!)
    })
    this.possible = index.possible(words)
    this.segmentOf = new Int32Array(note.tokens.count).fill(-1)
    note.segments.forEach((s, i) => {
      this.segmentOf.fill(i, s.from, s.to)
    })
  }

  /** Tells where the note names drugs, for patterns that ask for one. */
  setDrugs(drugs: readonly { concept: Concept }[]): void {
    for (const { concept } of drugs) this.drugs.set(concept.mention.from, concept.mention.to)
  }

  /** False when the note lacks one of the words that the phrase asks for, wherever they stand. */
  allows(pattern: PhrasePattern): boolean {
    let allowed = this.allowed.get(pattern)
    if (allowed === undefined) {
      allowed = this.possible.has(pattern) && readPhrase(pattern).every((slot) => this.canFill(slot))
      this.allowed.set(pattern, allowed)
    }
    return allowed
  }

  private canFill({ words, stems, number, gap, optional, drug }: Slot): boolean {
    if (gap || optional || number || drug || stems.length > 0) return true
    for (const word of words.keys()) if (this.at.has(word)) return true
    return false
  }

  /** Every place where the phrase stands within one sentence. */
  find(pattern: PhrasePattern): readonly Concept[] {
    if (!this.allows(pattern)) return NOTHING
    let out = this.found.get(pattern)
    if (out === undefined) {
      const slots = readPhrase(pattern)
      const hits: Concept[] = []
      for (const i of this.starts(slots[0]!)) {
        const end = this.match(slots, 0, i, this.segmentOf[i]!)
        if (end > 0) hits.push(this.concept(i, end))
      }
      out = hits
      this.found.set(pattern, out)
    }
    return out
  }

  private starts(slot: Slot): readonly number[] {
    let out: number[] | undefined
    const take = (places: readonly number[] | undefined): void => {
      if (places === undefined) return
      if (out === undefined) out = [...places]
      else out.push(...places)
    }
    for (const w of slot.words.keys()) take(this.at.get(w))
    for (const stem of slot.stems) for (const l of this.beginningWith(stem)) take(this.at.get(l))
    if (slot.number) for (const [l, places] of this.at) if (NUMBER.test(l)) take(places)
    if (slot.drug && this.drugs.size > 0) take([...this.drugs.keys()])
    return out === undefined ? NOWHERE : [...new Set(out)].sort((a, b) => a - b)
  }

  /** Words of the note that begin so; only those with the same first letters are looked at. */
  private beginningWith(stem: string): string[] {
    if (this.byBeginning === undefined) {
      this.byBeginning = new Map()
      this.note.tokens.norm.forEach((norm, i) => {
        const key = norm.slice(0, BEGINNING)
        const list = this.byBeginning!.get(key) ?? []
        list.push(i)
        this.byBeginning!.set(key, list)
      })
    }
    const places = this.byBeginning.get(stem.slice(0, BEGINNING)) ?? []
    return [...new Set(places.filter((i) => this.note.tokens.norm[i]!.startsWith(stem)).map((i) => this.lemmas[i]!))]
  }

  /** Where the slot may end when it begins at token `i`. */
  private ends(slot: Slot, i: number): number[] {
    const norm = this.note.tokens.norm[i]!
    const out: number[] = []
    for (const rest of slot.words.get(this.lemmas[i]!) ?? []) {
      if (rest.every((w, k) => this.lemmas[i + 1 + k] === w)) out.push(i + 1 + rest.length)
    }
    if ((slot.number && NUMBER.test(norm)) || slot.stems.some((s) => norm.startsWith(s))) out.push(i + 1)
    const drug = slot.drug ? this.drugs.get(i) : undefined
    if (drug !== undefined) out.push(drug)
    return out
  }

  /** End of the match of the slots from `k` on, at token `i`; 0 when there is none. */
  private match(slots: readonly Slot[], k: number, i: number, segment: number): number {
    if (k === slots.length) return i
    const slot = slots[k]!
    if (slot.gap) {
      for (let skip = 0; skip <= GAP; skip++) {
        const end = this.match(slots, k + 1, i + skip, segment)
        if (end > 0) return end
      }
      return 0
    }
    // side by side means within one phrase; only a gap reaches over a comma
    const joined = k === 0 || slots[k - 1]!.gap || !(this.note.tokens.before[i]! & BREAK)
    if (i < this.lemmas.length && this.segmentOf[i] === segment && joined) {
      for (const next of this.ends(slot, i)) {
        const end = this.match(slots, k + 1, next, segment)
        if (end > 0) return end
      }
    }
    return slot.optional ? this.match(slots, k + 1, i, segment) : 0
  }

  /** What the note says of the words at a token range. */
  concept(from: number, to: number): Concept {
    const { structure } = this.note
    const span = this.note.span(from, to)
    const finding = this.context.assess(span.start, span.end)
    const sentence = Math.max(0, this.segmentOf[from]!)
    const block = structure.sentences.block[sentence] ?? 0
    const own = finding.marks.filter((m) => !(m.cue.start >= span.start && m.cue.end <= span.end))
    const denial = own.find((m) => DENIALS.has(m.kind) || (!this.doubtCounts && DOUBTS.has(m.kind)))
    return {
      mention: { row: -1, source: 0, from, to, matched: [], words: [], weight: 0, segment: sentence },
      span,
      finding,
      section: structure.sections[structure.blocks.section[block] ?? 0]?.kind ?? 'untitled',
      sentence,
      block,
      reason: denial ? { reason: 'negated', cue: denial.cue } : undefined,
      resolutions: [],
      code: '',
    }
  }
}

/** A phrase counts unless it is denied, only imagined, or said of another person; its words may themselves be a cue. */
const DENIALS: ReadonlySet<string> = new Set([
  'negated',
  'ruled-out',
  'family',
  'other-person',
  'hypothetical',
  'advice',
  'risk',
  'template',
  'order',
])

const DOUBTS: ReadonlySet<string> = new Set(['uncertain', 'differential', 'unlikely'])

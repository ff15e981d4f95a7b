/** Phrases that rules ask for: found as words in order, and judged by the same assertion as any concept. */
import { Gap } from '../../text/tokens.ts'
import type { NoteContext } from '../context/index.ts'
import type { Note } from '../note.ts'
import type { Concept } from '../pipeline.ts'
import { canBeFilled, type PhraseIndex, type Slot } from './phrase-index.ts'
import type { PhrasePattern } from './types.ts'

/** Words of any kind that a gap takes. */
const GAP = 3
const NOWHERE: readonly number[] = []
const NOTHING: readonly Concept[] = []
const BREAK = Gap.comma | Gap.semicolon | Gap.question | Gap.bullet
const NUMBER = /^\d+(?:\.\d+)?$/

/** What is known of a phrase in a note. */
const Allowed = { no: 0, perhaps: 1, yes: 2 } as const

export class Phrases {
  /** Number of each token's word among those of the phrases. */
  private readonly words: Int32Array
  private readonly segmentOf: Int32Array
  /** One of `Allowed` for each phrase of the index. */
  private readonly allowed: Uint8Array
  /** Tokens of each word that is one of a phrase's. */
  private readonly at = new Map<number, number[]>()
  private readonly found = new Map<number, readonly Concept[]>()
  /** Where drugs stand: first word and the word behind the last. */
  private readonly drugs = new Map<number, number>()

  constructor(
    private readonly note: Note,
    private readonly context: NoteContext,
    /** II.H, III.C: at the end of an inpatient stay what is uncertain counts as said. */
    private readonly doubtCounts: boolean,
    private readonly index: PhraseIndex,
  ) {
    this.words = index.wordsOf(note.tokens)
    for (let i = 0; i < this.words.length; i++) {
      const word = this.words[i]!
      if (word === 0) continue
      const list = this.at.get(word)
      if (list) list.push(i)
      else this.at.set(word, [i])
    }
    this.allowed = index.possible(note.tokens)
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
  allows(id: number): boolean {
    if (this.allowed[id] === Allowed.perhaps) {
      this.allowed[id] = this.index.slotsOf(id).every((slot) => canBeFilled(slot, this.at)) ? Allowed.yes : Allowed.no
    }
    return this.allowed[id] === Allowed.yes
  }

  /** Every place where the phrase stands within one sentence. */
  find(pattern: PhrasePattern): readonly Concept[] {
    const id = this.index.idOf(pattern)
    if (id === undefined || !this.allows(id)) return NOTHING
    let out = this.found.get(id)
    if (out === undefined) {
      const slots = this.index.slotsOf(id)
      const hits: Concept[] = []
      for (const i of this.starts(slots[0]!)) {
        const end = this.match(slots, 0, i, this.segmentOf[i]!)
        if (end > 0) hits.push(this.concept(i, end))
      }
      out = hits
      this.found.set(id, out)
    }
    return out
  }

  private starts(slot: Slot): readonly number[] {
    const out = new Set<number>()
    const take = (places: Iterable<number> = NOWHERE): void => {
      for (const place of places) out.add(place)
    }
    for (const word of slot.words.keys()) take(this.at.get(word))
    for (const stem of slot.stems) take(this.tokensLike((norm) => norm.startsWith(stem)))
    if (slot.number) take(this.tokensLike((norm) => NUMBER.test(norm)))
    if (slot.drug && this.drugs.size > 0) take(this.drugs.keys())
    return [...out].sort((a, b) => a - b)
  }

  private tokensLike(test: (norm: string) => boolean): number[] {
    const { norm } = this.note.tokens
    const out: number[] = []
    for (let i = 0; i < norm.length; i++) if (test(norm[i]!)) out.push(i)
    return out
  }

  /** Where the slot may end when it begins at token `i`. */
  private ends(slot: Slot, i: number): number[] {
    const norm = this.note.tokens.norm[i]!
    const out: number[] = []
    for (const rest of slot.words.get(this.words[i]!) ?? []) {
      if (rest.every((w, k) => this.words[i + 1 + k] === w)) out.push(i + 1 + rest.length)
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
    if (i < this.words.length && this.segmentOf[i] === segment && joined) {
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

/** What rules read and change: the candidates of one note, and everything that the note says of the conditions that are none. */
import type { Day, Row } from '../../library/types.ts'
import type { Attachment } from '../coding/attachment.ts'
import type { Occasion } from '../coding/occasion.ts'
import type { Phase } from '../coding/seventh.ts'
import type { Candidate } from '../coding/suggest.ts'
import type { Parts } from '../engine.ts'
import type { DrugMention } from '../medications/find.ts'
import type { Mention } from '../mentions/find.ts'
import type { Note } from '../note.ts'
import type { Concept } from '../pipeline.ts'
import type { Encounter, NotCodedReason, Prompt, Tier } from '../types.ts'
import type { Facts } from './facts.ts'
import { type CodeSet, codeSet, codeTest, letterBit } from './patterns.ts'
import type { Phrases } from './phrases.ts'
import type { CodePattern, Rule, Standing } from './types.ts'

export interface Dropped {
  candidate: Candidate
  reason: NotCodedReason
  rule: string
}

export interface RuleState {
  engine: Parts
  note: Note
  encounter: Encounter
  /** Day of the encounter: a code that is not in force is never added. */
  day: Day
  /** Everything that the note names, coded or not. */
  concepts: readonly Concept[]
  candidates: Candidate[]
  /** First letters of the candidates' codes, as they were when last asked for; see `lettersOf`. */
  present: { of: readonly Candidate[]; count: number; letters: number }
  dropped: Dropped[]
  /** Concepts that a rule codes although the note places them in the past or doubts them. */
  revived: Set<Concept>
  prompts: Prompt[]
  phrases: Phrases
  drugs: readonly DrugMention[]
  facts: Facts
  /** Which concept the words of the note belong to. */
  attachment: Attachment
  phase(mention: Mention): Phase
  tierOf(concept: Concept): Tier | undefined
  occasion(concept: Concept): Occasion
  /** False for words that are denied or said of another person. */
  usable(token: number): boolean
}

export const raw = (c: Candidate, state: RuleState): string => state.engine.codes.rawCode(c.row)

/** First letters of the candidates' codes, as bits. */
export function lettersOf(state: RuleState): number {
  const { candidates, present } = state
  if (present.of !== candidates || present.count !== candidates.length) {
    let letters = 0
    for (const c of candidates) letters |= letterBit(raw(c, state))
    state.present = { of: candidates, count: candidates.length, letters }
  }
  return state.present.letters
}

const NONE: Candidate[] = []

export const matching = (pattern: CodePattern, state: RuleState): Candidate[] => candidatesIn(codeSet(pattern), state)

export function candidatesIn({ letters, has }: CodeSet, state: RuleState): Candidate[] {
  if ((letters & lettersOf(state)) === 0) return NONE
  return state.candidates.filter((c) => has(raw(c, state)))
}

/** Conditions of the note that stand so, whatever became of them. */
export function standing(how: Standing, pattern: CodePattern, state: RuleState): Concept[] {
  const test = codeTest(pattern)
  return state.concepts.filter((c) => c.code !== '' && stands(c, how, state) && test(c.code.replace('.', '')))
}

function stands(c: Concept, how: Standing, state: RuleState): boolean {
  const reason = state.revived.has(c) ? undefined : c.reason?.reason
  switch (how) {
    case 'affirmed':
      return reason === undefined
    case 'past':
      return reason === 'historical'
    case 'family':
      return reason === 'family' && c.finding.marks.some((m) => m.kind === 'family')
    case 'others':
      return reason === 'family'
    case 'doubtful':
      return reason === 'uncertain'
  }
}

/**
 * Adds a code, or strengthens it when it is there already. A code that lacks only its 7th character takes that of the phase of care.
 * Undefined when it is not in force on the day.
 */
export function put(
  code: string,
  rule: Rule,
  concepts: readonly Concept[],
  from: readonly Candidate[],
  state: RuleState,
): Candidate | undefined {
  const row = inForce(code, concepts[0], state)
  if (row === undefined || concepts.length === 0) return undefined
  const recommended =
    from.length > 0
      ? from.some((c) => c.tier === 'recommended')
      : // a phrase has no code of its own: where it stands is judged for the code that it gives
        concepts.some((c) => state.tierOf(c.code === '' ? { ...c, code } : c) === 'recommended')
  const phrases = concepts.filter((c) => c.code === '')
  const why = phrases.length === 0 || phrases.some((c) => state.occasion({ ...c, code }) === 'today')
  const tier: Tier = recommended && why ? 'recommended' : 'mentioned'
  const places = from.length > 0 ? from.map((c) => c.at) : concepts.map((c) => c.span.start)
  const at = places.reduce((first, place) => Math.min(first, place))
  const basis = from.flatMap((c) => c.basis ?? [])
  const old = state.candidates.find((c) => c.row === row)
  if (old !== undefined) {
    if (tier === 'recommended') {
      old.tier = tier
      supportBy(old, [...concepts, ...basis])
    }
    old.rules.push(rule.id)
    return old
  }
  const made: Candidate = {
    row,
    head: row,
    tier,
    byDefault: false,
    concepts: [...new Set(concepts)],
    ...(basis.length > 0 ? { basis } : {}),
    rules: [...from.flatMap((c) => c.rules), rule.id],
    at,
  }
  state.candidates.push(made)
  return made
}

/** Notes what a rule rests on that gives or recommends a candidate which was there already. */
export function supportBy(candidate: Candidate, concepts: readonly Concept[]): void {
  candidate.basis = [...(candidate.basis ?? []), ...concepts]
}

const PHASE_WORD: Record<Phase, RegExp> = { active: /initial/i, aftercare: /subsequent/i, sequela: /sequela/i }

function inForce(code: string, concept: Concept | undefined, state: RuleState): Row | undefined {
  const { codes } = state.engine
  const row = codes.find(code)
  if (row < 0) return undefined
  if (codes.isBillable(row, state.day)) return row
  const meanings = codes.seventhCharacters(row)
  const phase = PHASE_WORD[concept && concept.mention.row >= 0 ? state.phase(concept.mention) : 'active']
  const children = codes.children(row).filter((c) => codes.isBillable(c, state.day) && codes.rawCode(c).length === 7)
  return children.find((c) => phase.test(meanings[codes.rawCode(c)[6]!] ?? '')) ?? undefined
}

export function remove(out: readonly Candidate[], state: RuleState): void {
  if (out.length > 0) state.candidates = state.candidates.filter((c) => !out.includes(c))
}

/** Candidates to which any of the concepts belongs. */
export const sources = (support: readonly Concept[], state: RuleState): Candidate[] =>
  state.candidates.filter((c) => c.concepts.some((x) => support.includes(x)))

/** Topmost block of the problem in which a concept stands. */
export function rootOf(c: Concept, note: Note): number {
  const { parent } = note.structure.blocks
  let b = c.block
  while (parent[b]! >= 0) b = parent[b]!
  return b
}

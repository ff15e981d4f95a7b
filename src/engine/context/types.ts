/** What the note says about a mention: is it there, is it sure, when, and whose is it. */

import type { SectionKind } from '../structure/types.ts'
import type { Span } from '../types.ts'

/**
 * One statement about a mention. `history-of` is the weak form of `historical`: "history of asthma", or a place in the past medical
 * history, which for a chronic disease usually means that the patient has it. `unlikely` is uncertain, but not to be coded in any setting.
 */
export const CONTEXT_KINDS = [
  'negated',
  'ruled-out',
  'unlikely',
  'resolved',
  'uncertain',
  'differential',
  'historical',
  'history-of',
  'hypothetical',
  'advice',
  'risk',
  'order',
  'screening',
  'family',
  'other-person',
  'allergy',
  'template',
] as const

export type ContextKind = (typeof CONTEXT_KINDS)[number]

/** A statement with the words that make it; for a statement made by a section's title, the title. */
export interface ContextMark {
  kind: ContextKind
  cue: Span
}

export interface ContextFinding {
  /** Denied, absent or ruled out. A resolved condition is not negated: it was there. */
  negated: boolean
  /** Possible, suspected, one of several, or asked for ("rule out"). */
  uncertain: boolean
  historical: boolean
  /** Conditional, a risk, advice, or the aim of an order or screening. */
  hypothetical: boolean
  experiencer: 'patient' | 'other'
  /** Historical by nothing stronger than "history of": a chronic disease is then to be read as current. */
  chronicHistory: boolean
  /** The section in which the mention stands. */
  section: SectionKind
  /** Every statement found, nearest cue first within a kind. */
  marks: ContextMark[]
}

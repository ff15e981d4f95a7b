/** A convention or guideline as data (assets/rules/*.json): when it holds, what it does, and an example of each. */
import type { NotCodedReason, Setting, Sex, Tier } from '../types.ts'

/**
 * A set of codes: prefixes and ranges with the dot, joined by "|": "I50", "E08-E13", "I51.4-I51.7|I51.89". A prefix means every code under
 * it; "=" before a code means that code alone.
 */
export type CodePattern = string

export interface RuleCondition {
  /** Each pattern must be matched by an affirmed candidate. */
  all?: CodePattern[]
  /** At least one pattern must be matched. */
  any?: CodePattern[]
  /** No candidate may match any of these. */
  none?: CodePattern[]
  /** At least one of these phrases stands in the note, affirmed of the patient. A phrase is one or more words in order. */
  says?: string[]
  /** None of these phrases may stand in the note. */
  unless?: string[]
  /** Phrases must stand in the sentence of a candidate of `all` (default: anywhere in the note). */
  near?: boolean
  /** The candidates of `all` must share a sentence or a problem. */
  together?: boolean
  setting?: Setting[]
  /** Whole years, inclusive. */
  age?: [number, number]
  sex?: Sex[]
}

export type RuleEffect =
  /** Candidates of the pattern become `by`; their evidence and that of the other conditions supports it. */
  | { replace: CodePattern; by: string }
  /** `base` candidates that are only the default of their category become category + suffix; others stay and the code is added. */
  | { complicate: CodePattern; suffix: string }
  | { add: string; tier?: Tier }
  | { drop: CodePattern; reason: NotCodedReason }
  | { tier: Tier; of: CodePattern }
  /** Puts the candidates of the pattern before all others. */
  | { first: CodePattern }
  /** Puts the candidates of `after` directly behind those of `before` when they stand in front of them. */
  | { before: CodePattern; after: CodePattern }

export interface RuleExample {
  text: string
  setting?: Setting
  date?: string
  age?: number
  sex?: Sex
  /** Codes that must be recommended / must not be. */
  has?: string[]
  hasNot?: string[]
}

export interface Rule {
  /** Section of the Official Guidelines or "TAB code" for a Tabular note. */
  id: string
  /** Where the rule is written, for people. */
  source: string
  /** What it says, in the project's own words. */
  about: string
  when: RuleCondition
  effects: RuleEffect[]
  fires: RuleExample
  silent: RuleExample
}

import type { Encounter, NotCodedReason, PromptTopic } from '../../src/engine/types.ts'

/**
 * A note written for this project, and what a coder would make of it by the Official Guidelines, the Alphabetic Index and the Tabular
 * List. What the engine happens to answer is no reason for an expectation.
 */
export interface Golden {
  /** Unique; names the test. */
  name: string
  /** What this note shows that no other one does. */
  phenomenon: string
  /** The official rule, or the entry of the classification, from which the expectation follows. */
  why: string
  text: string
  encounter: Encounter
  expect: Expectation
}

/** Codes carry the dot; one that ends in `*` stands for all that begin so. */
export interface Expectation {
  /** In the tier of the encounter's codes. */
  recommended?: readonly string[]
  /** Nothing is recommended but `recommended`. */
  only?: true
  notRecommended?: readonly string[]
  /** Affirmed in the note, but not for this encounter. */
  mentioned?: readonly string[]
  /** In neither tier. */
  absent?: readonly string[]
  /** A mention that has these words among its own is left out for this reason. */
  notCoded?: readonly { text: string; reason: NotCodedReason }[]
  /** Queries asked, by topic. */
  prompts?: readonly PromptTopic[]
  /** Queries that must not be asked, since the note answers them. */
  notPrompts?: readonly PromptTopic[]
  /** First-listed or principal diagnosis. */
  first?: string
  /** Pairs in sequence: the left code stands before the right one. */
  before?: readonly (readonly [string, string])[]
  /** Words that stand within the evidence of a code. */
  evidence?: Readonly<Record<string, string>>
  /** The date of service that the note states. */
  noteDate?: string
}

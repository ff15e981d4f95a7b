/** A convention or guideline as data (assets/rules/*.json): when it holds, what it does, and an example of each. */
import type { NotCodedReason, PromptTopic, Setting, Sex, Tier } from '../types.ts'

/**
 * A set of codes: prefixes and ranges with the dot, joined by "|": "I50", "E08-E13", "I51.4-I51.7|I51.89". A prefix means every code under
 * it, "?" in one any character ("T????5"); "=" before a code means that code alone; "!" before a part takes its codes out again: "K70-K77|!K75.81".
 */
export type CodePattern = string

/**
 * Words in order: "due to sepsis". `a|b` is one of several words, `word?` may be missing, `word*` any word that begins so, `#` a number, `{drug}` a
 * drug of the drug table, `~` up to three words of any kind.
 */
export type PhrasePattern = string

/** A code with places for what the note states, `{name}` or `{name:default}`; see `templates.ts` for the names. */
export type CodeTemplate = string

/** What the note may state of values; see `facts.ts`. */
export type FactName = 'bmi' | 'weeks' | 'burned' | 'burned-deep' | 'nihss' | 'birth-weight' | 'receptors'

export interface RuleCondition {
  /** Each pattern must be matched by an affirmed candidate. */
  all?: CodePattern[]
  /** At least one pattern must be matched. */
  any?: CodePattern[]
  /** Each pattern must be matched by a recommended candidate. */
  coded?: CodePattern[]
  /** No candidate may match any of these. */
  none?: CodePattern[]
  /** Each pattern must be matched by a condition that the note places in the past. */
  past?: CodePattern[]
  /** Each pattern must be matched by a condition of a relative or another person. */
  others?: CodePattern[]
  /** At least one pattern must be matched by a condition that is only suspected. */
  doubtful?: CodePattern[]
  /** At least one pattern must be matched by a condition that is denied or ruled out. */
  denied?: CodePattern[]
  /** A condition, past or present, whose time the note states, between `from` and `to` days before the encounter. */
  ago?: { of: CodePattern; from?: number; to?: number }
  /** At least one of these phrases stands in the note, affirmed of the patient. */
  says?: PhrasePattern[]
  /** At least one of these, too. */
  also?: PhrasePattern[]
  /** At least one of these phrases stands in the note, whatever it says of it ("COVID negative"). */
  names?: PhrasePattern[]
  /** None of these phrases may stand in the note. */
  unless?: PhrasePattern[]
  /** Phrases of `says` must stand in the sentence of a candidate of `all` or `any` (default: anywhere in the note). */
  near?: boolean
  /** The candidates of `all` must share a sentence or a problem. */
  together?: boolean
  /** At least one drug of one of these classes is taken. */
  drugs?: string[]
  noDrugs?: string[]
  /** Values that the note must state. */
  states?: FactName[]
  lacks?: FactName[]
  /** Completed weeks of a pregnancy that the note states, inclusive. */
  weeks?: [number, number]
  /** Nothing has been recommended so far. */
  nothing?: true
  setting?: Setting[]
  /** Whole years, inclusive. */
  age?: [number, number]
  sex?: Sex[]
  /** Days that the encounter must not precede / follow, ISO. */
  since?: string
  until?: string
}

/** Which conditions of the note a table of pairs reads. */
export type Standing = 'past' | 'family' | 'others' | 'affirmed' | 'doubtful'

export type RuleEffect =
  /** Candidates of the pattern become `by`; their evidence and that of the other conditions supports it. */
  | {
      replace: CodePattern
      by: CodeTemplate
      /** The classification presumes the link: one of this encounter brings in those that only the background of the record names. */
      presumed?: true
    }
  /** Candidates of the pattern that are only the default of their category become category + suffix; others stay and the code is added. */
  | { complicate: CodePattern; suffix: CodeTemplate }
  /** Candidates of the pattern are chosen anew among all codes under a wider header, with these words taken as said. */
  | { refine: CodePattern; under: string; words?: string[] }
  | { add: CodeTemplate; tier?: Tier }
  /** The code of the harm by the drugs within the phrases of `says`, by intent: accidental, on purpose, adverse effect, underdosing. */
  | { harm: 'accident' | 'purpose' | 'adverse' | 'underdosing' }
  /** Each row: conditions of the first pattern (those that stand so) give the code. The first row that matches a condition wins. */
  | { turn: Standing; into: [CodePattern, CodeTemplate][] }
  /** Conditions that the note places in the past or doubts are coded after all. */
  | { revive: CodePattern; from: Standing /** Only where a date or a year places it in the past. */; dated?: boolean }
  /** What the note rules out is not coded from where it was still suspected. */
  | { settle: CodePattern }
  | { drop: CodePattern; reason: NotCodedReason }
  /** Each row: while a code of the first pattern is there, codes of the second are part of it and not coded beside it. */
  | { integral: [CodePattern, CodePattern][]; reason?: NotCodedReason }
  /** Symptoms of the first pattern that their own sentence lays to a disease of the second: the disease is coded in their stead. */
  | { explained: CodePattern; by: CodePattern }
  /** Evidence that stands inside a phrase of `says` does not name a condition: it is struck out, with the codes that it alone supports. */
  | { strike: CodePattern; reason: NotCodedReason }
  /** Codes whose siblings differ by trimester, fetus or side take the sibling that the note tells. */
  | { specify: CodePattern; by: 'trimester' | 'fetus' | 'side' }
  /** Obeys the Tabular notes: `order` what they put first, `excludes1` what they keep apart. */
  | { tabular: 'order' | 'excludes1'; of?: CodePattern }
  | { tier: Tier; of: CodePattern }
  /** Puts the candidates of the pattern before all others. */
  | { first: CodePattern }
  /** Puts the candidates of `after` directly behind those of `before` when they stand in front of them. */
  | { before: CodePattern; after: CodePattern }
  /** Asks an open question about the evidence of the pattern's candidates. */
  | { ask: PromptTopic; of: CodePattern; question: string; options?: string[] }

/** The effects that have a property. */
export type Effect<K extends string> = Extract<RuleEffect, Record<K, unknown>>

export interface RuleExample {
  text: string
  setting?: Setting
  date?: string
  age?: number
  sex?: Sex
  /** Codes that must be recommended / must not be; a code in `first` is the first recommended. */
  has?: string[]
  hasNot?: string[]
  first?: string
  asks?: PromptTopic
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

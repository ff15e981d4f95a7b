/** Rules of modifiers as they stand in assets/modifiers/rules.json. */
import type { ModifierAdvice, Side } from './types.ts'

/** What must hold of a line and the claim around it; a condition that is absent always holds. */
export interface ModifierRule {
  id: string
  /** Proposed together as alternatives; empty where `choices` decide. */
  modifiers: string[]
  strength: ModifierAdvice['strength']
  /** Name of the group of codes that the line belongs to. */
  line: string
  /** Group that the line must not belong to. */
  outside?: string
  /** Group of another line of the claim. */
  beside?: string
  /** The only side that the diagnoses name. */
  side?: Side
  /** The line bears one of these, all of these, none of these. */
  has?: string[]
  hasAll?: string[]
  lacks?: string[]
  /** The code stands on more than one line. */
  twice?: boolean
  /** An edit joins the code with another one of the claim. */
  bundled?: boolean
  setting?: string[]
  payer?: 'medicare'
  /** Pattern that the note holds, and is not denied there; `affirm`: the pattern holds its own denial. */
  text?: string
  affirm?: boolean
  /** Pattern that the note does not hold. */
  without?: string
  /** A modifier for each pattern that the note holds. */
  choices?: { modifier: string; text: string }[]
  why: string
  source: string
  /** A claim and note that the rule speaks to, and one that it does not: held by tests. */
  fires: RuleExample
  silent: RuleExample
}

export interface RuleExample {
  /** Codes with their modifiers behind hyphens: "29881-LT". */
  lines: string[]
  sides?: Side[]
  text?: string
  setting?: 'outpatient' | 'inpatient' | 'professional'
  bundled?: string[]
}

export interface RuleSet {
  /** Codes and ranges of codes (both ends included), between commas. */
  groups: Record<string, string>
  rules: ModifierRule[]
}

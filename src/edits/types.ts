/** What is checked and what comes of it. */
import type { CodeSystem, Setting } from '../engine/types.ts'
import type { Classification, Day } from '../library/types.ts'

/** Present on admission: yes, no, documentation insufficient, clinically undetermined, exempt. */
export const POA_INDICATORS = ['Y', 'N', 'U', 'W', '1'] as const

export interface ClaimCode {
  system: CodeSystem
  /** ICD-10-CM with or without the dot; any case. */
  code: string
  modifiers?: readonly string[] | undefined
  /** Present-on-admission indicator of a diagnosis; '' counts as not given. */
  poa?: string | undefined
  /** Units of a service line; 1 when absent. */
  units?: number | undefined
  /** Diagnoses that a service line points to: positions among the ICD-10-CM codes of the claim, from 1. */
  pointers?: readonly number[] | undefined
  /** ISO day of a service line; the claim's when absent. */
  date?: string | undefined
}

/** A set of codes of one encounter. The first ICD-10-CM code is the principal or first-listed diagnosis. */
export interface Claim {
  codes: readonly ClaimCode[]
  setting: Setting
  /** ISO date of service: discharge for an inpatient, else the first day. */
  date: string
  /** Whole years; an age that cannot be is a finding, not an error. */
  age?: number | undefined
  sex?: 'M' | 'F' | 'U' | undefined
  /** Two-digit UB-04 patient discharge status. */
  dischargeStatus?: string | undefined
  /** Days. */
  lengthOfStay?: number | undefined
  /** Whose rules of the imported rule file apply, beside those for every payer. */
  payer?: string | undefined
}

/** error: will not stand as it is. warning: likely wrong. question: the record must decide. info: good to know. */
export type Severity = 'error' | 'warning' | 'question' | 'info'

export interface Finding {
  /** Stable id: `mce.…` Medicare Code Editor, `ioce.…` Integrated Outpatient Code Editor, `icd10cm.…` conventions and guidelines, … */
  rule: string
  severity: Severity
  /** As usually written: ICD-10-CM with its dot. */
  codes: string[]
  /** What is wrong, in plain words. */
  message: string
  /** The official text or table that the rule rests on. */
  source: string
  /** What would resolve it. */
  resolve: string
}

/** Something that could not be checked, because no table for it is there. Never the same as "no edit". */
export interface NotChecked {
  /** Stable id of the matter, e.g. `mue`, `coverage`, `cpt`. */
  matter: string
  message: string
  /** What would make it checkable. */
  resolve: string
}

export interface CheckResult {
  findings: Finding[]
  notChecked: NotChecked[]
}

/** A service of HCPCS Level II on a day. */
export interface Service {
  /** OPPS status indicator, e.g. "V"; '' when not known. */
  status: string
  /** Age limits of the outpatient editor in years; absent where there is none. */
  youngest?: number | undefined
  oldest?: number | undefined
  /** Names of the editor's flags that hold, e.g. `non-covered`. */
  flags: readonly string[]
  /** Where the code is payable for part of a quarter only: why, and the ISO days; '' where there is no bound. */
  midQuarter?: { why: string; from: string; to: string } | undefined
}

/** What the edits ask of the code systems beside ICD-10-CM. */
export interface CodeLists {
  classification: Classification
  /** Whether the ICD-10-PCS code is valid on the day. */
  isProcedure(code: string, day: Day): boolean
  /** undefined for a code that HCPCS Level II does not have on the day. */
  service(code: string, day: Day): Service | undefined
  /** Flags of a modifier on the day (`ncci`, `telehealth`, …); undefined for one that is not known then. */
  modifier(code: string, day: Day): readonly string[] | undefined
}

/** Pairs of codes that are not reported together on a day. */
export interface PairTable {
  /** Whether the column-1 code has any pair: a cheap question before the others. */
  has(column1: string): boolean
  /** undefined where there is no pair in force; otherwise whether a modifier may separate the two. */
  find(column1: string, column2: string, day: Day): { modifierAllowed: boolean } | undefined
}

/** Most units of a service a day. */
export interface UnitTable {
  /** First day on which the file holds; of the days before it says nothing. */
  readonly effective: Day
  find(code: string): UnitLimit | undefined
}

export interface UnitLimit {
  units: number
  /** 1: judged by the claim line; 2: absolute, by the day of service; 3: by the day, may be appealed with records. */
  adjudication: number
  rationale: string
}

/** Add-on codes and the primary codes that they need. */
export interface AddOnTable {
  /** undefined for a code that is no add-on on the day. `complete`: no primary but these serves. */
  find(addOn: string, day: Day): { primaries: ReadonlySet<string>; complete: boolean; type: number } | undefined
}

/** One policy as it speaks of one service. */
export interface CoverageEntry {
  /** Number of the policy, e.g. "L33822". */
  policy: string
  title: string
}

/** LCD and NCD lists: for a service, the diagnoses that support it and those that do not. */
export interface CoverageTable {
  policies(service: string): readonly CoverageEntry[]
  /** What the policy says of the diagnosis; undefined where it does not name it. */
  judge(policy: string, service: string, diagnosis: string): 'covered' | 'not-covered' | undefined
  /** Whether the policy lists covered diagnoses at all: one that only excludes supports every other diagnosis. */
  listsCovered(policy: string, service: string): boolean
}

/** One rule of a payer, as its user wrote it. */
export interface PayerRule {
  id: string
  /** '' for every payer. */
  payer: string
  severity: Severity
  message: string
  resolve: string
  /** Code patterns: exact codes, beginnings that end in `*`, ranges `A00-B99`. The rule speaks of these. */
  codes: readonly string[]
  /** What must also hold; all of it. */
  when: PayerCondition
}

interface PayerCondition {
  setting?: Setting | undefined
  youngest?: number | undefined
  oldest?: number | undefined
  sex?: 'M' | 'F' | undefined
  /** One of these codes is on the claim / none of them is. */
  with?: readonly string[] | undefined
  without?: readonly string[] | undefined
  /** The line has one of these modifiers / none of them. */
  modifier?: readonly string[] | undefined
  withoutModifier?: readonly string[] | undefined
  /** The line has more units than this. */
  unitsAbove?: number | undefined
  /** ISO days, both included. */
  from?: string | undefined
  to?: string | undefined
}

/** Tables that the user imported, each absent until then. */
export interface ImportedTables {
  pairs?: PairTable | undefined
  units?: UnitTable | undefined
  addOns?: AddOnTable | undefined
  coverage?: CoverageTable | undefined
  payerRules?: readonly PayerRule[] | undefined
}

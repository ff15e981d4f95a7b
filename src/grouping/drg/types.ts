/** MS-DRG: what is asked and what comes out. */

/** As UB-04 has them: yes, no, unknown to the record, clinically undetermined. */
export const POA = ['Y', 'N', 'U', 'W'] as const
export type Poa = (typeof POA)[number]

export interface DrgDiagnosis {
  /** With or without the dot, any case. */
  code: string
  /** Present on admission; anything but Y, N, U and W counts as not reported. */
  poa?: string | undefined
}

/** An inpatient stay at its discharge. */
export interface DrgClaim {
  /** One of `Drg.versions`, "40.0" … "44.0". */
  version: string
  principal: DrgDiagnosis
  /** In the order of the claim; any number. */
  secondary: readonly DrgDiagnosis[]
  /** ICD-10-PCS; a code that was performed twice stands twice. */
  procedures: readonly string[]
  /** Whole years. No formula of the versions 40 to 44 asks for it. */
  age?: number | undefined
  sex: 'M' | 'F' | 'U'
  /** Discharge status of UB-04, two digits. */
  dischargeStatus: string
  /** A hospital that need not report present on admission: no hospital-acquired condition is considered. */
  poaExempt?: boolean | undefined
}

export type ReturnCode =
  | 'OK'
  /** The principal diagnosis is no code of the version. */
  | 'INVALID_PDX'
  /** An external cause as principal diagnosis. */
  | 'DX_CANNOT_BE_PDX'
  /** The MDC of the principal diagnosis depends on the sex, which is unknown. */
  | 'INVALID_SEX'
  /** The group depends on the discharge status, which is none that exists. */
  | 'INVALID_DISCHARGE_STATUS'
  /** A hospital-acquired condition, and a code of its lists without its POA indicator. */
  | 'HAC_MISSING_ONE_POA'
  /** No formula of the MDC holds. */
  | 'UNGROUPABLE'

export type Severity = 'MCC' | 'CC' | 'NONE'

/** Table 5 of a final rule. */
export interface Weights {
  /** Relative weight, with the 10 % cap. */
  weight: number
  /** Geometric and arithmetic mean length of stay in days. */
  gmlos: number
  amlos: number
  /** Transfers after this DRG to post-acute care are paid by the day; the second, by the special method. */
  postAcute: boolean
  specialPay: boolean
}

export interface DrgResult {
  version: string
  /** Two digits: the MDC of the principal diagnosis, or 24 or 25; 00 when there is none. */
  mdc: string
  /** Three digits; 998 for a principal diagnosis that cannot be one, 999 when the stay cannot be grouped. */
  drg: string
  title: string
  medSurg: 'medical' | 'surgical' | null
  /** Highest level among the secondary diagnoses that count; null for 998 and 999. */
  severity: Severity | null
  /** Before hospital-acquired conditions were taken out. */
  initialDrg: string
  /** Numbers of the hospital-acquired conditions that are met. */
  hacs: number[]
  returnCode: ReturnCode
  /** Where the final rule of the fiscal year is bundled. */
  weights?: Weights
}

/** Why a secondary diagnosis of level CC or MCC does not count. */
export type NotCounted =
  /** Excluded by the principal diagnosis (Appendix C). */
  | 'excluded-by-principal'
  /** Counts only when the patient was discharged alive. */
  | 'died'
  /** Part of the formula of the DRG itself. */
  | 'part-of-drg'
  /** A hospital-acquired condition that was not present on admission. */
  | 'hac'

export interface SecondarySeverity {
  /** With its dot. */
  code: string
  level: 'CC' | 'MCC'
  counts: boolean
  reason?: NotCounted
}

export interface HacEffect {
  hac: number
  title: string
  /** Codes that met the condition, with their POA ('' not reported). */
  codes: { code: string; poa: string }[]
  /** Operands that met it beside the diagnosis: procedures of the list, the principal diagnosis. */
  with: string[]
}

/** An operand of the formula that holds, and the codes that carry it. */
export interface Operand {
  name: string
  codes: string[]
}

/** The way to the DRG. */
export interface DrgWhy {
  mdc: { number: string; title: string; from: string }
  /** Where the formula stands: pre-MDC, surgical or medical hierarchy of the MDC, unrelated procedures. */
  step: { list: string; rank: number; formula: string; operands: Operand[] }
  secondary: SecondarySeverity[]
  /** The codes that decide the severity, at its level. */
  decidedBy: string[]
  hacs: HacEffect[]
  /** Combinations of procedures that count as one. */
  combinations: { codes: string[]; insteadOf: boolean }[]
  /** Codes of the claim that play no part, and why. */
  ignored: { code: string; reason: string }[]
  /** In words, in the order in which it was decided. */
  path: string[]
}

/** A documented fact, and the group that the stay would have if it were otherwise. */
export interface DrgChange {
  kind: 'without-diagnosis' | 'without-procedure' | 'poa' | 'discharge-status'
  code?: string
  /** The fact as it stands in the claim. */
  fact: string
  drg: string
  title: string
  weight?: number
}

export interface DrgFailure {
  ok: false
  error: 'unknown-version' | 'bad-age' | 'bad-discharge-status'
  /** What was wrong and what to do, for a person. */
  message: string
}

/** Risk adjustment: what is asked and what comes out. */

export const HCC_MODELS = [
  'CMS-HCC V28',
  'CMS-HCC V24',
  'RxHCC V08 MAPD',
  'RxHCC V08 PDP',
  'RxHCC V08 PACE',
  'HHS-HCC V08',
] as const

export const METALS = ['Platinum', 'Gold', 'Silver', 'Bronze', 'Catastrophic'] as const
export type Metal = (typeof METALS)[number]

/** What decides the segment. Each family of models reads its own fields; without any, the categories alone are given. */
export interface Eligibility {
  /** Original reason for entitlement: 0 age, 1 disability, 2 ESRD, 3 both. CMS-HCC and RxHCC. */
  orec?: '0' | '1' | '2' | '3' | undefined
  /** Medicaid benefits beside Medicare. CMS-HCC. */
  dual?: 'none' | 'partial' | 'full' | undefined
  /** More than 90 days in an institution. CMS-HCC and RxHCC. */
  institutional?: boolean | undefined
  /** Less than twelve months of Part B (RxHCC: Part D data) in the year before. CMS-HCC and RxHCC. */
  newEnrollee?: boolean | undefined
  /** Low-income subsidy. RxHCC. */
  lowIncome?: boolean | undefined
  /** On dialysis or transplanted. RxHCC, new enrollees only. */
  esrd?: boolean | undefined
  /** Level of the plan. HHS-HCC. */
  metal?: Metal | undefined
  /** Months enrolled in the benefit year, 1 to 12. HHS-HCC. */
  enrollmentMonths?: number | undefined
}

export interface HccRequest {
  /** One of HCC_MODELS. */
  model: string
  /** Payment year (HHS-HCC: benefit year). */
  paymentYear: number
  /** Diagnoses of the data collection year, with or without the dot; duplicates and unknown codes are allowed. */
  dx: readonly string[]
  /** Whole years on 1 February of the payment year (HHS-HCC: at the last day enrolled), 0 to 130. */
  age: number
  /** Edits and factors differ by sex: 'U' is an error. */
  sex: 'M' | 'F' | 'U'
  eligibility?: Eligibility | undefined
}

export interface Category {
  /** Number, e.g. "37", or "35.1" in HHS-HCC. */
  hcc: string
  label: string
  /** The diagnoses that carry it, with the dot. */
  from: string[]
  /** HHS-HCC: categories of one group count once. */
  group?: string
}

export interface DroppedCategory {
  hcc: string
  label: string
  from: string[]
  /** The categories above it in the hierarchy that count in its place. */
  by: string[]
}

/** A part of the score. */
export interface Contribution {
  /** Name that CMS gives the variable. */
  variable: string
  /** Relative factor in the segment. */
  factor: number
}

/** A diagnosis that carries no category here, and why. */
export interface Uncounted {
  code: string
  reason: 'no-category' | 'newer-than-mapping' | 'age-or-sex' | 'needs-another' | 'not-a-code'
  message: string
}

export interface HccResult {
  model: string
  paymentYear: number
  /** Absent when only categories were asked for. */
  segment?: string
  /** After hierarchies. */
  hccs: Category[]
  dropped: DroppedCategory[]
  /** Names of the interactions and counts whose factor is not zero. */
  interactions: string[]
  /** Raw: before normalisation, coding intensity and (HHS-HCC) cost-sharing reductions. Exact to three decimals. */
  score?: number
  contributions: Contribution[]
  uncounted: Uncounted[]
}

export type HccErrorId =
  | 'unknown-model'
  | 'unknown-payment-year'
  | 'impossible-age'
  | 'unknown-sex'
  | 'incomplete-eligibility'
  | 'impossible-eligibility'

/** Expected failure: what was wrong and what to do. */
export interface HccFailure {
  ok: false
  error: HccErrorId
  message: string
}

/** A category of one model that a code carries, for a person of unknown age and sex. */
export interface CodeCategory {
  model: string
  hcc: string
  label: string
  /** E.g. "2025" or "2026 and 2027". */
  years: string
  /** Age and sex at which the code counts for it, e.g. "age under 50"; '' always. */
  condition: string
}

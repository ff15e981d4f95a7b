/** Evaluation and management: the worksheet, the level and what comes with it. */
import type { Span } from '../engine/types.ts'

/** Of medical decision making, from the least; `none` where no physician needs to be there. */
export const LEVELS = ['none', 'straightforward', 'low', 'moderate', 'high'] as const
export type Level = (typeof LEVELS)[number]

export const FAMILIES = [
  'office',
  'hospital-initial',
  'hospital-subsequent',
  'hospital-same-day',
  'hospital-discharge',
  'consultation-office',
  'consultation-inpatient',
  'emergency',
  'nursing-initial',
  'nursing-subsequent',
  'nursing-discharge',
  'home',
] as const
export type Family = (typeof FAMILIES)[number]

/** Prolonged time is reported to Medicare by other codes than to others. */
export type Payer = 'medicare' | 'other'

export interface EmRequest {
  /** A family, or words for one: "ED", "initial hospital care", "office new patient". */
  family: string
  /** Levels in words: minimal, low, moderate, high; for data also none, limited, extensive. Two of the three are enough. */
  problems?: string | undefined
  data?: string | undefined
  risk?: string | undefined
  /** Total minutes of the billing practitioner on the day of the visit. */
  minutes?: number | undefined
  /** Office and home visits; an established patient when absent, and `why` says so. */
  newPatient?: boolean | undefined
  /** ISO date of the visit. */
  date: string
  /** Without it, no code of prolonged time is chosen. */
  payer?: Payer | undefined
  /** Another procedure or service by the same practitioner on that day. */
  procedureSameDay?: boolean | undefined
  /** Shared between a physician and another practitioner of the group. */
  shared?: boolean | undefined
}

export interface Leveled {
  level: Level
  code: string
}

export interface AddOn {
  code: string
  units: number
  why: string
}

/** Something to think of that the level does not decide. */
export interface Reminder {
  id: 'G2211' | 'modifier-25' | 'split-shared' | 'prolonged' | 'time-statement' | 'consultation-medicare'
  text: string
  source: string
}

export interface EmResult {
  family: Family
  /** Absent for discharge days, which time alone decides. */
  level?: Level
  code: string
  basis: 'decision' | 'time'
  /** What decided, in one or two sentences. */
  why: string
  /** What medical decision making alone and time alone would give. */
  byDecision?: Leveled
  byTime?: Leveled
  addOns: AddOn[]
  reminders: Reminder[]
}

export type EmErrorId =
  | 'unknown-family'
  | 'unknown-level'
  | 'incomplete'
  | 'impossible-time'
  | 'date-outside'
  | 'time-not-used'
  | 'no-such-level'

export interface EmFailure {
  ok: false
  error: EmErrorId
  /** What was wrong and what to do. */
  message: string
}

export const PROBLEM_KINDS = [
  'minor',
  'stable-chronic',
  'acute-simple',
  'chronic-worse',
  'undiagnosed',
  'acute-systemic',
  'injury-complicated',
  'chronic-severe',
  'threat',
  'intensive-nursing',
] as const
export const DATA_KINDS = ['outside-note', 'result', 'order', 'historian', 'interpretation', 'discussion'] as const
export const RISK_KINDS = [
  'no-treatment',
  'over-the-counter',
  'therapy',
  'prescription',
  'surgery-minor',
  'surgery',
  'social',
  'monitoring',
  'surgery-high',
  'surgery-emergency',
  'hospital',
  'limits-of-care',
  'parenteral-controlled',
] as const
export type ProblemKind = (typeof PROBLEM_KINDS)[number]
export type DataKind = (typeof DATA_KINDS)[number]
export type RiskKind = (typeof RISK_KINDS)[number]

interface Item<K> {
  kind: K
  /** What it is, e.g. the title of the diagnosis or the name of the test. */
  label: string
  /** Words of the note; empty for what the person added. */
  evidence: Span[]
}

export interface ProblemItem extends Item<ProblemKind> {
  /** ICD-10-CM code of the problem. */
  code?: string
}
/** Tests, notes and people count once each: two items of one kind and label are one. */
export type DataItem = Item<DataKind>
export type RiskItem = Item<RiskKind>

/** What a level is made of: filled in from the note, corrected by the person. */
export interface Worksheet {
  /** Absent where the note does not tell. */
  family?: Family
  newPatient?: boolean
  problems: ProblemItem[]
  data: DataItem[]
  risk: RiskItem[]
  /** Total time on the day of the visit, as stated. */
  time?: { minutes: number; evidence: Span[] }
}

/** One element of medical decision making, judged. */
export interface ElementLevel {
  level: Level
  /** What decided. */
  why: string
}

export interface JudgedWorksheet {
  problems: ElementLevel
  data: ElementLevel
  risk: ElementLevel
  /** Absent while the worksheet has no family. */
  result?: EmResult | EmFailure
}

/** A kind of item, for a menu. */
export interface KindInfo {
  element: 'problem' | 'data' | 'risk'
  kind: ProblemKind | DataKind | RiskKind
  label: string
  /** '' for data, which are counted together. */
  level: Level | ''
  source: string
}

/** What the worksheet does not hold, but the level needs. */
export type VisitFacts = Pick<EmRequest, 'date' | 'payer' | 'procedureSameDay' | 'shared'>

/** A worksheet with what follows from it, and what a person may choose from. */
export interface EmSheet {
  worksheet: Worksheet
  judged: JudgedWorksheet
  kinds: readonly KindInfo[]
}

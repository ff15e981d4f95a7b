/**
 * What the engine takes and gives. The engine is a pure synchronous function of (text, encounter, library):
 * no browser, no clock, no I/O. Offsets are UTF-16 code units into the text as given, half open.
 */

/** A half-open range of the analysed text; `text === input.slice(start, end)`. */
export interface Span {
  start: number
  end: number
  text: string
}

/** Decides what an uncertain diagnosis means: outpatient and professional IV.H, inpatient II.H / III.C. */
export type Setting = 'outpatient' | 'inpatient' | 'professional'

export type Sex = 'M' | 'F' | 'U'

export interface Encounter {
  setting: Setting
  /** Date of service, ISO `YYYY-MM-DD`; selects the release in force. */
  date: string
  /** Age in whole years on the date of service. */
  age?: number
  sex?: Sex
}

export type CodeSystem = 'ICD-10-CM' | 'ICD-10-PCS' | 'HCPCS' | 'CPT' | 'ICD-9-CM' | 'ICD-9-CM-PROC'

/** recommended: would be put on the encounter; mentioned: affirmed in the text, but not for this encounter. */
export type Tier = 'recommended' | 'mentioned'

/**
 * Why a code that the record supports is not recommended: it stands `outside` of what the record concludes, or is named there only in
 * `passing`, within a longer sentence.
 */
export type Doubt = 'outside' | 'passing'

export interface Suggestion {
  system: CodeSystem
  /** With the dot, e.g. `E11.22`. */
  code: string
  title: string
  tier: Tier
  /** 0..1 */
  score: number
  billable: boolean
  /** At least one span. */
  evidence: Span[]
  /** Ids of conventions and guideline sections applied, e.g. `I.C.4.a`. */
  rules: string[]
  /** Of a mentioned code that a person should check before it is left out. */
  doubt?: Doubt
  /** What documentation would make the code more specific, in words. */
  needs?: string[]
  /** Units to bill, where the record tells the amount. */
  units?: number
  /** Modifiers that the record supports. */
  modifiers?: string[]
}

export type NotCodedReason =
  | 'negated'
  | 'uncertain'
  | 'historical'
  | 'family'
  | 'hypothetical'
  | 'integral'
  | 'ruled-out'
  | 'superseded'
  | 'template'
  | 'order'
  | 'screening'
  | 'allergy'

export interface NotCoded {
  evidence: Span
  /** The words that decided: "denies", "possible", "family history of". */
  cue?: Span
  reason: NotCodedReason
  /** The code that it would have been. */
  code?: string
  /** Of the code; ICD-10-CM when absent. */
  system?: CodeSystem
  rule?: string
}

export type PromptTopic =
  | 'laterality'
  | 'acuity'
  | 'type'
  | 'stage'
  | 'severity'
  | 'site'
  | 'organism'
  | 'cause'
  | 'episode'
  | 'trimester'
  | '7th-character'
  | 'control'
  | 'with-complication'
  | 'bmi'
  | 'laterality-dominance'
  | 'gestational-age'
  | 'depth'
  | 'substance-use-status'
  | 'indication'
  | 'clinical-significance'

/** A compliant documentation query: quotes the evidence, never leads, never mentions payment. */
export interface Prompt {
  topic: PromptTopic
  evidence: Span[]
  question: string
  /** Values of the open axis, always ending in "Other" and "Unable to determine". */
  options?: string[]
  rule?: string
}

/** A part of a note that stands under a heading of its own on the page; the heading is not in the text. */
export interface LabelledPart {
  start: number
  end: number
  label: string
}

/** A date of service found in the note, with the words it was read from. */
export interface NoteDate {
  /** ISO `YYYY-MM-DD` */
  date: string
  evidence: Span
}

/** A service that the note documents, of a code system that is not loaded. */
export interface Documented {
  system: CodeSystem
  evidence: Span
  /** E.g. "documented; CPT not loaded". */
  message: string
}

export interface Analysis {
  suggestions: Suggestion[]
  notCoded: NotCoded[]
  prompts: Prompt[]
  /** Absent when every service documented is of a loaded code system. */
  documented?: Documented[]
  /** The date of service that the note itself states; absent when it states none. */
  noteDate?: NoteDate
}

/** Assertion of one concept in its sentence (the `assert` command). */
export interface Assertion {
  negated: boolean
  uncertain: boolean
  temporality: 'recent' | 'historical' | 'hypothetical'
  experiencer: 'patient' | 'other'
  cues: Span[]
}

export interface BilledCode {
  system: CodeSystem
  code: string
}

export type AuditRule =
  /** A billed code that is none, or not in force. */
  | 'icd10cm.validity'
  /** A billed code that says less or more than the record. */
  | 'audit.less-specific'
  | 'audit.more-specific'
  /** A billed code that the record names, but not among what it concludes of this encounter, or only in passing there. */
  | 'audit.background-only'
  | 'audit.outside-conclusion'
  | 'audit.in-passing'
  /** A billed level of a visit beside the documented one. */
  | 'em.level-above-documentation'
  | 'em.level-below-documentation'

export interface AuditFinding {
  rule: AuditRule
  severity: 'error' | 'warning' | 'question' | 'info'
  codes: string[]
  message: string
}

/** Billed codes against the record, both ways. */
export interface AuditResult {
  supported: { code: string; evidence: Span[]; exact: boolean }[]
  unsupported: {
    code: string
    /** Why the record does not support it, for a person. */
    why: string
    /** The code of the same category that the record does support. */
    nearest?: string
  }[]
  /** Supported, but not billed. */
  missed: Suggestion[]
  findings: AuditFinding[]
}

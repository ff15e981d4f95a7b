/** Advice on modifiers: what is asked and what comes out. */
import type { CodeSystem, Setting, Span } from '../../engine/types.ts'

export type Side = 'left' | 'right' | 'both'

/** A service as chosen. */
export interface AdviceLine {
  system: CodeSystem
  code: string
  modifiers: readonly string[]
}

export interface AdviceRequest {
  lines: readonly AdviceLine[]
  /** Sides that the diagnoses name; empty when they name none. */
  sides: readonly Side[]
  /** The note; '' when there is none. */
  text: string
  setting: Setting
  /** Rules of Medicare alone are left out for others. */
  payer?: 'medicare' | 'other' | undefined
  /** Codes of the claim that an edit joins with another one, though a modifier may part them. */
  bundled: readonly string[]
}

export interface ModifierAdvice {
  rule: string
  /** Position of the line in the request. */
  line: number
  code: string
  /** One of these; the first is the nearest. */
  modifiers: string[]
  /** apply: the record says so. consider: the person must decide. conflict: what is there cannot stand. */
  strength: 'apply' | 'consider' | 'conflict'
  why: string
  source: string
  /** Words of the note that the advice rests on. */
  evidence: Span[]
}

/** Advice with what each modifier says, in this project's words. */
export interface ExplainedAdvice extends ModifierAdvice {
  meanings: Record<string, string>
}

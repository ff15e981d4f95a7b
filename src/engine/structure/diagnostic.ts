/** Sections that carry the codes of the encounter. */
import type { SectionKind } from './types.ts'

const DIAGNOSTIC: ReadonlySet<SectionKind> = new Set([
  'assessment',
  'assessment-and-plan',
  'impression',
  'diagnosis',
  'diagnosis-discharge',
  'diagnosis-final',
  'diagnosis-postoperative',
  'problem-list',
])

export const isDiagnostic = (kind: SectionKind): boolean => DIAGNOSTIC.has(kind)

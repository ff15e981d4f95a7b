/** Where in the note a concept stands decides its tier: assessments carry the encounter's codes, histories and reviews do not. */
import type { Concept } from '../pipeline.ts'
import { BlockKind, type NoteStructure, type SectionKind } from '../structure/types.ts'
import type { Tier } from '../types.ts'

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

/** Sections whose affirmed conditions are not those of this encounter by themselves. */
const BACKGROUND: ReadonlySet<SectionKind> = new Set([
  'ros',
  'exam',
  'medications',
  'allergies',
  'family-history',
  'social-history',
  'instructions',
  'consent',
  'orders',
  'screening',
  'follow-up',
  'psh',
  'differential',
  'diagnosis-admitting',
  'diagnosis-preoperative',
])

export const isDiagnostic = (kind: SectionKind): boolean => DIAGNOSTIC.has(kind)

/** A function that gives the tier of each affirmed concept of one note. */
export function tiersOf(structure: NoteStructure, concepts: readonly Concept[]): (c: Concept) => Tier {
  const assessed = concepts.some((c) => c.reason === undefined && c.resolutions.length > 0 && DIAGNOSTIC.has(c.section))
  return (c) => {
    if (!assessed) return BACKGROUND.has(c.section) ? 'mentioned' : 'recommended'
    if (!DIAGNOSTIC.has(c.section)) return 'mentioned'
    return isBelowProblem(structure, c.block) ? 'mentioned' : 'recommended'
  }
}

/** Lines under a problem's heading tell what is thought and done about it; the heading names it. */
function isBelowProblem(structure: NoteStructure, block: number): boolean {
  const { blocks } = structure
  const parent = blocks.parent[block]!
  return parent >= 0 && (blocks.kind[parent] === BlockKind.header || blocks.kind[parent] === BlockKind.item)
}

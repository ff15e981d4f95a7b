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
  const named = namings(structure, concepts)
  return (c) => {
    if (!assessed) return BACKGROUND.has(c.section) ? 'mentioned' : 'recommended'
    if (!DIAGNOSTIC.has(c.section)) return 'mentioned'
    const naming = named.get(structure.blocks.section[c.block]!) ?? 'text'
    return namesProblem(structure, c.block, naming) ? 'recommended' : 'mentioned'
  }
}

/** How a diagnostic section names its problems: in headings over lists, in items, or in running text. */
type Naming = 'headers' | 'items' | 'text'

function namings(structure: NoteStructure, concepts: readonly Concept[]): Map<number, Naming> {
  const out = new Map<number, Naming>()
  const { blocks } = structure
  for (const c of concepts) {
    const section = blocks.section[c.block]!
    if (c.reason !== undefined || isBelow(structure, c.block)) continue
    const kind = blocks.kind[c.block]
    if (kind === BlockKind.header) out.set(section, 'headers')
    else if (kind === BlockKind.item && out.get(section) !== 'headers') out.set(section, 'items')
  }
  return out
}

/** A problem's own line names it; the lines below it, and running text beside a list of problems, tell what is thought and done. */
function namesProblem(structure: NoteStructure, block: number, naming: Naming): boolean {
  if (isBelow(structure, block)) return false
  const kind = structure.blocks.kind[block]
  if (naming === 'headers') return kind === BlockKind.header || structure.blocks.number[block]! > 0
  return naming === 'text' || kind !== BlockKind.paragraph
}

const isBelow = (structure: NoteStructure, block: number): boolean => structure.blocks.parent[block]! >= 0

/** Why a mention is not coded, by what the note says of it, the setting, and what kind of condition it is. */

import type { SectionKind } from '../structure/types.ts'
import type { Encounter, NotCodedReason, Span } from '../types.ts'
import type { ContextFinding, ContextKind, ContextMark } from './types.ts'

/** In the order in which they decide: a denied disease of the mother is denied first, a doubtful stroke of the past is no history. */
const REASONS: readonly (readonly [ContextKind, NotCodedReason])[] = [
  ['ruled-out', 'ruled-out'],
  ['negated', 'negated'],
  ['family', 'family'],
  ['other-person', 'family'],
  ['allergy', 'allergy'],
  ['screening', 'screening'],
  ['order', 'order'],
  ['advice', 'hypothetical'],
  ['risk', 'hypothetical'],
  ['hypothetical', 'hypothetical'],
  ['template', 'template'],
  ['unlikely', 'uncertain'],
  ['differential', 'uncertain'],
  ['uncertain', 'uncertain'],
  ['resolved', 'historical'],
  ['historical', 'historical'],
  ['history-of', 'historical'],
]

/** Sections that sum up a stay. */
const STAY: ReadonlySet<SectionKind> = new Set(['diagnosis-discharge', 'diagnosis-final', 'hospital-course'])

const RULES: Partial<Record<NotCodedReason, string>> = { uncertain: 'IV.H', historical: 'IV.J' }

export interface Reason {
  reason: NotCodedReason
  cue: Span
  rule?: string
}

/**
 * @param own the mention's own words: a cue within them is part of the name ("history of falling", "no known allergies")
 * @param lasting the condition is chronic, so "history of" it means that the patient has it
 * @param past the code itself says that something is past (status and history codes)
 * @param listed whether the mention comes later in a list that a cue opens, and is nothing that one reacts to or with
 */
export function reasonOf(
  finding: ContextFinding,
  own: Span,
  encounter: Encounter,
  lasting: boolean,
  past: boolean,
  listed: (cue: Span) => boolean,
): Reason | undefined {
  const marks = finding.marks.filter((m) => !(m.cue.start >= own.start && m.cue.end <= own.end))
  for (const [kind, reason] of REASONS) {
    const mark = marks.find((m) => m.kind === kind)
    if (mark === undefined || allowed(mark, finding.section, encounter, lasting, past)) continue
    if (kind === 'allergy' && listed(mark.cue)) continue
    const rule = RULES[reason]
    return { reason, cue: mark.cue, ...(rule ? { rule } : {}) }
  }
  return undefined
}

function allowed(
  mark: ContextMark,
  section: SectionKind,
  encounter: Encounter,
  lasting: boolean,
  past: boolean,
): boolean {
  switch (mark.kind) {
    case 'history-of':
      return lasting || past
    case 'historical':
      return past
    // III: what was treated during the stay is reported, though it is over at discharge
    case 'resolved':
      return past || (encounter.setting === 'inpatient' && STAY.has(section))
    // II.H, III.C: at discharge an uncertain diagnosis is coded as if it existed
    case 'uncertain':
    case 'differential':
      return encounter.setting === 'inpatient'
    default:
      return false
  }
}

/** The mentions that were left out, grouped by the reason. */
import type { NotCoded, NotCodedReason } from '../../engine/types.ts'

/** What a reason means, in a coder's words; the order is the order of the groups: what may be worth a second look comes first. */
export const REASONS: { reason: NotCodedReason; label: string; meaning: string }[] = [
  {
    reason: 'uncertain',
    label: 'Uncertain',
    meaning: 'Documented as possible, probable or suspected; not coded in this setting.',
  },
  { reason: 'ruled-out', label: 'Ruled out', meaning: 'The note says that it was excluded.' },
  { reason: 'negated', label: 'Denied or absent', meaning: 'The note says that the patient does not have it.' },
  { reason: 'historical', label: 'History', meaning: 'In the past, no longer present or treated.' },
  { reason: 'family', label: 'Family or other person', meaning: 'Concerns someone other than the patient.' },
  { reason: 'hypothetical', label: 'Conditional', meaning: 'A plan, an instruction or a risk, not a finding.' },
  {
    reason: 'integral',
    label: 'Part of a coded condition',
    meaning: 'A sign or symptom that belongs to a diagnosis already suggested.',
  },
  {
    reason: 'superseded',
    label: 'Covered by another code',
    meaning: 'A more specific or combination code says the same.',
  },
  { reason: 'screening', label: 'Screening', meaning: 'Looked for, not found.' },
  { reason: 'order', label: 'Order or indication', meaning: 'Named only as something ordered or to be examined.' },
  { reason: 'allergy', label: 'Allergy list', meaning: 'A reaction on the allergy list, not a condition treated now.' },
  { reason: 'template', label: 'Template', meaning: 'Stands in text that the template fills in.' },
]

export interface NotCodedGroup {
  reason: NotCodedReason
  label: string
  meaning: string
  items: NotCoded[]
}

/** Groups in a fixed order, items in the order of the text; no empty group. */
export function groupNotCoded(notCoded: NotCoded[]): NotCodedGroup[] {
  return REASONS.map((group) => ({
    ...group,
    items: notCoded
      .filter((item) => item.reason === group.reason)
      .sort((a, b) => a.evidence.start - b.evidence.start || a.evidence.end - b.evidence.end),
  })).filter((group) => group.items.length > 0)
}

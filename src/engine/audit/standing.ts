/** What an auditor has to know of a billed code that the record names and yet does not conclude. */
import type { AuditFinding, Setting, Suggestion } from '../types.ts'

/** Where a record has to say that a condition concerned the encounter, for it to be reported. */
const REPORTED: Record<Setting, string> = {
  outpatient: 'was present and required or affected care at this encounter (IV.J)',
  professional: 'was present and required or affected care at this encounter (IV.J)',
  inpatient: 'was evaluated, treated or examined, or prolonged the stay or the care (III)',
}

/** What brought an injury about (chapter 20) goes with the injury, wherever it is told. */
const CAUSE = /^[V-Y]/

/** Undefined where the record concludes the code. */
export function standingFinding(billed: string, found: Suggestion, setting: Setting): AuditFinding | undefined {
  if (found.tier === 'recommended' || CAUSE.test(found.code)) return undefined
  const what = `${found.code} (${found.title})`
  switch (found.doubt) {
    case 'outside':
      return {
        rule: 'audit.outside-conclusion',
        severity: 'question',
        codes: [billed],
        message: `What supports ${what} stands outside of the record's conclusion: check that the provider documents it as a diagnosis of this encounter`,
      }
    case 'passing':
      return {
        rule: 'audit.in-passing',
        severity: 'question',
        codes: [billed],
        message: `The conclusion names ${what} only in passing, within a longer sentence: check that it is a diagnosis of its own`,
      }
    case undefined:
      return {
        rule: 'audit.background-only',
        severity: 'question',
        codes: [billed],
        message: `The record names ${what} as background only: check that it ${REPORTED[setting]}`,
      }
  }
}

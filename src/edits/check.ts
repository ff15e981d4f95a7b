/** All edits over one claim. */
import { contextOf, type Rule } from './context.ts'
import type { Edits } from './edits.ts'
import { coverage } from './rules/coverage.ts'
import { excludes } from './rules/excludes.ts'
import { inpatient } from './rules/inpatient.ts'
import { instructions } from './rules/instructions.ts'
import { laterality } from './rules/laterality.ts'
import { lines } from './rules/lines.ts'
import { outpatient } from './rules/outpatient.ts'
import { pairs } from './rules/pairs.ts'
import { payer } from './rules/payer.ts'
import { poa } from './rules/poa.ts'
import { principal } from './rules/principal.ts'
import { professional } from './rules/professional.ts'
import { services } from './rules/services.ts'
import { validity } from './rules/validity.ts'
import type { CheckResult, Claim, CodeLists, Finding, ImportedTables, NotChecked, Severity } from './types.ts'

const ORDER: readonly Severity[] = ['error', 'warning', 'question', 'info']

const RULES: readonly Rule[] = [
  validity,
  principal,
  excludes,
  instructions,
  laterality,
  poa,
  pairs,
  lines,
  services,
  coverage,
  payer,
]

/** Runs the edits of the setting: the Medicare Code Editor, the Outpatient Code Editor, or what both agree on for a practitioner. */
const SETTINGS: Readonly<Record<Claim['setting'], Rule>> = { inpatient, outpatient, professional }

/**
 * Checks a claim. Never throws for what a claim says: whatever is wrong with it is a finding, and what no table is there for is listed
 * as not checked.
 * @returns findings by severity, most severe first, in the order of the rules within one
 */
export function check(claim: Claim, edits: Edits, lists: CodeLists, imported: ImportedTables = {}): CheckResult {
  const findings: Finding[] = []
  const notChecked: NotChecked[] = []
  const context = contextOf(claim, edits, lists, imported, { findings, notChecked })
  for (const rule of [SETTINGS[claim.setting], ...RULES]) rule(context)
  findings.sort((a, b) => ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity))
  return { findings, notChecked }
}

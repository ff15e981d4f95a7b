/** Billed codes of HCPCS Level II against the record: was it given or supplied, and what was given that nobody billed. */
import type { Analysis, AuditResult, BilledCode } from '../engine/types.ts'

const WHY = {
  negated: 'the record denies it',
  hypothetical: 'the record speaks of it as planned or considered',
  historical: 'the record tells it of another time',
  family: 'the record tells it of another person',
  allergy: 'the record names it as an allergy',
  uncertain: 'the record calls it uncertain',
} as const
const SILENT = 'The record does not say that it was given or supplied'

/** Adds the judgement of the codes to the result. */
export function auditSupplies(result: AuditResult, analysis: Analysis, billed: readonly BilledCode[]): void {
  const own = analysis.suggestions.filter(({ system }) => system === 'HCPCS')
  const codes = new Set(billed.map(({ code }) => code.trim().toUpperCase()))
  for (const code of codes) {
    const found = own.find((suggestion) => suggestion.code === code)
    if (found) {
      result.supported.push({ code, evidence: found.evidence, exact: true })
      continue
    }
    const left = analysis.notCoded.find((one) => one.system === 'HCPCS' && one.code === code)
    const why = left && left.reason in WHY ? WHY[left.reason as keyof typeof WHY] : SILENT
    result.unsupported.push({ code, why })
  }
  result.missed.push(...own.filter(({ code, tier }) => tier === 'recommended' && !codes.has(code)))
}

/** Billed codes against the record, both ways: diagnoses by the engine, supplies by what was given, levels of visits by evaluation and management. */
import type { AuditResult, BilledCode, Encounter, LabelledPart } from '../engine/types.ts'
import { auditSupplies } from './audit-supplies.ts'
import type { Encoder } from './encoder.ts'
import { engineFor } from './engine.ts'

export interface AuditRequest {
  text: string
  /** Where the text was put together from parts of a page, so that it is read as the suggestions were. */
  parts?: readonly LabelledPart[]
  codes: readonly BilledCode[]
  encounter: Encounter
}

export async function auditRecord(
  encoder: Encoder,
  { text, parts, codes, encounter }: AuditRequest,
): Promise<AuditResult> {
  const engine = await encoder.open('engine')
  const em = codes.some(({ system }) => system === 'CPT') ? await encoder.open('em') : undefined
  const visits = codes.filter(({ system, code }) => system === 'CPT' && em?.isVisit(code))
  const supplies = encounter.setting === 'inpatient' ? [] : codes.filter(({ system }) => system === 'HCPCS')
  const result = engine.audit(
    text,
    codes.filter((code) => !visits.includes(code) && !supplies.includes(code)),
    encounter,
    parts,
  )
  if (supplies.length > 0) {
    auditSupplies(result, (await engineFor(encoder, encounter.setting)).analyse(text, encounter, parts), supplies)
  }
  if (em === undefined || visits.length === 0) return result
  const worksheet = em.draft(text, engine.analyse(text, encounter, parts))
  for (const { code } of visits) {
    const visit = em.audit(worksheet, code, encounter.date)
    if (visit === undefined) {
      result.unsupported.push({ code, why: `The rules of this visit are not known for ${encounter.date}: not checked` })
    } else if (visit.finding === undefined && visit.supported !== undefined) {
      result.supported.push({ code, evidence: visit.evidence, exact: true })
    } else {
      const nearest = visit.supported === undefined ? {} : { nearest: visit.supported }
      result.unsupported.push({ code, why: visit.why, ...nearest })
    }
    if (visit?.finding) result.findings.push(visit.finding)
  }
  return result
}

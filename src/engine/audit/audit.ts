/** Two-way audit: which billed codes the record supports, which it does not and why, and what it supports that nobody billed. */
import { parseDay } from '../../library/day.ts'
import type { Row } from '../../library/types.ts'
import type { Parts } from '../engine.ts'
import type { Analysis, AuditResult, BilledCode, Encounter, NotCodedReason, Suggestion } from '../types.ts'
import { standingFinding } from './standing.ts'

const WHY: Record<NotCodedReason, string> = {
  negated: 'the record denies it',
  uncertain: 'the record calls it uncertain, which is not coded in this setting (IV.H)',
  historical: 'the record speaks of it as past',
  family: 'the record says it of another person',
  hypothetical: 'the record speaks of it as a possibility to come',
  integral: 'it is integral to a diagnosis that is documented',
  'ruled-out': 'the record rules it out',
  superseded: 'a more specific diagnosis is documented',
  template: 'it stands in templated text only',
  order: 'it is the aim of an examination, not a finding',
  screening: 'it was screened for, not found',
  allergy: 'it is an allergy or intolerance',
}

/** Codes without the dot agree on this many characters when one is a less or more specific form of the other. */
const CATEGORY = 3

/** One code is the unspecified form of the other: what it says, the other says too, and more. */
function saysLess({ codes, tree }: Parts, row: Row, fuller: Row): boolean {
  if (row === fuller || !/\bunspecified\b/i.test(codes.title(row))) return false
  const more = new Set(tree.reading(fuller).positive)
  const mine = tree.reading(row).positive
  return mine.every((w) => more.has(w)) && (mine.length < more.size || !/\bunspecified\b/i.test(codes.title(fuller)))
}

export function auditCodes(
  engine: Parts,
  analysis: Analysis,
  billed: readonly BilledCode[],
  encounter: Encounter,
): AuditResult {
  const { codes } = engine
  const day = parseDay(encounter.date)
  const result: AuditResult = { supported: [], unsupported: [], missed: [], findings: [] }
  const used = new Set<Suggestion>()
  const plain = (code: string): string => code.replace('.', '').toUpperCase()
  const support = (code: string, by: Suggestion, exact: boolean): void => {
    used.add(by)
    result.supported.push({ code, evidence: by.evidence, exact })
    const finding = standingFinding(code, by, encounter.setting)
    if (finding) result.findings.push(finding)
  }
  for (const { system, code } of billed) {
    if (system !== 'ICD-10-CM') {
      result.unsupported.push({ code, why: `No table is loaded for ${system}: not checked` })
      continue
    }
    const row = codes.find(code)
    if (row < 0) {
      result.unsupported.push({ code, why: 'This is not an ICD-10-CM code' })
      continue
    }
    if (!codes.isBillable(row, day)) {
      const message = codes.isValid(row, day)
        ? `${code} is a header and cannot be billed: choose a code under it`
        : `${code} is not in force on ${encounter.date}`
      result.findings.push({ rule: 'icd10cm.validity', severity: 'error', codes: [code], message })
    }
    const same = analysis.suggestions.find((s) => plain(s.code) === plain(code))
    if (same) {
      support(code, same, true)
      continue
    }
    const near = analysis.suggestions.filter((s) => plain(s.code).slice(0, CATEGORY) === plain(code).slice(0, CATEGORY))
    const nearest = near.find((s) => s.tier === 'recommended') ?? near[0]
    const fuller = near.find((s) => saysLess(engine, row, codes.find(s.code)))
    if (fuller) {
      support(code, fuller, false)
      result.findings.push({
        rule: 'audit.less-specific',
        severity: 'warning',
        codes: [code, fuller.code],
        message: `The record says more than ${code}: it supports ${fuller.code} (${fuller.title})`,
      })
      continue
    }
    if (nearest && saysLess(engine, codes.find(nearest.code), row)) {
      result.findings.push({
        rule: 'audit.more-specific',
        severity: 'warning',
        codes: [code, nearest.code],
        message: `${code} says more than the record: it supports ${nearest.code} (${nearest.title})`,
      })
    }
    const denied = analysis.notCoded.find((n) => n.code !== undefined && plain(n.code) === plain(code))
    if (denied) {
      result.unsupported.push({ code, why: WHY[denied.reason], ...(nearest ? { nearest: nearest.code } : {}) })
    } else if (nearest) {
      result.unsupported.push({
        code,
        why: `The record supports ${nearest.code} (${nearest.title})`,
        nearest: nearest.code,
      })
    } else {
      result.unsupported.push({ code, why: 'Nothing in the record was found that supports it' })
    }
  }
  result.missed = analysis.suggestions.filter((s) => s.tier === 'recommended' && !used.has(s))
  return result
}

import { describe, expect, it } from 'vitest'
import { auditSupplies } from '../../../src/encoder/audit-supplies.ts'
import type { Analysis, AuditResult, NotCoded, Suggestion } from '../../../src/engine/types.ts'

const evidence = { start: 0, end: 8, text: 'Rocephin' }
const given = (code: string, tier: Suggestion['tier'] = 'recommended'): Suggestion => ({
  system: 'HCPCS',
  code,
  title: code,
  tier,
  score: 0.9,
  billable: true,
  evidence: [evidence],
  rules: [],
})
const left = (code: string, reason: NotCoded['reason']): NotCoded => ({ evidence, reason, code, system: 'HCPCS' })

function audited(analysis: Partial<Analysis>, ...codes: string[]): AuditResult {
  const result: AuditResult = { supported: [], unsupported: [], missed: [], findings: [] }
  const whole: Analysis = { suggestions: [], notCoded: [], prompts: [], ...analysis }
  auditSupplies(
    result,
    whole,
    codes.map((code) => ({ system: 'HCPCS', code })),
  )
  return result
}

describe('billed supplies against the record', () => {
  it('are supported by what was given, with its words', () => {
    expect(audited({ suggestions: [given('J0696')] }, 'j0696').supported).toEqual([
      { code: 'J0696', evidence: [evidence], exact: true },
    ])
  })

  it('are not supported by what was only planned, denied or never told, and the reason is said', () => {
    const notCoded = [left('J1885', 'hypothetical'), left('J1100', 'negated')]
    expect(audited({ notCoded }, 'J1885', 'J1100', 'E0601').unsupported).toEqual([
      { code: 'J1885', why: 'the record speaks of it as planned or considered' },
      { code: 'J1100', why: 'the record denies it' },
      { code: 'E0601', why: 'The record does not say that it was given or supplied' },
    ])
  })

  it('leave what was given and not billed to be seen, but not what was only mentioned', () => {
    const { missed } = audited({ suggestions: [given('J0696'), given('J2405'), given('J2003', 'mentioned')] }, 'J0696')
    expect(missed.map(({ code }) => code)).toEqual(['J2405'])
  })
})

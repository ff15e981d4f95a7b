import { describe, expect, it } from 'vitest'
import { standingFinding } from '../../../../src/engine/audit/standing.ts'
import { createEngine } from '../../../../src/engine/index.ts'
import type { BilledCode, Encounter } from '../../../../src/engine/types.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())
const encounter: Encounter = { setting: 'outpatient', date: '2026-11-22', age: 60, sex: 'F' }
const NOTE = 'HPI: denies chest pain. Has psoriasis.\nAssessment:\n1. Type 2 diabetes with diabetic neuropathy\n2. Gout'
const billed = (...codes: string[]): BilledCode[] => codes.map((code) => ({ system: 'ICD-10-CM', code }))
const audit = (...codes: string[]) => engine.audit(NOTE, billed(...codes), encounter)

describe('the audit of what was billed', () => {
  it('supports a code with the words that speak for it', () => {
    const { supported, unsupported } = audit('E11.40')
    expect(unsupported).toEqual([])
    expect(supported).toMatchObject([{ code: 'E11.40', exact: true }])
    expect(supported[0]!.evidence[0]!.text).toContain('neuropathy')
  })
  it('takes a code without the dot, and in small letters', () => {
    expect(audit('E1140').supported).toHaveLength(1)
    expect(audit('e11.40').supported).toHaveLength(1)
  })
  it('supports what the note mentions outside the assessment too', () => {
    expect(audit('L40.9').supported).toMatchObject([{ code: 'L40.9' }])
  })
  it('asks about what the record names as background only, by the rule of the setting', () => {
    expect(audit('E11.40').findings).toEqual([])
    expect(audit('L40.9').findings).toMatchObject([
      {
        rule: 'audit.background-only',
        severity: 'question',
        codes: ['L40.9'],
        message: expect.stringMatching(/IV\.J/),
      },
    ])
    const stay = engine.audit(NOTE, billed('L40.9'), { ...encounter, setting: 'inpatient' })
    expect(stay.findings[0]!.message).toMatch(/\(III\)/)
  })
  it('asks about the fuller code that is background, too', () => {
    const { findings } = engine.audit('PMH: CKD stage 3a.\nAssessment:\n1. Gout', billed('N18.9'), encounter)
    expect(findings.map(({ rule }) => rule).sort()).toEqual(['audit.background-only', 'audit.less-specific'])
  })
  it.each([
    ['outside', 'audit.outside-conclusion'],
    ['passing', 'audit.in-passing'],
  ] as const)('asks about what stands %s', (doubt, rule) => {
    const [found] = engine.analyse(NOTE, encounter).suggestions
    const doubtful = { ...found!, tier: 'mentioned', doubt } as const
    expect(standingFinding('M10.9', doubtful, 'outpatient')).toMatchObject({ rule, codes: ['M10.9'] })
    expect(standingFinding('M10.9', found!, 'outpatient')).toBeUndefined()
    expect(standingFinding('W18.30XA', { ...doubtful, code: 'W18.30XA' }, 'outpatient')).toBeUndefined()
  })
  it('names the nearest code where the record supports another one of the category', () => {
    expect(audit('E11.9').unsupported).toMatchObject([{ code: 'E11.9', nearest: 'E11.40' }])
  })
  it('says why what the record denies is not supported', () => {
    const [entry] = audit('R07.9').unsupported
    expect(entry).toMatchObject({ code: 'R07.9' })
    expect(entry!.why).toMatch(/denies/)
  })
  it('says so where the record has nothing', () => {
    expect(audit('J45.909').unsupported[0]!.why).toMatch(/Nothing in the record/)
  })
  it('says so of what is no code, and of a system without a table', () => {
    expect(audit('Q99.999X').unsupported[0]!.why).toMatch(/not an ICD-10-CM code/)
    const cpt = engine.audit(NOTE, [{ system: 'CPT', code: '00000' }], encounter)
    expect(cpt.unsupported[0]!.why).toMatch(/CPT/)
  })
  it('finds a header and a code that is not in force on the day', () => {
    expect(audit('E11').findings).toMatchObject([
      { severity: 'error', codes: ['E11'], message: expect.stringMatching(/header/) },
    ])
    const early = engine.audit(NOTE, billed('F32.A'), { ...encounter, date: '2020-01-15' })
    expect(early.findings).toMatchObject([
      { codes: ['F32.A'], message: expect.stringMatching(/not in force on 2020-01-15/) },
    ])
  })
})

describe('the audit of what was not billed', () => {
  it('is every recommended code that nobody billed', () => {
    const recommended = engine.analyse(NOTE, encounter).suggestions.filter((s) => s.tier === 'recommended')
    expect(audit().missed).toEqual(recommended)
    expect(audit('E11.40').missed.map((s) => s.code)).not.toContain('E11.40')
    expect(audit('E11.40').missed.map((s) => s.code)).toContain('M10.9')
  })
  it('is nothing when all is billed, and never what is only mentioned', () => {
    const all = audit().missed.map((s) => s.code)
    expect(audit(...all).missed).toEqual([])
    expect(all).not.toContain('L40.9')
  })
})

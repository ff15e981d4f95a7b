import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim, ClaimCode } from '../../../src/edits/types.ts'
import { cm, DATE, dx, line, pcs, rules, run } from './whole-edits.ts'

const stay = { setting: 'inpatient', dischargeStatus: '01', lengthOfStay: 5 } as const
const y = { poa: 'Y' }

describe('an inpatient claim', () => {
  it.each([
    ['newborn', 'Z38.00', 0, 1],
    ['pediatric', 'Z00.121', 17, 18],
    ['maternity', 'O14.05', 64, 65],
    ['maternity', 'O14.05', 9, 8],
    ['adult', 'C91.50', 15, 14],
  ])('of a %s diagnosis %s holds at %i years and not at %i', (_group, code, inside, outside) => {
    const at = (age: number) => rules({ ...stay, age, codes: [dx(code, y)] })
    expect(at(inside)).not.toContain('mce.age-conflict')
    expect(at(outside)).toContain('mce.age-conflict')
  })

  it('looks at the sex until September 30, 2024', () => {
    const on = (date: string, sex: 'M' | 'F' | 'U') => rules({ ...stay, date, sex, codes: [dx('C61', y)] })
    expect(on('2024-09-30', 'F')).toContain('mce.sex-conflict')
    expect(on('2024-09-30', 'U')).toEqual(expect.arrayContaining(['mce.sex-conflict', 'mce.invalid-sex']))
    expect(on('2024-10-01', 'F')).not.toContain('mce.sex-conflict')
    expect(on('2024-10-01', 'U')).not.toContain('mce.invalid-sex')
  })

  it.each([
    ['external cause', 'W01.0XXA', 'mce.external-cause-as-principal'],
    ['manifestation', 'J91.8', 'mce.manifestation-as-principal'],
    ['circumstance', 'Z62.22', 'mce.unacceptable-principal'],
    ['doubtful reason', 'E66.9', 'mce.questionable-admission'],
    ['reason that needs another', 'Z51.89', 'mce.requires-secondary'],
  ])('does not begin with a %s (%s)', (_what, code, rule) => {
    expect(rules({ ...stay, codes: [dx(code, y)] })).toContain(rule)
    expect(rules({ ...stay, codes: [dx('J18.9', y), dx(code, y)] })).not.toContain(rule)
  })

  it('covers procedures by what else is on it', () => {
    const of = (codes: ClaimCode[], age = 50) =>
      rules({ ...stay, age, codes: [dx('I10', y), ...codes] }).filter((rule) => /covere|coverage/.test(rule))
    expect(of([pcs('0FYG0Z0')])).toEqual(['mce.non-covered-procedure'])
    expect(of([pcs('0FYG0Z0'), dx('E10.10', y)])).toEqual(['mce.limited-coverage'])
    expect(of([pcs('0FYG0Z0'), pcs('0TY00Z0')])).toEqual(['mce.limited-coverage'])
    expect(of([pcs('0SR20JZ')], 60)).toEqual([])
    expect(of([pcs('0SR20JZ')], 61)).toEqual(['mce.non-covered-procedure'])
    expect(of([pcs('0U570ZZ')])).toEqual([])
    expect(of([pcs('0U570ZZ'), dx('Z30.2', y)])).toEqual(['mce.non-covered-procedure'])
  })

  it('asks for the outcome of a delivery among the secondary diagnoses', () => {
    const of = (...codes: string[]) =>
      rules({ ...stay, age: 30, codes: [...codes.map((c) => dx(c, y)), pcs('10E0XZZ')] })
    expect(of('O80')).toContain('mce.questionable-obstetric-admission')
    expect(of('Z37.0')).toContain('mce.questionable-obstetric-admission')
    expect(of('O80', 'Z37.0')).not.toContain('mce.questionable-obstetric-admission')
  })

  it('weighs ventilation against the length of stay, and says where it is not known', () => {
    const of = (lengthOfStay?: number) => run({ ...stay, lengthOfStay, codes: [dx('I10', y), pcs('5A1955Z')] })
    expect(of(4).findings.map(({ rule }) => rule)).toContain('mce.procedure-inconsistent-with-los')
    expect(of(5).findings.map(({ rule }) => rule)).not.toContain('mce.procedure-inconsistent-with-los')
    expect(of().notChecked.map(({ matter }) => matter)).toContain('length-of-stay')
  })

  it.each([
    ['', 'I10', 'poa.required'],
    ['1', 'I10', 'poa.required'],
    ['X', 'I10', 'poa.invalid'],
    ['Y', 'Z00.00', 'poa.exempt'],
    ['U', 'I10', 'poa.undocumented'],
    ['N', 'I10', 'poa.principal-not-present'],
  ])('with the indicator "%s" of %s: %s', (poa, code, rule) => {
    expect(rules({ ...stay, codes: [dx(code, { poa })] })).toContain(rule)
  })

  it('needs no indicator where the code is exempt, and none outside the hospital', () => {
    expect(rules({ ...stay, codes: [dx('Z00.00')] }).filter((rule) => rule.startsWith('poa.'))).toEqual([])
    expect(rules({ codes: [dx('I10')] }).filter((rule) => rule.startsWith('poa.'))).toEqual([])
    expect(rules({ codes: [dx('I10', y)] })).toContain('poa.not-applicable')
  })
})

describe('an outpatient claim', () => {
  const of = (...lines: ClaimCode[]) => rules({ codes: [dx('I10'), ...lines] })

  it('separates a pair by a modifier where one is allowed', () => {
    expect(of(line('A9500'), line('A9512'))).toContain('ioce.ncci-modifier-allowed')
    expect(of(line('A9500'), line('A9512', { modifiers: ['xe'] }))).not.toContain('ioce.ncci-modifier-allowed')
    expect(of(line('A9501'), line('A9512', { modifiers: ['XE'] }))).toContain('ioce.ncci-not-allowed')
  })

  it('judges pairs of one day only', () => {
    expect(of(line('A9500'), line('A9512', { date: '2026-04-16' }))).not.toContain('ioce.ncci-modifier-allowed')
  })

  it('looks no further at a day with an inpatient procedure', () => {
    const found = of(line('G0341'), line('A9500'), line('A9512'))
    expect(found).toContain('opps.inpatient-only')
    expect(found).not.toContain('ioce.ncci-modifier-allowed')
    expect(of(line('G0341', { date: '2026-04-16' }), line('A9500'), line('A9512'))).toContain(
      'ioce.ncci-modifier-allowed',
    )
  })

  it('knows codes, ages, modifiers and dates', () => {
    expect(of(line('X9999'))).toContain('ioce.invalid-procedure')
    expect(rules({ age: 8, codes: [dx('I10'), line('S2266')] })).toContain('ioce.procedure-age-conflict')
    expect(of(line('G0463', { modifiers: ['ZZ'] }))).toContain('ioce.invalid-modifier')
    expect(rules({ date: '2026-01-15', codes: [dx('I10'), line('J0702')] })).toContain('opps.outside-dates')
    expect(rules({ date: '2026-02-01', codes: [dx('I10'), line('J0702')] })).not.toContain('opps.outside-dates')
  })

  it('wants modifier 25 on a visit beside a procedure', () => {
    expect(of(line('G0463'), line('G0276'))).toContain('opps.visit-with-procedure')
    expect(of(line('G0463', { modifiers: ['25'] }), line('G0276'))).not.toContain('opps.visit-with-procedure')
    expect(of(line('G0463'), line('G0276', { date: '2026-04-16' }))).not.toContain('opps.visit-with-procedure')
  })

  it('counts both sides once', () => {
    expect(of(line('G0186', { modifiers: ['50'], units: 2 }))).toContain('opps.bilateral-units')
    expect(of(line('G0276', { units: 2 }))).toContain('opps.bilateral-inherent')
    expect(of(line('G0276'), line('G0276', { modifiers: ['76'] }))).not.toContain('opps.bilateral-inherent')
  })

  it('keeps sides and sites of one line from contradicting each other', () => {
    expect(of(line('G0127', { modifiers: ['LT', 'RT'] }))).toContain('modifier.conflict')
    expect(of(line('G0127', { modifiers: ['PN', 'PO'] }))).toContain('modifier.conflict')
    expect(of(line('G0127', { modifiers: ['LT', 'LT'] }))).toContain('modifier.duplicate')
    expect(of(line('G0127', { modifiers: ['LT', 'PO'] }))).not.toContain('modifier.conflict')
  })

  it('finds an add-on without its primary, unless a code that is not bundled may be it', () => {
    expect(of(line('C9601'))).toContain('ncci.add-on-without-primary')
    expect(of(line('C9601'), line('C9600'))).not.toContain('ncci.add-on-without-primary')
    const foreign = run({ codes: [dx('I10'), line('C9601'), { system: 'CPT', code: '99999' }] })
    expect(foreign.findings.map(({ rule }) => rule)).not.toContain('ncci.add-on-without-primary')
    expect(foreign.notChecked.map(({ matter }) => matter)).toEqual(
      expect.arrayContaining(['add-on:C9601', 'cpt', 'ncci']),
    )
  })
})

describe('the claim of a practitioner', () => {
  it.each([
    ['W01.0XXA', 'icd10cm.external-cause-as-first-listed'],
    ['J91.8', 'icd10cm.manifestation-as-first-listed'],
    ['Z37.0', 'icd10cm.unacceptable-first-listed'],
  ])('does not begin with %s', (code, rule) => {
    expect(rules({ setting: 'professional', codes: [dx(code)] })).toContain(rule)
    expect(rules({ setting: 'professional', codes: [dx('J18.9'), dx(code)] })).not.toContain(rule)
  })

  it('has ages, codes and modifiers checked, though no official editor does it', () => {
    const found = rules({
      setting: 'professional',
      age: 8,
      codes: [dx('O14.05'), line('X9999'), line('G0463', { modifiers: ['ZZ'] })],
    })
    expect(found).toEqual(expect.arrayContaining(['icd10cm.age-conflict', 'hcpcs.invalid-code', 'modifier.unknown']))
    expect(found.filter((rule) => /^(?:mce|ioce|opps)\./.test(rule))).toEqual([])
  })
})

describe('a claim that is wrong in itself', () => {
  it('without anything is findings, not an exception', () => {
    for (const setting of ['inpatient', 'outpatient', 'professional'] as const) {
      expect(rules({ setting, age: undefined, sex: undefined, codes: [] })).toContain('claim.no-diagnosis')
    }
  })

  it.each([-1, 125, 4.5, Number.NaN, Number.POSITIVE_INFINITY])('of the age %d says so in every setting', (age) => {
    expect(rules({ ...stay, age, codes: [dx('I10', y)] })).toContain('mce.invalid-age')
    expect(rules({ age, codes: [dx('I10')] })).toContain('ioce.invalid-age')
    expect(rules({ setting: 'professional', age, codes: [dx('I10')] })).toContain('claim.invalid-age')
  })

  it('names units, dates and pointers that cannot be', () => {
    const found = rules({
      codes: [
        dx('I10'),
        line('G0463', { units: 0 }),
        line('G0127', { date: 'soon' }),
        line('G0104', { pointers: [2] }),
      ],
    })
    expect(found).toEqual(
      expect.arrayContaining(['claim.invalid-units', 'claim.invalid-date', 'claim.invalid-pointer']),
    )
  })

  it('names codes of a system that does not belong there', () => {
    const foreign = (setting: Claim['setting'], system: ClaimCode['system'], code: string) =>
      run({ ...stay, setting, codes: [dx('I10', y), { system, code }] })
    expect(foreign('outpatient', 'ICD-9-CM', '401.9').findings).toContainEqual(
      expect.objectContaining({ rule: 'claim.code-system', severity: 'error', codes: ['401.9'] }),
    )
    expect(foreign('professional', 'ICD-10-PCS', '0SR20JZ').findings.map(({ rule }) => rule)).toContain(
      'claim.code-system',
    )
    expect(foreign('inpatient', 'ICD-10-PCS', '0SR20JZ').findings.map(({ rule }) => rule)).not.toContain(
      'claim.code-system',
    )
    expect(foreign('inpatient', 'HCPCS', 'G0463').notChecked.map(({ matter }) => matter)).toContain(
      'inpatient-services',
    )
  })

  it('with five hundred secondary diagnoses is judged like any other', () => {
    const codes = Array.from({ length: 501 }, (_, i) => dx(cm.code((i * 190) % cm.size), y))
    expect(new Set(rules({ ...stay, codes }))).toContain('icd10cm.excludes1')
  })

  it('never throws, and gives findings in order of severity', () => {
    const text = fc.oneof(
      fc.string({ maxLength: 8 }),
      fc.constantFrom('E11.9', 'O14.05', 'Z37.0', 'S52.501A', 'G63', 'A9500', 'A9512', '0FYG0Z0', 'C9601'),
    )
    const code: fc.Arbitrary<ClaimCode> = fc.record(
      {
        system: fc.constantFrom('ICD-10-CM', 'ICD-10-PCS', 'HCPCS', 'CPT', 'ICD-9-CM', 'ICD-9-CM-PROC'),
        code: text,
        modifiers: fc.array(fc.oneof(text, fc.constantFrom('25', '50', 'LT', 'XE')), { maxLength: 4 }),
        poa: text,
        units: fc.double(),
        pointers: fc.array(fc.integer({ min: -2, max: 9 }), { maxLength: 4 }),
        date: fc.oneof(text, fc.constant(DATE)),
      },
      { requiredKeys: ['system', 'code'] },
    )
    const claim: fc.Arbitrary<Partial<Claim> & Pick<Claim, 'codes'>> = fc.record(
      {
        codes: fc.array(code, { maxLength: 12 }),
        setting: fc.constantFrom('inpatient', 'outpatient', 'professional'),
        age: fc.oneof(fc.integer(), fc.double()),
        sex: fc.constantFrom('M', 'F', 'U'),
        dischargeStatus: text,
        lengthOfStay: fc.double(),
        payer: text,
      },
      { requiredKeys: ['codes'] },
    )
    const order = ['error', 'warning', 'question', 'info']
    fc.assert(
      fc.property(claim, (given) => {
        const { findings } = run(given)
        const severities = findings.map(({ severity }) => order.indexOf(severity))
        expect(severities).toEqual([...severities].sort())
        for (const { message, source, resolve } of findings) expect([message, source, resolve]).not.toContain('')
      }),
      { numRuns: 300 },
    )
  })
})

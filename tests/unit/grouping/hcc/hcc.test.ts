import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HCC_MODELS, type HccRequest } from '../../../../src/grouping/hcc/types.ts'
import { adjusted, type Beneficiary, realHcc } from './small.ts'

const hcc = await realHcc()

const read = (file: string): Beneficiary[] =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))

/** What differs from the expectation, in words; '' where all agrees. */
function differs(one: Beneficiary): string {
  const { expect: wanted, id, ...request } = one
  const got = adjusted(hcc, request)
  const sorted = (list: readonly string[]) => [...list].sort().join(' ')
  const facts: [string, unknown, unknown][] = [
    ['score', got.score?.toFixed(3), wanted.score.toFixed(3)],
    ['segment', got.segment, wanted.segment ?? got.segment],
    ['hccs', sorted(got.hccs.map((category) => category.hcc)), sorted(wanted.hccs ?? got.hccs.map((c) => c.hcc))],
    ['interactions', sorted(got.interactions), sorted(wanted.interactions ?? got.interactions)],
  ]
  return facts
    .filter(([, a, b]) => a !== b)
    .map(([what, a, b]) => `${id} ${what}: ${a}, expected ${b}`)
    .join('; ')
}

const woman: HccRequest = {
  model: 'CMS-HCC V28',
  paymentYear: 2027,
  dx: [],
  age: 70,
  sex: 'F',
  eligibility: { orec: '0', dual: 'none', institutional: false, newEnrollee: false },
}

describe('risk adjustment', () => {
  it('agrees with the published implementations on beneficiaries of every model, year and segment', () => {
    const all = read('tests/fixtures/hcc/beneficiaries.jsonl')
    expect(all.length).toBeGreaterThan(400)
    expect(all.map(differs).filter(Boolean)).toEqual([])
  })

  const oracle = '../shared/bench/oracle/hcc.jsonl'
  it.skipIf(!existsSync(oracle))(`agrees with the reference set (${oracle})`, () => {
    expect(read(oracle).map(differs).filter(Boolean)).toEqual([])
  })

  it('adds up to its parts exactly', () => {
    const result = adjusted(hcc, { ...woman, dx: ['E11.22', 'N18.4', 'I50.22', 'J44.9'] })
    const thousandths = result.contributions.reduce((sum, { factor }) => sum + Math.round(factor * 1000), 0)
    expect(result.score).toBe(thousandths / 1000)
    expect(result.interactions).toEqual(['DIABETES_HF_V28', 'HF_CHR_LUNG_V28', 'HF_KIDNEY_V28'])
    expect(result.contributions[0]).toMatchObject({ variable: 'F70_74' })
  })

  it('names the diagnoses behind a category, and what dropped another', () => {
    const { hccs, dropped } = adjusted(hcc, { ...woman, dx: ['E11.9', 'e1122', 'E11.22'] })
    expect(hccs.find((category) => category.hcc === '37')?.from).toEqual(['E11.22'])
    expect(dropped).toMatchObject([{ hcc: '38', from: ['E11.9'], by: ['37'] }])
  })

  it('gives the topmost category as the one that drops', () => {
    // 35 drops 36 to 38, 36 drops 37 and 38
    const { dropped } = adjusted(hcc, { ...woman, dx: ['Z94.83', 'E11.00', 'E11.9'] })
    expect(dropped.map(({ hcc: number, by }) => [number, by])).toEqual([
      ['36', ['35']],
      ['38', ['35']],
    ])
  })

  it('gives the categories alone where the eligibility is not known', () => {
    const { eligibility: _, ...unknown } = woman
    const result = adjusted(hcc, { ...unknown, dx: ['I50.22'] })
    expect(result.hccs.map((category) => category.hcc)).toEqual(['226'])
    expect(result.score).toBeUndefined()
    expect(result.segment).toBeUndefined()
  })

  it('counts a code by age and sex as the edits of the model say', () => {
    const at = (age: number, sex: 'M' | 'F', dx: string) =>
      adjusted(hcc, { ...woman, age, sex, dx: [dx] }).hccs.map((category) => category.hcc)
    expect(at(49, 'F', 'C50.911')).toEqual(['22'])
    expect(at(50, 'F', 'C50.911')).toEqual(['23'])
    expect(at(40, 'M', 'D66')).toEqual(['111'])
    expect(at(40, 'F', 'D66')).toEqual(['112'])
    expect(at(17, 'F', 'J41.0')).toEqual([])
  })

  it('says of each diagnosis without a category why', () => {
    const dx = ['I10', 'J41.0', 'O31.33X1', 'T82.522A', 'XYZ', 'E11']
    const { uncounted } = adjusted(hcc, { ...woman, age: 12, dx })
    const reasons = Object.fromEntries(uncounted.map(({ code, reason }) => [code, reason]))
    expect(reasons).toMatchObject({
      I10: 'no-category',
      'J41.0': 'age-or-sex',
      'T82.522A': 'needs-another',
      XYZ: 'not-a-code',
      E11: 'not-a-code',
    })
  })

  it('does not pretend to know codes that are newer than the mapping', () => {
    const { uncounted } = adjusted(hcc, { ...woman, dx: ['T52.811A'] })
    expect(uncounted).toMatchObject([{ reason: 'newer-than-mapping' }])
  })

  it('groups categories of HHS-HCC, counts enrolment and has a model for each age', () => {
    const request: HccRequest = { model: 'HHS-HCC V08', paymentYear: 2026, dx: ['E11.22', 'I50.22'], age: 40, sex: 'M' }
    const alone = adjusted(hcc, request)
    expect(alone.hccs).toMatchObject([{ hcc: '20', group: 'G01' }, { hcc: '130' }])
    expect(alone.segment).toBe('Adult')
    const scored = adjusted(hcc, { ...request, eligibility: { metal: 'Silver', enrollmentMonths: 3 } })
    expect(scored.interactions).toEqual(['HCC_ED3'])
    expect(scored.segment).toBe('Adult Silver')
    const newborn = adjusted(hcc, {
      ...request,
      age: 0,
      dx: ['P07.21'],
      eligibility: { metal: 'Gold', enrollmentMonths: 12 },
    })
    expect(newborn.interactions).toEqual(['Extremely_Immature_x_Severity1'])
  })

  it('answers what cannot be computed with what was wrong', () => {
    const error = (change: Partial<HccRequest>) => {
      const result = hcc.adjust({ ...woman, ...change })
      return 'ok' in result ? [result.error, result.message] : []
    }
    expect(error({ model: 'CMS-HCC V99' })[0]).toBe('unknown-model')
    expect(error({ paymentYear: 2031 })).toEqual([
      'unknown-payment-year',
      'The tables of CMS-HCC V28 for 2031 are not bundled. Choose one of: 2024, 2025, 2026, 2027.',
    ])
    for (const age of [-1, 131, 1.5, Number.NaN]) expect(error({ age })[0]).toBe('impossible-age')
    expect(error({ sex: 'U' })[0]).toBe('unknown-sex')
    expect(error({ eligibility: { orec: '0' } })).toEqual([
      'incomplete-eligibility',
      'The eligibility lacks dual, institutional, newEnrollee. Give orec, dual, institutional, newEnrollee, or none of them for the categories alone.',
    ])
    const months = { metal: 'Gold', enrollmentMonths: 13 } as const
    expect(error({ model: 'HHS-HCC V08', paymentYear: 2026, eligibility: months })[0]).toBe('impossible-eligibility')
  })

  it('never throws, and a further diagnosis never takes a category away without naming what dropped it', () => {
    const pool = [
      'E11.9',
      'E11.22',
      'I50.22',
      'J44.9',
      'C34.90',
      'C78.00',
      'N18.6',
      'F20.0',
      'I10',
      'B20',
      '',
      'nonsense',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...HCC_MODELS),
        fc.integer({ min: 0, max: 120 }),
        fc.array(fc.constantFrom(...pool), { maxLength: 40 }),
        fc.constantFrom(...pool),
        (model, age, dx, further) => {
          const request: HccRequest = { model, paymentYear: model === 'CMS-HCC V24' ? 2025 : 2026, dx, age, sex: 'F' }
          const before = adjusted(hcc, request)
          const after = adjusted(hcc, { ...request, dx: [...dx, further] })
          const there = new Set([...after.hccs, ...after.dropped].map((category) => category.hcc))
          expect(before.hccs.every((category) => there.has(category.hcc))).toBe(true)
          expect(after.dropped.every(({ by }) => by.length > 0)).toBe(true)
        },
      ),
    )
  })
})

describe('the categories of a code', () => {
  it('come from every model, with their years and conditions', () => {
    const found = hcc.codeCategories('c50911')
    expect(found.filter(({ model }) => model === 'CMS-HCC V28')).toMatchObject([
      { hcc: '22', years: '2026 and 2027', condition: 'age under 50' },
      { hcc: '23', years: '2026 and 2027', condition: 'age 50 and over' },
    ])
    expect(new Set(found.map(({ model }) => model)).size).toBe(4)
    expect(hcc.codeCategories('I10').map(({ model }) => model)).toEqual(['RxHCC V08'])
    expect(hcc.codeCategories('nonsense')).toEqual([])
  })
})

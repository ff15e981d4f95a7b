import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type EmRequest, type EmResult, FAMILIES, LEVELS } from '../../../src/evaluation-management/types.ts'
import { realEm } from './small.ts'

const em = await realEm()
const date = '2026-11-22'

function leveled(request: Omit<EmRequest, 'date'> & { date?: string }): EmResult {
  const result = em.level({ date, ...request })
  if ('ok' in result) throw new Error(result.message)
  return result
}
const error = (request: Omit<EmRequest, 'date'> & { date?: string }) => {
  const result = em.level({ date, ...request })
  return 'ok' in result ? result.error : undefined
}
const allAt = (level: string) => ({ problems: level, data: level, risk: level })

/** Lowest to highest decision making; the same code where one code takes two levels. */
const LADDERS: [family: string, newPatient: boolean | undefined, codes: string][] = [
  ['office', true, '99202 99203 99204 99205'],
  ['office', false, '99212 99213 99214 99215'],
  ['hospital-initial', undefined, '99221 99221 99222 99223'],
  ['hospital-subsequent', undefined, '99231 99231 99232 99233'],
  ['hospital-same-day', undefined, '99234 99234 99235 99236'],
  ['consultation-office', undefined, '99242 99243 99244 99245'],
  ['consultation-inpatient', undefined, '99252 99253 99254 99255'],
  ['emergency', undefined, '99282 99283 99284 99285'],
  ['nursing-initial', undefined, '99304 99304 99305 99306'],
  ['nursing-subsequent', undefined, '99307 99308 99309 99310'],
  ['home', true, '99341 99342 99344 99345'],
  ['home', false, '99347 99348 99349 99350'],
]

/** Fewest minutes of each code. */
const MINUTES: Record<string, number> = {
  ...{ 99202: 15, 99203: 30, 99204: 45, 99205: 60, 99212: 10, 99213: 20, 99214: 30, 99215: 40 },
  ...{ 99221: 40, 99222: 55, 99223: 75, 99231: 25, 99232: 35, 99233: 50, 99234: 45, 99235: 70, 99236: 85 },
  ...{ 99242: 20, 99243: 30, 99244: 40, 99245: 55, 99252: 35, 99253: 45, 99254: 60, 99255: 80 },
  ...{ 99304: 25, 99305: 35, 99306: 50, 99307: 10, 99308: 20, 99309: 30, 99310: 45 },
  ...{ 99341: 15, 99342: 30, 99344: 60, 99345: 75, 99347: 20, 99348: 30, 99349: 40, 99350: 60 },
}

describe('the level of a visit', () => {
  it.each(LADDERS)('by decision making: %s, new patient %s', (family, newPatient, codes) => {
    const got = ['minimal', 'low', 'moderate', 'high'].map(
      (level) => leveled({ family, newPatient, ...allAt(level) }).code,
    )
    expect(got.join(' ')).toBe(codes)
  })

  it.each(LADDERS.filter(([family]) => family !== 'emergency'))(
    'by time, to the minute: %s, new patient %s',
    (family, newPatient, codes) => {
      for (const code of new Set(codes.split(' '))) {
        const minutes = MINUTES[code]!
        expect(leveled({ family, newPatient, minutes }).code).toBe(code)
        const before = em.level({ date, family, newPatient, minutes: minutes - 1 })
        expect('ok' in before ? before.error : before.code).not.toBe(code)
      }
    },
  )

  it('needs two of three elements', () => {
    expect(leveled({ family: 'office', problems: 'high', data: 'minimal', risk: 'moderate' }).level).toBe('moderate')
    expect(leveled({ family: 'office', problems: 'high', data: 'none', risk: 'minimal' }).level).toBe('straightforward')
    const two = leveled({ family: 'office', problems: 'moderate', risk: 'high' })
    expect(two.level).toBe('moderate')
    expect(two.why).toContain('2 of 3 elements reach it (problems moderate, risk high)')
  })

  it('takes time where it gives more, decision making where both give the same', () => {
    const time = leveled({ family: 'office', ...allAt('low'), minutes: 41 })
    expect(time).toMatchObject({
      code: '99215',
      basis: 'time',
      byDecision: { code: '99213' },
      byTime: { code: '99215' },
    })
    expect(time.why).toContain('would give 99213')
    expect(leveled({ family: 'office', ...allAt('moderate'), minutes: 30 }).basis).toBe('decision')
  })

  it('says so where it takes a patient as established', () => {
    expect(leveled({ family: 'office', minutes: 30 }).why).toContain('Taken as an established patient')
    expect(leveled({ family: 'office new patient', minutes: 30 }).code).toBe('99203')
  })

  it('knows when the minutes of a code changed', () => {
    expect(leveled({ family: 'nursing-subsequent', minutes: 15, date: '2023-12-31' }).code).toBe('99308')
    expect(leveled({ family: 'nursing-subsequent', minutes: 15, date: '2024-01-01' }).code).toBe('99307')
    expect(leveled({ family: 'nursing-initial', minutes: 45, date: '2023-06-01' }).code).toBe('99306')
    expect(leveled({ family: 'nursing-initial', minutes: 45 }).code).toBe('99305')
  })

  it('decides discharge days by time alone', () => {
    expect(leveled({ family: 'hospital-discharge', minutes: 30 }).code).toBe('99238')
    expect(leveled({ family: 'hospital-discharge', minutes: 31 }).code).toBe('99239')
    expect(leveled({ family: 'discharge from the nursing facility', minutes: 45 }).code).toBe('99316')
    expect(leveled({ family: 'hospital-discharge' }).why).toContain('No time is given')
  })

  it('gives the visit that needs no physician only where a family has one', () => {
    expect(leveled({ family: 'office', ...allAt('none') }).code).toBe('99211')
    expect(leveled({ family: 'ED', ...allAt('none') }).code).toBe('99281')
    expect(error({ family: 'home', ...allAt('none') })).toBe('no-such-level')
  })

  it('understands other words', () => {
    const code = (family: string) => leveled({ family, ...allAt('High complexity') }).code
    expect(code('Emergency Dept.')).toBe('99285')
    expect(code('initial inpatient')).toBe('99223')
    expect(code('observation, follow-up')).toBe('99233')
    expect(code('hospital admission and discharge on the same date')).toBe('99236')
    expect(code('inpatient consult')).toBe('99255')
    expect(code('SNF subsequent')).toBe('99310')
    expect(leveled({ family: 'nursing facility', newPatient: true, ...allAt('low') }).code).toBe('99304')
    expect(leveled({ family: 'inpatient', newPatient: false, ...allAt('low') }).code).toBe('99231')
    expect(code('outpatient clinic, established')).toBe('99215')
    expect(leveled({ family: 'office', problems: 'Straight-forward', data: 'minimal or none', risk: 'SF' }).code).toBe(
      '99212',
    )
  })

  it('answers bad input with what was wrong', () => {
    expect(error({ family: 'dentist', ...allAt('low') })).toBe('unknown-family')
    expect(error({ family: 'hospital', ...allAt('low') })).toBe('unknown-family')
    expect(error({ family: 'office', ...allAt('enormous') })).toBe('unknown-level')
    expect(error({ family: 'office', problems: 'high' })).toBe('incomplete')
    expect(error({ family: 'office', minutes: 3 })).toBe('incomplete')
    expect(error({ family: 'ED', minutes: 60 })).toBe('time-not-used')
    for (const minutes of [-1, Number.NaN, 2000]) expect(error({ family: 'office', minutes })).toBe('impossible-time')
    expect(error({ family: 'home', minutes: 60, date: '2022-12-31' })).toBe('date-outside')
  })

  it('never falls when an element or the time rises', () => {
    const level = fc.constantFrom('minimal', 'low', 'moderate', 'high')
    fc.assert(
      fc.property(
        fc.constantFrom(...FAMILIES.filter((family) => !family.endsWith('discharge'))),
        fc.tuple(level, level, level),
        fc.integer({ min: 0, max: 120 }),
        fc.integer({ min: 0, max: 30 }),
        (family, [problems, data, risk], minutes, more) => {
          const rank = (extra: Partial<EmRequest>) => {
            const result = leveled({ family, problems, data, risk, minutes, ...extra })
            return LEVELS.indexOf(result.level!)
          }
          expect(rank({ minutes: minutes + more })).toBeGreaterThanOrEqual(rank({}))
          expect(rank({ problems: 'high' })).toBeGreaterThanOrEqual(rank({}))
        },
      ),
    )
  })
})

describe('beside the level', () => {
  const addOn = (family: string, minutes: number, payer: 'medicare' | 'other', newPatient?: boolean) =>
    leveled({ family, minutes, payer, newPatient })
      .addOns.map(({ code, units }) => `${code} x${units}`)
      .join()

  it.each([
    ['office', true, 89, 'G2212 x1', 75, '99417 x1'],
    ['office', false, 69, 'G2212 x1', 55, '99417 x1'],
    ['hospital-initial', undefined, 90, 'G0316 x1', 90, '99418 x1'],
    ['hospital-subsequent', undefined, 65, 'G0316 x1', 65, '99418 x1'],
    ['hospital-same-day', undefined, 110, 'G0316 x1', 100, '99418 x1'],
    ['nursing-initial', undefined, 95, 'G0317 x1', 65, '99418 x1'],
    ['nursing-subsequent', undefined, 85, 'G0317 x1', 60, '99418 x1'],
    ['home', true, 140, 'G0318 x1', 90, '99417 x1'],
    ['home', false, 110, 'G0318 x1', 75, '99417 x1'],
  ] as const)('prolonged time begins: %s, new patient %s', (family, newPatient, medicare, g, other, cpt) => {
    expect(addOn(family, medicare, 'medicare', newPatient)).toBe(g)
    expect(addOn(family, medicare - 1, 'medicare', newPatient)).toBe('')
    expect(addOn(family, other, 'other', newPatient)).toBe(cpt)
    expect(addOn(family, other - 1, 'other', newPatient)).toBe('')
    expect(addOn(family, other + 15, 'other', newPatient)).toBe(cpt.replace('x1', 'x2'))
  })

  it('asks for the payer where prolonged time may be due', () => {
    const reminders = leveled({ family: 'office', minutes: 60 }).reminders
    expect(reminders.find(({ id }) => id === 'prolonged')?.text).toContain('99417 from 55 minutes')
  })

  it('reminds of what the level does not decide', () => {
    const ids = (request: Omit<EmRequest, 'date'> & { date?: string }) => leveled(request).reminders.map(({ id }) => id)
    const low = allAt('low')
    expect(ids({ family: 'office', ...low })).toEqual(['G2211'])
    expect(ids({ family: 'office', ...low, payer: 'other' })).toEqual([])
    expect(ids({ family: 'home', ...low, date: '2025-06-01' })).toEqual([])
    expect(ids({ family: 'office', ...low, procedureSameDay: true })).toEqual(['G2211', 'modifier-25'])
    expect(ids({ family: 'ED', ...low, shared: true })).toEqual(['split-shared'])
    expect(ids({ family: 'inpatient consultation', ...low })).toEqual(['consultation-medicare'])
    expect(ids({ family: 'hospital-initial', minutes: 60 })).toEqual(['time-statement'])
  })
})

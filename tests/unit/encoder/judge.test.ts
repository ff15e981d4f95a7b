import { describe, expect, it } from 'vitest'
import { changed, EMPTY_BASKET } from '../../../src/basket/basket.ts'
import type { BasketChange } from '../../../src/basket/types.ts'
import { createEncoder } from '../../../src/encoder/encoder.ts'
import { judgeBasket } from '../../../src/encoder/judge.ts'
import type { Encounter } from '../../../src/engine/types.ts'
import { readRef } from '../../../src/platform/refs.ts'
import { openRealIndex } from '../../support/real-index.ts'

const index = await openRealIndex()
const encoder = createEncoder(async () => index)
type Change = Exclude<BasketChange, { kind: 'undo' }>

async function judge(encounter: Partial<Encounter>, refs: string[], ...changes: Change[]) {
  const basket = [...refs.map((ref): Change => ({ kind: 'add', ref })), ...changes].reduce(changed, EMPTY_BASKET)
  const all: Encounter = { setting: 'outpatient', date: '2026-11-04', age: 71, sex: 'F', ...encounter }
  const judged = await judgeBasket(encoder, basket, all, '', readRef)
  if ('ok' in judged) throw new Error(judged.message)
  return judged
}

describe('a basket is judged', () => {
  it('by the edits, with what could not be checked', async () => {
    const { findings } = await judge({}, ['E11.9', 'E10.9'])
    expect(findings.map(({ rule }) => rule)).toContain('icd10cm.excludes1')
    expect((await judge({}, ['J18.9', 'HCPCS J0696'])).notChecked.map(({ matter }) => matter)).toContain('mue')
  })

  it('by risk adjustment outside the hospital, where age and sex are known', async () => {
    const { risk, drg } = await judge({}, ['E11.22', 'I50.32'])
    expect(risk).toMatchObject({ model: 'CMS-HCC V28', paymentYear: 2027 })
    expect(risk?.hccs.map(({ hcc }) => hcc)).toEqual(['37', '226'])
    expect(drg).toBeUndefined()
    expect((await judge({ age: undefined }, ['E11.22'])).risk).toBeUndefined()
  })

  it('as a stay in the hospital, once principal diagnosis and discharge are known', async () => {
    const inpatient = { setting: 'inpatient' as const }
    expect((await judge(inpatient, ['I50.23'])).drg).toMatchObject({ grouped: false })
    const present = (ref: string): Change => ({ kind: 'set', ref, poa: 'Y' })
    const home: Change = { kind: 'stay', dischargeStatus: '01' }
    const { drg, risk } = await judge(inpatient, ['I50.23', 'N17.0'], present('I50.23'), present('N17.0'), home)
    expect(drg).toMatchObject({ grouped: true, result: { drg: '291', severity: 'MCC', mdc: '05' } })
    expect(drg?.grouped && drg.changes.some(({ code }) => code === 'N17.0')).toBe(true)
    expect(risk).toBeUndefined()
  })

  it('by the outpatient status of its services', async () => {
    const { outpatient } = await judge({}, ['J18.9', 'HCPCS J0696'])
    expect(outpatient).toMatchObject([{ code: 'J0696', status: expect.stringMatching(/^[A-Z]/) }])
    expect((await judge({ setting: 'professional' }, ['J18.9', 'HCPCS J0696'])).outpatient).toBeUndefined()
  })

  it('by a date that a release covers', async () => {
    const judged = await judgeBasket(encoder, EMPTY_BASKET, { setting: 'outpatient', date: '1990-01-01' }, '', readRef)
    expect(judged).toMatchObject({ ok: false, error: 'date-outside-releases' })
  })
})

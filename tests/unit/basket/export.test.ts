import { describe, expect, it } from 'vitest'
import { changed, EMPTY_BASKET } from '../../../src/basket/basket.ts'
import { asCsv, asJson, asText, toExport } from '../../../src/basket/export.ts'
import { asFhir } from '../../../src/basket/fhir.ts'
import type { BasketChange } from '../../../src/basket/types.ts'
import { readRef } from '../../../src/platform/refs.ts'

const TITLES: Record<string, string> = {
  I10: 'Essential (primary) hypertension',
  'E11.9': 'Type 2 diabetes mellitus without complications',
  'ICD-10-PCS 0DTJ4ZZ': 'Resection of Appendix, Percutaneous Endoscopic Approach',
  'HCPCS J0696': 'Ceftriaxone "sodium", injection',
  'CPT 99213': 'an invented descriptor',
}
const changes: Exclude<BasketChange, { kind: 'undo' }>[] = [
  ...Object.keys(TITLES).map((ref) => ({ kind: 'add' as const, ref })),
  { kind: 'set', ref: 'I10', poa: 'Y' },
  { kind: 'set', ref: 'E11.9', poa: '1' },
  { kind: 'set', ref: 'HCPCS J0696', units: 4, modifiers: ['JZ'], pointers: ['E11.9', 'I10'] },
  { kind: 'stay', dischargeStatus: '01', lengthOfStay: 3 },
]
const basket = changes.reduce(changed, EMPTY_BASKET)
const exported = toExport(
  basket,
  { date: '2026-11-04', setting: 'inpatient' },
  { readRef, titleOf: (ref) => TITLES[ref] ?? '' },
)

describe('an export', () => {
  it('names the codes in sequence, with what the claim says of each', () => {
    expect(asText(exported).split('\n')).toEqual([
      'I10\tPOA Y\tEssential (primary) hypertension',
      'E11.9\tPOA 1\tType 2 diabetes mellitus without complications',
      '0DTJ4ZZ\tResection of Appendix, Percutaneous Endoscopic Approach',
      'J0696-JZ\tCeftriaxone "sodium", injection',
      '99213',
    ])
  })

  it('has of CPT the number only, in every form', () => {
    for (const text of [asText(exported), asCsv(exported), asJson(exported), JSON.stringify(asFhir(exported))]) {
      expect(text).toContain('99213')
      expect(text).not.toContain('invented')
    }
  })

  it('as CSV quotes what needs it and is no formula', () => {
    const lines = asCsv(exported).split('\r\n')
    expect(lines[0]).toBe('sequence,system,code,title,modifiers,units,poa,pointers,dateOfService')
    expect(lines[4]).toBe('4,HCPCS,J0696,"Ceftriaxone ""sodium"", injection",JZ,4,,E11.9 I10,2026-11-04')
    const [, row] = asCsv({ ...exported, items: [{ ...exported.items[0]!, title: '=HYPERLINK("x")' }] }).split('\r\n')
    expect(row).toContain(`"'=HYPERLINK(""x"")"`)
  })

  it('as JSON is read back as it was', () => {
    expect(JSON.parse(asJson(exported))).toEqual(exported)
    expect(exported).toMatchObject({ dischargeStatus: '01', lengthOfStay: 3, date: '2026-11-04' })
  })
})

describe('the FHIR bundle', () => {
  const bundle = asFhir(exported) as { entry: { resource: Record<string, unknown> }[] }
  const claim = bundle.entry.at(-1)!.resource

  it('has a Condition for each diagnosis and one draft Claim', () => {
    expect(bundle.entry.map(({ resource }) => resource.resourceType)).toEqual(['Condition', 'Condition', 'Claim'])
    expect(claim).toMatchObject({ status: 'draft', use: 'claim', created: '2026-11-04' })
  })

  it('points from a service to the diagnoses by their sequence', () => {
    const items = claim.item as Record<string, unknown>[]
    expect(items[0]).toMatchObject({ diagnosisSequence: [2, 1], quantity: { value: 4 } })
    expect(items[1]).not.toHaveProperty('diagnosisSequence')
  })

  it('says present on admission where it is reported, and nothing where the code is exempt', () => {
    const diagnoses = claim.diagnosis as Record<string, unknown>[]
    expect(diagnoses[0]).toMatchObject({ onAdmission: { coding: [{ code: 'y' }] } })
    expect(diagnoses[1]).not.toHaveProperty('onAdmission')
  })

  it('has every element that R4 requires of a Claim, and no empty list', () => {
    for (const element of ['status', 'type', 'use', 'patient', 'created', 'provider', 'priority', 'insurance'])
      expect(claim).toHaveProperty(element)
    const bare = JSON.stringify(asFhir({ ...exported, items: [] }))
    expect(bare).not.toContain('[]')
  })
})

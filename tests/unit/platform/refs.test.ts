import { expect, it } from 'vitest'
import { readRef, refOf } from '../../../src/platform/refs.ts'

it.each([
  [{ system: 'ICD-10-CM', code: 'E11.22' }, 'E11.22'],
  [{ system: 'ICD-10-PCS', code: '0DTJ4ZZ' }, 'ICD-10-PCS 0DTJ4ZZ'],
  [{ system: 'ICD-9-CM', code: 'V10.01' }, 'ICD-9-CM V10.01'],
] as const)('%j is kept as %s', (coded, ref) => {
  expect(refOf(coded)).toBe(ref)
  expect(readRef(ref)).toEqual(coded)
})

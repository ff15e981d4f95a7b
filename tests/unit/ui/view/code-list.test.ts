import { describe, expect, it } from 'vitest'
import { readCodeList, systemOfShape } from '../../../../src/ui/view/code-list.ts'

describe('a typed code', () => {
  it.each([
    ['E11.22', 'ICD-10-CM'],
    ['I10', 'ICD-10-CM'],
    ['E1122', 'HCPCS'],
    ['S52.501A', 'ICD-10-CM'],
    ['S52501A', 'ICD-10-CM'],
    ['W19XXXA', 'ICD-10-CM'],
    ['X58XXXA', 'ICD-10-CM'],
    ['H401110', 'ICD-10-CM'],
    ['C7A.00', 'ICD-10-CM'],
    ['0DTJ4ZZ', 'ICD-10-PCS'],
    ['B2111ZZ', 'ICD-10-PCS'],
    ['XW033E5', 'ICD-10-PCS'],
    ['HZ2ZZZZ', 'ICD-10-PCS'],
    ['J0696', 'HCPCS'],
    ['99213', 'CPT'],
    ['0001U', 'CPT'],
    ['DIABETES', undefined],
    ['2026', undefined],
    ['', undefined],
  ] as const)('%s is taken for %s', (code, system) => {
    expect(systemOfShape(code)).toBe(system)
  })

  it('stands in a list however it was pasted, once each', () => {
    expect(readCodeList('E11.22, i10;\n1) N18.32\tE11.22  (0DTJ4ZZ)').map(({ code }) => code)).toEqual([
      'E11.22',
      'I10',
      'N18.32',
      '0DTJ4ZZ',
    ])
  })
})

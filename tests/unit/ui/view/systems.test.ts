import { expect, it } from 'vitest'
import { bySystem, systemsOf } from '../../../../src/ui/view/systems.ts'

const hit = (system: 'ICD-10-CM' | 'HCPCS', code: string) => ({
  system,
  code,
  title: code,
  billable: true,
  matched: '',
})

it('hits of several systems stand under the names of their systems, those of one under none', () => {
  const [a, b, c] = [hit('ICD-10-CM', 'J45.909'), hit('HCPCS', 'J7613'), hit('ICD-10-CM', 'J45.901')]
  expect(bySystem([a, b, c])).toEqual([
    { title: 'ICD-10-CM', rows: [a, c] },
    { title: 'HCPCS', rows: [b] },
  ])
  expect(bySystem([a, c])).toEqual([{ title: '', rows: [a, c] }])
})

it('a choice names the systems that are searched', () => {
  expect(systemsOf('icd9')).toEqual(['ICD-9-CM', 'ICD-9-CM-PROC'])
  expect(systemsOf('all')).toContain('ICD-10-PCS')
})

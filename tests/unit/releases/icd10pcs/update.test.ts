import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isProcedureFile, planProcedures } from '../../../../src/releases/icd10pcs/update.ts'
import { message, value } from '../samples.ts'

const CODES =
  '# code\tfrom\tto\ttitle\n0016070\t2015-10-01\t\tBypass old\n0016071\t2015-10-01\t\t\n0016072\t2015-10-01\t\tBypass kept\n'
const VALUES = '# scope\tposition\tvalue\tcontext\tlabel\n'
const row = (n: number, code: string, title: string) =>
  `${String(n).padStart(5, '0')} ${code.padEnd(7)} ${code.length === 7 ? 1 : 0} ${'short'.padEnd(60)} ${title}\r\n`
const ORDER =
  row(1, '001', 'Bypass') +
  row(2, '0016070', 'Bypass new') +
  row(3, '0016072', 'Bypass kept') +
  row(4, '0016073', 'Bypass first')
const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) })

describe('a release of ICD-10-PCS', () => {
  it.each([
    ['order file', 'icd10pcs_order_2028.txt', ORDER],
    ['codes file', 'icd10pcs_codes_2028.txt', '0016070 Bypass new\n0016072 Bypass kept\n0016073 Bypass first\n'],
  ])('comes in by its %s', (_what, name, text) => {
    expect(isProcedureFile(file(name, text))).toBe(true)
    const plan = value(planProcedures({ codes: CODES, values: VALUES }, file(name, text)))
    expect([plan.label, plan.from]).toEqual(['FY2028', '2027-10-01'])
    expect(plan.codes.split('\n').slice(1, -1)).toEqual([
      '0016070\t2015-10-01\t2027-09-30\tBypass old',
      '0016070\t2027-10-01\t\tBypass new',
      '0016071\t2015-10-01\t2027-09-30\t',
      '0016072\t2015-10-01\t\tBypass kept',
      '0016073\t2027-10-01\t\tBypass first',
    ])
    expect(plan.difference.deleted.map(({ code }) => code)).toEqual(['0016071'])
    expect(plan.unlabelled).toContain('001 position 7 value 3')
  })
  it('is told from ICD-10-CM, and what does not fit is named with its line', () => {
    expect(isProcedureFile(file('a.txt', '00001 A00     0 Cholera'))).toBe(false)
    expect(message(planProcedures({ codes: CODES, values: VALUES }, file('pcs_2028.txt', `${ORDER}oops\n`)))).toBe(
      'pcs_2028.txt, line 5: expected a code of seven characters with its title, as in the order file or the codes file, found "oops"',
    )
    expect(message(planProcedures({ codes: CODES, values: VALUES }, file('pcs.txt', ORDER)))).toContain('--from')
  })

  const OFFICIAL = '../shared/codesets/icd10pcs/FY2026/icd10pcs_order_2026.txt'
  it.skipIf(!existsSync(OFFICIAL))(
    `is read as CMS publishes it (${OFFICIAL})`,
    () => {
      const read = (name: string) => readFileSync(`assets/codesets/icd10pcs/${name}`, 'utf8')
      const official = { name: 'icd10pcs_order_2026.txt', bytes: new Uint8Array(readFileSync(OFFICIAL)) }
      const plan = value(
        planProcedures({ codes: read('codes.tsv'), values: read('values.tsv') }, official, '2027-10-01'),
      )
      // brought in again after FY2027, it takes back what FY2027 brought
      expect(plan.difference.added.length).toBeLessThan(100)
      expect(plan.difference.deleted.length).toBeGreaterThan(100)
    },
    60_000,
  )
})

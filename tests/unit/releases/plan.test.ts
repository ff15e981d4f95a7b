import { strToU8 } from 'fflate'
import { describe, expect, it } from 'vitest'
import { type CodePeriod, readCodes, writeCodes } from '../../../src/releases/codeset.ts'
import { planUpdate } from '../../../src/releases/plan.ts'
import { report } from '../../../src/releases/update.ts'
import { addendaLine, addendaSummary, message, orderLine, TABULAR, value } from './samples.ts'

const open = (code: string, billable: boolean, title: string): CodePeriod => ({
  code,
  from: '2026-10-01',
  to: '',
  billable,
  status: 'L',
  title,
})
const CURRENT = {
  codes: writeCodes([
    open('G00', false, 'Mossy hat'),
    open('G000', true, 'Ménard hat'),
    open('G001', true, 'Grey hat'),
  ]),
  sections:
    '# kind\tid\tfirst\tlast\ttitle\tchapter\nchapter\t1\tG00\tG00\tGnomes\t1\nblock\tG00\tG00\tG00\tGarden\t1\n',
}
const file = (name: string, text: string) => ({ name, bytes: strToU8(text) })
const ORDER =
  orderLine(1, 'G00', 0, 'Mossy hat') +
  orderLine(2, 'G000', 1, 'Menard hat') +
  orderLine(3, 'G001', 0, 'Grey cap') +
  orderLine(4, 'G0010', 1, 'Grey cap of felt') +
  orderLine(5, 'G1A', 1, 'Nose')
const ADDENDA =
  addendaLine('Delete:', 1, 'G001', 'Grey hat') +
  addendaLine('Add:', 0, 'G001', 'Grey cap') +
  addendaLine('Add:', 1, 'G0010', 'Grey cap of felt') +
  addendaLine('Add:', 1, 'G1A', 'Nose') +
  addendaSummary('Headers', [1, 2, 1, 0, 0]) +
  addendaSummary('Codes', [2, 3, 2, 1, 0])

describe('an update', () => {
  it('closes what ended, opens what is new, and keeps what stayed with its accents', () => {
    const plan = value(planUpdate(CURRENT, [file('icd10cm_order_2028.txt', ORDER)]))
    expect([plan.label, plan.from]).toEqual(['FY2028', '2027-10-01'])
    expect(plan.files.get('codes.tsv')?.split('\n').slice(1, -1)).toEqual([
      'G00\t2026-10-01\t\t0\tL\tMossy hat',
      'G000\t2026-10-01\t\t1\tL\tMénard hat',
      'G001\t2026-10-01\t2027-09-30\t1\tL\tGrey hat',
      'G001\t2027-10-01\t\t0\tL\tGrey cap',
      'G0010\t2027-10-01\t\t1\tL\tGrey cap of felt',
      'G1A\t2027-10-01\t\t1\tL\tNose',
    ])
    expect(report(plan.difference)).toEqual([
      '2 added, 0 deleted, 1 turned into header or code, 1 revised',
      'added code G0010 Grey cap of felt',
      'added code G1A Nose',
      'G001 from code to header: Grey cap',
      'revised G001 "Grey hat" to "Grey cap"',
    ])
  })

  it('lets the chapter reach to a category newer than the Tabular List', () => {
    const plan = value(planUpdate(CURRENT, [file('icd10cm_order_2028.txt', ORDER)]))
    expect(plan.files.get('sections.tsv')).toContain('chapter\t1\tG00\tG1A\t')
    expect(plan.files.get('sections.tsv')).toContain('block\tG00\tG00\tG00\t')
  })

  it('comes to the same from the addenda alone', () => {
    const byList = value(planUpdate(CURRENT, [file('icd10cm_order_2028.txt', ORDER)]))
    const byAddenda = value(planUpdate(CURRENT, [file('icd10cm_order_addenda_2028.txt', ADDENDA)]))
    expect(byAddenda.files.get('codes.tsv')).toBe(byList.files.get('codes.tsv'))
  })

  it('may be brought in twice, but no older one over a newer', () => {
    const codes = value(planUpdate(CURRENT, [file('icd10cm_order_2028.txt', ORDER)])).files.get('codes.tsv') ?? ''
    const again = value(planUpdate({ ...CURRENT, codes }, [file('icd10cm_order_2028.txt', ORDER)]))
    expect(again.files.get('codes.tsv')).toBe(codes)
    expect(message(planUpdate({ ...CURRENT, codes }, [file('icd10cm_order_2027.txt', ORDER)]))).toContain(
      'no release after 2026-10-01 in the record, found "one of 2027-10-01"',
    )
  })

  it('takes notes and tables from the Tabular List, under its label, and codes too where it comes alone', () => {
    const plan = value(planUpdate(CURRENT, [file('icd10cm_tabular_2028.xml', TABULAR)]))
    expect([...plan.files.keys()].sort()).toEqual([
      'codes.tsv',
      'notes.tsv',
      'sections.tsv',
      'seventh.tsv',
      'visual.tsv',
    ])
    expect(plan.files.get('notes.tsv')).toContain('G00\tuseAdditionalCode\t1\tmoss (B95.-)\tFY2028\n')
    expect(value(readCodes(plan.files.get('codes.tsv') ?? '', 'c')).some(({ code }) => code === 'G1A2X11')).toBe(true)
  })

  it('names where the given files contradict each other', () => {
    const plan = value(
      planUpdate(CURRENT, [
        file('icd10cm_order_addenda_2028.txt', ADDENDA.replaceAll('Nose', 'Beak')),
        file('icd10cm_order_2028.txt', ORDER),
        file('guide.txt', 'How to read'),
      ]),
    )
    expect(plan.conflicts).toEqual([
      'icd10cm_order_addenda_2028.txt against icd10cm_order_2028.txt: revised G1A "Nose" to "Beak"',
    ])
    expect(plan.ignored).toEqual(['guide.txt'])
  })

  it('asks for the day where the names do not say it', () => {
    expect(message(planUpdate(CURRENT, [file('order.txt', ORDER)]))).toBe(
      'order.txt: expected a year in the file name, or the first day of the release (--from), found nothing',
    )
    expect(value(planUpdate(CURRENT, [file('order.txt', ORDER)], '2027-04-01')).label).toBe('FY2027-April')
    const two = [file('icd10cm_order_2028.txt', ORDER), file('icd10cm_tabular_2029.xml', TABULAR)]
    expect(message(planUpdate(CURRENT, two))).toContain(
      'expected a file of the release of 2027-10-01, or the first day',
    )
    expect(message(planUpdate(CURRENT, [file('guide.txt', 'How to read')]))).toBe(
      'the given files: expected an order file, order addenda or Tabular List, found nothing',
    )
    expect(message(planUpdate(CURRENT, [file('icd10cm_order_2028.txt', ORDER)], '2027-13-01'))).toContain(
      'expected a date YYYY-MM-DD',
    )
  })
})

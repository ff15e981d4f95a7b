import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hcpcs } from '../../../../src/releases/hcpcs/system.ts'
import { message, value } from '../samples.ts'

const ROOT = new URL('../../../../assets/', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8')
const rows = (path: string): string[][] =>
  read(path)
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
const CODES = rows('codesets/hcpcs/codes.tsv')

describe('HCPCS Level II as it is bundled', () => {
  it('holds no code of CPT and none of CDT', () => {
    expect(CODES.filter(([code]) => !/^[A-CE-V]\d{4}$/.test(code!))).toEqual([])
    // five digits, or four and a letter: the forms of CPT; D and four digits: those of CDT
    for (const file of ['hcpcs/codes.tsv', 'hcpcs/modifiers.tsv', 'hcpcs/indicators.tsv']) {
      expect(read(`codesets/${file}`).match(/(?:^|\t)(?:\d{5}|\d{4}[FTUM]|D\d{4})(?:\t|$)/gm)).toBeNull()
    }
  })

  it('refuses a foreign code when it is built', () => {
    const head = '# code\tfrom\tto\tshort\tstatus\tpayment\tapc\tyoungest\toldest\tflags\tmidQuarter\n'
    const built = (code: string) =>
      hcpcs.build({
        extracted: (name) =>
          name === 'hcpcs-codes.tsv'
            ? `${head}${code}\t2020-01-01\t\tThing\tA\t2\t\t\t\t\t\n`
            : name === 'hcpcs-modifiers.tsv'
              ? '# code\tfrom\tto\tflags\nXE\t2020-01-01\t\tncci\n'
              : '# kind\tindicator\tfrom\tto\ttext\nstatus\tA\t2020-01-01\t\tFee schedule\n',
        own: () => '',
      })
    expect(value(built('A0001')).get('codes.tsv')?.text).toContain('A0001')
    for (const foreign of ['99213', '0001T', '0001U', 'D0120', 'W1234'])
      expect(message(built(foreign))).toContain('a code of HCPCS Level II')
  })

  it('joins quarters in which nothing changed, and leaves no code twice on a day', () => {
    expect(
      value(
        hcpcs.checks(
          new Map([
            ['codes.tsv', read('codesets/hcpcs/codes.tsv')],
            ['modifiers.tsv', read('codesets/hcpcs/modifiers.tsv')],
          ]),
        ),
      ).flatMap((c) => c.differences),
    ).toEqual([])
    expect(CODES.filter(([code]) => code === 'A0021')).toHaveLength(1)
  })

  it('has the number of codes of each quarter that its source states', () => {
    const inForce = (day: string) =>
      CODES.filter(([, from = '', to = '']) => from <= day && (to === '' || day <= to)).length
    expect(
      ['2024-10-01', '2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01', '2026-01-01', '2026-04-01'].map(inForce),
    ).toEqual([7055, 7128, 7192, 7221, 7288, 7360, 7409])
  })
})

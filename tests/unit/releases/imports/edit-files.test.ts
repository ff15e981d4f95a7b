/** Files that the edits read: the official forms of NCCI, MUE and add-on files, lists of coverage policies, and payer rules. */
import { describe, expect, it } from 'vitest'
import { check } from '../../../../src/edits/check.ts'
import { type EditImport, openImported } from '../../../../src/edits/imported.ts'
import type { ImportedTables } from '../../../../src/edits/types.ts'
import { parseDay } from '../../../../src/library/day.ts'
import { readerOf, readImports } from '../../../../src/releases/imports/index.ts'
import type { ImportFile, ReadContext } from '../../../../src/releases/imports/types.ts'
import { describe as told } from '../../../../src/releases/result.ts'
import { writeContainer } from '../../../../src/store/compile/container.ts'
import { openIndex } from '../../../../src/store/format.ts'
import { DATE, dx, edits, line, lists } from '../../edits/whole-edits.ts'

const file = (name: string, text: string): ImportFile => ({ name, bytes: new TextEncoder().encode(text) })
const read = (kind: EditImport, files: ImportFile[], context: ReadContext = {}) => readerOf(kind)!.read(files, context)

/** The imported table as the edits see it; throws the reader's own words where the files are refused. */
async function imported(kind: EditImport, ...files: ImportFile[]): Promise<ImportedTables> {
  const result = read(kind, files)
  if (!result.ok) throw new Error(told(result.error))
  const { chunks, manifest } = await writeContainer(
    result.value.sections.map((section) => ({ ...section, volume: kind })),
    {},
  )
  return openImported({ [kind]: openIndex(chunks, manifest) })
}

/** What the reader says of files that it refuses. */
function refusal(kind: EditImport, ...files: ImportFile[]): string {
  const result = read(kind, files)
  return result.ok ? '' : told(result.error)
}

const findings = (tables: ImportedTables, codes: Parameters<typeof check>[0]['codes'], more = {}) =>
  check({ setting: 'professional', date: DATE, age: 50, sex: 'F', codes, ...more }, edits, lists, tables)
const rules = (...args: Parameters<typeof findings>) => findings(...args).findings.map(({ rule }) => rule)

const NOTICE = 'Made-up codes for a test. All rights reserved by nobody.\r\n\r\n'
const HEAD =
  'Column 1\tColumn 2\t*=in existence\tEffective\tDeletion\tModifier\tRationale\r\n\t\tprior to 1996\tDate\tDate *=no data\t0=not allowed\t\r\n'
const PTP = [
  'A9500\tA9512\t\t20200101\t*\t1\tstandards',
  'A9501\tA9512\t*\t19960101\t*\t0\tstandards',
  'A9502\tA9512\t\t20150101\t20181231\t0\tended long ago',
  'A9503\tA9512\t\t20200101\t20200101\t9\tdeleted on its first day',
  'G0463\tG0127\t\t20200101\t20251231\t0\tended last year',
]
const ptp = (rows = PTP, name = 'ccipra-v322r0-f1.TXT') => file(name, NOTICE + HEAD + rows.join('\r\n'))

describe('NCCI pairs', () => {
  it('are read below their notice and head, with their days', async () => {
    const { pairs } = await imported('ncci', ptp())
    const day = parseDay(DATE)
    expect(pairs?.find('A9500', 'A9512', day)).toEqual({ modifierAllowed: true })
    expect(pairs?.find('A9501', 'A9512', day)).toEqual({ modifierAllowed: false })
    expect(pairs?.find('A9512', 'A9500', day)).toBeUndefined()
    expect(pairs?.find('A9502', 'A9512', day)).toBeUndefined()
    expect(pairs?.find('A9503', 'A9512', day)).toBeUndefined()
    expect(pairs?.find('G0463', 'G0127', day)).toBeUndefined()
    expect(pairs?.find('G0463', 'G0127', parseDay('2025-12-31'))).toEqual({ modifierAllowed: false })
  })

  it('of several parts are one table; parts for other providers are refused', async () => {
    const second = ptp(['J1234\tG0463\t\t20240101\t*\t1\tmore'], 'ccipra-v322r0-f2.TXT')
    const { pairs } = await imported('ncci', ptp(), second)
    expect(pairs?.has('J1234') && pairs.has('A9500')).toBe(true)
    expect(refusal('ncci', ptp(), ptp(PTP, 'ccioph-v322r0-f1.TXT'))).toContain('another')
  })

  it('decide over claims, and are said to be missing until then', async () => {
    const claim = [dx('I10'), line('A9501'), line('A9512')]
    const without = findings({}, claim)
    expect(without.notChecked.map(({ matter }) => matter)).toContain('ncci')
    const tables = await imported('ncci', ptp(['A9512\tA9501\t\t20200101\t*\t0\tthe other way']))
    expect(findings(tables, claim).notChecked.map(({ matter }) => matter)).not.toContain('ncci')
    expect(findings(tables, claim).findings).toContainEqual(
      expect.objectContaining({ rule: 'ncci-not-allowed', codes: ['A9501'] }),
    )
  })

  it.each([
    ['a line that is cut off', [...PTP, 'A9504\tA95'], 'line 10'],
    ['a date that does not exist', [...PTP, 'A9504\tA9512\t\t20201301\t*\t1\tx'], 'line 10'],
    ['nothing but a notice', [], 'pairs of codes'],
  ])('with %s are refused, by line', (_what, rows, words) => {
    expect(refusal('ncci', ptp(rows))).toContain(words)
  })
})

describe('MUE', () => {
  const mue = (rows: string, name = 'MCR_MUE_PractitionerServices_Eff_04-01-2026.csv') =>
    file(
      name,
      `"A notice,\nof two lines",,,\n"HCPCS/\nCPT Code","Practitioner Services MUE Values","MUE Adjudication Indicator","MUE Rationale"\n${rows}`,
    )
  const ROWS = 'G0463,2,"2 Date of Service Edit: Policy",Nature\nG0127,1,"1 Line Edit",Anatomic\n'

  it('limit units by the day or by the line', async () => {
    const tables = await imported('mue', mue(ROWS))
    const of = (...lines: [string, number][]) =>
      rules(tables, [dx('I10'), ...lines.map(([c, units]) => line(c, { units }))])
    expect(of(['G0463', 2])).not.toContain('mue.units-exceeded')
    expect(of(['G0463', 3])).toContain('mue.units-exceeded')
    expect(of(['G0463', 2], ['G0463', 1])).toContain('mue.units-exceeded')
    expect(of(['G0127', 1], ['G0127', 1])).not.toContain('mue.units-exceeded')
  })

  it('say nothing of a day before the file holds', async () => {
    const tables = await imported('mue', mue(ROWS))
    const before = findings(tables, [dx('I10'), line('G0463', { units: 9 })], { date: '2026-03-31' })
    expect(before.findings.map(({ rule }) => rule)).not.toContain('mue.units-exceeded')
    expect(before.notChecked.map(({ matter }) => matter)).toContain('mue-date')
  })

  it.each([
    ['without its day in the name', mue(ROWS, 'mue.csv'), 'Eff_MM-DD-YYYY'],
    ['with units that are none', mue('G0463,many,"2 x",y'), 'line 5'],
    ['with a code twice', mue(`${ROWS}G0463,1,"2 x",y`), 'G0463 once'],
  ])('%s are refused', (_what, given, words) => {
    expect(refusal('mue', given)).toContain(words)
  })
})

describe('add-on codes', () => {
  const aoc = (rows: string) =>
    file(
      'AOC_V2026Q3-MCR.csv',
      `Add-On Code,AOC Del Dt (Julian),Primary Code,Primary Code Del Dt (Julian),AOC Edit Type,AOC Edit Eff Dt (Julian),AOC Edit Del Dt (Julian)\n${rows}`,
    )

  it('need one of their primary codes', async () => {
    const tables = await imported('add-on', aoc('C9601,,G0127,,1,2013091,\nC9601,,G0104,,1,2013091,2020366\n'))
    expect(rules(tables, [dx('I10'), line('C9601'), line('G0127')])).not.toContain('ncci.add-on-without-primary')
    expect(rules(tables, [dx('I10'), line('C9601'), line('G0104')])).toContain('ncci.add-on-without-primary')
  })

  it('whose primaries the contractor names are content with any other service', async () => {
    const tables = await imported('add-on', aoc('G0463,,CCCCC,,2,2013091,\n'))
    expect(rules(tables, [dx('I10'), line('G0463'), line('G0104')])).not.toContain('ncci.add-on-without-primary')
    expect(rules(tables, [dx('I10'), line('G0463')])).toContain('ncci.add-on-without-primary')
  })

  it('with an unknown type are refused, by line', () => {
    expect(refusal('add-on', aoc('C9601,,G0127,,7,2013091,'))).toContain('line 2')
  })
})

describe('coverage policies', () => {
  const policies = file(
    'policies.csv',
    'policy,title,hcpcs,icd10,covered\nL1,"Made up, for a test",G0104,E11*,yes\nL1,,G0104,I10,yes\nL1,,G0104,E11.65,no\nL2,Only against,G0127,Z00.00,no\n',
  )
  const of = async (service: string, codes: string[], pointers?: number[]) =>
    rules(await imported('coverage', policies), [...codes.map((code) => dx(code)), line(service, { pointers })]).filter(
      (rule) => rule.startsWith('coverage.'),
    )

  it('support a service by what its line points to', async () => {
    expect(await of('G0104', ['E11.9'])).toEqual([])
    expect(await of('G0104', ['J18.9', 'I10'])).toEqual([])
    expect(await of('G0104', ['J18.9', 'I10'], [1])).toEqual(['coverage.no-covered-diagnosis'])
    expect(await of('G0104', ['E11.65'])).toEqual(['coverage.not-covered-diagnosis'])
  })

  it('that only exclude support everything else', async () => {
    expect(await of('G0127', ['J18.9'])).toEqual([])
    expect(await of('G0127', ['Z00.00'])).toEqual(['coverage.not-covered-diagnosis'])
  })

  it('are said to be missing, for all services or for one', async () => {
    expect(findings({}, [dx('I10'), line('G0104')]).notChecked.map(({ matter }) => matter)).toContain('coverage')
    const tables = await imported('coverage', policies)
    const unknown = findings(tables, [dx('I10'), line('G0463')]).notChecked.find(
      (one) => one.matter === 'coverage-services',
    )
    expect(unknown?.message).toContain('G0463')
  })

  it('may have their columns chosen by a person', () => {
    const odd = file('odd.csv', 'Nummer;Leistung;Diagnose\nL9;G0104;I10\n')
    expect(read('coverage', [odd]).ok).toBe(false)
    const chosen = read('coverage', [odd], { columns: { policy: 0, service: 1, diagnosis: 2 } })
    expect(chosen.ok).toBe(false)
    const bare = file('bare.csv', 'L9;G0104;I10\n')
    expect(read('coverage', [bare], { columns: { policy: 0, service: 1, diagnosis: 2 } }).ok).toBe(true)
  })

  it.each([
    ['policy,hcpcs,icd10\nL1,G01,I10\n', 'service code'],
    ['policy,hcpcs,icd10\nL1,G0104,heart\n', 'ICD-10-CM'],
    ['policy,hcpcs,icd10,covered\nL1,G0104,I10,perhaps\n', 'yes or no'],
  ])('that cannot be read are refused, by line: %s', (text, words) => {
    const refused = refusal('coverage', file('policies.csv', text))
    expect(refused).toContain('line 2')
    expect(refused).toContain(words)
  })
})

describe('payer rules', () => {
  const json = (rule: object) => file('rules.json', JSON.stringify({ chartside: 'payer-rules', rules: [rule] }))
  const RULE = { id: 'visit-1', payer: 'Example Health', codes: ['G0463'], message: 'Needs modifier 25.' }

  it('run for their payer, under their condition, marked as the user own', async () => {
    const tables = await imported('payer-rules', json({ ...RULE, when: { withoutModifier: ['25'], with: ['E11*'] } }))
    const of = (payer: string, diagnosis: string, modifiers: string[]) =>
      findings(tables, [dx(diagnosis), line('G0463', { modifiers })], { payer }).findings.filter(({ rule }) =>
        rule.startsWith('payer.'),
      )
    expect(of('example health', 'E11.9', [])).toMatchObject([
      { rule: 'payer.visit-1', severity: 'warning', codes: ['G0463'], message: 'Needs modifier 25.' },
    ])
    expect(of('example health', 'E11.9', [])[0]?.source).toContain('of the user')
    expect(of('Another', 'E11.9', [])).toEqual([])
    expect(of('Example Health', 'I10', [])).toEqual([])
    expect(of('Example Health', 'E11.9', ['25'])).toEqual([])
  })

  it('may stand in a table, a rule a line', async () => {
    const table =
      'id,payer,severity,codes,message,youngest,units above,from\nr1,,error,A00-B99 G0104,Not here.,18,,2026-01-01\n'
    const tables = await imported('payer-rules', file('rules.csv', table))
    const of = (code: string, age: number, date = DATE) =>
      rules(tables, [dx(code)], { age, date }).filter((rule) => rule.startsWith('payer.'))
    expect(of('B99.9', 18)).toEqual(['payer.r1'])
    expect(of('B99.9', 17)).toEqual([])
    expect(of('C50.911', 50)).toEqual([])
    expect(of('B99.9', 18, '2025-12-31')).toEqual([])
  })

  it.each([
    ['a rule without a message', json({ ...RULE, message: '' }), 'rules.0.message'],
    ['a field that is not known', json({ ...RULE, maximum: 3 }), 'rules.0'],
    ['a severity that is none', json({ ...RULE, severity: 'fatal' }), 'rules.0.severity'],
    ['a day that does not exist', json({ ...RULE, when: { from: '2026-02-30' } }), 'rules.0.when.from'],
    ['broken JSON', file('rules.json', '{"chartside": "payer-rules", '), 'JSON'],
    ['a table with an empty list of codes', file('rules.csv', 'id,payer,codes,message\nr1,,,x\n'), 'line 2'],
  ])('with %s are refused, by place', (_what, given, words) => {
    expect(refusal('payer-rules', given)).toContain(words)
  })
})

describe('files that are given', () => {
  it('are told apart by what they hold', async () => {
    const given = [
      ptp(),
      file(
        'MUE_Eff_04-01-2026.csv',
        'HCPCS/CPT Code,MUE Values,MUE Adjudication Indicator,MUE Rationale\nG0463,2,2 x,y\n',
      ),
      file('policies.csv', 'policy,hcpcs,icd10\nL1,G0104,I10\n'),
      file('rules.csv', 'id,payer,codes,message\nr1,,I10,x\n'),
    ]
    const { read: found, failed } = await readImports(given, { before: async () => undefined })
    expect(failed).toEqual([])
    expect(found.map(({ reader }) => reader.kind).sort()).toEqual(['coverage', 'mue', 'ncci', 'payer-rules'])
  })

  it('that carry code numbers of others say so', () => {
    for (const kind of ['ncci', 'mue', 'add-on'] as const)
      expect(readerOf(kind)?.owner).toMatch(/American Medical Association/)
  })
})

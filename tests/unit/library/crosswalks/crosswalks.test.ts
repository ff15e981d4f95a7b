import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeColumn, openCodes } from '../../../../src/library/crosswalks/codes.ts'
import { openCrosswalks } from '../../../../src/library/crosswalks/crosswalks.ts'
import { type GemEntry, gemSections, openGem, parseFlags } from '../../../../src/library/crosswalks/gem.ts'
import { formatDay } from '../../../../src/library/day.ts'
import { openIcd9 } from '../../../../src/library/icd9/icd9.ts'
import { importOf, wholeVolumes } from '../hcpcs/whole.ts'

const index = await wholeVolumes()
const crosswalks = openCrosswalks(index, {})

describe('the bundled crosswalks', () => {
  it('map diagnoses both ways, with an edition that says what it is', () => {
    expect(crosswalks.targets('gem-cm-9-10', '250.00')).toMatchObject([{ target: 'E119', approximate: true }])
    expect(crosswalks.targets('gem-cm-10-9', 'e11.9')).toMatchObject([{ target: '25000' }])
    expect(crosswalks.mapping('gem-cm-9-10')?.edition).toContain('FY2016')
  })

  it('show combinations with their scenarios and choice lists', () => {
    const targets = crosswalks.targets('gem-cm-9-10', '806.11')
    expect(targets.every((t) => t.combination)).toBe(true)
    expect(new Set(targets.map((t) => `${t.scenario}.${t.choiceList}`)).size).toBeGreaterThan(2)
  })

  it('say where there is no equivalent, and nothing of a code that is not in the table', () => {
    expect(crosswalks.targets('gem-cm-9-10', 'E929.2')).toMatchObject([{ target: '', noMap: true }])
    for (const code of ['695', 'nonsense', '', 'V64']) expect(crosswalks.targets('gem-cm-9-10', code)).toEqual([])
  })

  it('map procedures forwards; backwards is in no package', () => {
    expect(crosswalks.targets('gem-pcs-9-10', '51.23')).toMatchObject([{ target: '0FT44ZZ' }])
    expect(crosswalks.mapping('gem-pcs-10-9')).toBeUndefined()
  })

  it('give way to an imported edition', async () => {
    const flags = parseFlags('00000')!
    const own = await importOf(gemSections('gem-cm-9-10', [{ source: '25000', target: 'E118', ...flags }]), {
      edition: 'GEM 2018 (imported)',
    })
    const opened = openCrosswalks(index, { 'gem-cm-9-10': own })
    expect(opened.targets('gem-cm-9-10', '250.00')).toMatchObject([{ target: 'E118' }])
    expect(opened.mapping('gem-cm-9-10')?.edition).toBe('GEM 2018 (imported)')
    expect(opened.mapping('gem-cm-10-9')?.edition).toContain('bundled')
  })

  it('know what was made out of a code, and out of what', () => {
    expect(crosswalks.later('B88.0').map(({ after, from }) => [after, formatDay(from)])).toEqual([
      ['B8801', '2025-10-01'],
      ['B8809', '2025-10-01'],
    ])
    expect(crosswalks.earlier('B88.01').map(({ before }) => before)).toEqual(['B880'])
    expect(crosswalks.later('Z99.89')).toEqual([])
  })
})

describe('a mapping as it is laid out', () => {
  const code = fc.stringMatching(/^[A-Z0-9]{3,7}$/)
  const entry = fc.record({
    source: code,
    target: code,
    approximate: fc.boolean(),
    noMap: fc.constant(false),
    combination: fc.boolean(),
    scenario: fc.integer({ min: 0, max: 9 }),
    choiceList: fc.integer({ min: 0, max: 9 }),
  })

  it('gives back every entry, whatever the codes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 40 }), async (entries: GemEntry[]) => {
        const gem = openGem(await importOf(gemSections('g', entries), {}), 'g')
        for (const { source } of entries) {
          expect(gem.targets(source)).toEqual(entries.filter((e) => e.source === source))
        }
      }),
      { numRuns: 60 },
    )
  })

  it('keeps a column of codes in their order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(code, { minLength: 1, maxLength: 60 }), async (codes) => {
        const sorted = [...codes].sort((a, b) => (a.padEnd(7) < b.padEnd(7) ? -1 : 1))
        const column = openCodes(await importOf(codeColumn('c', sorted), {}), 'c')
        sorted.forEach((one, i) => {
          expect(column.get(i)).toBe(one)
          expect(column.find(one)).toBe(i)
        })
        expect(column.find('ZZZZZZZ9')).toBe(-1)
      }),
      { numRuns: 60 },
    )
  })

  it('reads five digits and nothing else as flags', () => {
    expect(parseFlags('10112')).toEqual({
      approximate: true,
      noMap: false,
      combination: true,
      scenario: 1,
      choiceList: 2,
    })
    for (const digits of ['', '1011', '20000', '101123', 'abcde']) expect(parseFlags(digits)).toBeUndefined()
  })
})

describe('ICD-9-CM', () => {
  const diagnoses = openIcd9(index, 'diagnoses')
  const procedures = openIcd9(index, 'procedures')

  it('has every code of version 32 with its title and dates', () => {
    expect([diagnoses.size, procedures.size]).toEqual([14_567, 3_882])
    const row = diagnoses.find('386.00')
    expect(diagnoses.title(row)).toBe("Ménière's disease, unspecified")
    expect(diagnoses.periods(row).map(({ to }) => formatDay(to))).toEqual(['2015-09-30'])
  })

  it('writes the dot where it belongs', () => {
    expect(diagnoses.code(diagnoses.find('E8001'))).toBe('E800.1')
    expect(diagnoses.code(diagnoses.find('25000'))).toBe('250.00')
    expect(diagnoses.code(diagnoses.find('V270'))).toBe('V27.0')
    expect(procedures.code(procedures.find('5123'))).toBe('51.23')
  })

  it('finds words', () => {
    expect(diagnoses.search('chest pain', 1).map(({ row }) => diagnoses.code(row))).toEqual(['786.50'])
    expect(procedures.search('lap chole', 3).map(({ row }) => procedures.code(row))).toEqual([])
    expect(procedures.search('laparoscopic cholecystectomy', 1).map(({ row }) => procedures.code(row))).toEqual([
      '51.23',
    ])
  })
})

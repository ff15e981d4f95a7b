import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { parseDay } from '../../../../src/library/day.ts'
import { openProcedureIndex, type ProcedureIndex } from '../../../../src/library/procedures/index-terms.ts'
import { readLexicon } from '../../../../src/library/procedures/lexicon.ts'
import { openProcedures } from '../../../../src/library/procedures/open.ts'
import { parsePattern } from '../../../../src/library/procedures/pattern.ts'
import { procedureRecord } from '../../../../src/library/procedures/record.ts'
import { searchProcedures } from '../../../../src/library/procedures/search.ts'
import { openProcedureSearch, type ProcedureSearch } from '../../../../src/library/procedures/search-data.ts'
import { codeFault, tableChoice } from '../../../../src/library/procedures/tables.ts'
import type { Procedures } from '../../../../src/library/procedures/types.ts'
import type { Index } from '../../../../src/store/format.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const FY2027 = parseDay('2026-11-15')
let index: Index
let pcs: Procedures
let book: ProcedureIndex
let data: ProcedureSearch

beforeAll(async () => {
  index = await openRealIndex()
  pcs = openProcedures(index)
  book = openProcedureIndex(index)
  data = openProcedureSearch(index, pcs, book)
}, 180_000)

describe('a procedure code', () => {
  it('is found again from every row', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: pcs.size - 1 }), (row) => {
        const code = pcs.code(row)
        expect(pcs.find(code.toLowerCase())).toBe(row)
        expect(pcs.range(code)).toEqual({ from: row, to: row + 1 })
        expect(pcs.range(code.slice(0, 4)).from).toBeLessThanOrEqual(row)
      }),
    )
  })
  it('is not found in what never was one', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 9 }), (text) => {
        const row = pcs.find(text)
        if (row >= 0) expect(pcs.code(row)).toBe(text.trim().toUpperCase())
      }),
    )
    for (const text of ['', '0DTJ4ZZ0', '0DTJ4Z', '0DTJ4ZO', 'zzz']) expect(pcs.find(text)).toBe(-1)
  })
  it('says what its characters mean, with the official definition', () => {
    expect(procedureRecord(pcs, '0FT4', FY2027)).toBeNull()
    const axes = procedureRecord(pcs, '0ft44zz', FY2027)!.axes!
    expect(axes.map(({ label }) => label)).toEqual([
      'Medical and Surgical',
      'Hepatobiliary System and Pancreas',
      'Resection',
      'Gallbladder',
      'Percutaneous Endoscopic',
      'No Device',
      'No Qualifier',
    ])
    expect(axes[2]!.definition).toMatch(/^Cutting out or off, without replacement, all of a body part/)
  })
  it('names the anatomical terms and brand names that the keys give for its values', () => {
    expect(procedureRecord(pcs, '02RF08Z', FY2027)!.axes![3]!.definition).toContain('Aortic annulus')
    expect(procedureRecord(pcs, '02RF08Z', FY2027)!.axes![5]!.definition).toContain('Bioprosthesis')
  })
  it('stands beside the codes of its table', () => {
    const record = procedureRecord(pcs, '0FT44ZZ', FY2027)!
    expect(record.siblings!.map(({ code }) => code)).toContain('0FT40ZZ')
    expect(record.path.map(({ code }) => code)).toEqual(['0', '0F', '0FT'])
  })
  it('means by its sixth character in New Technology what its seventh says', () => {
    expect(pcs.label('XW033A6', 6)).not.toBe(pcs.label('XW033A7', 6))
  })
})

describe('the table builder', () => {
  it('starts with the seventeen sections', () => {
    expect(
      tableChoice(pcs, '', FY2027)!
        .axes[0]!.values.map(({ value }) => value)
        .join(''),
    ).toBe('0123456789BCDFGHX')
  })
  it('offers only what leads to a valid code, and gives it when one is left', () => {
    const choice = tableChoice(pcs, '0DTJ', FY2027)!
    expect(choice.axes[4]!.values.map(({ value, label }) => `${value} ${label}`)).toEqual([
      '0 Open',
      '4 Percutaneous Endoscopic',
      '7 Via Natural or Artificial Opening',
      '8 Via Natural or Artificial Opening Endoscopic',
    ])
    expect(choice.code).toBeUndefined()
    expect(tableChoice(pcs, '0DTJ0', FY2027)!.code).toEqual({
      code: '0DTJ0ZZ',
      title: 'Resection of Appendix, Open Approach',
    })
  })
  it('agrees with trying every code', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: pcs.size - 1 }), fc.integer({ min: 3, max: 6 }), (row, open) => {
        fc.pre(pcs.isValid(row, FY2027))
        const code = pcs.code(row)
        const chosen = `${code.slice(0, open)}.${code.slice(open + 1)}`
        const tried = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter((value) => {
          const other = pcs.find(chosen.replace('.', value))
          return other >= 0 && pcs.isValid(other, FY2027)
        })
        expect(tableChoice(pcs, chosen, FY2027)!.axes[open]!.values.map(({ value }) => value)).toEqual(tried)
      }),
      { numRuns: 15 },
    )
  })
  it('refuses what no code fits', () => {
    expect(tableChoice(pcs, '0DTJ9', FY2027)).toBeUndefined()
    expect(tableChoice(pcs, 'not a code', FY2027)).toBeUndefined()
  })
})

describe('a wrong code', () => {
  it('is told by the axis, with what would be legal there', () => {
    expect(codeFault(pcs, '0DTJ9ZZ', FY2027)).toMatchObject({
      fault: 'axis',
      position: 5,
      name: 'Approach',
      value: '9',
    })
    const fault = codeFault(pcs, '0FT42ZZ', FY2027)
    expect(fault?.fault === 'axis' && fault.legal.map(({ value }) => value)).toEqual(['0', '4'])
  })
  it('is told by its length or its date', () => {
    expect(codeFault(pcs, '0DTJ4ZZ0', FY2027)).toMatchObject({ fault: 'length' })
    expect(codeFault(pcs, '0DTJ', FY2027)).toMatchObject({ fault: 'length' })
    expect(codeFault(pcs, '028F3Z0', parseDay('2026-09-30'))).toMatchObject({ fault: 'date' })
  })
  it('is none when valid', () => expect(codeFault(pcs, '0DTJ4ZZ', FY2027)).toBeUndefined())
})

describe('the index', () => {
  it('opens at a beginning, in the order of the book', () => {
    const terms = book.browse('chole', 5)
    expect(terms).toHaveLength(5)
    expect(terms).toEqual([...terms].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)))
  })
  it('refers by see and use', () => {
    expect(book.entry('cholecystectomy')!.lines).toContainEqual(
      expect.objectContaining({ link: 'see', target: 'Resection, Gallbladder', code: '0FT4' }),
    )
    expect(book.entry('Aortic annulus')!.lines[0]).toMatchObject({ link: 'use', target: 'Aortic Valve' })
    expect(book.entry('no such term')).toBeUndefined()
  })
})

describe('patterns', () => {
  it('are characters, classes and dots', () => {
    expect(parsePattern('0SR[CD]0J.')).toEqual(['0', 'S', 'R', 'CD', '0', 'J', ''])
    expect(parsePattern('0FT4')).toEqual(['0', 'F', 'T', '4', '', '', ''])
    for (const text of ['', '0SR[', '0SR[CD]0J9Z', 'lap']) expect(parsePattern(text)).toBeUndefined()
  })
})

describe('search in surgeons’ words', () => {
  const first = (query: string) => searchProcedures(data, query, { limit: 5, day: FY2027 }).map(({ code }) => code)

  it.each([
    ['lap chole', '0FT44ZZ'],
    ['CABG x3', '021209W'],
    ['TKA right', '0SRC0J9'],
    ['left total hip', '0SRB0JA'],
    ['PEG', '0DH63UZ'],
    ['ORIF left femur', '0QS904Z'],
    ['c-section', '10D00Z1'],
    ['EGD with biopsy', '0DB68ZX'],
    ['appy', '0DTJ4ZZ'],
    ['central line', '02HV33Z'],
    ['vent > 96 hours', '5A1955Z'],
    ['turp', '0VB08ZZ'],
    ['chest tube left', '0W9B30Z'],
  ])('%s finds %s first', (query, code) => expect(first(query)[0]).toBe(code))

  it('takes words in any order, begun or misspelt', () => {
    expect(first('biopsy liver')[0]).toBe(first('liver biopsy')[0])
    expect(first('cholecystect')[0]).toBe('0FT44ZZ')
    expect(first('choleystectomy')[0]).toBe('0FT44ZZ')
  })
  it('knows a name by one of its words where no title has it', () => {
    expect(first('cataract left')[0]).toBe('08RK3JZ')
  })
  it('lists the codes that begin as typed', () => {
    expect(first('0ft4')).toEqual(['0FT40ZZ', '0FT44ZG', '0FT44ZZ'])
  })
  it('finds only codes valid on the day', () => {
    const found = searchProcedures(data, '028F3Z0', { day: parseDay('2026-09-30') })
    expect(found.map(({ code }) => code)).not.toContain('028F3Z0')
  })
  it('never throws, and shows no more than asked', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 0, max: 20 }), (query, limit) => {
        expect(searchProcedures(data, query, { limit, day: FY2027 }).length).toBeLessThanOrEqual(limit)
      }),
      { numRuns: 25 },
    )
  })
})

describe('the lexicon of procedures', () => {
  it('leads from every phrase to at least one code valid today', () => {
    const lost: string[] = []
    for (const entry of readLexicon(index.strings('pcs.lexicon'))) {
      if (entry.kind === 'sites') {
        for (const label of entry.labels)
          if (!data.cells.has(label.toLowerCase())) lost.push(`${entry.phrase}: ${label}`)
      } else if (entry.kind !== 'approaches') {
        let valid = false
        for (const pattern of entry.patterns) {
          pcs.matching(pattern, (row) => {
            valid ||= pcs.isValid(row, FY2027)
          })
        }
        if (!valid) lost.push(entry.phrase)
      }
    }
    expect(lost).toEqual([])
  })
})

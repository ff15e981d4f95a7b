import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  completeCode,
  groupNotes,
  hasRecord,
  linkCodes,
  needsSeventh,
  validityLine,
} from '../../../../src/ui/view/record.ts'
import { RECORDS } from '../fixture/codes.ts'

const record = (code: string) => RECORDS.find((r) => r.code === code)!

describe('the notes of a record', () => {
  const groups = groupNotes(record('E11.22'))

  it('are grouped by kind, those of the code itself first', () => {
    expect(groups.map((g) => g.kind)).toEqual(['inclusionTerm', 'useAdditionalCode', 'includes', 'excludes1'])
  })

  it('say where they stand, nearest first', () => {
    expect(groups.find((g) => g.kind === 'useAdditionalCode')!.places.map((p) => [p.from, p.own])).toEqual([
      ['E11.22', true],
      ['E11', false],
    ])
    expect(groups.find((g) => g.kind === 'excludes1')!.places.map((p) => p.from)).toEqual(['E11', 'Chapter 4'])
  })

  it('are all there', () => {
    const shown = groups.flatMap((g) => g.places.flatMap((p) => p.notes))
    expect(new Set(shown)).toEqual(new Set(record('E11.22').notes))
  })
})

describe('the 7th character', () => {
  it.each([
    ['S52.501', 'A', 'S52.501A'],
    ['T14.8', 'D', 'T14.8XXD'],
    ['S01.81', 'S', 'S01.81XS'],
    ['W19', 'A', 'W19.XXXA'],
    ['O36.61', '0', 'O36.61X0'],
  ])('completes %s with %s, places between filled with X', (code, character, complete) => {
    expect(completeCode(code, character)).toBe(complete)
  })

  it('is asked for where a code cannot be billed without it', () => {
    expect(needsSeventh(record('S52.501'))).toBe(true)
    expect(needsSeventh(record('E11.22'))).toBe(false)
    expect(needsSeventh(record('E11'))).toBe(false)
  })
})

describe('validity', () => {
  it.each([
    [[{ from: '2019-10-01', billable: true }], 'In force since FY2020 or earlier'],
    [[{ from: '2024-10-01', billable: true }], 'In force since 1 Oct 2024'],
    [[{ from: '2019-10-01', to: '2021-09-30', billable: true }], 'In force FY2020 or earlier to 30 Sep 2021'],
    [
      [
        { from: '2020-10-01', to: '2022-09-30', billable: true },
        { from: '2022-10-01', billable: false },
      ],
      'In force since 1 Oct 2020',
    ],
    [[], ''],
  ])('of %j is told in words', (validity, words) => {
    expect(validityLine(validity)).toBe(words)
  })
})

describe('codes named in a note', () => {
  it.each([
    ['gestational diabetes (O24.4-)', ['O24.4']],
    ['type 1 diabetes mellitus (E10.-)', ['E10']],
    ['stage of chronic kidney disease (N18.1-N18.6)', ['N18.1', 'N18.6']],
    ['diabetes with neoplasm (C7A.-, C7B.-)', ['C7A', 'C7B']],
    ['vitamin B12 deficiency', ['B12']],
    ['see COVID19, 25 mg, A1c', []],
  ])('%s', (text, codes) => {
    expect(linkCodes(text).flatMap((run) => run.code ?? [])).toEqual(codes)
  })

  it('leave the text as it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          linkCodes(text)
            .map((run) => run.text)
            .join(''),
        ).toBe(text)
      }),
    )
  })
})

it('categories and codes have records, chapters and blocks have none', () => {
  expect(['E11', 'E11.22', 'S52.501A', 'C7A.0'].every(hasRecord)).toBe(true)
  expect(['Chapter 4', 'E08-E13'].some(hasRecord)).toBe(false)
})

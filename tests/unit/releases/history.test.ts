import { describe, expect, it } from 'vitest'
import { buildHistory, type HistorySources, type ReleaseTitles } from '../../../src/releases/history.ts'

function release(year: number, titles: Record<string, string>, short: Record<string, string> = {}): ReleaseTitles {
  return {
    from: `${year - 1}-10-01`,
    to: year === 2026 ? '' : `${year}-09-30`,
    complete: true,
    long: new Map(Object.entries(titles)),
    short: new Map(Object.entries(short)),
  }
}

function history(parts: Partial<HistorySources> & Pick<HistorySources, 'billable'>): string[] {
  return buildHistory({ releases: [], shorts: new Map(), since: '2019-07-01', ...parts }).map(
    ({ code, from, to, billable, status, title }) =>
      `${code} ${from} ${to || 'open'} ${billable ? 1 : 0} ${status} ${title}`,
  )
}

const HAT = { G00: 'Hat' }

describe('the record of a code', () => {
  it('is one line where periods differ in flags alone, and has the headers its codes imply', () => {
    const billable = new Map([
      [
        'G000',
        [
          { from: '2015-10-01', to: '2022-03-31' },
          { from: '2022-04-01', to: '' },
        ],
      ],
    ])
    expect(history({ billable, releases: [release(2026, { ...HAT, G000: 'Green hat' })] })).toEqual([
      'G00 2015-10-01 open 0 L Hat',
      'G000 2015-10-01 open 1 L Green hat',
    ])
  })

  it('shows a code that became a header in two lines', () => {
    const billable = new Map([
      ['G000', [{ from: '2015-10-01', to: '2025-09-30' }]],
      ['G0001', [{ from: '2025-10-01', to: '' }]],
    ])
    const releases = [
      release(2025, { ...HAT, G000: 'Green hat' }),
      release(2026, { ...HAT, G000: 'Green hat', G0001: 'Green hat of felt' }),
    ]
    expect(history({ billable, releases })).toEqual([
      'G00 2015-10-01 open 0 L Hat',
      'G000 2015-10-01 2025-09-30 1 L Green hat',
      'G000 2025-10-01 open 0 L Green hat',
      'G0001 2025-10-01 open 1 L Green hat of felt',
    ])
  })

  it('decides between the titles of two known releases by the dated short title', () => {
    const billable = new Map([['G00', [{ from: '2019-10-01', to: '' }]]])
    const releases = [release(2021, { G00: 'Old hat' }, { G00: 'Old' }), release(2026, { G00: 'New hat' })]
    const shorts = new Map([
      [
        'G00',
        [
          { from: '2019-07-01', to: '2022-09-30', title: 'Old' },
          { from: '2022-10-01', to: '2030-09-30', title: 'New' },
        ],
      ],
    ])
    expect(history({ billable, releases, shorts })).toEqual([
      'G00 2019-10-01 2022-09-30 1 L Old hat',
      'G00 2022-10-01 open 1 L New hat',
    ])
  })

  it('falls back to the short title, and to none, rather than guess', () => {
    const billable = new Map([
      ['G00', [{ from: '2019-10-01', to: '2020-09-30' }]],
      ['H000', [{ from: '2019-10-01', to: '' }]],
    ])
    const releases = [release(2021, { H00: 'Old shoe', H000: 'Red' }), release(2026, { H00: 'New shoe', H000: 'Red' })]
    const shorts = new Map([['G00', [{ from: '2019-07-01', to: '2020-09-30', title: 'Hat, w/o moss' }]]])
    expect(history({ billable, releases, shorts })).toEqual([
      'G00 2019-10-01 2020-09-30 1 S Hat, w/o moss',
      'H00 2019-10-01 2021-09-30 0 L Old shoe',
      'H00 2021-10-01 2025-09-30 0 N ',
      'H00 2025-10-01 open 0 L New shoe',
      'H000 2019-10-01 open 1 L Red',
    ])
  })

  it('keeps the accents of the Tabular List through releases that have folded them', () => {
    const billable = new Map([['G00', [{ from: '2019-10-01', to: '' }]]])
    const releases = [release(2021, { G00: 'Meniere hat' }), release(2026, { G00: 'Ménière hat' })]
    expect(history({ billable, releases })).toEqual(['G00 2019-10-01 open 1 L Ménière hat'])
  })

  it('leaves out what ended before the titles begin, and a header that the list of the day does not have', () => {
    const billable = new Map([
      ['F00', [{ from: '2015-10-01', to: '2018-09-30' }]],
      ['G0001', [{ from: '2019-10-01', to: '' }]],
    ])
    const releases = [release(2021, { ...HAT, G0001: 'Felt' }), release(2026, { ...HAT, G000: 'Green', G0001: 'Felt' })]
    expect(history({ billable, releases })).toEqual([
      'G00 2019-10-01 open 0 L Hat',
      'G000 2025-10-01 open 0 L Green',
      'G0001 2019-10-01 open 1 L Felt',
    ])
  })
})

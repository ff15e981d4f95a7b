/** The typed arrays against the obvious slow way. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { flagSections, openFlags, periodOf } from '../../../src/edits/flag-runs.ts'
import { openPairs, PairRows, shortKey } from '../../../src/edits/pairs.ts'
import { OPEN_DAY, parseDay } from '../../../src/library/day.ts'
import { type Flagged, runLookup, runsOf } from '../../../src/releases/edits/runs.ts'
import { writeContainer } from '../../../src/store/compile/container.ts'
import { openIndex, type Section } from '../../../src/store/format.ts'

async function opened(sections: Section[]) {
  const { chunks, manifest } = await writeContainer(
    sections.map((section) => ({ ...section, volume: 'edits' })),
    {},
  )
  return openIndex(chunks, manifest)
}

const DAYS = ['2019-10-01', '2020-10-01', '2022-04-01', '2024-10-01', '2026-10-01']
/** Codes A0 to A9, each with one to three periods of flags that follow each other. */
const listOf = fc
  .array(
    fc.record({
      starts: fc.uniqueArray(fc.constantFrom(...DAYS), { minLength: 1, maxLength: 3 }),
      flags: fc.array(fc.constantFrom('', 'adult', 'adult,female', 'unacceptable'), { minLength: 3, maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((codes) =>
    codes.flatMap(({ starts, flags }, i): Flagged[] =>
      [...starts].sort().map((from, j, all) => {
        const next = all[j + 1]
        const to = next === undefined ? '' : new Date(Date.parse(next) - 86_400_000).toISOString().slice(0, 10)
        return { code: `A${i}`, from, to, flags: flags[j]! }
      }),
    ),
  )

describe('runs of flags', () => {
  it('give every code of the list, on every day of its validity, the flags of its row', async () => {
    await fc.assert(
      fc.asyncProperty(listOf, async (rows) => {
        const runs = runsOf(rows)
        const lookup = runLookup(runs)
        const position = (code: string) => Number(code.slice(1))
        const table = openFlags(
          await opened(
            flagSections(
              'test',
              runs.map(({ first, last, from, to, flags }) => ({
                first: position(first),
                end: position(last) + 1,
                flags,
                ...periodOf(from, to, parseDay),
              })),
            ),
          ),
          'test',
        )
        for (const { code, from, to, flags } of rows) {
          for (const day of [from, to].filter(Boolean)) {
            expect(lookup(code, day)).toBe(flags)
            expect(table.at(position(code), parseDay(day)).join(',')).toBe(flags)
          }
        }
      }),
      { numRuns: 60 },
    )
  })

  it('join neighbours that say the same', () => {
    const same = ['B00', 'B01', 'B02'].map((code) => ({ code, from: '2015-10-01', to: '', flags: 'adult' }))
    expect(runsOf(same)).toEqual([{ first: 'B00', last: 'B02', from: '', to: '', flags: 'adult' }])
  })
})

describe('pairs', () => {
  const code = fc.constantFrom('A9500', 'A9501', 'G0463', '99213', '0001A', 'J1234')
  const pair = fc.record({
    one: code,
    two: code,
    from: fc.constantFrom(...DAYS),
    open: fc.boolean(),
    modifier: fc.boolean(),
  })

  it('are found as in a list, in any order of adding', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(pair, { selector: ({ one, two }) => one + two, maxLength: 30 }),
        async (pairs) => {
          const rows = new PairRows()
          const to = ({ open }: { open: boolean }) => (open ? OPEN_DAY : parseDay('2025-12-31'))
          for (const p of pairs) rows.add(p.one, p.two, parseDay(p.from), to(p), p.modifier)
          const table = openPairs(await opened(rows.sections('ncci')), 'ncci')
          for (const day of ['2019-09-30', '2023-01-01', '2026-10-01'].map(parseDay)) {
            for (const one of ['A9500', 'G0463', '99213', 'Z9999', ''])
              for (const two of ['A9501', 'J1234', '0001A', 'too long']) {
                const naive = pairs.find(
                  (p) => p.one === one && p.two === two && parseDay(p.from) <= day && day <= to(p),
                )
                expect(table.find(one, two, day)).toEqual(naive && { modifierAllowed: naive.modifier })
              }
          }
        },
      ),
      { numRuns: 60 },
    )
  })

  it('take codes of five characters and nothing else', () => {
    const rows = new PairRows()
    expect(rows.add('A95000', '99213', 0, OPEN_DAY, true)).toBe(false)
    expect(rows.length).toBe(0)
    expect(shortKey('A9500')).toBeLessThan(shortKey('A9501'))
    expect(shortKey('')).toBe(-1)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, covers, split, union, type Validity } from '../../../src/releases/periods.ts'
import { headersOf } from '../../../src/releases/seventh.ts'

const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2020-02-01', days))
const period: fc.Arbitrary<Validity> = fc
  .tuple(day, fc.nat(20), fc.boolean())
  .map(([from, length, open]) => ({ from, to: open ? '' : addDays(from, length) }))
const DAYS = Array.from({ length: 100 }, (_, i) => addDays('2020-01-20', i))
const covered = (periods: Validity[]) => DAYS.filter((one) => periods.some((p) => covers(p, one)))

describe('periods', () => {
  it('touching ones become one, also over the end of a leap February', () => {
    expect(
      union([
        { from: '2020-03-01', to: '' },
        { from: '2020-01-01', to: '2020-02-29' },
      ]),
    ).toEqual([{ from: '2020-01-01', to: '' }])
    expect(
      union([
        { from: '2020-03-02', to: '' },
        { from: '2020-01-01', to: '2020-02-29' },
      ]),
    ).toHaveLength(2)
  })

  it('a union covers the same days, without overlaps', () => {
    fc.assert(
      fc.property(fc.array(period, { maxLength: 6 }), (periods) => {
        const joined = union(periods)
        expect(covered(joined)).toEqual(covered(periods))
        for (const [i, one] of joined.entries())
          if (joined[i + 1]) expect(addDays(one.to, 1) < joined[i + 1]!.from).toBe(true)
      }),
    )
  })

  it('a cut period covers the same days, each once', () => {
    fc.assert(
      fc.property(period, fc.array(day), (one, days) => {
        const parts = split(one, days)
        expect(covered(parts)).toEqual(covered([one]))
        expect(DAYS.every((d) => parts.filter((part) => covers(part, d)).length <= 1)).toBe(true)
      }),
    )
  })
})

describe('headers of a code', () => {
  it.each([
    ['A000', 'A00'],
    ['S72001A', 'S72 S720 S7200 S72001'],
    ['T670XXA', 'T67 T670'],
    ['T360X1A', 'T36 T360 T360X T360X1'],
    ['M86811', 'M86 M868 M8681'],
    ['B20', ''],
  ])('%s lies under %s', (code, headers) => expect(headersOf(code).join(' ')).toBe(headers))
})

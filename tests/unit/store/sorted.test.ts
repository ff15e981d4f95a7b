import fc from 'fast-check'
import { expect, it } from 'vitest'
import { lowerBound } from '../../../src/store/sorted.ts'

it('the place found is the one that looking from the start would find', () => {
  fc.assert(
    fc.property(fc.array(fc.integer()), fc.integer(), fc.nat(), fc.nat(), (values, wanted, a, b) => {
      const sorted = Int32Array.from(values).sort()
      const [from, to] = [Math.min(a, b, sorted.length), Math.min(Math.max(a, b), sorted.length)]
      let naive = from
      while (naive < to && sorted[naive]! < wanted) naive++
      expect(lowerBound(sorted, wanted, from, to)).toBe(naive)
    }),
  )
})

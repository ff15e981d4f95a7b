import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseSpan, pcsKey, spanHolds } from '../../../../src/grouping/drg/layout.ts'

const VERSIONS = ['40.0', '40.1', '41.0', '44.0']

describe('a span of versions', () => {
  it('holds its first, its last and what lies between', () => {
    const span = parseSpan('40.1-44.0', VERSIONS)
    expect(VERSIONS.map((_, i) => spanHolds(span, i))).toEqual([false, true, true, true])
    expect(VERSIONS.map((_, i) => spanHolds(parseSpan('41.0', VERSIONS), i))).toEqual([false, false, true, false])
  })

  it.each(['39.0', '44.0-40.0', ''])('of versions that do not exist is refused: "%s"', (text) => {
    expect(() => parseSpan(text, VERSIONS)).toThrow('No version')
  })
})

describe('the key of an ICD-10-PCS code', () => {
  const code = fc
    .array(fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRSTUVWXYZ'), { minLength: 7, maxLength: 7 })
    .map((characters) => characters.join(''))

  it('keeps the order of the codes and fits its bits', () => {
    fc.assert(
      fc.property(code, code, (a, b) => {
        const [x, y] = [pcsKey(a)!, pcsKey(b)!]
        expect(x.rest).toBeLessThan(1 << 21)
        expect(Math.sign(x.table - y.table || x.rest - y.rest)).toBe(a < b ? -1 : a > b ? 1 : 0)
      }),
    )
  })

  it.each(['', '02703D', '02703DZZ', '0270IDZ', '02703dZ', 'Z@0217'])('is none for "%s"', (text) => {
    expect(pcsKey(text)).toBeUndefined()
  })
})

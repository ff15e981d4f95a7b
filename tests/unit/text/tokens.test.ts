import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../src/text/fold.ts'
import { Gap, tokenize } from '../../../src/text/tokens.ts'

/** What notes are made of, in any order: words, numbers, marks, line ends, letters of other scripts, halves of characters. */
const scraps = fc
  .array(
    fc.oneof(
      fc.constantFrom('pain', "Crohn's", 'Ménière’s', '3.5', 'T2DM', 'x-ray', 'c/o', 'б', '痛', '😀', '𝐀', 'e\u0301'),
      fc.constantFrom(
        ' ',
        '\n',
        '\r\n',
        '\n\n',
        ', ',
        '. ',
        ';',
        ':',
        '-',
        '/',
        '(',
        ')',
        '•',
        '?',
        '\u00a0',
        '\u200f',
        '\t',
      ),
      fc.constantFrom('\ud83d', '\ude00', '\u0000', '\ufeff', "'", '’', '.'),
    ),
  )
  .map((parts) => parts.join(''))
const text = fc.oneof(scraps, fc.string({ unit: 'binary' }))

const words = (s: string): string[] => {
  const t = tokenize(s)
  return Array.from({ length: t.count }, (_, i) => s.slice(t.start[i], t.end[i]))
}
const gapBefore = (s: string, word: string): number => {
  const t = tokenize(s)
  return t.before[t.norm.indexOf(word)]!
}

describe('tokens', () => {
  it('are words and whole numbers', () => {
    expect(words("T2DM, A1c 7.5%; Crohn's of x-ray 10.")).toEqual([
      'T2DM',
      'A1c',
      '7.5',
      "Crohn's",
      'of',
      'x',
      'ray',
      '10',
    ])
  })
  it('keep a typographic apostrophe in the word and fold it away', () => {
    expect(tokenize('Ménière’s').norm).toEqual(["meniere's"])
  })
  it.each([
    ['comma', 'a, b', Gap.comma | Gap.space],
    ['full stop', 'a. b', Gap.stop | Gap.space],
    ['hyphen', 'a-b', Gap.hyphen],
    ['line end', 'a\nb', Gap.newline],
    ['line end of Windows', 'a\r\nb', Gap.newline],
    ['empty line', 'a\n\nb', Gap.newline | Gap.blankLine],
    ['bullet', 'a\n• b', Gap.newline | Gap.bullet | Gap.space],
    ['bracket', 'a (b', Gap.space | Gap.open],
  ])('know the %s before them', (_name, s, bits) => {
    expect(gapBefore(s, 'b')).toBe(bits)
  })
  it('point to their own words: the slice of the text folds to the norm', () => {
    fc.assert(
      fc.property(text, (s) => {
        const t = tokenize(s)
        for (let i = 0; i < t.count; i++) expect(fold(s.slice(t.start[i], t.end[i]))).toBe(t.norm[i])
      }),
    )
  })
  it('stand in reading order, none empty, none over another', () => {
    fc.assert(
      fc.property(text, (s) => {
        const t = tokenize(s)
        for (let i = 0; i < t.count; i++) {
          expect(t.start[i]!).toBeLessThan(t.end[i]!)
          expect(t.start[i]!).toBeGreaterThanOrEqual(i === 0 ? 0 : t.end[i - 1]!)
        }
        expect(t.count === 0 || t.end[t.count - 1]! <= s.length).toBe(true)
      }),
    )
  })
  it('leave no letter and no digit out', () => {
    fc.assert(
      fc.property(text, (s) => {
        const t = tokenize(s)
        let rest = ''
        for (let i = 0, at = 0; i <= t.count; i++) {
          rest += `${s.slice(at, i < t.count ? t.start[i] : s.length)} `
          at = i < t.count ? t.end[i]! : at
        }
        expect(rest).not.toMatch(/[\p{L}\p{N}]/u)
      }),
    )
  })
  it('are the same when ignored marks of direction surround the words', () => {
    expect(tokenize('\u202bchest\u202c \u200fpain\u200e').norm).toEqual(['chest', 'pain'])
  })
})

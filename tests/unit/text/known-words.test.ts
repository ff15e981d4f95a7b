import { expect, it } from 'vitest'
import { PerWord, wordNumber, wordOf } from '../../../src/text/known-words.ts'
import { tokenize } from '../../../src/text/tokens.ts'

/** What is said of a text's words, and of which it had to be worked out. */
function lengthsIn() {
  const asked: string[] = []
  const lengths = new PerWord((norm) => {
    asked.push(norm)
    return norm.length
  })
  const of = (text: string): number[] => {
    const tokens = tokenize(text)
    return Array.from({ length: tokens.count }, (_, i) => lengths.at(tokens, i))
  }
  return { of, asked }
}

it('all spellings of one word have one number, and what is known of it is worked out once', () => {
  expect(wordNumber('GOUT')).toBe(wordNumber('Gout'))
  expect(wordOf(wordNumber('Œdème'))).toBe(tokenize('œdème').norm[0])
  const { of, asked } = lengthsIn()
  expect(of('Gout, gout and GOUT')).toEqual([4, 4, 3, 4])
  expect(asked).toEqual(['gout', 'and'])
})

it('a word too long to be one is not kept, and read all the same', () => {
  const long = 'x'.repeat(10_000)
  expect(wordNumber(long)).toBe(-1)
  expect(tokenize(`${long} gout`).norm).toEqual([long, 'gout'])
  expect(lengthsIn().of(`${long} gout`)).toEqual([10_000, 4])
})

// the last: it leaves no room for others
it('from some tens of thousands of words on no more are kept, and all are read as before', () => {
  const { of } = lengthsIn()
  for (let from = 0; from < 60_000; from += 1000)
    tokenize(Array.from({ length: 1000 }, (_, i) => `w${from + i}`).join(' '))
  expect(wordNumber('latecomer')).toBe(-1)
  expect(wordNumber('gout')).toBeGreaterThanOrEqual(0)
  expect(tokenize('Latecomer with Gout').norm).toEqual(['latecomer', 'with', 'gout'])
  expect(of('Latecomer gout latecomer')).toEqual([9, 4, 9])
})

import fc from 'fast-check'
import { expect, it } from 'vitest'
import { scan } from '../../../src/content/words.ts'

function scanned(text: string) {
  const found: string[] = []
  return { ...scan(text, (word) => found.push(word)), found }
}

it('takes the words in lower case, however they are written', () => {
  const { found, capitalised, digits } = scanned('Ärztin Åsa’s follow-up: s/p 2 knees, BÜCKEN. -Fest')
  expect(found).toEqual(['ärztin', "åsa's", 'follow-up', 's/p', 'knees', 'bücken', 'fest'])
  expect(capitalised).toBe(3)
  expect(digits).toBe(true)
})

it.each([
  ['Seen today. Better? Yes!', 3],
  ['No fever (38%). "Fine". Dr. Moss', 3],
  ['Takes 2.5 mg... daily. a. b.', 1],
])('counts as sentences what ends like one: %s', (text, count) => expect(scanned(text).sentences).toBe(count))

it('counts commas between words, not within numbers', () =>
  expect(scanned('1,000 units, twice; daily,').commas).toBe(2))

it('agrees with the patterns that say the same', () => {
  const sign = fc.constantFrom(...'aZé’\'-/ .?!,;)%"”1\n\u0301ßǅ日')
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 40 }), (signs) => {
      const text = signs.join('')
      const { found, capitalised, sentences, commas } = scanned(text)
      expect(found).toEqual(
        text
          .toLowerCase()
          .replaceAll('’', "'")
          .match(/\p{L}[\p{L}\p{M}'’/-]*/gu) ?? [],
      )
      expect(capitalised).toBe(text.match(/(?<![\p{L}\p{M}'’/-])[\p{Lu}\p{Lt}]/gu)?.length ?? 0)
      expect(sentences).toBe(text.match(/(?<=[\p{L}\d)%"”]{2})[.?!](?=\s|$)/gu)?.length ?? 0)
      expect(commas).toBe(text.match(/[,;]\s/g)?.length ?? 0)
    }),
  )
})

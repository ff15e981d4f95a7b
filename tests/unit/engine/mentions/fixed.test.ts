import { describe, expect, it } from 'vitest'
import { FixedPhrases, keepsPhrases } from '../../../../src/engine/mentions/fixed.ts'
import { tokenize } from '../../../../src/text/tokens.ts'
import { Vocabulary } from '../../../../src/text/words.ts'

const vocabulary = new Vocabulary([['femoral', 'femur']])
const fixed = new FixedPhrases(
  ['measles immune|titer', 'femoral|radial [head]', 'for a [period]', 'bowel gas'],
  vocabulary,
)

/** Whether a term may read just these words of the text. */
function reads(text: string, ...words: string[]): boolean {
  const tokens = tokenize(text)
  const bound = fixed.find(tokens, vocabulary.forms(tokens))
  return keepsPhrases(
    words.map((word) => tokens.norm.indexOf(word)),
    bound,
  )
}

describe('a fixed phrase', () => {
  it('gives its words only to a term that reads all of them', () => {
    expect(reads('She is measles immune', 'measles')).toBe(false)
    expect(reads('She is measles immune', 'measles', 'immune')).toBe(true)
    expect(reads('She has measles', 'measles')).toBe(true)
  })
  it('binds the words in brackets alone where there are any', () => {
    expect(reads('necrosis of the femoral head', 'necrosis', 'femoral')).toBe(true)
    expect(reads('lipoma at the radial head', 'lipoma', 'head')).toBe(false)
    expect(reads('fracture of the radial head', 'fracture', 'radial', 'head')).toBe(true)
  })
  it('of one word with a meaning keeps it for good', () => {
    expect(reads('pain for a period', 'pain', 'period')).toBe(false)
    expect(reads('pain with each period', 'pain', 'period')).toBe(true)
  })
  it('is found in any number, over "the" and "her", but not over a comma', () => {
    expect(reads('measles titers were sent', 'measles')).toBe(false)
    expect(reads('measles, immune therapy', 'measles')).toBe(true)
    expect(reads('bowel the gas', 'gas')).toBe(false)
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseReferences } from '../../../src/edits/compile/references.ts'
import { noteFilter } from '../../../src/edits/note-filter.ts'

const parsed = (text: string) => parseReferences(text).map(({ first, last, filter }) => `${first}-${last} ${filter}`)

describe('codes that a note names', () => {
  it.each([
    ['a disease (A05.-)', ['A05-A05 ']],
    ['two diseases (O03.37, O03.87)', ['O0337-O0337 ', 'O0387-O0387 ']],
    ['a block (C00-C96)', ['C00-C96 ']],
    ['subcategories S06.1- to S06.6-', ['S061-S066 ']],
    ['a range with dashes (S32.1--S32.9)', ['S321-S329 ']],
    ['conditions classified to Q67.0-Q67.4', ['Q670-Q674 ']],
    ['N18 and N26 -', ['N18-N18 ', 'N26-N26 ']],
    ['diabetes (E08-E13 with .22)', ['E08-E13 3:22']],
    ['more diabetes (E08-E13 with .51-.52)', ['E08-E13 3:51|52']],
    ['substances (F10-F19, with .17, .27, .97)', ['F10-F19 3:17|27|97']],
    ['adverse effects (T36-T50 with fifth or sixth character 5)', ['T36-T50 i5']],
    ['poisoning (T36-T65 with fifth or sixth character 1-4 or 6)', ['T36-T65 i12346']],
    ['underdosing (T36-T50) with fifth or sixth character 6', ['T36-T50 i6']],
    ['sequelae (I69. with final characters -23)', ['I69-I69 e23']],
    ['a fracture (S42.- with 7th character B or C)', ['S42-S42 6:B|C']],
    ['a deficiency of vitamins', []],
  ])('%s', (text, expected) => {
    expect(parsed(text)).toEqual(expected)
  })

  it('keep their restriction apart from the brackets beside them', () => {
    expect(parsed('one (T36-T50 with fifth or sixth character 5) or another (K29.-)')).toEqual([
      'T36-T50 i5',
      'K29-K29 ',
    ])
  })

  it('are found wherever they stand in a list', () => {
    const code = fc.stringMatching(/^[A-TV-Z]\d{2}\.\d$/)
    fc.assert(
      fc.property(fc.array(code, { minLength: 1, maxLength: 8 }), (codes) => {
        const plain = codes.map((one) => one.replace('.', ''))
        expect(parsed(`conditions (${codes.join(', ')})`)).toEqual(plain.map((one) => `${one}-${one} `))
      }),
    )
  })
})

describe('restrictions', () => {
  it.each([
    ['i5', 'T360X5A', true],
    ['i5', 'T360X1A', false],
    // methamphetamine: the fifth character names the drug, the sixth the intent
    ['i5', 'T43651A', false],
    ['i1234', 'T3691XA', true],
    ['3:22', 'E1122', true],
    ['3:22', 'E119', false],
    ['e23', 'I69023', true],
    ['6:B|C', 'S42001B', true],
    ['6:B|C', 'S42001A', false],
    ['', 'A00', true],
  ])('%s of %s', (filter, code, expected) => {
    expect(noteFilter(filter)(code)).toBe(expected)
  })
})

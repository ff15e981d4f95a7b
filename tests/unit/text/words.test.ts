import { describe, expect, it } from 'vitest'
import { rows } from '../../../src/text/table.ts'
import { smallWord, Vocabulary } from '../../../src/text/words.ts'

const vocabulary = new Vocabulary([
  ['renal', 'kidney'],
  ['tumours', 'neoplasm'],
])

describe('the vocabulary', () => {
  it('takes a word for the one that stands for it, in any number and spelling', () => {
    for (const word of ['renal', 'kidneys', 'kidney']) expect(vocabulary.form(word)).toBe('kidney')
    for (const word of ['tumor', 'tumour', 'tumors']) expect(vocabulary.form(word)).toBe('neoplasm')
  })
  it('follows a word to the end of its chain, in whichever order the pairs are given', () => {
    const pairs: [string, string][] = [
      ['belly', 'abdominal'],
      ['abdominal', 'abdomen'],
    ]
    for (const list of [pairs, pairs.toReversed()]) expect(new Vocabulary(list).form('belly')).toBe('abdomen')
  })
  it('ends with words that stand for each other', () => {
    const circle = new Vocabulary([
      ['left', 'sinister'],
      ['sinister', 'left'],
    ])
    expect(circle.form('left')).toBeTypeOf('string')
  })
  it('gives no form to words that say nothing of a disease', () => {
    for (const word of ['of', 'the', 'unspecified', 'nos']) expect(vocabulary.form(word)).toBe('')
  })
  it('reads the content words of a text in order, repeated ones kept', () => {
    expect(vocabulary.words('Tumours of the kidney, unspecified; renal stones')).toEqual([
      'neoplasm',
      'kidney',
      'kidney',
      'stone',
    ])
  })
  it('counts the letter a only where it names a kind', () => {
    expect(vocabulary.words('hepatitis A')).toEqual(['hepatitis', 'a'])
    expect(vocabulary.words('a vitamin A')).toEqual(['vitamin', 'a'])
    expect(vocabulary.words('a cough')).toEqual(['cough'])
  })
  it('writes a small word that a term asks for as no other word is written', () => {
    expect(vocabulary.form(smallWord('on'))).not.toBe('')
    expect(vocabulary.words('=on')).toEqual([])
  })
})

describe('a table', () => {
  it('is read by tabs, without comments, empty lines and line ends of Windows', () => {
    expect(rows('# word\tcanonical\r\nrenal\tkidney\r\n\n \t \nbelly \t abdomen\n')).toEqual([
      ['renal', 'kidney'],
      ['belly', 'abdomen'],
    ])
  })
  it('keeps empty fields', () => {
    expect(rows('a\t\tb\n')).toEqual([['a', '', 'b']])
  })
})

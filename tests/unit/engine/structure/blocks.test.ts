import { describe, expect, test } from 'vitest'
import { sentenceAt } from '../../../../src/engine/structure/index.ts'
import { blocksOf, read, sentencesOf } from './notes.ts'

describe('lists', () => {
  test('a numbered problem keeps the plan lines below it', () => {
    expect(blocksOf('A/P:\n1. Gout\nStart colchicine.\nCheck uric acid\n2. Obesity\n   - diet\n   - exercise')).toEqual(
      ['1. Gout', '  Start colchicine.', '  Check uric acid', '2. Obesity', '  * diet', '  * exercise'],
    )
  })
  test('a problem without number or bullet is the header of the bullets below it', () => {
    expect(blocksOf('Plan:\nAsthma\n- albuterol\n- spacer\nEczema\n- emollient')).toEqual([
      '# Asthma',
      '  * albuterol',
      '  * spacer',
      '# Eczema',
      '  * emollient',
    ])
  })
  test('problems marked with # hold numbered steps', () => {
    expect(blocksOf('A/P:\n# Sepsis\n1. cultures\n2. fluids\n#2 Delirium\n- reorient')).toEqual([
      '* Sepsis',
      '  1. cultures',
      '  2. fluids',
      '2. Delirium',
      '  * reorient',
    ])
  })
  test('numbers that run on within a line are items', () => {
    expect(blocksOf('IMPRESSION: 1. No focal pneumonia. 2. Old rib fracture. 3. Scoliosis')).toEqual([
      '1. No focal pneumonia.',
      '2. Old rib fracture.',
      '3. Scoliosis',
    ])
    expect(blocksOf('DX: 1) Cataract 2) Dry eye')).toEqual(['1. Cataract', '2. Dry eye'])
  })
  test('numbers within a name are no items', () => {
    expect(blocksOf('Has type 1. diabetes and 2. nothing')).toHaveLength(1)
    expect(blocksOf('IMPRESSION: 1. Diabetes type 2. Stable.')).toEqual(
      ['1. Diabetes type 2. Stable.'].map(() => '1. Diabetes type 2. Stable.'),
    )
  })
  test('a decimal at the beginning of a line is no number', () => {
    expect(blocksOf('Findings:\n3.5 cm mass')).toEqual(['3.5 cm mass'])
  })
  test('signs at the beginning of a line are no bullets', () => {
    expect(blocksOf('- fever, + cough')).toEqual(['- fever, + cough'])
  })
})

describe('lines', () => {
  test('prose wrapped at a width goes on, short lines stand alone', () => {
    const wrapped =
      'The patient was brought in by her neighbour after she had been found on the\nkitchen floor and was not able to stand up by herself for the whole of the\nmorning.'
    expect(blocksOf(wrapped)).toHaveLength(1)
    expect(blocksOf('HTN\nDM\nGERD')).toEqual(['HTN', 'DM', 'GERD'])
  })
  test('a line that ends in a comma goes on', () => {
    expect(blocksOf('Denies fever, chills, sweats,\nnausea or vomiting')).toHaveLength(1)
  })
})

describe('sentences', () => {
  test('abbreviations and decimals do not end them', () => {
    expect(sentencesOf('Seen by Dr. Moss, e.g. for 2.5 mg b.i.d. of warfarin vs. heparin. INR 2.1. Stable.')).toEqual([
      'Seen by Dr. Moss, e.g. for 2.5 mg b.i.d. of warfarin vs. heparin.',
      'INR 2.1.',
      'Stable.',
    ])
  })
  test('dosing ends them before a capital', () => {
    expect(sentencesOf('Takes 5 mg q.d. Denies bleeding.')).toEqual(['Takes 5 mg q.d.', 'Denies bleeding.'])
  })
  test('telegraphic lower case', () => {
    expect(sentencesOf('no fever. no cough. wbc 12')).toEqual(['no fever.', 'no cough.', 'wbc 12'])
  })
  test('a lost space', () => {
    expect(sentencesOf('There was an effusion.The heart was normal.')).toHaveLength(2)
  })
  test('a question mark before a name asks, and ends nothing', () => {
    expect(sentencesOf('Plan: ?pneumonia, ? PE. Any pain? None.')).toEqual(['?pneumonia, ? PE.', 'Any pain?', 'None.'])
  })
  test('cells of a table', () => {
    expect(sentencesOf('Fever | No | Cough | Yes')).toEqual(['Fever', 'No', 'Cough', 'Yes'])
  })
  test('a vitamin or a type in one letter ends them, an initial does not', () => {
    expect(sentencesOf('He takes vitamin D. Calcium is normal.')).toHaveLength(2)
    expect(sentencesOf('He saw J. Moss today.')).toHaveLength(1)
  })
})

test('offsets find their sentence, titles and markers lie in none', () => {
  const text = 'PLAN:\n1. Rest. Ice.'
  const note = read(text)
  expect(sentenceAt(note, text.indexOf('Ice'))).toBe(1)
  expect(sentenceAt(note, 0)).toBe(-1)
  expect(sentenceAt(note, text.indexOf('1.'))).toBe(-1)
})

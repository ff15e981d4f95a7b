import { describe, expect, test } from 'vitest'
import { createAsserter } from '../../../../src/engine/context/assertion.ts'
import { context, titles } from './tables.ts'

const { assertion, assertConcept } = createAsserter(context, titles)

describe('assertion of a concept in a sentence', () => {
  test('finds the concept whatever its case and white space, as whole words', () => {
    expect(assertConcept('She has no CHEST\n  PAIN.', 'chest pain')?.negated).toBe(true)
    expect(assertConcept("History of PE's, no PE now.", 'pe')?.negated).toBe(true)
  })
  test('says nothing where the concept does not occur', () => {
    expect(assertConcept('She is well.', 'gout')).toBeUndefined()
    expect(assertConcept('She is well.', ' ')).toBeUndefined()
  })
  test('a concept may hold signs that mean something to patterns', () => {
    expect(assertConcept('Stable on 5 mg (daily).', '5 mg (daily)')?.negated).toBe(false)
  })
})

describe('conventions of annotated sentences', () => {
  test('what is resolved is absent', () => {
    expect(assertConcept('The rash has resolved.', 'rash')).toMatchObject({ negated: true, temporality: 'recent' })
  })
  test('habits are told as history', () => {
    expect(assertConcept('SOCIAL HISTORY: Drinks alcohol on weekends.', 'alcohol')?.temporality).toBe('historical')
  })
  test('what the family has is history of another', () => {
    expect(assertConcept('Family history of melanoma.', 'melanoma')).toMatchObject({
      temporality: 'historical',
      experiencer: 'other',
    })
  })
  test('conditions and orders are hypothetical', () => {
    expect(assertConcept('Return if vomiting recurs.', 'vomiting')?.temporality).toBe('hypothetical')
  })
  test('each cue is named once, with its place', () => {
    const text = 'No history of gout or pseudogout.'
    const start = text.indexOf('pseudogout')
    expect(assertion(text, start, start + 10).cues).toEqual([{ start: 0, end: 13, text: 'No history of' }])
  })
})

import { describe, expect, it } from 'vitest'
import { patientOf as patientOfNote } from '../../../../src/engine/encounter/patient.ts'
import { tokenize } from '../../../../src/text/tokens.ts'

const patientOf = (text: string) => patientOfNote(text, tokenize(text).norm)

describe('the age that a note gives', () => {
  it.each([
    ['63-year-old retired teacher.', 63],
    ['Pt is a 41 y/o M with cough.', 41],
    ['5-day-old infant with jaundice', 0],
    ['Toddler, 14 months old.', 1],
    ['2 1/2-year-old child who limps', 2],
  ])('is read in completed years: %s', (text, age) => {
    expect(patientOf(text).age).toBe(age)
  })
  it.each([
    'Her 70-year-old mother has dementia.',
    'At home are a cat and his 3-year-old daughter.',
    'She has had asthma since she was 9 years old.',
    'Fractured the wrist as a 12-year-old.',
    'Symptoms for 5 years.',
  ])('is not that of another person or another time: %s', (text) => {
    expect(patientOf(text).age).toBeUndefined()
  })
  it('is the first one told of the patient', () => {
    expect(patientOf('Brother is 40 years old. Mr. Canary, a 52-year-old man.')).toEqual({ age: 52, sex: 'M' })
  })
})

describe('the sex that a note gives', () => {
  it.each([
    ['A 30-year-old right-handed white woman', 'F'],
    ['A 30-year-old gentleman', 'M'],
    ['She fell. She hit her knee. Her foot is well.', 'F'],
  ])('is read beside the age or from the pronouns: %s', (text, sex) => {
    expect(patientOf(text).sex).toBe(sex)
  })
  it('is left open when the note speaks of both', () => {
    expect(patientOf('He drove her. She was seen. His hand. Her hand. He left. She left.').sex).toBeUndefined()
  })
})

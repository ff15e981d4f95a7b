import { describe, expect, it } from 'vitest'
import { readPhrase } from '../../../../src/library/compile/book/phrase.ts'

describe('a name taken apart for the book', () => {
  it.each([
    ['Fracture of neck of femur', 'Fracture > femur > neck'],
    ['Fracture of unspecified part of neck of femur', 'Fracture > femur > neck'],
    ['Displaced bimalleolar fracture', 'Fracture > displaced bimalleolar'],
    ['Type 2 diabetes mellitus with foot ulcer', 'Diabetes mellitus > type 2 > with foot ulcer'],
    ['Other specified diabetes mellitus', 'Diabetes mellitus > specified NEC'],
    ['Pneumonia, unspecified organism', 'Pneumonia'],
    ['Chronic kidney disease, stage 5', 'Disease > chronic kidney > stage 5'],
    ['Ulcer due to bite', 'Ulcer > due to bite'],
    ['Cyst in pregnancy, childbirth and the puerperium', 'Cyst > in pregnancy, childbirth and the puerperium'],
    ['Cellulitis and lymphangitis of finger', 'Cellulitis > finger > and lymphangitis'],
    ['Acute and chronic respiratory failure', 'Failure > acute and chronic respiratory'],
    ['Pathological fracture, pelvis and femur', 'Fracture > pathological > pelvis and femur'],
    ["Barton's fracture", "Fracture > Barton's"],
  ])('%s', (text, path) => {
    const phrase = readPhrase(text)
    expect([phrase?.main, ...(phrase?.below ?? [])].join(' > ')).toBe(path)
  })
  it('keeps what stands in brackets as nonessential', () => {
    expect(readPhrase('Abscess (acute) of lung (any part)')).toMatchObject({ nonessential: ['acute', 'any part'] })
  })
  it('has nothing for what is no name', () => {
    expect(readPhrase('2')).toBeUndefined()
    expect(readPhrase('')).toBeUndefined()
  })
})

import { describe, expect, it } from 'vitest'
import { judge, PROSE } from '../../../src/content/prose.ts'

const isProse = (text: string) => judge(text).score >= PROSE

describe('clinical prose', () => {
  it.each([
    'He has had a dry cough since the spring, mostly at night and after meals.',
    'Pulse 68 and regular, blood pressure 118/74, oxygen saturation 99% breathing air.',
    'No hemoptysis, no pleuritic pain, no leg swelling.',
    'Continue metformin 500 mg twice daily and repeat the BMP in one week.',
    'The cystic duct and artery were clipped and divided.',
    'THE LIVER, SPLEEN AND KIDNEYS ARE NORMAL. NO FREE AIR.',
  ])('is told from its form: %s', (text) => {
    expect(isProse(text)).toBe(true)
  })
})

describe('the language of screens', () => {
  it.each([
    'There are no active medications to display for this patient',
    'No data has been recorded for this patient',
    'Click here to view and graph all vitals.',
    'Select a template or enter text, then save the form.',
    'Items per page: 10, page 1 of 4',
    'Calendar Finder Flow Recalls Messages Patient Fees',
    'Results per page',
  ])('is no prose: %s', (text) => {
    expect(isProse(text)).toBe(false)
  })
})

describe('a very long text', () => {
  it('is judged by its beginning', () => {
    const long = 'The patient was seen today and reports less pain. '.repeat(40_000)
    expect(judge(long).words).toBeLessThan(5_000)
    expect(isProse(long)).toBe(true)
  })
})

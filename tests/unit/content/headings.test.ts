import { describe, expect, it } from 'vitest'
import { bylineIn, headingKind, isByline } from '../../../src/content/headings.ts'

describe('a heading', () => {
  it.each([
    'Assessment and plan',
    'A/P',
    'HPI',
    'Reason for visit',
    'Hospital course',
    'Mental status examination:',
    'S',
    'O:',
    'CC',
  ])('of a clinical section is known: %s', (text) => expect(headingKind(text)).toBe('section'))
  it.each(['Medications', 'Allergies', 'Problem list', 'Past medical history'])(
    'that notes share with lists around them is told apart: %s',
    (text) => expect(['shared', 'section']).toContain(headingKind(text)),
  )
  it.each(['Demographics', 'Facility', 'Appointments', 'Insurance'])('of anything else is other: %s', (text) => {
    expect(headingKind(text)).toBe('other')
  })
  it('is never a whole paragraph', () => {
    expect(headingKind(`Plan ${'and more of it '.repeat(10)}`)).toBe('other')
  })
})

describe('a byline', () => {
  it.each([
    '10:20 AM · Hanna Whitlock · Clinician',
    '2026-11-02 18:25 · Imke Sandoval, DO · Initial encounter',
    'by Administrator',
    'Electronically signed by Calla Brandvold, MD, 2026-11-02 14:12',
    '(2026-10-27)',
    'Signed on 03-Sep-2026 11:20 by Dr. Owen Pratt',
    '8/08/2026 Office visit A. Brandt MD',
  ])('says when and by whom, and nothing else: %s', (text) => expect(isByline(text)).toBe(true))

  it.each([
    'Seen on 2026-11-02 for a cough that will not go away.',
    'Type 2 diabetes mellitus',
    'No chest pain.',
    'Discharged home 2026-11-02. Follow-up in one week.',
  ])('is not a line that says something: %s', (text) => expect(isByline(text)).toBe(false))

  it('gives its date and author', () => {
    expect(bylineIn('Nov 3, 2026, Yusuf Pellerin, MD').date).toBe('Nov 3, 2026')
    expect(bylineIn('Nov 3, 2026, Yusuf Pellerin, MD').author).toBe('Yusuf Pellerin, MD')
    expect(bylineIn('Signed by Ana Willoughby on 12-Mar-2026').author).toBe('Ana Willoughby')
    expect(bylineIn('no one in particular').author).toBeUndefined()
  })
})

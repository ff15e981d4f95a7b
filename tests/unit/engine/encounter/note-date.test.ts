import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { noteDate } from '../../../../src/engine/encounter/note-date.ts'

describe('the date of service of a note', () => {
  it.each([
    ['Date of service: 2026-03-05', '2026-03-05'],
    ['DOS: 03/05/2026', '2026-03-05'],
    ['Visit date 3-5-26', '2026-03-05'],
    ['DATE OF VISIT: 25/12/2025', '2025-12-25'],
    ['Seen on March 5th, 2026', '2026-03-05'],
    ['Discharge date: 5 Mar 2026', '2026-03-05'],
    ['D/C date: 02/29/2024', '2024-02-29'],
    ['Date of procedure – Sept. 30, 2025', '2025-09-30'],
  ])('is read from "%s"', (text, date) => {
    expect(noteDate(text)).toEqual({ date, evidence: { start: 0, end: text.length, text } })
  })
  it.each([
    'DOB: 03/05/1950',
    'MRI of 03/05/2026 was normal',
    'Date of service: 02/30/2026',
    'Date of service: 13/13/2026',
    'Date of service: pending',
    'Date of service: Foo 5, 2026',
    'Date of service: 1/1/1850',
    '',
  ])('is not read from "%s"', (text) => {
    expect(noteDate(text)).toBeUndefined()
  })
  it('is the first that is a real day', () => {
    expect(noteDate('Visit date: TBD\nDate of service: 1/2/2026\nDOS: 1/3/2026')?.date).toBe('2026-01-02')
  })
  it('points to its words within the note', () => {
    const text = 'Jane Doe\nDate of visit: 1/2/2026\nCough.'
    const { evidence } = noteDate(text)!
    expect(text.slice(evidence.start, evidence.end)).toBe('Date of visit: 1/2/2026')
    expect(evidence.text).toBe('Date of visit: 1/2/2026')
  })
  it('is a day of the calendar or none, whatever stands behind the label', () => {
    fc.assert(
      fc.property(fc.string(), (tail) => {
        const found = noteDate(`Date of service: ${tail}`)
        if (found) expect(new Date(found.date).toISOString().slice(0, 10)).toBe(found.date)
      }),
    )
  })
})

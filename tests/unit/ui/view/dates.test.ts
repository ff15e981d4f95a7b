import { describe, expect, it } from 'vitest'
import { fiscalYear, isoDate, isPlausible, showDate } from '../../../../src/ui/view/dates.ts'

describe('dates', () => {
  it.each([
    ['2026-09-30', 'FY2026'],
    ['2026-10-01', 'FY2027'],
    ['2026-12-31', 'FY2027'],
    ['2027-01-01', 'FY2027'],
  ])('%s is of %s', (date, year) => {
    expect(fiscalYear(date)).toBe(year)
  })

  it('are shown with the month in letters, since 03/12 means two days', () => {
    expect(showDate('2026-03-12')).toBe('12 Mar 2026')
    expect(showDate('soon')).toBe('soon')
  })

  it('are those of the person’s own clock', () => {
    expect(isoDate(new Date(2026, 0, 2, 23, 59))).toBe('2026-01-02')
  })

  it('are not taken while a year is being typed', () => {
    expect(isPlausible('0202-03-12')).toBe(false)
    expect(isPlausible('')).toBe(false)
    expect(isPlausible('2026-03-12')).toBe(true)
  })
})

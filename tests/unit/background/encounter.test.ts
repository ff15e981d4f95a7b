import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { judge } from '../../../src/background/encounter.ts'
import type { Analysis, Encounter } from '../../../src/engine/types.ts'

beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 10, 22, 9), toFake: ['Date'] }))
afterEach(() => vi.useRealTimers())

/** An engine that finds the given date in every note. */
function library(noteDate?: string) {
  const analyse = vi.fn(
    (_text: string, encounter: Encounter): Analysis => ({
      suggestions: [],
      notCoded: [],
      prompts: [{ topic: 'type', evidence: [], question: encounter.date }],
      ...(noteDate ? { noteDate: { date: noteDate, evidence: { start: 0, end: 1, text: 'x' } } } : {}),
    }),
  )
  return { analyse, covers: (date: string) => date >= '2015-10-01' && date <= '2027-09-30' }
}

describe('the date of service', () => {
  it('is today, as an assumption, when the note states none', () => {
    const { encounter, dateFrom } = judge(library(), 'note', { setting: 'outpatient' })
    expect([encounter.date, dateFrom]).toEqual(['2026-11-22', 'assumed'])
  })

  it('is the one that the note states, and the note is judged by its release', () => {
    const { encounter, dateFrom, analysis } = judge(library('2024-03-05'), 'note', { setting: 'inpatient' })
    expect([encounter.date, dateFrom]).toEqual(['2024-03-05', 'note'])
    expect(analysis.prompts[0]?.question).toBe('2024-03-05')
  })

  it('is the note’s, without a second analysis, when the note is of today', () => {
    const of = library('2026-11-22')
    expect(judge(of, 'note', { setting: 'outpatient' }).dateFrom).toBe('note')
    expect(of.analyse).toHaveBeenCalledTimes(1)
  })

  it('stays assumed when the note states one that no release covers', () => {
    const { encounter, dateFrom, analysis } = judge(library('1998-01-01'), 'note', { setting: 'outpatient' })
    expect([encounter.date, dateFrom]).toEqual(['2026-11-22', 'assumed'])
    expect(analysis.noteDate?.date).toBe('1998-01-01')
  })

  it('is what the person set, whatever the note states', () => {
    const { encounter, dateFrom } = judge(library('2024-03-05'), 'note', { setting: 'outpatient', date: '2025-01-01' })
    expect([encounter.date, dateFrom]).toEqual(['2025-01-01', 'person'])
  })
})

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { judge } from '../../../src/background/encounter.ts'
import type { Analysis, Encounter } from '../../../src/engine/types.ts'

beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 10, 22, 9), toFake: ['Date'] }))
afterEach(() => vi.useRealTimers())

/** A library that finds the given date in every note. */
function library(noteDate?: string) {
  const analyse = vi.fn(
    (_text: string, _encounter: Encounter): Analysis => ({ suggestions: [], notCoded: [], prompts: [] }),
  )
  return {
    analyse,
    covers: (date: string) => date >= '2015-10-01' && date <= '2027-09-30',
    noteDate: () => (noteDate ? { date: noteDate, evidence: { start: 0, end: 1, text: 'x' } } : undefined),
  }
}

describe('the date of service', () => {
  it('is today, as an assumption, when the note states none', () => {
    const { encounter, dateFrom } = judge(library(), 'note', { setting: 'outpatient' })
    expect([encounter.date, dateFrom]).toEqual(['2026-11-22', 'assumed'])
  })

  it('is the one that the note states, and the note is judged by its release', () => {
    const of = library('2024-03-05')
    const { encounter, dateFrom } = judge(of, 'note', { setting: 'inpatient' })
    expect([encounter.date, dateFrom]).toEqual(['2024-03-05', 'note'])
    expect(of.analyse.mock.calls).toEqual([['note', { setting: 'inpatient', date: '2024-03-05' }]])
  })

  it('stays assumed when the note states one that no release covers', () => {
    const { encounter, dateFrom } = judge(library('1998-01-01'), 'note', { setting: 'outpatient' })
    expect([encounter.date, dateFrom]).toEqual(['2026-11-22', 'assumed'])
  })

  it('is what the person set, whatever the note states', () => {
    const { encounter, dateFrom } = judge(library('2024-03-05'), 'note', { setting: 'outpatient', date: '2025-01-01' })
    expect([encounter.date, dateFrom]).toEqual(['2025-01-01', 'person'])
  })
})

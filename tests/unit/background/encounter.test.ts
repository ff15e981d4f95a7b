import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { judge } from '../../../src/background/encounter.ts'
import type { Analysis, Encounter, LabelledPart } from '../../../src/engine/types.ts'

beforeEach(() => vi.useFakeTimers({ now: new Date(2026, 10, 22, 9), toFake: ['Date'] }))
afterEach(() => vi.useRealTimers())

/** A library that finds the given date in every note. */
function library(noteDate?: string) {
  const analyse = vi.fn(
    async (_text: string, _encounter: Encounter, _parts?: readonly LabelledPart[]): Promise<Analysis> => ({
      suggestions: [],
      notCoded: [],
      prompts: [],
    }),
  )
  return {
    analyse,
    covers: (date: string) => date >= '2015-10-01' && date <= '2027-09-30',
    noteDate: (text: string) => {
      const date = text.match(/^Date of service: (.*)/)?.[1] ?? noteDate
      return date ? { date, evidence: { start: 0, end: 1, text: 'x' } } : undefined
    },
  }
}

const note = (...dates: (string | undefined)[]) => ({
  text: 'note',
  parts: dates.map((date) => ({ start: 0, end: 4, label: 'Assessment', ...(date ? { date } : {}) })),
})

describe('the date of service', () => {
  it('is today, as an assumption, when the note states none', async () => {
    const { encounter, dateFrom } = await judge(library(), note(), { setting: 'outpatient' })
    expect([encounter.date, dateFrom]).toEqual(['2026-11-22', 'assumed'])
  })

  it('is the one that the note states, and the note is judged by its release', async () => {
    const of = library('2024-03-05')
    const read = note(undefined)
    const { encounter, dateFrom } = await judge(of, read, { setting: 'inpatient' })
    expect([encounter.date, dateFrom]).toEqual(['2024-03-05', 'note'])
    expect(of.analyse.mock.calls).toEqual([['note', { setting: 'inpatient', date: '2024-03-05' }, read.parts]])
  })

  it('stays assumed when the note states one that no release covers', async () => {
    const { encounter, dateFrom } = await judge(library('1998-01-01'), note(), { setting: 'outpatient' })
    expect([encounter.date, dateFrom]).toEqual(['2026-11-22', 'assumed'])
  })

  it('is what the person set, whatever the note states', async () => {
    const { encounter, dateFrom } = await judge(library('2024-03-05'), note(), {
      setting: 'outpatient',
      date: '2025-01-01',
    })
    expect([encounter.date, dateFrom]).toEqual(['2025-01-01', 'person'])
  })

  it('is the one that the page shows beside the note, when the note itself states none', async () => {
    const shown = note('2025-05-06', undefined, '2025-05-06')
    expect(await judge(library(), shown, { setting: 'outpatient' })).toMatchObject({
      encounter: { date: '2025-05-06' },
      dateFrom: 'note',
    })
    expect((await judge(library('2024-03-05'), shown, { setting: 'outpatient' })).encounter.date).toBe('2024-03-05')
  })

  it('stays assumed when notes of several dates are on the page', async () => {
    const { dateFrom } = await judge(library(), note('2025-05-06', '2025-05-07'), { setting: 'outpatient' })
    expect(dateFrom).toBe('assumed')
  })
})

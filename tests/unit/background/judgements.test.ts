import { describe, expect, it, vi } from 'vitest'
import type { Encoder } from '../../../src/encoder/encoder.ts'
import type { Rooms } from '../../../src/encoder/rooms.ts'
import type { Worksheet } from '../../../src/evaluation-management/types.ts'
import { diagnosed, realEm } from '../evaluation-management/small.ts'

const TEXT = 'OFFICE VISIT\nAssessment: Hypothyroidism, stable. Refill levothyroxine 75 mcg.'
const NOTE = {
  text: TEXT,
  analysis: diagnosed(TEXT, [['E03.9', 'Hypothyroidism']]),
  encounter: { setting: 'professional', date: '2026-11-22' },
}
vi.mock('../../../src/background/reading.ts', () => ({
  heldNote: (tabId: number) => (tabId === 7 ? NOTE : undefined),
  forgotten: () => ({ ok: false, error: 'vanished', message: 'Read the page again.' }),
}))

const { advice, emWorksheet } = await import('../../../src/background/judgements.ts')
const em = await realEm()
const encoder: Encoder = {
  open: async (room) => ({ em })[room as 'em'] as Rooms[typeof room],
  imported: async () => undefined,
  importsChanged: () => undefined,
}

describe('answers about the visit in sight', () => {
  it('come from the note that is held', async () => {
    const sheet = await emWorksheet(encoder, { tabId: 7 })
    expect(sheet).toMatchObject({
      worksheet: { family: 'office', problems: [{ kind: 'stable-chronic' }], risk: [{ kind: 'prescription' }] },
      judged: { result: { code: '99213' } },
    })
  })

  it('judge the worksheet that the person left, not the note', async () => {
    const worksheet: Worksheet = {
      family: 'office',
      problems: [],
      data: [],
      risk: [],
      time: { minutes: 41, evidence: [] },
    }
    const sheet = await emWorksheet(encoder, { tabId: 7, worksheet })
    expect(sheet).toMatchObject({ judged: { result: { code: '99215', basis: 'time' } } })
  })

  it('say so where no note is held any more', async () => {
    expect(await emWorksheet(encoder, { tabId: 8 })).toMatchObject({ error: 'vanished' })
    expect(await advice(encoder, { tabId: 8, codes: [] })).toMatchObject({ error: 'vanished' })
  })
})

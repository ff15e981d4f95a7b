import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())

const codes = (note: string): string[] =>
  engine
    .analyse(note, { setting: 'outpatient', date: '2026-11-22' })
    .suggestions.filter((s) => s.tier === 'recommended')
    .map((s) => s.code)

describe('the phase of care of an injury', () => {
  it.each([
    [
      'a fall that caused it is no aftercare',
      'Assessment: Status post fall with contusion of the left hip.',
      'S70.02XA',
    ],
    ['an operation for it is', 'Assessment: Status post ORIF of a left tibial plateau fracture.', 'S82.142D'],
    ['healing that is denied is none', 'Assessment: compression fracture of L5; it has not healed.', 'S32.050A'],
    [
      'an assessment of what is left comes after treatment',
      'Assessment: Lumbar strain. The patient is permanent and stationary.',
      'S39.012D',
    ],
    [
      'goals are set in rehabilitation',
      'Assessment: Sprain of the left ankle.\nShort-term goals: Full range.',
      'S93.402D',
    ],
  ])('%s', (_why, note, code) => {
    expect(codes(note)).toContain(code)
  })
  it('of a fracture in the history is over', () => {
    expect(codes('PMH: Status post ORIF of a left ankle fracture.\nAssessment: Gout.')).toEqual(['M10.9'])
  })
})

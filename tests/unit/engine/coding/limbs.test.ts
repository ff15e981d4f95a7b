import { describe, expect, it } from 'vitest'
import { limbOf } from '../../../../src/engine/coding/limbs.ts'
import { createEngine } from '../../../../src/engine/index.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())
const codes = (text: string): string[] =>
  engine.analyse(text, { setting: 'outpatient', date: '2026-11-22' }).suggestions.map(({ code }) => code)

describe('the side of a limb that another part of the note gives', () => {
  it('is that of the condition', () => {
    expect(codes('CHIEF COMPLAINT\nRight shoulder pain.\n\nASSESSMENT\n1. Subacromial bursitis.')).toContain('M75.51')
  })
  it('is not taken where the note speaks of both', () => {
    const text =
      'CHIEF COMPLAINT\nRight shoulder pain.\n\nEXAM\nLeft shoulder normal.\n\nASSESSMENT\n1. Subacromial bursitis.'
    expect(codes(text)).toContain('M75.50')
  })
  it('is that of no other limb', () => {
    expect(codes('CHIEF COMPLAINT\nRight knee pain.\n\nASSESSMENT\n1. Subacromial bursitis.')).toContain('M75.50')
  })
})

describe('the limb of a code', () => {
  it('is the one that its titles name', () => {
    expect(limbOf(['Bursitis of shoulder', 'Shoulder lesions'])).toBe('shoulder')
    expect(limbOf(['Pain in hand and fingers', 'Pain in wrist'])).toBeUndefined()
  })
})

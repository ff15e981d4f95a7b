import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())
const codes = (text: string): string[] =>
  engine.analyse(text, { setting: 'outpatient', date: '2026-11-22' }).suggestions.map((s) => s.code)

describe('places that stand in a list under one head', () => {
  it.each([
    ['Assessment: Liver and bone metastases.', ['C78.7', 'C79.51']],
    ['Assessment: Metastases in the liver, lung and brain.', ['C78.7', 'C78.00', 'C79.31']],
    ['Assessment: Right knee and left hip pain.', ['M25.561', 'M25.552']],
  ])('give a code each, with their own sides: %s', (text, expected) => {
    expect(codes(text)).toEqual(expect.arrayContaining(expected))
  })
  it('do not take a head that belongs to the last of them only', () => {
    expect(codes('Assessment: Knee swelling and hip fracture, left.')).not.toContain('S82.002A')
  })
})

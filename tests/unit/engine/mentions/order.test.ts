import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())
const codes = (text: string): string[] =>
  engine.analyse(text, { setting: 'outpatient', date: '2026-11-22' }).suggestions.map((s) => s.code)

describe('a name that denies a part of itself', () => {
  it('is found where the note denies the same part', () => {
    expect(codes('Assessment: Chordee without hypospadias.')).toContain('Q54.4')
  })
  it('is not found where the note denies all of it', () => {
    expect(codes('Findings: without hypospadias and without chordee; without hypospadias or any chordee.')).toEqual([])
  })
})

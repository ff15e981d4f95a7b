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

describe('what a tumour has spread to', () => {
  it.each([
    ['Prostate cancer metastatic to bone.', ['C61', 'C79.51'], ['C79.82']],
    ['Colon cancer metastatic to the lung.', ['C18.9', 'C78.00'], ['C34.90']],
    ['Bladder cancer metastatic to the left kidney.', ['C67.9', 'C79.02'], ['C64.2']],
    ['Lung cancer metastatic to the left humerus.', ['C34.90', 'C79.51'], ['C78.00', 'C34.92']],
    ['Carcinoma of the lung, metastases of both tibia.', ['C34.90', 'C79.51'], ['C78.01', 'C34.91']],
  ])('stands beside what it comes from: %s', (text, has, hasNot) => {
    const found = codes(`Assessment: ${text}`)
    expect(found).toEqual(expect.arrayContaining(has))
    for (const code of hasNot) expect(found).not.toContain(code)
  })
  it('is read together with it where one name says both', () => {
    expect(codes('Assessment: carcinoid metastatic to the liver.')).toEqual(['C7B.02'])
  })
})

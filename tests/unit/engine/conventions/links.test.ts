import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())

function recommended(text: string): string[] {
  const { suggestions } = engine.analyse(text, { setting: 'outpatient', date: '2026-11-22' })
  return suggestions.filter((s) => s.tier === 'recommended').map((s) => s.code)
}

describe('a symptom that its sentence lays to a disease', () => {
  it.each([
    ['its cause stands behind it', 'Assessment: numbness secondary to multiple sclerosis.', 'G35.D', 'R20.0'],
    ['it is the evidence of the disease', 'Assessment: psoriasis as evidenced by fatigue.', 'L40.9', 'R53.83'],
  ])('is not coded when %s', (_how, text, disease, symptom) => {
    expect(recommended(text)).toContain(disease)
    expect(recommended(text)).not.toContain(symptom)
  })
  it('gives its place to a cause that only the history names', () => {
    const codes = recommended('HPI: Fatigue due to psoriasis.\nAssessment:\n1. Gout\n2. Fatigue')
    expect(codes).toContain('L40.9')
    expect(codes).not.toContain('R53.83')
  })
  it.each([
    ['the link is doubted', 'Assessment: fatigue, possibly due to psoriasis. Psoriasis.'],
    ['the link is denied', 'Assessment: fatigue not due to psoriasis. Psoriasis.'],
    ['no link is told', 'Assessment: fatigue. Gout.'],
  ])('stays when %s', (_how, text) => {
    expect(recommended(text)).toContain('R53.83')
  })
  it('stays as a deficit that is coded beside its cause', () => {
    expect(recommended('Assessment: dysphagia due to multiple sclerosis.')).toContain('R13.10')
  })
})

import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())
const codesOf = (text: string): string[] =>
  engine.analyse(text, { setting: 'outpatient', date: '2026-11-22' }).suggestions.map((s) => s.code)

describe('a quality', () => {
  it('is of the noun that it stands before, not of another disease near by', () => {
    expect(codesOf('ASSESSMENT: Acute renal failure and also metabolic acidosis.')).toContain('E87.20')
    expect(codesOf('ASSESSMENT: Chronic back pain, worse with cough.')).toContain('R05.9')
    expect(codesOf('ASSESSMENT:\n1. Dementia.\n2. Severe aortic stenosis.')).toContain('F03.90')
  })
  it('is of both names that "and" joins', () => {
    expect(codesOf('ASSESSMENT: Acute sinusitis and respiratory failure.')).toContain('J96.00')
  })
  it('said of the same disease in another place holds', () => {
    expect(codesOf('HPI: Her dementia is severe.\nASSESSMENT: Dementia.')).toContain('F03.C0')
  })
})

describe('another condition', () => {
  it('of a list is no complication of the one before it', () => {
    expect(codesOf('ASSESSMENT: Diabetes, hypertension, left femoral neuropathy.')).toContain('E11.9')
  })
  it('belongs to the disease that it is told with', () => {
    expect(codesOf('ASSESSMENT: Type 2 diabetes with gastroparesis.')).toContain('E11.43')
  })
})

describe('a side', () => {
  it('makes what has one side unilateral only where there is another side', () => {
    expect(codesOf('ASSESSMENT: Emphysema of the left lower lobe.')).not.toContain('J43.0')
    expect(codesOf('ASSESSMENT: Left hip osteoarthritis.')).toContain('M16.12')
  })
  it('of the place that a tumour has spread to is not that of its origin', () => {
    const found = codesOf('ASSESSMENT: Kidney cancer with bilateral lung metastases.')
    expect(found).toEqual(expect.arrayContaining(['C64.9', 'C78.01', 'C78.02']))
    expect(found).not.toContain('C78.00')
    expect(codesOf('ASSESSMENT: Breast cancer, mets to both lungs.')).toContain('C50.919')
    expect(codesOf('ASSESSMENT: Cancer of the right lung, mets to the left femur.')).toContain('C34.91')
  })
  it('before the name of another disease is that of the other one', () => {
    expect(codesOf('ASSESSMENT: Tinnitus, left otitis media.')).toContain('H93.19')
    expect(codesOf('ASSESSMENT: Lung cancer, right pleural effusion.')).toContain('C34.90')
  })
  it('at the end of a phrase is that of all that the phrase names', () => {
    expect(codesOf('ASSESSMENT: Hallux valgus with a bunion of the left foot.')).toContain('M20.12')
  })
  it('of both eyes is a character of its own', () => {
    expect(codesOf('ASSESSMENT: Moderate nonproliferative diabetic retinopathy of both eyes.')).toContain('E11.3393')
    expect(codesOf('ASSESSMENT: Type 2 diabetes, PDR OU.')).toContain('E11.3593')
    expect(codesOf('ASSESSMENT: Proliferative diabetic retinopathy, left eye.')).toContain('E11.3592')
    expect(codesOf('ASSESSMENT: Proliferative diabetic retinopathy of the eye.')).toContain('E11.3599')
  })
})

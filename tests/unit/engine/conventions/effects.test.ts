import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())

const recommended = (history: string, conclusion: string): string[] =>
  engine
    .analyse(
      [
        'CHIEF COMPLAINT: He comes for his yearly visit.',
        `HISTORY OF PRESENT ILLNESS: ${history} He sleeps well. He walks his dog. He eats what he likes.`,
        'SOCIAL HISTORY: He lives with his wife. They have two sons. He worked as a printer.',
        'PHYSICAL EXAMINATION: He looks well. The skin is warm. The lungs are clear.',
        `ASSESSMENT: ${conclusion}`,
        'PLAN: He will come again.',
      ].join('\n'),
      { setting: 'outpatient', date: '2026-11-22' },
    )
    .suggestions.filter(({ tier }) => tier === 'recommended')
    .map(({ code }) => code)

describe('a complication that the assessment names', () => {
  it('brings in the disease that only the history names', () => {
    expect(recommended('He has type 2 diabetes.', 'CKD stage 3.')).toEqual(expect.arrayContaining(['E11.22', 'N18.30']))
  })
  it('takes the place of the symptom code that excludes the disease', () => {
    const codes = recommended('He has type 2 diabetes.', 'Hypoglycemia.')
    expect(codes).toContain('E11.649')
    expect(codes).not.toContain('E16.2')
  })
  it('brings in no disease of a relative', () => {
    const codes = recommended('His father had type 2 diabetes.', 'CKD stage 3.')
    expect(codes).toContain('N18.30')
    expect(codes.filter((code) => code.startsWith('E1'))).toEqual([])
  })
})

describe('a link that the Guidelines presume', () => {
  it('joins the hypertension of the history with the failure or the kidney disease that is assessed', () => {
    const withFailure = recommended('He is known to have hypertension.', 'Heart failure.')
    expect(withFailure).toEqual(expect.arrayContaining(['I11.0', 'I50.9']))
    expect(withFailure).not.toContain('I10')
    expect(recommended('He is known to have hypertension.', 'CKD stage 5.')).toEqual(
      expect.arrayContaining(['I12.0', 'N18.5']),
    )
  })
  it('codes what the joined disease is made of, wherever it stands', () => {
    expect(recommended('He has hypertension and CKD stage 4.', 'Heart failure.')).toEqual(
      expect.arrayContaining(['I13.0', 'I50.9', 'N18.4']),
    )
    expect(recommended('He has diastolic heart failure.', 'Hypertension.')).toEqual(
      expect.arrayContaining(['I11.0', 'I50.30']),
    )
  })
  it.each([
    ['pulmonary hypertension', 'He has pulmonary hypertension.'],
    ['portal hypertension', 'He has portal hypertension.'],
    ['hypertension that is over', 'Hypertension, resolved.'],
    ['the hypertension of a relative', 'His mother had hypertension.'],
    ['hypertension of a pregnancy', 'PMH: gestational hypertension.'],
  ])('joins nothing with %s', (_, history) => {
    expect(recommended(history, 'Heart failure.').filter((code) => /^I1[0-3]/.test(code))).toEqual([])
    expect(recommended(history, 'CKD stage 3.').filter((code) => /^I1[0-3]/.test(code))).toEqual([])
  })
  it('leaves both in the background where the assessment names neither', () => {
    const codes = recommended('He has hypertension and heart failure.', 'Gout.')
    expect(codes).toContain('M10.9')
    expect(codes.filter((code) => code.startsWith('I'))).toEqual([])
  })
})

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

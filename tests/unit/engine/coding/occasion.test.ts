import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())

/** Recommended codes of a note long enough to have sections. */
function codes(note: string): string[] {
  const filler = Array.from({ length: 12 }, (_, i) => `Line ${i} of the visit is unremarkable.`).join(' ')
  const { suggestions } = engine.analyse(`HPI: ${filler}\n${note}`, { setting: 'outpatient', date: '2026-11-22' })
  return suggestions.filter((s) => s.tier === 'recommended').map((s) => s.code)
}

describe('a code of an encounter', () => {
  it('is that of a visit for it', () => {
    expect(codes('Chief complaint: Blood pressure check.')).toContain('Z01.30')
  })
  it.each([
    ['to come', 'Assessment: Gout. He should return next month for a blood pressure check.'],
    ['that was', 'Assessment: Gout. Her last blood pressure check was in spring.'],
    ['that is not this one, told in the history', 'Past medical history: Elective abortion.\nAssessment: Gout.'],
    ['told with its result', 'Clinical history: Visual examination of the teeth shows a chip.\nAssessment: Gout.'],
  ])('is not that of one %s', (_when, note) => {
    expect(codes(note)).toEqual(['M10.9'])
  })
})

describe('the state that an operation leaves', () => {
  it('is coded when it was done before', () => {
    expect(codes('Assessment:\n1. Gout.\n2. Status post total knee arthroplasty, left.')).toEqual(['M10.9', 'Z96.652'])
  })
  it.each([
    ['in this note', 'Postoperative diagnosis: Bradycardia.\nProcedure performed: Permanent pacemaker.', 'Z95.0'],
    ['perhaps', 'Assessment: Obesity. We talked at length about gastric bypass and its risks.', 'Z98.84'],
    [
      'in the course of this stay',
      'Hospital course: Tubal ligation was performed.\nDischarge diagnoses:\n1. Gout.\n2. Status post tubal ligation.',
      'Z98.51',
    ],
  ])('is not coded when it is done %s', (_when, note, code) => {
    expect(codes(note)).not.toContain(code)
  })
})

describe('the long-term use of a drug', () => {
  it('is coded while it is taken', () => {
    expect(codes('Assessment: Chronic atrial fibrillation, on warfarin.')).toContain('Z79.01')
  })
  it.each([
    'Assessment: Atrial fibrillation. She refuses long-term anticoagulation.',
    'Assessment: Rheumatoid arthritis. We will consider long-term methotrexate.',
    'Assessment: Valve disease. Antibiotic prophylaxis before the procedure.',
  ])('is not coded when it is thought of, refused or for a day: %s', (note) => {
    expect(codes(note).filter((c) => c.startsWith('Z79'))).toEqual([])
  })
})

describe('a device', () => {
  it('is there no more when it was removed', () => {
    expect(codes('Assessment:\n1. Gout.\n2. Status post cochlear implant and removal.')).toEqual(['M10.9'])
  })
  it('that the procedure of the note placed is no state of before', () => {
    const note =
      'Discharge diagnoses:\n1. Gout.\n2. Status post hemicolectomy.\nProcedures performed: Right hemicolectomy.'
    expect(codes(note)).not.toContain('Z90.49')
  })
})

describe('a device that one is fitted with', () => {
  it('is there when it is told so', () => {
    expect(codes('Assessment:\n1. Gout.\n2. IUD in place, strings seen.')).toContain('Z97.5')
  })
  it.each(['Discussed an IUD.', 'The clinic is to place an IUD.', 'She would like an IUD.'])(
    'is not in "%s"',
    (said) => {
      expect(codes(`Assessment:\n1. Gout.\n2. ${said}`)).toEqual(['M10.9'])
    },
  )
})

describe('a drug that is taken for long', () => {
  it.each(['Not interested in a GLP-1 agonist now.', 'She does not want a GLP-1 agonist.'])(
    'is not one in "%s"',
    (said) => {
      expect(codes(`Assessment:\n1. Gout. ${said}`)).toEqual(['M10.9'])
    },
  )
})

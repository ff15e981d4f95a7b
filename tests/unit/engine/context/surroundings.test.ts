import { describe, expect, test } from 'vitest'
import type { ContextFinding } from '../../../../src/engine/context/index.ts'
import { analyseStructure } from '../../../../src/engine/structure/index.ts'
import { context, titles } from './tables.ts'

function assess(text: string, mention: string): ContextFinding {
  const start = text.indexOf(mention)
  return context.read(analyseStructure(text, titles)).assess(start, start + mention.length)
}
const marks = (text: string, mention: string): string[] =>
  assess(text, mention).marks.map((mark) => `${mark.kind} (${mark.cue.text})`)

describe('what a section says of what stands in it', () => {
  test('past medical history, by its title', () => {
    const finding = assess('PMH:\nasthma\ngout', 'gout')
    expect(finding).toMatchObject({ historical: true, chronicHistory: true, section: 'pmh' })
    expect(finding.marks).toEqual([{ kind: 'history-of', cue: { start: 0, end: 3, text: 'PMH' } }])
  })
  test('a dated event in the past medical history is not current', () => {
    expect(assess('PMH: pneumonia in 2015', 'pneumonia')).toMatchObject({ historical: true, chronicHistory: false })
  })
  test('the year of a diagnosis does not end a disease', () => {
    expect(assess('Diagnosed with psoriasis in 2009.', 'psoriasis')).toMatchObject({
      historical: true,
      chronicHistory: true,
    })
    expect(assess('Shingles in 2009.', 'Shingles').chronicHistory).toBe(false)
  })
  test('what an operation of the history was done for is past, what is told beside it is not', () => {
    const text = 'A history of colectomy for diverticulitis and emphysema.'
    expect(assess(text, 'diverticulitis').chronicHistory).toBe(false)
    expect(assess(text, 'emphysema').chronicHistory).toBe(true)
  })
  test('family history', () => {
    expect(marks('FAMILY HISTORY: Significant for gout.', 'gout')).toEqual(['family (FAMILY HISTORY)'])
  })
  test('family history that turns to the patient', () => {
    expect(assess('FAMILY HISTORY: Father healthy. The patient has gout.', 'gout').experiencer).toBe('patient')
  })
  test('allergies', () => {
    expect(marks('Allergies: Sulfa causes hives', 'hives')).toEqual(['allergy (Allergies)'])
  })
  test('orders, consent, differential and screening', () => {
    expect(marks('ORDERS:\nHepatitis B, lipids', 'Hepatitis B')).toContain('order (ORDERS)')
    expect(marks('INFORMED CONSENT: Bleeding, infection.', 'infection')).toContain('risk (INFORMED CONSENT)')
    expect(assess('DDX: gout', 'gout').uncertain).toBe(true)
    expect(marks('HEALTH MAINTENANCE: colon cancer', 'colon cancer')).toContain('screening (HEALTH MAINTENANCE)')
  })
  test('a title of warnings', () => {
    expect(marks('RETURN PRECAUTIONS:\n- fever\n- swelling', 'swelling')).toEqual(['advice (RETURN PRECAUTIONS)'])
  })
  test('a title that calls a diagnosis tentative', () => {
    expect(marks('PROVISIONAL DIAGNOSIS: gout', 'gout')).toEqual(['uncertain (PROVISIONAL DIAGNOSIS)'])
  })
  test('assessment and plan say nothing by themselves', () => {
    expect(marks('A/P:\n1. Gout', 'Gout')).toEqual([])
  })
  test('a title states nothing', () => {
    expect(marks('ALLERGIES: none', 'ALLERGIES')).toEqual(['template (ALLERGIES)'])
  })
})

describe('what a line leaves open for the list below it', () => {
  test('denies', () => {
    expect(marks('HPI:\nDenies:\n- fever\n- chest pain', 'chest pain')).toEqual(['negated (Denies)'])
  })
  test('return if', () => {
    expect(assess('Plan:\nReturn to the ED if you have any of these:\n- fever\n- rash', 'rash').hypothetical).toBe(true)
  })
  test('a problem over its plan says nothing of it', () => {
    expect(marks('Plan:\nPossible gout:\n- treat hyperuricemia', 'hyperuricemia')).toEqual([])
  })
})

test('a cue does not leave its sentence or list item', () => {
  expect(marks('No fever. Cough.', 'Cough')).toEqual([])
  expect(marks('- no fever\n- cough', 'cough')).toEqual([])
})

test('a mention that overlaps no word is still answered', () => {
  expect(assess('fever', '').marks).toEqual([])
})

test('work on a mention stays bounded in a sentence without end', () => {
  const text = 'no pain and '.repeat(10_000)
  const note = context.read(analyseStructure(text, titles))
  // Were the sentence read anew for each, they would not all be judged within the limit of a test.
  for (let i = 0; i < 10_000; i++) expect(note.assess(i * 12 + 3, i * 12 + 7).negated).toBe(true)
}, 30_000)

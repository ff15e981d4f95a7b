import { describe, expect, test } from 'vitest'
import { parseSectionTitles } from '../../../../src/engine/structure/index.ts'
import { read, sectionsOf } from './notes.ts'

describe('where titles stand', () => {
  test('on their own line, with and without a colon', () => {
    expect(sectionsOf('Chief Complaint\nEar ache\n\nPAST MEDICAL HISTORY:\nEczema\n')).toEqual([
      'chief-complaint: Ear ache',
      'pmh: Eczema',
    ])
  })
  test('before a colon, with text behind', () => {
    expect(sectionsOf('IMPRESSION: Bronchitis.\nPlan: Rest and fluids.')).toEqual([
      'impression: Bronchitis.',
      'plan: Rest and fluids.',
    ])
  })
  test('of the family, up to the sentence that tells the examination or what was measured', () => {
    const section = (text: string) => sectionsOf(`Family history: ${text}`)
    expect(section('a sister with vitiligo. Neurological examination revealed ptosis. Gait was normal.')).toEqual([
      'family-history: a sister with vitiligo.',
    ])
    expect(section('none known. On arrival the pulse was 88. Pale nails.')).toEqual(['family-history: none known.'])
    expect(section('a father with goitre. Gout in an uncle.')).toEqual([
      'family-history: a father with goitre. Gout in an uncle.',
    ])
  })
  test('in the middle of a line that lost its breaks', () => {
    expect(
      sectionsOf('HPI: Fell off a ladder. PHYSICAL EXAM: Wrist swollen. IMPRESSION: Colles fracture. PLAN: Cast.'),
    ).toEqual(['hpi: Fell off a ladder.', 'exam: Wrist swollen.', 'impression: Colles fracture.', 'plan: Cast.'])
  })
  test('numbered, underlined and marked down', () => {
    expect(
      sectionsOf(
        '1. INDICATION: Hoarseness\nFindings\n--------\nNodule of the cord\n## Assessment\nVocal nodule\n**Plan**\nVoice rest',
      ),
    ).toEqual([
      'indication: Hoarseness',
      'findings: Nodule of the cord',
      'assessment: Vocal nodule',
      'plan: Voice rest',
    ])
  })
  test('before a dash', () => {
    expect(sectionsOf('Assessment - tennis elbow\nPlan – brace')).toEqual(['assessment: tennis elbow', 'plan: brace'])
  })
  test('in capitals before text without any sign', () => {
    expect(sectionsOf('IMPRESSION Mild scoliosis of the lumbar spine.')).toEqual([
      'impression: Mild scoliosis of the lumbar spine.',
    ])
  })
})

describe('letters of a SOAP note', () => {
  test('are titles in their order', () => {
    expect(sectionsOf('S: Sore throat 3 d\nO: Tonsils red\nA: Pharyngitis\nP: Salt water')).toEqual([
      'hpi: Sore throat 3 d',
      'exam: Tonsils red',
      'assessment: Pharyngitis',
      'plan: Salt water',
    ])
  })
  test('are titles before a dash, too', () => {
    expect(sectionsOf('S - Sore throat 3 d\nO - Tonsils red\nA - Pharyngitis\nP - Salt water')).toEqual([
      'hpi: Sore throat 3 d',
      'exam: Tonsils red',
      'assessment: Pharyngitis',
      'plan: Salt water',
    ])
  })
  test('are no titles before a dash where nothing subjective leads them', () => {
    expect(sectionsOf('P - pulse 72\nA - awake')).toEqual([])
  })
  test('are no titles among vital signs', () => {
    expect(sectionsOf('VITALS: BP 130/70\nP: 72\nR: 16')).toEqual(['exam: BP 130/70 P: 72 R: 16'])
  })
})

describe('kinds', () => {
  test.each([
    ['PREOPERATIVE DIAGNOSIS', 'diagnosis-preoperative'],
    ['Post-op Dx', 'diagnosis-postoperative'],
    ['DISCHARGE DIAGNOSES', 'diagnosis-discharge'],
    ['Final Diagnosis(es)', 'diagnosis-final'],
    ['Admitting Diagnosis', 'diagnosis-admitting'],
    ['A/P', 'assessment-and-plan'],
    ['Assessment & Plan', 'assessment-and-plan'],
    ['PMHx', 'pmh'],
    ['PSH', 'psh'],
    ['Fam Hx', 'family-history'],
    ['Reason for Exam', 'indication'],
    ['Clinical History', 'clinical-history'],
    ['Differential Diagnosis', 'differential'],
    ['Presenting Complaint', 'chief-complaint'],
    ['Addendum', 'addendum'],
    ['Orders', 'orders'],
    ['Return Precautions', 'instructions'],
    ['Health Maintenance', 'screening'],
    ['Actions for GP', 'follow-up'],
    ['Active Hospital Problems', 'problem-list'],
    ['Final Pathologic Diagnosis', 'diagnosis-final'],
  ])('%s is %s', (title, kind) => {
    expect(sectionsOf(`${title}:\nSomething here`)).toEqual([`${kind}: Something here`])
  })
  test('a body system takes the kind of what it stands in', () => {
    const kinds = read(
      'ROS:\nCardiac: no palpitations\nEXAM:\nCardiac: no murmur\nA/P:\nCardiac: rate controlled',
    ).sections.map((s) => s.kind)
    expect(kinds).toEqual(['untitled', 'ros', 'ros', 'exam', 'exam', 'assessment-and-plan', 'assessment-and-plan'])
  })
  test('a body system after history of present illness opens an examination', () => {
    expect(sectionsOf('HPI: cough\nLungs: clear')).toEqual(['hpi: cough', 'exam: clear'])
  })
  test('an unknown title ends running text, and its words tell its kind', () => {
    expect(sectionsOf('HPI: cough\nWOUND CARE NURSE VISIT PLAN:\nchange dressing')).toEqual([
      'hpi: cough',
      'plan: change dressing',
    ])
  })
  test('an unknown title in capitals is a problem where problems stand', () => {
    expect(sectionsOf('ASSESSMENT AND PLAN:\nDIABETES MELLITUS: continue insulin\nHYPERTENSION: stable')).toEqual([
      'assessment-and-plan: DIABETES MELLITUS: continue insulin HYPERTENSION: stable',
    ])
  })
  test('a title in a list reigns over its item only', () => {
    expect(sectionsOf('HPI:\n- cough for a week\n- Family history: asthma\n- no fever')).toEqual([
      'hpi: - cough for a week',
      'family-history: asthma',
    ])
    expect(read('HPI:\n- Family history: asthma\n- no fever').sections.at(-1)!.kind).toBe('hpi')
  })
})

test('in a long report a title before a line of history heads that line only', () => {
  const text = `Personal history: asthma.\n${'The patient was admitted with fever and stayed for some days. '.repeat(30)}`
  expect(read(text).sections.map((s) => s.kind)).toEqual(['untitled', 'pmh', 'untitled'])
})

test('a note without any title is one untitled section', () => {
  const text = 'pt c/o cough x3d, afeb, lungs clr, likely viral, fluids, rtc prn'
  expect(read(text).sections).toEqual([
    { kind: 'untitled', titleStart: 0, titleEnd: 0, start: 0, end: text.length, parent: -1, known: true },
  ])
})

test('sections and titles cover the text in order', () => {
  const text = 'CC: rash\n\n# Plan\n- cream\nFollow-up\n=====\nin a week'
  let at = 0
  for (const s of read(text).sections) {
    expect(s.titleStart).toBeGreaterThanOrEqual(at)
    expect(s.start).toBeGreaterThanOrEqual(s.titleEnd)
    expect(s.end).toBeGreaterThanOrEqual(s.start)
    at = s.end
  }
  expect(at).toBe(text.length)
})

test('a table with an unknown kind or a title given twice is refused', () => {
  expect(() => parseSectionTitles('plan\tplans\n')).toThrow('line 1')
  expect(() => parseSectionTitles('plan\tplan\nPlan:\tplan\n')).toThrow('twice')
})

test('a summary at the head of a note is its story, one at its end its conclusion', () => {
  const kinds = (text: string) => read(text).sections.map((s) => s.kind)
  expect(kinds('Summary: He feels well.\n\nExam: Lungs clear.\n\nLabs: CD4 610.')).toContain('clinical-history')
  expect(kinds('Exam: Lungs clear.\n\nSummary: Asthma.')).toContain('assessment')
})

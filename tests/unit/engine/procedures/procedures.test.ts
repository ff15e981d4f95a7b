import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEngine, type Engine } from '../../../../src/engine/index.ts'
import { createProcedureReader } from '../../../../src/engine/procedures/procedures.ts'
import type { Analysis, Setting } from '../../../../src/engine/types.ts'
import { openProcedureIndex } from '../../../../src/library/procedures/index-terms.ts'
import { openProcedures } from '../../../../src/library/procedures/open.ts'
import { openProcedureSearch } from '../../../../src/library/procedures/search-data.ts'
import { openRealIndex } from '../../../support/real-index.ts'

let engine: Engine

beforeAll(async () => {
  const index = await openRealIndex()
  const data = openProcedureSearch(index, openProcedures(index), openProcedureIndex(index))
  engine = createEngine(index).with([createProcedureReader(data)])
}, 180_000)

const read = (text: string, setting: Setting = 'inpatient'): Analysis =>
  engine.analyse(text, { setting, date: '2026-11-15' })
const procedures = (text: string, setting?: Setting) =>
  read(text, setting).suggestions.filter(({ system }) => system === 'ICD-10-PCS')
const recommended = (text: string): string[] =>
  procedures(text)
    .filter(({ tier }) => tier === 'recommended')
    .map(({ code }) => code)

describe('procedures documented as done', () => {
  it.each([
    ['a title of an operation', 'PROCEDURE PERFORMED: Laparoscopic cholecystectomy.', '0FT44ZZ'],
    [
      'a narrative',
      'She was taken to theatre, where an open appendectomy was carried out without incident.',
      '0DTJ0ZZ',
    ],
    ['an abbreviation', 'Hospital day 2: right TKA went well.', '0SRC0J9'],
    ['what was done with where', 'A biopsy of the tongue was taken under local anesthetic.', '0CB7XZX'],
    ['an organ taken out', 'The spleen was mobilised and total splenectomy completed.', '07TP0ZZ'],
    ['a delivery', 'Low transverse cesarean section performed for arrest of descent.', '10D00Z1'],
    ['imaging', 'CT abdomen/pelvis: a little free fluid.', 'BW21ZZZ'],
    ['support of breathing', 'He was intubated in the emergency room.', '0BH17EZ'],
  ])('are coded from %s', (_, text, code) => expect(recommended(text)).toContain(code))

  it('take the side from the words beside them', () => {
    expect(recommended('Left total hip arthroplasty was performed.')[0]).toMatch(/^0SRB/)
    expect(recommended('Total hip arthroplasty on the right side was performed.')[0]).toMatch(/^0SR9/)
  })
  it('take the approach from the words beside them', () => {
    expect(recommended('Robotic right nephrectomy was performed.')).toContain('0TT04ZZ')
    expect(recommended('Open right nephrectomy was performed.')).toContain('0TT00ZZ')
  })
  it('cut out a part where a lesion is named, all where the whole is', () => {
    expect(recommended('Excision of a parotid tumor on the left was done.')[0]).toMatch(/^0CB9/)
    expect(recommended('Total resection of the bladder was done.')[0]).toMatch(/^0TTB/)
  })
  it('name every site that "and" joins', () => {
    const codes = recommended('Ultrasound of the liver and scrotum was unremarkable.')
    expect(codes).toEqual(expect.arrayContaining(['BF45ZZZ', 'BV44ZZZ']))
  })
})

describe('a result', () => {
  it.each([
    ['negative', 'A chest X-ray was negative.', 'BW03ZZZ'],
    ['without findings', 'No lesion whatever could be seen on the abdominal ultrasound.', 'BW40ZZZ'],
    ['that rules a disease out', 'Meningitis was ruled out by lumbar puncture.', '009U3ZX'],
  ])('does not undo the examination: %s', (_, text, code) => expect(recommended(text)).toContain(code))
})

describe('procedures that were not done in the stay', () => {
  it.each([
    ['planned', 'He will undergo laparoscopic cholecystectomy next month.'],
    ['declined', 'Colonoscopy was offered and the patient refused.'],
    ['recommended', 'We recommended an open appendectomy.'],
    ['denied', 'No lumbar puncture was performed.'],
    ['long past', 'History of splenectomy.'],
    ['in the surgical history', 'PAST SURGICAL HISTORY:\nAppendectomy 1998\nCholecystectomy 2004'],
    ['of the family', 'Her mother had a mastectomy.'],
    ['scheduled in the plan', 'PLAN:\nBronchoscopy tomorrow.'],
  ])('are not recommended: %s', (_, text) => expect(recommended(text)).toEqual([]))
})

describe('an inspection', () => {
  it('is part of what was done through it', () => {
    const text = 'Through a midline laparotomy, open splenectomy was performed.'
    expect(recommended(text)).toEqual(['07TP0ZZ'])
    expect(read(text).notCoded).toContainEqual(expect.objectContaining({ code: '0WJG0ZZ', reason: 'integral' }))
  })
  it('is coded where it was all', () => {
    expect(recommended('Exploratory laparotomy was performed; nothing was found.')).toContain('0WJG0ZZ')
  })
})

describe('what the documentation leaves open', () => {
  it('is asked for, and the code is not recommended while the side is a guess', () => {
    const { suggestions, prompts } = read('Orchiopexy was performed.')
    const found = suggestions.find(({ system }) => system === 'ICD-10-PCS')!
    expect(found).toMatchObject({ tier: 'mentioned', needs: expect.arrayContaining(['side']) })
    const prompt = prompts.find(({ topic }) => topic === 'laterality')!
    expect(prompt.options).toEqual(expect.arrayContaining(['Testis, Right', 'Testis, Left', 'Unable to determine']))
    expect(prompt.question).toContain('Orchiopexy')
  })
  it('is the approach where nothing says it', () => {
    const found = procedures('Appendectomy was performed.')[0]!
    expect(found.needs).toContain('approach')
  })
})

describe('the reader of procedures', () => {
  it('is silent outside the inpatient setting', () => {
    expect(procedures('Laparoscopic cholecystectomy performed.', 'outpatient')).toEqual([])
    expect(procedures('Laparoscopic cholecystectomy performed.', 'professional')).toEqual([])
  })
  it('takes no laboratory value and no small word for an abbreviation', () => {
    expect(procedures('CEA 5.2 ng/ml. The tip of the finger was pale.')).toEqual([])
  })
  it('gives evidence word for word, and never throws', () => {
    const words = [
      'right',
      'left',
      'biopsy',
      'of',
      'the',
      'liver',
      'CT',
      'abdomen',
      'and',
      ',',
      '.',
      '\n',
      'no',
      'ORIF',
      'PLAN:',
      'drained',
      '🙂',
      'D&C',
      'x3',
    ]
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 40 }), (picked) => {
        const text = picked.join(' ')
        for (const { evidence } of procedures(text)) {
          for (const { start, end, text: said } of evidence) expect(text.slice(start, end)).toBe(said)
        }
      }),
      { numRuns: 60 },
    )
  })
})

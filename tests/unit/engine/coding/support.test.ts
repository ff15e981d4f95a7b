import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import type { Suggestion } from '../../../../src/engine/types.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const engine = createEngine(await openRealIndex())

/** A record under many titles; what it concludes is given. */
const record = (conclusion: string, history = 'He came in from home this morning.', titles = 'REVIEW OF SYSTEMS') =>
  [
    'CHIEF COMPLAINT: He comes for his yearly visit.',
    `HISTORY OF PRESENT ILLNESS: ${history} He sleeps well. He walks his dog. He eats what he likes.`,
    'SOCIAL HISTORY: He lives with his wife. They have two sons. He worked as a printer.',
    `${titles}: He has no further complaint. He has put on no weight.`,
    'PHYSICAL EXAMINATION: He looks well. The skin is warm. The lungs are clear.',
    conclusion,
  ].join('\n')

const find = (text: string, code: string): Pick<Suggestion, 'tier' | 'doubt'> | undefined =>
  engine
    .analyse(text, { setting: 'outpatient', date: '2026-11-22' })
    .suggestions.filter((s) => s.code === code)
    .map(({ tier, doubt }) => ({ tier, ...(doubt ? { doubt } : {}) }))[0]

const PASSING =
  'The complaint that has troubled him on and off since the spring comes from gout, and he takes the same tablets for it as before.'
const LONG = `He is doing well on the whole. ${PASSING}`

describe('a code of a record that draws conclusions', () => {
  it('is recommended when a line of the conclusion names it', () => {
    expect(find(record('ASSESSMENT: Gout.'), 'M10.9')).toEqual({ tier: 'recommended' })
  })
  it('is doubtful when it stands outside of what is concluded', () => {
    const text = record('PLAN: He will come again in a year.', 'He has gout and takes tablets for it.')
    expect(find(text, 'M10.9')).toEqual({ tier: 'mentioned', doubt: 'outside' })
  })
  it('is recommended when an item of the conclusion begins with it, however long it goes on', () => {
    const item =
      '1. Gout of long standing, for which he takes the same tablets as before and drinks less beer than he did.'
    expect(find(record(`ASSESSMENT\n${item}\n2. Asthma.`), 'M10.9')).toEqual({ tier: 'recommended' })
  })
  it('is recommended when a line of the conclusion begins with it and parts it from what is done', () => {
    const line = 'Gout - change to the newer tablets, one a day with food.'
    expect(find(record(`ASSESSMENT\n${line}\nAsthma - no change.`), 'M10.9')).toEqual({ tier: 'recommended' })
  })
  it('is doubtful when the conclusion names it in passing only', () => {
    expect(find(record(`IMPRESSION: ${LONG}`), 'M10.9')).toEqual({ tier: 'mentioned', doubt: 'passing' })
  })
  it('is recommended when the conclusion is the one sentence that names it', () => {
    expect(find(record(`IMPRESSION: ${PASSING}`), 'M10.9')).toEqual({ tier: 'recommended' })
  })
  it('is recommended when what is named in passing is said elsewhere too, in words of the very code', () => {
    const text = record(`IMPRESSION: ${LONG.replace('gout', 'hypertension')}`, 'He has hypertension.')
    expect(find(text, 'I10')).toEqual({ tier: 'recommended' })
  })
  it('is listed before what is mentioned for other reasons', () => {
    const text = record(`IMPRESSION: ${LONG}`, 'He has psoriasis.')
    const { suggestions } = engine.analyse(text, { setting: 'outpatient', date: '2026-11-22' })
    const doubtful = suggestions.findIndex((s) => s.doubt !== undefined)
    const plain = suggestions.findIndex((s) => s.tier === 'mentioned' && s.doubt === undefined)
    expect(doubtful).toBeGreaterThanOrEqual(0)
    expect(plain).toBeGreaterThan(doubtful)
  })
  it('takes the cause of an injury with it', () => {
    const conclusion =
      'IMPRESSION: He is comfortable. Fall from a ladder at home this morning, with a closed fracture of the left wrist.'
    const text = record(conclusion, 'He fell from a ladder.')
    expect(find(text, 'S62.102A')).toEqual({ tier: 'mentioned', doubt: 'passing' })
    expect(find(text, 'W11.XXXA')).toEqual({ tier: 'mentioned', doubt: 'passing' })
  })
})

describe('a text that is no record', () => {
  it.each([
    [
      'a case that is told',
      `A man of 60 came in from home. ${Array(14).fill('He sleeps well.').join(' ')} He has gout and takes tablets.`,
    ],
    ['a note of few sentences', 'HPI: He has gout.\nROS: Negative.\nExam: Well.\nPlan: Tablets.\nFollow up: In May.'],
  ])('leaves nothing in doubt: %s', (_, text) => {
    expect(find(text, 'M10.9')).toEqual({ tier: 'recommended' })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../src/engine/index.ts'
import type { Analysis, Encounter, Span } from '../../../src/engine/types.ts'
import { openRealIndex } from '../../support/real-index.ts'

const engine = createEngine(await openRealIndex())
const encounter: Encounter = { setting: 'outpatient', date: '2026-11-22', age: 60, sex: 'F' }
const NOTE = `CC: cough
HPI: 60 y/o woman with COPD, HTN and type 2 DM, denies chest pain. Mother had breast cancer. Fell yesterday.
PE: wheezing, left hand laceration. BMI 31.4.
Assessment and plan:
1. COPD exacerbation - prednisone burst
2. Type 2 diabetes with stage 3b CKD, on insulin
3. Possible pneumonia, rule out PE
`

const spansOf = ({ suggestions, notCoded, prompts, noteDate }: Analysis): Span[] => [
  ...suggestions.flatMap((s) => s.evidence),
  ...notCoded.flatMap((n) => [n.evidence, ...(n.cue ? [n.cue] : [])]),
  ...prompts.flatMap((p) => p.evidence),
  ...(noteDate ? [noteDate.evidence] : []),
]

/** Every span is a stretch of the text, word for word. */
function expectVerbatim(text: string, analysis: Analysis): void {
  for (const { start, end, text: words } of spansOf(analysis)) {
    expect(start).toBeGreaterThanOrEqual(0)
    expect(end).toBeGreaterThan(start)
    expect(text.slice(start, end)).toBe(words)
  }
}

describe('the engine', () => {
  it('answers the same to the same', () => {
    expect(engine.analyse(NOTE, encounter)).toEqual(engine.analyse(NOTE, encounter))
  })
  it('is not changed by the notes before', () => {
    const before = engine.analyse(NOTE, encounter)
    for (const date of ['2020-01-15', '2023-12-01']) engine.analyse(`${NOTE} Gout.`, { ...encounter, date })
    expect(engine.analyse(NOTE, encounter)).toEqual(before)
  })
  it('suggests each code once, with evidence and a score, recommended ones first', () => {
    const { suggestions } = engine.analyse(NOTE, encounter)
    expect(suggestions.length).toBeGreaterThan(3)
    expect(new Set(suggestions.map((s) => s.code)).size).toBe(suggestions.length)
    for (const s of suggestions) {
      expect(s.evidence.length, s.code).toBeGreaterThan(0)
      expect(s.score).toBeGreaterThan(0)
      expect(s.score).toBeLessThanOrEqual(1)
      expect(s.title, s.code).not.toBe('')
    }
    const tiers = suggestions.map((s) => s.tier)
    expect(tiers).toEqual([...tiers].sort().reverse())
  })
  it('suggests only codes that may be billed on the day', () => {
    for (const date of ['2020-01-15', '2023-12-01', '2026-11-22']) {
      for (const s of engine.analyse(NOTE, { ...encounter, date }).suggestions) expect(s.billable, s.code).toBe(true)
    }
  })
  it('finds nothing in a text without a condition', () => {
    for (const text of ['', ' \n\t ', '...', 'Lorem ipsum dolor sit amet.', '0 1 2 3']) {
      expect(engine.analyse(text, encounter), JSON.stringify(text)).toEqual({
        suggestions: [],
        notCoded: [],
        prompts: [],
      })
    }
  })
  it('says what the note states of its words', () => {
    const at = NOTE.indexOf('chest pain')
    expect(engine.assertion(NOTE, at, at + 10)).toMatchObject({ negated: true, experiencer: 'patient' })
    expect(engine.assertConcept('Mother had breast cancer.', 'breast cancer')).toMatchObject({ experiencer: 'other' })
    expect(engine.assertConcept('Mother had breast cancer.', 'asthma')).toBeUndefined()
  })
})

describe('evidence', () => {
  const clinical = fc.constantFrom(
    ...'COPD,HTN,T2DM,stage 3b CKD,left knee pain,denies,no,possible,history of,mother had,Assessment:,HPI:,Plan:,PMH:'.split(
      ',',
    ),
    ...'1.,2.,-,•,fracture of right wrist,Crohn’s disease,Ménière’s,BMI 41,32w1d,pregnant,DOS: 1/2/2026,on insulin,r/o PE'.split(
      ',',
    ),
    ...[
      '. ',
      ', ',
      '; ',
      '\n',
      '\r\n',
      '\n\n',
      '\t',
      ' \u00a0',
      '(',
      ')',
      '\u200f',
      '\ud83d',
      '😀',
      'i\u0307',
      '\u0000',
      'ß',
    ],
  )
  it('is verbatim in any text of clinical words', () => {
    const text = fc.array(clinical, { maxLength: 40 }).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(text, fc.constantFrom('outpatient', 'inpatient', 'professional'), (s, setting) => {
        expectVerbatim(s, engine.analyse(s, { ...encounter, setting }))
      }),
      { numRuns: 150 },
    )
  })
  it('is verbatim where letters grow when they are folded', () => {
    const text = `${'İßœﬃ '.repeat(40)}\nAssessment: Sjögren’s syndrome; œdema of the left leg.`
    expectVerbatim(text, engine.analyse(text, encounter))
  })
})

describe('hostile text', () => {
  const MILLION = 1_000_000
  const MANY = 130_000
  it.each<[string, string]>([
    ['halves of characters', '\ud83d\ude00\ud83d \ude00 asthma \udfff'.repeat(500)],
    ['marks of direction', '\u202e\u2067asthma\u2069\u202c \u200fgout\u200e '.repeat(500)],
    ['script tags', '<script>alert("asthma")</script>&lt;img src=x onerror=alert(1)&gt; gout '.repeat(200)],
    ['nulls', 'asthma\u0000gout\u0000'.repeat(500)],
    ['one line without an end', 'asthma and '.repeat(5000)],
    ['nothing but line ends', '\n'.repeat(50_000)],
    ['nothing but brackets', '(['.repeat(20_000)],
    ['nothing but denials', 'no denies without '.repeat(3000)],
    ['nothing but numbers of items', '1. 2. 3) a) - • '.repeat(3000)],
    ['colons', 'a: '.repeat(20_000)],
    ['names of objects', '__proto__ constructor toString hasOwnProperty valueOf '.repeat(500)],
    ['one word of a million letters', 'a'.repeat(MILLION)],
    ['a million spaces', ' '.repeat(MILLION)],
    ['a million digits', '1'.repeat(MILLION)],
    ['nothing but dates', '1/2020 '.repeat(MANY)],
  ])('of %s is read to the end', (_name, text) => {
    expectVerbatim(text, engine.analyse(text, encounter))
  })
  it('that says one thing more often than a function takes arguments is read to the end', { timeout: 120_000 }, () => {
    const text = 'Gout.\n'.repeat(MANY)
    const analysis = engine.analyse(text, encounter)
    expectVerbatim(text, analysis)
    expect(analysis.suggestions.map((s) => s.code)).toEqual(['M10.9'])
  })
  it('of a million characters is read to the end', { timeout: 120_000 }, () => {
    const text = NOTE.repeat(Math.ceil(MILLION / NOTE.length))
    const analysis = engine.analyse(text, encounter)
    expectVerbatim(text, analysis)
    expect(analysis.suggestions.length).toBeGreaterThan(3)
  })
  it('with an encounter that makes no sense is still read', () => {
    for (const e of [
      { date: 'yesterday' },
      { date: '0000-00-00' },
      { age: -1 },
      { age: Number.NaN },
      { date: '1999-01-01' },
    ]) {
      expectVerbatim(NOTE, engine.analyse(NOTE, { ...encounter, ...e }))
    }
  })
})

import { describe, expect, it } from 'vitest'
import { type Candidate, candidatesOf, preferSpecific } from '../../../../src/engine/coding/suggest.ts'
import { openEngine } from '../../../../src/engine/engine.ts'
import { createEngine } from '../../../../src/engine/index.ts'
import type { Concept } from '../../../../src/engine/pipeline.ts'
import type { Encounter, Tier } from '../../../../src/engine/types.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const index = await openRealIndex()
const { codes, tree } = openEngine(index)
const engine = createEngine(index)
const encounter: Encounter = { setting: 'outpatient', date: '2026-11-22', age: 50, sex: 'F' }

/** Codes of each tier, in order. */
function read(text: string): Record<Tier, string[]> {
  const { suggestions } = engine.analyse(text, encounter)
  const of = (tier: Tier) => suggestions.filter((s) => s.tier === tier).map((s) => s.code)
  return { recommended: of('recommended'), mentioned: of('mentioned') }
}

describe('what is recommended', () => {
  it('is what the assessment names, not what the history tells', () => {
    const { recommended, mentioned } = read('HPI: She has gout and psoriasis.\nAssessment:\n1. Asthma\n2. Hypertension')
    expect(recommended).toEqual(['J45.909', 'I10'])
    expect(mentioned).toEqual(expect.arrayContaining(['M10.9', 'L40.9']))
  })
  it("is a problem's heading, not the lines below it", () => {
    const { recommended, mentioned } = read(
      'Assessment and plan:\n1. Asthma\n   - worse when her gout flares\n2. Hypertension',
    )
    expect(recommended).toEqual(['J45.909', 'I10'])
    expect(mentioned).toEqual(['M10.9'])
  })
  it.each(['Plan: We recommend a knee replacement.', 'She is interested in gastric bypass.'])(
    'is not an operation that is only wished for or recommended: %s',
    (text) => {
      expect(read(text).recommended).toEqual([])
    },
  )
  it('is not the remission that a far sentence tells of another disease', () => {
    const told =
      'She tolerates every tablet well, sleeps through the night, walks each day and comes with no questions.'
    expect(read(`Newly diagnosed mantle cell lymphoma. ${told} Depression is in remission.`).recommended).toContain(
      'C83.10',
    )
  })
  it.each([
    ['a visit that is to come', 'Assessment: Gout. He should return next month for a blood pressure check.', 'Z01.30'],
    ['a vaccination that was not given', 'Assessment: Gout. Needs influenza vaccination.', 'Z23'],
    ['a symptom that only ended a test', 'Peak heart rate 150. Reason test terminated: fatigue.', 'R53.83'],
  ])('is not %s', (_what, text, code) => {
    expect(read(text).recommended).not.toContain(code)
  })
  it('of a note without titles is what it affirms', () => {
    expect(read('She has asthma and gout. No psoriasis.')).toEqual({ recommended: ['J45.909', 'M10.9'], mentioned: [] })
  })
  it('is the diagnosis before an operation where none after it is told', () => {
    expect(
      read('Preoperative diagnosis: Right inguinal hernia.\nIndications: Groin pain.\nProcedure: Herniorrhaphy.')
        .recommended,
    ).toEqual(['K40.90'])
  })
  it('is not the diagnosis before an operation that found another', () => {
    const note = 'Preoperative diagnosis: Appendicitis.\nPostoperative diagnosis: Ruptured right ovarian cyst.'
    expect(read(note).recommended).not.toContain('K37')
  })
  it('of a long history without assessment is the disease, not each symptom on the way to it', () => {
    const way = 'He fell ill in May. He was seen in June. Labs were drawn. He went home. He came back.'
    const { recommended } = read(
      `Clinical history: Fatigue and anorexia began in April. ${way} He saw us in July. A biopsy was done. It showed sarcoidosis.`,
    )
    expect(recommended).toContain('D86.9')
    expect(recommended).not.toContain('R53.83')
  })
  it('is not what a review of systems or an examination finds', () => {
    expect(read('ROS: positive for palpitations.\nAssessment: Gout.')).toEqual({
      recommended: ['M10.9'],
      mentioned: ['R00.2'],
    })
  })
  it('of a report is what the examination confirms (IV.K)', () => {
    expect(read('INDICATION: Cough.\nFINDINGS: consolidation.\nIMPRESSION: Pneumonia.').recommended).toEqual(['J18.9'])
  })
  it('of a report that confirms nothing is the reason for it (IV.K)', () => {
    expect(read('INDICATION: Cough.\nFINDINGS: clear lungs.\nIMPRESSION: Normal chest.').recommended).toEqual(['R05.9'])
  })
})

describe('an external cause', () => {
  it('explains an injury and takes its tier', () => {
    expect(read('Assessment: Contusion of left hand, fell off a bicycle.').recommended).toEqual([
      'S60.222A',
      'V18.9XXA',
    ])
  })
  it('says nothing without an injury (I.C.20.a)', () => {
    expect(read('Fell off a bicycle yesterday. Has asthma.')).toEqual({ recommended: ['J45.909'], mentioned: [] })
  })
  it('stands behind the other codes', () => {
    const { recommended } = read('Fell off a bicycle. Assessment: Contusion of left hand. Gout.')
    expect(recommended.at(-1)).toBe('V18.9XXA')
  })
})

describe('a code that says less than another one of its category', () => {
  /** A mention without words, since only its code matters here. */
  const candidate = (code: string, tier: Tier, at: number, head: string, byDefault: boolean): Candidate => ({
    row: codes.find(code),
    head: codes.find(head),
    tier,
    byDefault,
    concepts: [],
    rules: [],
    at,
  })
  const kept = (list: Candidate[]) =>
    preferSpecific(list, codes, tree).kept.map((c) => [codes.code(c.row), c.tier, c.at])

  it('goes, and gives its better tier to it', () => {
    const vague = candidate('E11.9', 'recommended', 5, 'E11', true)
    const exact = candidate('E11.40', 'mentioned', 90, 'E11', false)
    for (const order of [
      [vague, exact],
      [exact, vague],
    ]) {
      expect(kept(order.map((c) => ({ ...c, concepts: [] })))).toEqual([['E11.40', 'recommended', 5]])
    }
  })
  it('stays beside one of another category, and beside one that says something else', () => {
    expect(
      kept([candidate('I50.9', 'recommended', 1, 'I50', true), candidate('I10', 'recommended', 2, 'I10', true)]),
    ).toHaveLength(2)
    expect(
      kept([candidate('E11.40', 'recommended', 1, 'E11', false), candidate('E11.22', 'recommended', 2, 'E11', false)]),
    ).toHaveLength(2)
  })
  it('says the same thing twice in a note: the note has the exact one only', () => {
    expect(read('Diabetes. Type 2 diabetes with diabetic neuropathy.').recommended).toEqual(['E11.40'])
  })
})

describe('candidates', () => {
  const affirmed: Concept['finding'] = {
    negated: false,
    uncertain: false,
    historical: false,
    hypothetical: false,
    experiencer: 'patient',
    chronicHistory: false,
    section: 'assessment',
    marks: [],
  }
  const concept = (code: string, start: number, reason?: Concept['reason']): Concept => ({
    mention: { row: 0, source: 0, from: 0, to: 1, matched: [0], words: [], weight: 1, segment: 0 },
    span: { start, end: start + 1, text: 'x' },
    finding: affirmed,
    section: 'assessment',
    sentence: 0,
    block: 0,
    reason,
    resolutions: [
      { row: codes.find(code), head: codes.find(code), final: codes.find(code), supported: [], byDefault: true },
    ],
    code,
  })
  it('are one for each code, where its first recommended mention stands', () => {
    const list = [concept('I10', 1), concept('J44.9', 5), concept('I10', 9)]
    const out = candidatesOf(list, (c) => (c.span.start === 1 ? 'mentioned' : 'recommended'))
    expect(out.map((c) => [codes.code(c.row), c.tier, c.at, c.concepts.length])).toEqual([
      ['I10', 'recommended', 9, 2],
      ['J44.9', 'recommended', 5, 1],
    ])
  })
  it('are not made of what is not coded', () => {
    expect(
      candidatesOf(
        [concept('I10', 1, { reason: 'negated', cue: { start: 0, end: 2, text: 'no' } })],
        () => 'recommended',
      ),
    ).toEqual([])
    expect(candidatesOf([concept('I10', 1)], () => undefined)).toEqual([])
  })
})

describe('an assessment that argues', () => {
  const long =
    'Her headache and the tremor that came in spring are most of all a matter of too little sleep, as we said to each other.'
  const filler = Array.from({ length: 14 }, (_, i) => `Line ${i} of the story is of no moment.`).join(' ')
  it('recommends the problems that it names, not what its sentences go on to tell', () => {
    const { recommended, mentioned } = read(`HPI: ${filler}\nAssessment: Hypothyroidism. ${long}`)
    expect(recommended).toEqual(['E03.9'])
    expect(mentioned).toContain('R51.9')
  })
  it('recommends what its sentences tell when it names nothing else', () => {
    expect(read(`HPI: ${filler}\nAssessment: ${long}`).recommended).toContain('R51.9')
  })
})

describe('a story of many sentences without conclusions', () => {
  const days = Array.from({ length: 12 }, (_, i) => `On day ${i + 1} the nurse washed and fed him.`).join(' ')
  const story = (told: string) =>
    read(
      `HISTORY: He was brought in by his wife. He is a retired baker. They live upstairs. She does the shopping. ` +
        `They keep bees in summer. ${days} ${told} He slept well. The family brought fruit.`,
    )
  const SPELL = 'Some days after that he was seen by the nurse of the ward to have an attack of vertigo.'

  it('mentions what it tells once', () => {
    const { recommended, mentioned } = story(SPELL)
    expect(recommended).toEqual([])
    expect(mentioned).toEqual(['R42'])
  })
  it('recommends what it tells twice, and what it concludes', () => {
    expect(story(`${SPELL} In the evening there was another one of these attacks of vertigo.`).recommended).toEqual([
      'R42',
    ])
    expect(story('After some further days and many tests he was diagnosed with vertigo.').recommended).toEqual(['R42'])
  })
  it('is no story where it is brief', () => {
    expect(read(`HISTORY: He is a retired baker. ${SPELL}`).recommended).toEqual(['R42'])
  })
})

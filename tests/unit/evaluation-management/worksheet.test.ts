import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Worksheet } from '../../../src/evaluation-management/types.ts'
import { diagnosed, realEm } from './small.ts'

const em = await realEm()
const facts = { date: '2026-11-22' }

interface Vignette {
  what: string
  text: string
  codes: [code: string, words: string][]
  billed: string
  /** The code that the documentation supports, and the reason. */
  supports: string
  why: string
  levels: [problems: string, data: string, risk: string]
}

const VIGNETTES: Vignette[] = [
  {
    what: 'one long-term disease not at its goal and another at its goal, drugs changed',
    text: `OFFICE VISIT
Mr Okafor returns for his sugar and his blood pressure.
A1c 9.2 last week, creatinine 1.1.
Assessment and Plan:
1. Type 2 diabetes mellitus, not at goal. Increase glipizide to 10 mg.
2. Hypertension, well controlled. Continue lisinopril.`,
    codes: [
      ['E11.9', 'Type 2 diabetes mellitus'],
      ['I10', 'Hypertension'],
    ],
    billed: '99214',
    supports: '99214',
    why: 'a long-term disease off its goal and a prescription drug are moderate; two tests are limited',
    levels: ['moderate', 'low', 'moderate'],
  },
  {
    what: 'a cold',
    text: `CLINIC VISIT
Runny nose since Sunday. No fever.
Assessment: Common cold.
Plan: Reassurance, rest and fluids.`,
    codes: [['J00', 'Common cold']],
    billed: '99214',
    supports: '99212',
    why: 'one problem that passes by itself, no data, no treatment of any risk',
    levels: ['straightforward', 'straightforward', 'straightforward'],
  },
  {
    what: 'two stable long-term diseases with refills, billed too low',
    text: `Established patient, follow-up.
Assessment and Plan:
1. Hypothyroidism, stable. Refill levothyroxine 75 mcg.
2. Asthma, well controlled. Continue fluticasone.`,
    codes: [
      ['E03.9', 'Hypothyroidism'],
      ['J45.909', 'Asthma'],
    ],
    billed: '99213',
    supports: '99214',
    why: 'two stable long-term diseases are moderate problems, prescription drugs moderate risk',
    levels: ['moderate', 'straightforward', 'moderate'],
  },
  {
    what: 'an emergency that endangers life',
    text: `EMERGENCY DEPARTMENT
Story from his wife, he could not speak in full sentences.
EKG, interpreted by me: ST segments raised in II, III and aVF. Troponin 4.1, lactate 2.2.
Discussed with cardiology.
Impression: Acute inferior myocardial infarction.
Plan: Will admit to the cardiac unit.`,
    codes: [['I21.19', 'Acute inferior myocardial infarction']],
    billed: '99285',
    supports: '99285',
    why: 'a threat to life, three categories of data, hospital care decided',
    levels: ['high', 'high', 'high'],
  },
  {
    what: 'a twisted ankle in the emergency department',
    text: `ED NOTE
Twisted his left ankle on the stairs.
X-ray of the ankle showed no fracture.
Impression: Sprain of the left ankle.
Plan: Ace wrap, ibuprofen as needed.`,
    codes: [['S93.402A', 'Sprain of the left ankle']],
    billed: '99284',
    supports: '99283',
    why: 'an injury with little risk and a drug without prescription are low; one test is minimal',
    levels: ['low', 'straightforward', 'low'],
  },
  {
    what: 'time that reaches more than the decision making',
    text: `OFFICE VISIT, established patient
Long talk about sleep.
Assessment: Insomnia, stable on present habits.
I spent 43 minutes on the day of the visit in all.`,
    codes: [['G47.00', 'Insomnia']],
    billed: '99215',
    supports: '99215',
    why: '43 minutes reach the 40 of the highest code, where decision making is straightforward',
    levels: ['low', 'straightforward', 'straightforward'],
  },
]

describe('the worksheet of a note', () => {
  it.each(VIGNETTES)('$what: $supports, since $why', ({ text, codes, billed, supports, levels }) => {
    const worksheet = em.draft(text, diagnosed(text, codes))
    const visit = em.audit(worksheet, billed, facts.date)
    const { problems, data, risk } = em.judge(worksheet, facts)
    expect([problems.level, data.level, risk.level]).toEqual(levels)
    expect(visit?.supported).toBe(supports)
    const direction = billed === supports ? undefined : billed > supports ? 'above' : 'below'
    expect(visit?.finding?.rule).toBe(direction && `em.level-${direction}-documentation`)
    // every item stands in the note
    for (const item of [...worksheet.problems, ...worksheet.data, ...worksheet.risk]) {
      expect(item.evidence.length).toBeGreaterThan(0)
      for (const { start, end, text: words } of item.evidence) expect(text.slice(start, end)).toBe(words)
    }
  })

  const kinds = (text: string, element: 'data' | 'risk') =>
    em.draft(text, diagnosed(text, []))[element].map(({ kind }) => kind)

  it('does not count what is denied, past or only considered by others', () => {
    expect(kinds('No need to order CBC. Denies taking ibuprofen as needed.', 'data')).toEqual([])
    expect(kinds('Will not admit to the hospital.', 'risk')).toEqual([])
    expect(kinds('Family history from father: gout.', 'data')).toEqual([])
    expect(kinds('I reviewed the CT report.', 'data')).not.toContain('interpretation')
  })

  it('finds each kind of data and of risk by its words', () => {
    expect(kinds('I reviewed the outside hospital records.', 'data')).toEqual(['outside-note'])
    expect(kinds('My reading of the ECG: sinus rhythm.', 'data')).toContain('interpretation')
    expect(kinds('Spoke with nephrology about dialysis access.', 'data')).toContain('discussion')
    expect(kinds('Will get a TSH today.', 'data')).toEqual(['order'])
    expect(kinds('He cannot afford his insulin.', 'risk')).toContain('social')
    expect(kinds('Continue methotrexate, CBC every eight weeks.', 'risk')).toContain('monitoring')
    expect(kinds('We decided on a left hip replacement.', 'risk')).toEqual(['surgery'])
    expect(kinds('Transition to hospice as the family wishes.', 'risk')).toEqual(['limits-of-care'])
    expect(kinds('Given 4 mg IV morphine.', 'risk')).toContain('parenteral-controlled')
  })

  it('reads the total time, not the time of something else', () => {
    const minutes = (text: string) => em.draft(text, diagnosed(text, [])).time?.minutes
    expect(minutes('I spent 52 minutes on this visit today.')).toBe(52)
    expect(minutes('25 minutes were spent on the date of the visit.')).toBe(25)
    expect(minutes('Total critical care time: 40 minutes.')).toBeUndefined()
    expect(minutes('She walks 30 minutes a day.')).toBeUndefined()
  })

  it('counts a test once, ordered or read, and two codes of one category as one problem', () => {
    const text = 'Assessment: Type 2 diabetes with kidney disease. A1c 8.4. Repeat A1c in spring.'
    const worksheet = em.draft(
      text,
      diagnosed(text, [
        ['E11.22', 'Type 2 diabetes with kidney disease'],
        ['E11.9', 'Type 2 diabetes'],
      ]),
    )
    expect(worksheet.problems).toHaveLength(1)
    expect(em.judge(worksheet, facts).data.why).toBe('One test or note only.')
  })

  it('takes what a conclusion names in passing for a problem, and what is told elsewhere not', () => {
    const text = 'Gout. Hypertension. Asthma.'
    const [gout, pressure, asthma] = diagnosed(text, [
      ['M10.9', 'Gout'],
      ['I10', 'Hypertension'],
      ['J45.909', 'Asthma'],
    ]).suggestions
    const suggestions = [
      gout!,
      { ...pressure!, tier: 'mentioned' as const, doubt: 'passing' as const },
      { ...asthma!, tier: 'mentioned' as const, doubt: 'outside' as const },
    ]
    const { problems } = em.draft(text, { suggestions, notCoded: [], prompts: [] })
    expect(problems.map(({ code }) => code)).toEqual(['M10.9', 'I10'])
  })

  it('never throws, whatever the text', () => {
    const odd = ['\n', '\0', '\ud800', 'é', '…', ' discussed with Dr ', 'continue 20 mg', 'EKG ', 'I spent 999 minutes']
    const piece = fc.oneof(fc.string({ maxLength: 20 }), fc.constantFrom(...odd))
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        em.draft(text, diagnosed(text, []))
      }),
    )
  })

  it('is drafted from a long line without full stops too', () => {
    const text = 'discussed with order check continue 20 mg iv morphine history '.repeat(20_000)
    expect(em.draft(text, diagnosed(text, [])).risk.length).toBeGreaterThan(0)
  })
})

describe('the elements of decision making', () => {
  const sheet = (part: Partial<Worksheet>): Worksheet => ({ problems: [], data: [], risk: [], ...part })
  const data = (...items: string[]) =>
    em.judge(
      sheet({
        data: items.map((item) => {
          const [kind, label = ''] = item.split(': ')
          return { kind: kind as Worksheet['data'][number]['kind'], label, evidence: [] }
        }),
      }),
      facts,
    ).data.level

  it('rank data by number and by category', () => {
    expect(data()).toBe('straightforward')
    expect(data('order: CBC')).toBe('straightforward')
    expect(data('order: CBC', 'result: CBC')).toBe('straightforward')
    expect(data('order: CBC', 'result: TSH')).toBe('low')
    expect(data('historian: wife')).toBe('low')
    expect(data('order: CBC', 'order: TSH', 'historian: wife')).toBe('moderate')
    expect(data('interpretation: ECG')).toBe('moderate')
    expect(data('interpretation: ECG', 'discussion: cardiology')).toBe('high')
  })

  it('rank problems by the gravest and by several of a kind', () => {
    const problems = (...kinds: Worksheet['problems'][number]['kind'][]) =>
      em.judge(sheet({ problems: kinds.map((kind) => ({ kind, label: kind, evidence: [] })) }), facts).problems.level
    expect(problems()).toBe('none')
    expect(problems('minor')).toBe('straightforward')
    expect(problems('minor', 'minor')).toBe('low')
    expect(problems('stable-chronic')).toBe('low')
    expect(problems('stable-chronic', 'stable-chronic')).toBe('moderate')
    expect(problems('stable-chronic', 'threat')).toBe('high')
  })
})

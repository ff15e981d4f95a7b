import { describe, expect, it } from 'vitest'
import { copyAll, copyLine, copyQuery, countOf, toCopy } from '../../../../src/ui/view/copy.ts'
import { READING } from '../fixture/chart.ts'

const { suggestions, prompts } = READING.analysis
const recommended = suggestions.filter((s) => s.tier === 'recommended')
const none = { accepted: [], dismissed: [], never: [] }

describe('copied text', () => {
  it('is one line a code, code and title in two cells of a spreadsheet', () => {
    expect(copyLine({ system: 'ICD-10-CM', code: 'I10', title: 'Essential (primary) hypertension' })).toBe(
      'I10\tEssential (primary) hypertension',
    )
    expect(copyAll(recommended).split('\n')).toHaveLength(recommended.length)
  })

  it('is the number alone of CPT, whose descriptors are licensed', () => {
    expect(copyLine({ system: 'CPT', code: '00001', title: 'Polishing of an imaginary widget' })).toBe('00001')
  })

  it('has no word of the note', () => {
    const text = copyAll(recommended)
    for (const { evidence, title } of recommended) {
      for (const { text: words } of evidence) if (!title.includes(words)) expect(text).not.toContain(words)
    }
  })

  it('is all recommended codes while none is accepted', () => {
    expect(toCopy(recommended, [], none)).toEqual(recommended)
  })

  it('is the accepted codes, in the coder’s order, with those from the look-up last', () => {
    const decisions = { ...none, accepted: ['Z79.82', 'N18.32', 'E11.22'] }
    const codes = toCopy(
      recommended,
      [{ system: 'ICD-10-CM', code: 'Z79.82', title: 'Long term (current) use of aspirin' }],
      decisions,
    )
    expect(codes.map((c) => c.code)).toEqual(['E11.22', 'N18.32', 'Z79.82'])
  })

  it('is counted in words', () => {
    expect([countOf(recommended.slice(0, 1)), countOf(recommended)]).toEqual(['1 code', '10 codes'])
  })
})

describe('a copied query', () => {
  it('quotes what is documented, asks, and offers every choice', () => {
    expect(copyQuery(prompts[0]!).split('\n')).toEqual([
      'Documented: “A1c above goal”, “A1c 8.4%”',
      'Please document the control of the type 2 diabetes mellitus at this encounter.',
      '[ ] With hyperglycemia',
      '[ ] With hypoglycemia',
      '[ ] Controlled',
      '[ ] Other',
      '[ ] Unable to determine',
    ])
  })

  it('folds the line breaks of a quote', () => {
    const text = 'chronic\n   kidney disease'
    const query = copyQuery({ topic: 'stage', evidence: [{ start: 0, end: text.length, text }], question: 'Stage?' })
    expect(query).toBe('Documented: “chronic kidney disease”\nStage?')
  })
})

import { describe, expect, it } from 'vitest'
import type { Suggestion } from '../../../../src/engine/types.ts'
import { acceptedBeside, listSuggestions, offered } from '../../../../src/ui/view/suggestions.ts'

const suggest = (code: string, tier: Suggestion['tier'] = 'recommended'): Suggestion => ({
  system: 'ICD-10-CM',
  code,
  title: code,
  tier,
  score: 1,
  billable: true,
  evidence: [],
  rules: [],
})
const none = { accepted: [], dismissed: [], never: [] }

describe('the lists of suggestions', () => {
  it('keep the sequence of the engine, whatever the scores', () => {
    const all = [{ ...suggest('N18.32'), score: 0.2 }, { ...suggest('E11.22'), score: 0.9 }, suggest('I10')]
    expect(listSuggestions(all, none).recommended.map((s) => s.code)).toEqual(['N18.32', 'E11.22', 'I10'])
  })

  it('hold each suggestion exactly once', () => {
    const all = [suggest('A00'), suggest('B00', 'mentioned'), suggest('C00'), suggest('D50')]
    const lists = listSuggestions(all, { ...none, dismissed: ['C00', 'D50'], never: ['D50'] })
    expect(lists.recommended.map((s) => s.code)).toEqual(['A00'])
    expect(lists.mentioned.map((s) => s.code)).toEqual(['B00'])
    expect(lists.setAside.map(({ suggestion, why }) => [suggestion.code, why])).toEqual([
      ['C00', 'dismissed'],
      ['D50', 'never'],
    ])
  })

  it('keep what is doubtful apart from what is only mentioned', () => {
    const lists = listSuggestions(
      [suggest('A00'), { ...suggest('B00', 'mentioned'), doubt: 'passing' }, suggest('C00', 'mentioned')],
      none,
    )
    expect(lists.doubtful.map((s) => s.code)).toEqual(['B00'])
    expect(lists.mentioned.map((s) => s.code)).toEqual(['C00'])
    expect(offered(lists).map((s) => s.code)).toEqual(['A00', 'B00', 'C00'])
  })

  it('leave an accepted code where it is', () => {
    const decisions = { ...none, accepted: ['B00'] }
    const lists = listSuggestions([suggest('A00'), suggest('B00')], decisions)
    expect(lists.recommended.map((s) => s.code)).toEqual(['A00', 'B00'])
  })

  it('name codes that were accepted from the look-up', () => {
    expect(acceptedBeside([suggest('A00')], { ...none, accepted: ['A00', 'Z79.4'] })).toEqual(['Z79.4'])
  })
})

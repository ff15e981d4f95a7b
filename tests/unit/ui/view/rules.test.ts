import { describe, expect, it } from 'vitest'
import { ruleChips } from '../../../../src/ui/view/rules.ts'

describe('rule chips', () => {
  it.each([
    ['I.A.15', 'I.A.15', 'Official Guidelines, section I.A.15: “With”'],
    ['I.C.9.a.2-stage5', 'I.C.9.a.2', 'Official Guidelines, section I.C.9.a.2: Circulatory system'],
    ['I.C.21.c.4', 'I.C.21.c.4', 'Official Guidelines, section I.C.21.c.4: Factors influencing health status'],
    ['II.H', 'II.H', 'Official Guidelines, section II.H: Uncertain diagnosis'],
    ['IV.Z', 'IV.Z', 'Official Guidelines, section IV.Z'],
    ['TAB E11.64', 'Tab E11.64', 'Tabular List, notes at E11.64'],
    ['INDEX Diabetes, uncontrolled', 'Index', 'Alphabetic Index: Diabetes, uncontrolled'],
    ['code-first', 'code first', 'Convention: code first'],
  ])('say where %s stands', (id, label, source) => {
    expect(ruleChips([id])).toEqual([{ label, source }])
  })

  it('show a section once', () => {
    expect(ruleChips(['I.C.9.a.2', 'I.C.9.a.2-stage5', 'I.A.15']).map((c) => c.label)).toEqual(['I.C.9.a.2', 'I.A.15'])
  })
})

import { describe, expect, it } from 'vitest'
import type { NotCodedReason } from '../../../../src/engine/types.ts'
import { groupNotCoded, REASONS } from '../../../../src/ui/view/not-coded.ts'
import { READING } from '../fixture/chart.ts'

const every: Record<NotCodedReason, true> = {
  negated: true,
  uncertain: true,
  historical: true,
  family: true,
  hypothetical: true,
  integral: true,
  'ruled-out': true,
  superseded: true,
  template: true,
  order: true,
  screening: true,
  allergy: true,
}

describe('what was not coded', () => {
  const groups = groupNotCoded(READING.analysis.notCoded)

  it('has a group for every reason there is', () => {
    expect(REASONS.map((r) => r.reason).sort()).toEqual(Object.keys(every).sort())
  })

  it('loses no mention and shows no empty group', () => {
    expect(groups.flatMap((g) => g.items)).toHaveLength(READING.analysis.notCoded.length)
    expect(groups.every((g) => g.items.length > 0)).toBe(true)
  })

  it('begins with what may be worth a second look', () => {
    expect(groups[0]).toMatchObject({ reason: 'uncertain', items: [{ code: 'G47.33' }] })
  })

  it('keeps the order of the text within a group', () => {
    const starts = groups.find((g) => g.reason === 'negated')!.items.map((i) => i.evidence.start)
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    expect(starts.length).toBeGreaterThan(1)
  })
})

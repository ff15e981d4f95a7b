import { describe, expect, it } from 'vitest'
import { openClassification } from '../../../../src/library/classification.ts'
import { openGroups } from '../../../../src/library/groups/groups.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const index = await openRealIndex()
const cm = openClassification(index)
const groups = openGroups(index)
const of = (code: string) => [groups.category(cm.find(code)), groups.isChronic(cm.find(code))]

describe('the groupings of AHRQ', () => {
  it.each([
    ['E11.9', 'END002', true],
    ['J18.9', 'RSP002', false],
    ['I50.9', 'CIR019', true],
    ['S72.001A', 'INJ006', false],
  ])('put %s into %s', (code, category, chronic) => {
    expect(of(code)).toEqual([category, chronic])
  })

  it('say nothing of headers, of codes that never were, and of codes newer than the edition', () => {
    for (const code of ['E11', 'QQQ']) expect(of(code)).toEqual([undefined, undefined])
    expect(groups.category(-1)).toBeUndefined()
    expect(of('E66.811')).toEqual([undefined, undefined])
  })
})

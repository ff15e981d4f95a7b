import { expect, it } from 'vitest'
import { crosswalkGroups, targetFlags } from '../../../../src/ui/view/crosswalks.ts'

const target = (code: string, scenario: number, choiceList: number) => ({
  code,
  title: code,
  approximate: true,
  noMap: false,
  combination: scenario > 0,
  scenario,
  choiceList,
})

it('single targets stand first, combinations by scenario and choice list', () => {
  const groups = crosswalkGroups([target('B', 1, 2), target('A', 1, 1), target('C', 1, 2), target('S', 0, 0)])
  expect(groups.map(({ title, targets }) => [title, targets.map(({ code }) => code)])).toEqual([
    ['', ['S']],
    ['Scenario 1, one of list 1', ['A']],
    ['Scenario 1, one of list 2', ['B', 'C']],
  ])
})

it('flags are told in words', () => {
  expect(targetFlags(target('A', 0, 0))).toBe('approximate')
  expect(targetFlags({ ...target('A', 1, 1), approximate: false })).toBe('exact, in combination')
  expect(targetFlags({ ...target('A', 0, 0), code: null, noMap: true })).toBe('no equivalent')
})

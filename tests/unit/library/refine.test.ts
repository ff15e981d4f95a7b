import { describe, expect, it } from 'vitest'
import { openClassification } from '../../../src/library/classification.ts'
import { parseDay } from '../../../src/library/day.ts'
import { refinements } from '../../../src/library/refine.ts'
import { openRealIndex } from '../../support/real-index.ts'

const cm = openClassification(await openRealIndex())
const day = parseDay('2026-11-22')
const axes = (code: string) => refinements(cm, cm.find(code), day)
const choice = (code: string, name: string, label: string) =>
  axes(code)
    .find((axis) => axis.name === name)
    ?.choices?.find((one) => one.label === label)?.code

describe('the axes of a code', () => {
  it('are its characters, named where their values say what they are', () => {
    expect(axes('H25.11').map(({ name, label }) => [name, label])).toContainEqual(['Laterality', 'right eye'])
    expect(axes('S52.501A').map(({ name, value }) => [name, value])).toEqual([
      ['Character 4', '5'],
      ['Character 5', '0'],
      ['Laterality', '1'],
      ['7th character', 'A'],
    ])
    expect(axes('O09.01').find(({ name }) => name === 'Trimester')?.label).toContain('first')
  })

  it('change one thing and keep the others', () => {
    expect(choice('S52.501A', 'Laterality', 'left')).toBe('S52.502A')
    expect(choice('S52.501A', '7th character', 'sequela')).toBe('S52.501S')
    expect(choice('H25.11', 'Laterality', 'bilateral')).toBe('H25.13')
  })

  it('lead to what is there where the classification lacks the combination', () => {
    for (const { choices = [] } of axes('E11.3211'))
      for (const { code } of choices) expect(cm.isValid(cm.find(code), day)).toBe(true)
  })

  it('stay open where the code is a header', () => {
    const open = axes('H25.1').at(-1)!
    expect(open).toMatchObject({ name: 'Laterality', value: '', label: '' })
    expect(open.choices!.map(({ code }) => code)).toEqual(['H25.10', 'H25.11', 'H25.12', 'H25.13'])
  })

  it('exist for no code that stands alone', () => {
    expect(axes('I10')).toEqual([])
  })
})

it('every choice of every category is a valid code, and exactly the own value leads to the code itself', () => {
  let looked = 0
  for (let row = 0; row < cm.size; row += 97) {
    if (!cm.isValid(row, day)) continue
    for (const { value, choices = [] } of refinements(cm, row, day)) {
      looked++
      expect(choices.filter(({ code }) => code === cm.code(row)).map((c) => c.value)).toEqual(value ? [value] : [])
      for (const { code, label } of choices) {
        expect(cm.isValid(cm.find(code), day)).toBe(true)
        expect(label).not.toBe('')
      }
    }
  }
  expect(looked).toBeGreaterThan(1000)
})

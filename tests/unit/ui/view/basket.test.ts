import { describe, expect, it } from 'vitest'
import { basketGroups, placeAfterStep, readModifiers } from '../../../../src/ui/view/basket.ts'

const item = (ref: string) => ({ ref, modifiers: [], units: 1, pointers: [] })
const all = ['I10', 'HCPCS J0696', 'E11.9', 'ICD-10-PCS 0DTJ4ZZ'].map(item)

describe('the basket on a screen', () => {
  it('stands by kind, each in its sequence', () => {
    expect(basketGroups(all).map(({ title, items }) => [title, items.map(({ ref }) => ref)])).toEqual([
      ['Diagnoses', ['I10', 'E11.9']],
      ['Procedures', ['ICD-10-PCS 0DTJ4ZZ']],
      ['Services and supplies', ['HCPCS J0696']],
    ])
  })

  it('moves a code past the next of its kind, whatever lies between', () => {
    const [diagnoses] = basketGroups(all)
    expect(placeAfterStep(all[2]!, diagnoses!.items, all, -1)).toBe(0)
    expect(placeAfterStep(all[0]!, diagnoses!.items, all, 1)).toBe(2)
    expect(placeAfterStep(all[0]!, diagnoses!.items, all, -1)).toBeUndefined()
  })

  it('takes modifiers however they are set apart', () => {
    expect(readModifiers('25 lt,59')).toEqual(['25', 'LT', '59'])
    expect(readModifiers('')).toEqual([])
  })
})

import { describe, expect, it } from 'vitest'
import { birthWeight, birthWeightCode, nihss } from '../../../../src/engine/values/scores.ts'

describe('scores and weights', () => {
  it('are read with their names', () => {
    expect(nihss('NIHSS 12 on arrival')?.value).toBe(12)
    expect(nihss('NIHSS 55')).toBeUndefined()
    expect(birthWeight('BW 2100 g')?.value).toBe(2100)
  })
  it('give the code of a low weight only', () => {
    expect(birthWeightCode(2100)).toBe('18')
    expect(birthWeightCode(640)).toBe('02')
    expect(birthWeightCode(3400)).toBeUndefined()
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeTest, firstLetters, letterBit } from '../../../../src/engine/conventions/patterns.ts'
import { codesIn } from '../../../../src/engine/conventions/tabular.ts'
import { expand, isTemplate } from '../../../../src/engine/conventions/templates.ts'

describe('a code pattern', () => {
  it('takes prefixes, ranges with all that is under their ends, exact codes, wild places and exceptions', () => {
    expect(codeTest('I50')('I5022')).toBe(true)
    expect(codeTest('E08-E13')('E1322')).toBe(true)
    expect(codeTest('E08-E13')('E14')).toBe(false)
    expect(codeTest('=I10')('I10')).toBe(true)
    expect(codeTest('=E11.9')('E1190')).toBe(false)
    expect(codeTest('T????5')('T45515A')).toBe(true)
    expect(codeTest('T????5')('T45511A')).toBe(false)
    expect(codeTest('A-T')('T39')).toBe(true)
    expect(codeTest('K70-K77|!K75.81')('K7581')).toBe(false)
  })
  it('that cannot be read is refused', () => {
    for (const bad of ['', 'I50,I51', '50', 'I5!0', 'E08--E13']) expect(() => codeTest(bad), bad).toThrow()
  })
  it('is never dismissed by a first letter that it matches', () => {
    const code = fc.stringMatching(/^[A-Z][0-9][0-9A-Z]{1,5}$/)
    const pattern = fc.constantFrom('I50', 'E08-E13', 'A-T', 'C00-C75|C80', '=I10', 'T????5|Z79', 'K70-K77|!K75')
    fc.assert(fc.property(code, pattern, (raw, p) => !codeTest(p)(raw) || (firstLetters(p) & letterBit(raw)) !== 0))
  })
})

describe('the codes that a Tabular note names', () => {
  it('are read out of its brackets', () => {
    expect(codesIn('diabetes mellitus (E08-E13)')).toEqual(['E08-E13'])
    expect(codesIn('heart failure (I50.-)')).toEqual(['I50'])
    expect(codesIn('foot ulcer (E10.621, E11.621)')).toEqual(['E10.621', 'E11.621'])
  })
  it('are not guessed where it tells final characters only', () => {
    expect(codesIn('diabetes with retinopathy (E08-E13 with .31)')).toEqual([])
    expect(codesIn('code to identify organism')).toEqual([])
  })
})

describe('a code template', () => {
  const value = (name: string): string | undefined => ({ weeks: '30', '1-5': 'T39.1' })[name]
  it('is filled by what the note states, or by its default', () => {
    expect(expand('Z3A.{weeks}', value)).toBe('Z3A.30')
    expect(expand('O99.33{trimester:0}', value)).toBe('O99.330')
    expect(expand('{1-5}2A', value)).toBe('T39.12A')
  })
  it('gives no code where the note states nothing', () => {
    expect(expand('Z68.{bmi}', value)).toBeUndefined()
  })
  it('asks only for what is known by name', () => {
    expect(isTemplate('Z68.{bmi}')).toBe(true)
    expect(isTemplate('Z68.{shoe}')).toBe(false)
    expect(isTemplate('no code')).toBe(false)
  })
})

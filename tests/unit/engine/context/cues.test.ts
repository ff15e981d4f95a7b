import { describe, expect, test } from 'vitest'
import { createContext, parseCues } from '../../../../src/engine/context/index.ts'
import { analyseStructure } from '../../../../src/engine/structure/index.ts'
import { cueTables, titles } from './tables.ts'

const marks = (table: string, text: string, mention: string): string[] => {
  const context = createContext(parseCues(table))
  const start = text.indexOf(mention)
  const finding = context.read(analyseStructure(text, titles)).assess(start, start + mention.length)
  return finding.marks.map((mark) => `${mark.kind} ${mark.cue.text}`)
}

describe('reading a table', () => {
  test.each([
    ['no\tnegated\tbefore', 'reach missing'],
    ['no\tnegates\tbefore\tclause', 'unknown kind'],
    ['no\tnegated\tinside\tclause', 'unknown direction'],
    ['but\t\tstop\tnegations', 'unknown group'],
    ['{kin} has\tfamily\tbefore\tclause', 'unknown class'],
    ['no\tnegated\tbefore\tclause\nno\tnegated\tbefore\tphrase', 'a cue given twice'],
  ])('refuses %j: %s', (table) => {
    expect(() => parseCues(table)).toThrow(/cue table line \d/)
  })
  test('reads the shipped tables', () => {
    expect(() => parseCues(...cueTables)).not.toThrow()
  })
})

describe('what a table can say', () => {
  test('the longest cue hides the shorter one in it', () => {
    const table = 'no\tnegated\tbefore\tclause\nno change in\t\tpseudo'
    expect(marks(table, 'No change in edema', 'edema')).toEqual([])
    expect(marks(table, 'No edema', 'edema')).toEqual(['negated No'])
  })
  test('a number of words limits a cue', () => {
    const table = 'not\tnegated\tbefore\tclause 1'
    expect(marks(table, 'not acutely ill', 'ill')).toHaveLength(1)
    expect(marks(table, 'not so acutely ill', 'ill')).toEqual([])
  })
  test('words that must follow are not part of the cue', () => {
    const table =
      '@kin\tmother father\n{kin} > denies\t\tpseudo\n{kin}\tfamily\tbefore\tclause\ndenies\tnegated\tbefore\tclause'
    expect(marks(table, 'Mother denies fever', 'fever')).toEqual(['negated denies'])
    expect(marks(table, 'Mother fever', 'fever')).toEqual(['family Mother'])
  })
  test('a cue may ask for a comma before it', () => {
    const table = 'no\tnegated\tbefore\tclause\n, mild\t\tstop\tnegation'
    expect(marks(table, 'no rash, mild edema', 'edema')).toEqual([])
    expect(marks(table, 'no mild edema', 'edema')).toHaveLength(1)
  })
  test('numbers and years', () => {
    const table = 'in {year}\thistorical\tafter\tclause\n{n} years ago\thistorical\tafter\tclause'
    expect(marks(table, 'stroke in 2004', 'stroke')).toHaveLength(1)
    expect(marks(table, 'stroke in 12', 'stroke')).toEqual([])
    expect(marks(table, 'stroke two years ago', 'stroke')).toHaveLength(1)
  })
  test('a soft end stops a clause, not a sentence', () => {
    const table = 'no\tnegated\tbefore\tclause\nif\thypothetical\tbefore\tsentence\nhas\t\tsoft\tnegation hypothetical'
    expect(marks(table, 'if no one has pain', 'pain')).toEqual(['hypothetical if'])
  })
})

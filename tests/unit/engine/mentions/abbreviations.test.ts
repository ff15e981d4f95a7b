import { describe, expect, it } from 'vitest'
import { Abbreviations } from '../../../../src/engine/mentions/abbreviations.ts'
import { tokenize } from '../../../../src/text/tokens.ts'

const abbreviations = new Abbreviations(
  [
    ['dm', 'diabetes mellitus', ''],
    ['dm 2', 'type 2 diabetes', ''],
    ['flu a', 'influenza a', ''],
    ['e coli', 'escherichia coli', ''],
    ['ms', 'multiple sclerosis', 'neurology, optic neuritis'],
    ['ms', 'mitral stenosis', 'valve'],
    ['cap', 'community-acquired pneumonia', ''],
    ['cva', 'cerebrovascular accident', ''],
    ['cva', 'costovertebral angle', 'tenderness'],
    ['er', 'emergency room', 'seen'],
    ['er+', 'estrogen receptor positive', ''],
    ["parkinson's", 'parkinson disease', ''],
    ['', 'nothing', ''],
    ['xx', '', ''],
  ],
  new Set(['cap']),
)

/** The words that the token at `at` stands for in a text that also has the words of `present`, the nearest first. */
const stands = (text: string, at = 0, present: readonly string[] = []): string => {
  const tokens = tokenize(text)
  const distance = (word: string): number => (present.includes(word) ? 1 + 10 * present.indexOf(word) : Infinity)
  return (abbreviations.expand(tokens, at, distance)?.words ?? []).join(' ')
}

describe('an abbreviation', () => {
  it('stands for its words, however it is written', () => {
    for (const written of ['DM', 'dm', 'Dm']) expect(stands(written)).toBe('diabetes mellitus')
    expect(stands('Parkinson’s')).toBe('parkinson disease')
  })
  it('is read as far as it goes: the longer one first', () => {
    expect(stands('DM 2 on insulin')).toBe('type 2 diabetes')
    expect(stands('DM with neuropathy')).toBe('diabetes mellitus')
    expect(stands('DM')).toBe('diabetes mellitus')
  })
  it('goes on behind the stop of a shortened word, and not into what comes next', () => {
    expect(stands('E. coli')).toBe('escherichia coli')
    expect(stands('Flu A')).toBe('influenza a')
    expect(stands('flu a month ago')).toBe('')
    expect(stands('E, coli')).toBe('')
    for (const next of ['DM. 2 falls', 'DM, 2 falls', 'DM\n2. Falls', 'dm. 2 falls'])
      expect(stands(next)).toBe('diabetes mellitus')
  })
  it('is chosen by its surroundings', () => {
    expect(stands('MS', 0, ['valve'])).toBe('mitral stenosis')
    expect(stands('MS', 0, ['neurology'])).toBe('multiple sclerosis')
  })
  it('is chosen by the nearest of several surroundings', () => {
    expect(stands('MS', 0, ['valve', 'neurology'])).toBe('mitral stenosis')
    expect(stands('MS', 0, ['neurology', 'valve'])).toBe('multiple sclerosis')
  })
  it('keeps the sense that needs no surroundings unless those of another one are close', () => {
    expect(stands('CVA', 0, ['tenderness'])).toBe('costovertebral angle')
    expect(stands('CVA', 0, ['fever', 'back', 'tenderness'])).toBe('cerebrovascular accident')
  })
  it('with a plus sign is another one than without', () => {
    expect(stands('ER+ tumor', 0, ['seen'])).toBe('estrogen receptor positive')
    expect(stands('ER today', 0, ['seen'])).toBe('emergency room')
    expect(stands('ER today')).toBe('')
  })
  it('needs all words of a surrounding of several', () => {
    expect(stands('MS', 0, ['optic'])).toBe('')
    expect(stands('MS', 0, ['optic', 'neuritis'])).toBe('multiple sclerosis')
  })
  it('stands for nothing where none of its surroundings is there', () => {
    expect(stands('MS')).toBe('')
  })
  it('that is an ordinary word counts in capitals only', () => {
    expect(stands('CAP')).toBe('community-acquired pneumonia'.replace('-', ' '))
    expect(stands('cap')).toBe('')
    expect(stands('Cap')).toBe('')
    expect(stands('SCREW ON THE CAP TIGHTLY', 3)).toBe('')
    expect(stands('COPD CAP CHF', 1)).not.toBe('')
    const tokens = tokenize('cap DM')
    expect(abbreviations.counts(tokens, 0)).toBe(false)
    expect(abbreviations.counts(tokens, 1)).toBe(true)
  })
  it('is no other word', () => {
    expect(stands('diabetes')).toBe('')
    expect(stands('xx')).toBe('')
  })
})

import { describe, expect, it } from 'vitest'
import { createEngine } from '../../../../src/engine/index.ts'
import { createIndexReader } from '../../../../src/engine/index-terms/index-terms.ts'
import { openClassification } from '../../../../src/library/classification.ts'
import { openRealIndex } from '../../../support/real-index.ts'

const index = await openRealIndex()
const codes = openClassification(index)
/** Invented names, so that only the reader can know them. */
const TERMS = [
  { text: 'Zorblax quivering', code: 'G25.2' },
  { text: 'Zorblax quivering of the left arm', code: 'G25.9' },
  { text: 'Hypertension zorblax', code: 'I10' },
  { text: 'Zorblax, old', code: 'E11' },
  { text: 'Zorb', code: 'R05.9' },
  { text: 'Low zorblaxemia', code: 'D64.9' },
]
const engine = createEngine(index, [createIndexReader(TERMS, codes)])
const read = (text: string) =>
  engine
    .analyse(text, { setting: 'outpatient', date: '2026-11-22' })
    .suggestions.filter(({ rules }) => rules.includes('Alphabetic Index'))

describe('an imported index', () => {
  it('lets conditions be mentioned that only it knows, in any order of their words, with their evidence', () => {
    const text = 'Assessment: quivering zorblax, seen for the first time.'
    const [found, ...others] = read(text)
    expect(others).toEqual([])
    expect(found).toMatchObject({ code: 'G25.2', tier: 'mentioned', billable: true })
    for (const { start, end, text: words } of found!.evidence) expect(text.slice(start, end)).toBe(words)
    expect(found!.evidence.map((span) => span.text)).toEqual(['quivering zorblax'])
  })

  it('gives the longest entry its words', () => {
    expect(read('Assessment: zorblax quivering of the left arm.').map(({ code }) => code)).toEqual(['G25.9'])
  })

  it('is silent of what is denied, of what the engine reads itself, of headers, single words and measured values', () => {
    expect(read('No zorblax quivering.')).toEqual([])
    expect(read('Assessment: hypertension, zorblax.').map(({ code }) => code)).not.toContain('I10')
    expect(read('Old zorblax. Zorb. Low zorblaxemia.')).toEqual([])
  })

  it('does not join words of different sentences', () => {
    expect(read('There is zorblax. Quivering has ended.')).toEqual([])
  })
})

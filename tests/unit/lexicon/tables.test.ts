import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { codeTest } from '../../../src/engine/conventions/patterns.ts'
import { parseDrugs } from '../../../src/engine/medications/drugs.ts'
import { Abbreviations } from '../../../src/engine/mentions/abbreviations.ts'
import { parseAxes } from '../../../src/engine/queries/axes.ts'
import { SECTION_KINDS } from '../../../src/engine/structure/types.ts'
import { fold, lemma } from '../../../src/text/fold.ts'
import { rows } from '../../../src/text/table.ts'
import { Vocabulary } from '../../../src/text/words.ts'
import { duplicates, table, termTables, unsorted } from './tables.ts'

/** Columns of each table, and how many of the first must not be empty. */
const SHAPES = {
  abbreviations: { columns: 3, filled: 2 },
  assumed: { columns: 3, filled: 3 },
  axes: { columns: 2, filled: 2 },
  capitals: { columns: 2, filled: 2 },
  drugs: { columns: 4, filled: 2 },
  fixed: { columns: 2, filled: 2 },
  generic: { columns: 2, filled: 2 },
  ordinary: { columns: 2, filled: 2 },
  sections: { columns: 2, filled: 2 },
  variants: { columns: 2, filled: 2 },
  words: { columns: 2, filled: 2 },
} as const
const names = Object.keys(SHAPES) as (keyof typeof SHAPES)[]

const codeRows = rows(readFileSync('assets/codesets/icd10cm/codes.tsv', 'utf8')).map(([code]) => code!)
const beginnings = new Set(codeRows.flatMap((code) => [3, 4, 5, 6, 7].map((length) => code.slice(0, length))))
const begins = (prefix: string): boolean => beginnings.has(prefix.replace('.', ''))
const vocabulary = new Vocabulary(table('words').rows.map(([word, to]) => [word!, to!]))

describe.each(names)('the table of %s', (name) => {
  const t = table(name)
  const { columns, filled } = SHAPES[name]
  it('is there, and says in its first line what its columns are', () => {
    console.info(`${name}: ${t.rows.length} entries`)
    expect(t.rows.length).toBeGreaterThan(0)
    expect(t.text).toMatch(/^#[^\t\n]+(?:\t[^\t\n]+)+\n/)
  })
  it('has all its columns in every row', () => {
    const wrong = t.rows.filter((r) => r.length !== columns || r.slice(0, filled).some((field) => field === ''))
    expect(wrong).toEqual([])
  })
  it('stands in order', () => {
    expect(unsorted(t)).toEqual([])
  })
  it('has no row twice', () => {
    expect(duplicates(t.rows.map((r) => r.join('\t')))).toEqual([])
  })
})

describe('words', () => {
  const pairs = table('words').rows
  it('stand for one word each, that stands for no other', () => {
    expect(duplicates(pairs.map(([word]) => lemma(fold(word!))))).toEqual([])
    const forms = new Map(pairs.map(([word, to]) => [lemma(word!), lemma(to!)]))
    expect(pairs.filter(([, to]) => forms.has(lemma(to!)) && forms.get(lemma(to!)) !== lemma(to!))).toEqual([])
  })
  it('are one word each', () => {
    expect(
      pairs.filter(([word, to]) => vocabulary.words(word!).length !== 1 || vocabulary.words(to!).length !== 1),
    ).toEqual([])
  })
})

describe('axes', () => {
  const axes = parseAxes(table('axes').text, vocabulary)
  const TOPICS = 'laterality acuity type stage severity site cause trimester control laterality-dominance'.split(' ')
  it('are those that a query can ask for', () => {
    expect([...axes].filter(([, topic]) => !TOPICS.includes(topic))).toEqual([])
  })
  it('have each word on one axis', () => {
    expect(duplicates(table('axes').rows.map(([word]) => vocabulary.form(word!) || word!))).toEqual([])
  })
})

describe('assumed words', () => {
  it('hold for codes that exist', () => {
    for (const [pattern, word] of table('assumed').rows) {
      const holds = codeTest(pattern!)
      expect(codeRows.some(holds), pattern).toBe(true)
      expect(vocabulary.form(word!), word).not.toBe('')
    }
  })
})

describe('abbreviations', () => {
  const list = table('abbreviations').rows
  const capitals = table('capitals').rows.map(([word]) => word!)
  it('are read', () => {
    expect(() => new Abbreviations(list, new Set(capitals))).not.toThrow()
  })
  it('that need surroundings are no terms by themselves, which would do without', () => {
    const plain = new Set(list.filter(([, , context]) => context === '').map(([short]) => short!))
    const doubtful = new Set(list.map(([short]) => short!).filter((short) => !plain.has(short)))
    const bare = termTables.flatMap(({ rows }) => rows.filter(([term]) => doubtful.has(term!)).map(([term]) => term))
    expect(bare).toEqual([])
  })
  it('have one reading that needs no surroundings at most', () => {
    expect(duplicates(list.filter(([, , context]) => context === '').map(([short]) => short!))).toEqual([])
  })
})

describe('drugs', () => {
  const list = table('drugs').rows
  it('are read', () => {
    expect(parseDrugs(list, []).byWord.size).toBeGreaterThan(1000)
  })
  it('lead to codes that exist', () => {
    const wrong = list.flatMap(([name, , status, treats]) =>
      [status!, ...treats!.split(',')].filter((code) => code !== '' && !begins(code)).map((code) => `${name}: ${code}`),
    )
    expect(wrong).toEqual([])
    expect(list.filter(([, , status]) => status !== '' && !/^Z79/.test(status!))).toEqual([])
  })
})

describe('section titles', () => {
  it('have kinds that are known', () => {
    const kinds: readonly string[] = [...SECTION_KINDS, 'system']
    expect(table('sections').rows.filter(([, kind]) => !kinds.includes(kind!))).toEqual([])
  })
  it('have one kind each', () => {
    expect(duplicates(table('sections').rows.map(([title]) => fold(title!)))).toEqual([])
  })
})

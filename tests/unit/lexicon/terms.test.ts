import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { engineBuilder } from '../../../src/engine/compile/builder.ts'
import { openEngineData } from '../../../src/engine/data.ts'
import { Source } from '../../../src/engine/mentions/dictionary.ts'
import { termWords } from '../../../src/engine/mentions/titles.ts'
import { buildClassification } from '../../../src/library/compile/classification.ts'
import { type Assets, compileIndex } from '../../../src/store/compile/compile.ts'
import { openIndex } from '../../../src/store/format.ts'
import { folderAssets } from '../../../src/store/node.ts'
import { tokenize } from '../../../src/text/tokens.ts'
import { Vocabulary } from '../../../src/text/words.ts'
import { duplicates, table, termTables, unsorted } from './tables.ts'

/** The dictionary as it is without the terms of the lexicon: what the classification's own words reach by themselves. */
const assets = folderAssets(fileURLToPath(new URL('../../../assets', import.meta.url)))
const withoutTerms: Assets = { ...assets, list: (folder) => (folder === 'lexicon/terms' ? [] : assets.list(folder)) }
const { manifest, chunks } = await compileIndex(withoutTerms, [buildClassification, engineBuilder])
const { codes, dictionary } = openEngineData(openIndex(chunks, manifest))
const vocabulary = new Vocabulary(table('words').rows.map(([word, to]) => [word!, to!]))

const entries = termTables.flatMap(({ path, rows }) =>
  rows.map(([term = '', code = '', context = '']) => ({ path, term, code, context })),
)
const named = (list: typeof entries): string[] => list.map((e) => `${e.path}: ${e.term}\t${e.code}\t${e.context}`)

/** Words of a title or inclusion term → rows: several where a name has moved from code to code over the years. */
const own = new Map<string, number[]>()
for (let i = 0; i < dictionary.termRow.length; i++) {
  if (dictionary.termSource[i]! > Source.includes) continue
  const ids = dictionary.termWords.subarray(dictionary.termStart[i], dictionary.termStart[i + 1])
  const words = Array.from(ids, (id) => dictionary.vocabulary[id - 1]!)
  const key = words.sort().join(' ')
  own.set(key, [...(own.get(key) ?? []), dictionary.termRow[i]!])
}

/** The small words around a single one belong to the term ("on aspirin"): the title does not reach it. */
const isBare = (term: string, words: readonly string[]): boolean =>
  words.length > 1 || tokenize(term).norm.every((norm) => vocabulary.form(norm) !== '')

describe("clinicians' terms", () => {
  it('are there', () => {
    console.info(`${entries.length} terms in ${termTables.length} tables`)
    expect(entries.length).toBeGreaterThan(10_000)
  })
  it('name a code that exists', () => {
    expect(named(entries.filter((e) => codes.find(e.code) < 0))).toEqual([])
  })
  it('are written with the dot and in small letters, three columns each', () => {
    expect(termTables.flatMap(({ rows }) => rows.filter((r) => r.length !== 3))).toEqual([])
    expect(named(entries.filter((e) => e.code !== codes.code(codes.find(e.code))))).toEqual([])
    expect(named(entries.filter((e) => e.term !== e.term.toLowerCase() || e.term !== e.term.trim()))).toEqual([])
  })
  it('have words that a note can hold', () => {
    const empty = entries.filter((e) => termWords(e.term, vocabulary).length === 0)
    expect(named(empty)).toEqual([])
  })
  it('stand in order', () => {
    expect(termTables.flatMap(unsorted)).toEqual([])
  })
  it('name one code each in the same surroundings, across all tables', () => {
    expect(duplicates(entries.map((e) => `${e.term}\t${e.context}`))).toEqual([])
  })
  it('are not reached from the title or an inclusion term of their code already', () => {
    const needless = entries.filter((e) => {
      if (e.context !== '') return false
      const words = [...new Set(termWords(e.term, vocabulary))]
      const rows = own.get(words.sort().join(' ')) ?? []
      return isBare(e.term, words) && rows.length > 0 && rows.every((row) => row === codes.find(e.code))
    })
    console.info(`${needless.length} needless terms`)
    expect(named(needless)).toEqual([])
  })
})

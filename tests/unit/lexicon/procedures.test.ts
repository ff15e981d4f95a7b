import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readEntry } from '../../../src/library/procedures/lexicon.ts'
import { duplicates, table, unsorted } from './tables.ts'

const named = readdirSync('assets/lexicon/procedures/named').map((name) => `named/${name.replace(/\.tsv$/, '')}`)
const kindOf = (name: string) => (name.startsWith('named/') ? 'named' : name) as 'named' | 'operations' | 'sites'

describe.each([...named, 'operations', 'sites', 'approaches'])('the procedures of %s', (name) => {
  const t = table(`procedures/${name}`)
  it('have a phrase and a meaning each, in order, none twice', () => {
    expect(t.rows.filter((row) => row.length !== 2 || row.some((field) => field === ''))).toEqual([])
    expect(unsorted(t)).toEqual([])
    expect(duplicates(t.rows.map(([phrase]) => phrase!))).toEqual([])
  })
  it('are written as their kind asks, with words that count', () => {
    const empty = t.rows.filter(([phrase, meaning]) => readEntry(kindOf(name), phrase!, meaning!).words.length === 0)
    expect(empty).toEqual([])
  })
})

describe('named procedures', () => {
  it('have one meaning across specialties', () => {
    expect(duplicates(named.flatMap((name) => table(`procedures/${name}`).rows.map(([phrase]) => phrase!)))).toEqual([])
  })
})

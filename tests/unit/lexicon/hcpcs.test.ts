import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openDrugs } from '../../../src/library/hcpcs/drugs.ts'
import { openModifiers } from '../../../src/library/hcpcs/modifiers.ts'
import { table, unsorted } from './tables.ts'

const ROOT = new URL('../../../', import.meta.url)
const bundled = (name: string): string => readFileSync(new URL(`assets/codesets/hcpcs/${name}`, ROOT), 'utf8')
const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split('\t'))
const codes = new Set(rowsOf(bundled('codes.tsv')).map(([code]) => code))
const drugs = table('hcpcs-drugs')
const terms = table('hcpcs-terms')
const modifiers = table('modifiers')
const groups = table('modifier-groups')
const abbreviations = table('descriptor-abbreviations')

describe('the tables of words for HCPCS Level II', () => {
  it('are sorted and hold nothing twice', () => {
    for (const one of [drugs, terms, modifiers, groups, abbreviations, table('services')]) {
      expect(unsorted(one)).toEqual([])
      const keys = one.rows.map(([key]) => key)
      expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([])
    }
  })

  it('lead to codes that exist', () => {
    expect(drugs.rows.filter(([code]) => !codes.has(code))).toEqual([])
    expect(terms.rows.filter(([, code]) => !codes.has(code!))).toEqual([])
  })

  it('measure each drug in a way that amounts can be turned into', () => {
    expect(openDrugs(drugs.text).all).toHaveLength(drugs.rows.length)
  })

  it('write no abbreviation as itself', () => {
    expect(abbreviations.rows.filter(([short, long]) => short === long)).toEqual([])
  })

  const official = new URL('../shared/codesets/hcpcs/hcpcs_2025oct_merged.DERIVED.tsv', ROOT)
  it.skipIf(!existsSync(official))('measure drugs as the official long descriptors do', () => {
    const long = new Map(rowsOf(readFileSync(official, 'utf8')).map(([code, , text]) => [code, text]))
    const own = openDrugs(drugs.text)
    const differing = own.all.filter(({ code, dose }) => {
      const stated = own.doses((long.get(code) ?? '').replace(/\bper (gram|gm|milligram|ml)\b/gi, '1 $1'))
      return stated.length > 0 && !stated.some(({ value }) => Math.abs(value - dose.value) < 1e-9)
    })
    expect(differing).toEqual([])
  })
})

describe('the table of modifiers', () => {
  const opened = openModifiers(modifiers.text, groups.text, bundled('modifiers.tsv'))

  it('tells every modifier that the claims editor knows', () => {
    const known = new Set(rowsOf(bundled('modifiers.tsv')).map(([code]) => code!))
    expect([...known].filter((code) => opened.find(code) === undefined)).toEqual([])
  })

  it('puts each into a group that there is, and uses every group', () => {
    const named = new Set(groups.rows.map(([id]) => id))
    expect(modifiers.rows.filter(([, , group]) => !named.has(group!))).toEqual([])
    const used = new Set(modifiers.rows.map(([, , group]) => group))
    expect([...named].filter((id) => !used.has(id))).toEqual([])
  })

  it('writes ranges of code numbers from first to last', () => {
    for (const [id = '', , ranges = ''] of groups.rows) {
      if (ranges === '*') continue
      for (const range of ranges.split(',')) {
        expect(range, id).toMatch(/^[0-9A-Z]\d{4}(?:-[0-9A-Z]\d{4})?$/)
        const [first = '', last = first] = range.split('-')
        expect(first <= last, range).toBe(true)
      }
    }
  })

  const official = new URL('../shared/codesets/hcpcs/hcpcs_2025oct_merged.DERIVED.tsv', ROOT)
  it.skipIf(!existsSync(official))('says nothing in the words of the official texts', () => {
    const words = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? []
    const taken = new Set<string>()
    for (const [, kind, text = ''] of rowsOf(readFileSync(official, 'utf8'))) {
      const all = kind === 'modifier' ? words(text) : []
      for (let i = 0; i + 6 <= all.length; i++) taken.add(all.slice(i, i + 6).join(' '))
    }
    const copied = modifiers.rows.filter(([, meaning = '']) => {
      const all = words(meaning)
      return all.some((_, i) => i + 6 <= all.length && taken.has(all.slice(i, i + 6).join(' ')))
    })
    expect(copied).toEqual([])
  })
})

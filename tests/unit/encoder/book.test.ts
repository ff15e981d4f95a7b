import { describe, expect, it } from 'vitest'
import { bookLines, bookParts, completions, followBook } from '../../../src/encoder/book.ts'
import { createEncoder } from '../../../src/encoder/encoder.ts'
import { search } from '../../../src/encoder/search.ts'
import { readImports } from '../../../src/releases/imports/index.ts'
import { writeContainer } from '../../../src/store/compile/container.ts'
import { type Index, openIndex } from '../../../src/store/format.ts'
import { openRealIndex } from '../../support/real-index.ts'

const index = await openRealIndex()
const date = '2026-11-01'
const derived = createEncoder(async () => index)

const XML = `<ICD10CM.index><version>2027</version><title>ICD-10-CM INDEX TO DISEASES</title><letter><title>A</title>
<mainTerm><title>Ague</title><see>Malaria</see></mainTerm>
<mainTerm><title>Alcohol</title><see>Table of Drugs and Chemicals, ethanol</see></mainTerm>
<mainTerm><title>Malaria</title><code>B54</code><term level="1"><title>quartan</title><code>B52.-</code></term>
<term level="1"><title>extinct</title><code>B50.99</code></term></mainTerm></letter></ICD10CM.index>`

async function withIndex() {
  const bytes = new TextEncoder().encode(XML)
  const { read } = await readImports([{ name: 'index.xml', bytes }], { before: async () => undefined })
  const { manifest, chunks } = await writeContainer(read[0]!.imported.sections, {})
  const imported: Index = openIndex(chunks, manifest)
  return createEncoder(
    async () => index,
    async (kind) => (kind === 'alphabetic-index' ? imported : undefined),
  )
}

describe('the book before anything is imported', () => {
  it('has a term index, never called Alphabetic Index, and two tables that say what they are derived from', async () => {
    const parts = await bookParts(derived)
    expect(parts.map(({ id, title, official }) => [id, title, official])).toEqual([
      ['index', 'Term index', false],
      ['neoplasm', 'Neoplasms, derived from titles', false],
      ['drug', 'Substances, derived from titles', false],
    ])
    expect(parts[0]?.letters.length).toBeGreaterThan(24)
    expect(parts[1]?.columns).toHaveLength(6)
  })
  it('names only codes that are in force', async () => {
    const { parts } = await derived.open('book')
    const codes = await derived.open('classification')
    const day = 20_758 // 2026-11-01
    for (const part of parts) {
      const wrong: string[] = []
      for (let i = 0; i < part.size; i++) {
        const { code, cells } = part.line(i)
        for (const printed of [code, ...cells].filter(Boolean)) {
          const row = codes.find(printed.replace(/\.?-$/, ''))
          if (row < 0 || !codes.isValid(row, day) || printed.endsWith('-') === codes.isBillable(row, day))
            wrong.push(printed)
        }
      }
      expect(wrong.filter((code) => !/^T(?:3[6-9]|[45]\d|6[0-5])/.test(code))).toEqual([])
    }
  })
  it.each([
    ['diab mell', 'Diabetes mellitus E11.9'],
    ['fract femur', 'Fracture > femur S72.9-'],
  ])('finds %s', async (query, expected) => {
    const lines = await bookLines(derived, { part: 'index', at: { query }, date })
    if ('ok' in lines) throw new Error(lines.message)
    expect(lines.map((l) => `${[...l.path, l.title].join(' > ')} ${l.code}`)[0]).toBe(expected)
  })
  it('stays below three megabytes', () => {
    const bytes = index.manifest.chunks.filter(({ volume }) => volume === 'book').reduce((n, c) => n + c.bytes, 0)
    expect(bytes).toBeLessThan(3_000_000)
  })
})

describe('the book with the Alphabetic Index imported', () => {
  it('shows it in place of the term index, with how its codes stand on the date', async () => {
    const encoder = await withIndex()
    const [part] = await bookParts(encoder)
    expect(part).toMatchObject({ title: 'Alphabetic Index of ICD-10-CM', version: 'FY2027', official: true })
    const lines = await bookLines(encoder, { part: 'index', at: { entry: 3 }, date })
    if ('ok' in lines) throw new Error(lines.message)
    expect(lines.map(({ entry, title, status, path }) => [entry, title, status, path])).toEqual([
      [2, 'Malaria', 'billable', []],
      [3, 'quartan', 'incomplete', ['Malaria']],
      [4, 'extinct', 'unknown', ['Malaria']],
    ])
  })
  it('follows cross-references within it and into its tables', async () => {
    const encoder = await withIndex()
    expect(await followBook(encoder, { part: 'index', reference: 'Malaria, quartan' })).toEqual({
      part: 'index',
      entry: 3,
    })
    const drug = await followBook(encoder, { part: 'index', reference: 'Table of Drugs and Chemicals, ethanol' })
    expect(drug?.part).toBe('drug')
    expect(await followBook(encoder, { part: 'index', reference: 'Nothing of the kind' })).toBeNull()
  })
  it('completes a code with a dash by what is in force, and nothing that is whole', async () => {
    const found = await completions(derived, { code: 'B52.-', date })
    expect(found.map(({ code }) => code)).toEqual(['B52.0', 'B52.8', 'B52.9'])
    expect(await completions(derived, { code: 'B54', date })).toEqual([])
    expect(await completions(derived, { code: 'nonsense', date })).toEqual([])
  })
  it('serves the look-up too, beside what it finds by itself', async () => {
    const encoder = await withIndex()
    const codesOf = async (query: string) => {
      const hits = await search(encoder, { query, date })
      if ('ok' in hits) throw new Error(hits.message)
      return hits.map(({ code }) => code)
    }
    expect(await codesOf('malaria quartan')).toContain('B52')
    // an old name that only the index has, by way of its cross-reference
    expect((await codesOf('ague'))[0]).toBe('B54')
  })
  it('refuses a date that no release covers', async () => {
    expect(await bookLines(derived, { part: 'index', at: { letter: 'A' }, date: '1999-01-01' })).toMatchObject({
      error: 'date-outside-releases',
    })
  })
})

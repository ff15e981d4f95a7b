import { existsSync, readFileSync } from 'node:fs'
import { zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { hcpcsReader } from '../../../../src/releases/imports/hcpcs.ts'
import { readImports } from '../../../../src/releases/imports/index.ts'
import type { Imported } from '../../../../src/releases/imports/types.ts'
import type { Result } from '../../../../src/releases/result.ts'
import { writeContainer } from '../../../../src/store/compile/container.ts'
import { openIndex } from '../../../../src/store/format.ts'
import { value } from '../samples.ts'

const OFFICIAL = new URL('../../../../../shared/codesets/hcpcs/2019_official_zip/', import.meta.url)
const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const file = (text: string, name = 'HCPC2027_JAN_ANWEB.txt') => ({ name, bytes: encode(text) })

/** A record of the fixed form: descriptors, dates of addition and termination. */
function record(
  code: string,
  sequence: number,
  kind: string,
  long: string,
  short = '',
  added = '',
  ended = '',
): string {
  const head = `${code.padStart(5)}${String(sequence).padStart(5, '0')}${kind}`
  const texts = `${long.padEnd(80)}${short.padEnd(28)}`
  return `${head}${texts}`.padEnd(268).concat(added.padEnd(16), ended.padEnd(8), 'N').padEnd(320)
}
const WHOLE = [
  '***Disclaimers',
  record('A1', 100, '7', 'Bandage on one spot', 'Bandage one', '20020701'),
  record('A9999', 100, '3', 'Widget for testing, each, of a length that goes on', 'Test widget', '20010101'),
  record('A9999', 200, '4', 'on a second line'),
  record('D0999', 100, '3', 'Dental thing', 'Dental', '20010101'),
  record('J9999', 100, '3', 'Injection, inventol, 5 mg', 'Inj, inventol', '20260101', '20260930'),
  record('V9999', 100, '3', 'Last item', 'Last', '20010101'),
  '',
].join('\n')

const sectionOf = (imported: Imported, name: string) =>
  imported.sections.find((s) => s.name === `hcpcs-file.${name}`)?.data
const read = (text: string, name?: string) => hcpcsReader.read([file(text, name)], {})
const errorOf = (result: Result<unknown>) => (result.ok ? undefined : result.error)

describe('the quarterly file of HCPCS Level II', () => {
  it('gives codes with both descriptors and modifiers, and leaves dental codes out', () => {
    const imported = value(read(WHOLE))
    expect(imported.about).toEqual({ edition: 'January 2027', codes: 3, modifiers: 1, 'dental codes left out': 1 })
    expect(sectionOf(imported, 'long')).toEqual([
      'Widget for testing, each, of a length that goes on on a second line',
      'Injection, inventol, 5 mg',
      'Last item',
    ])
    expect(sectionOf(imported, 'modifier')).toEqual(['A1'])
  })

  it('is read alike as a table', () => {
    const head = 'HCPC\tSEQNUM\tRECID\tLONG DESCRIPTION\tSHORT DESCRIPTION\tADD DT\tACT EFF DT\tTERM DT'
    const table = [
      head,
      'A9999\t10\t3\tWidget\tWdgt\t20010101\t20010101\t',
      'V9999\t10\t3\tLast\tLst\t20010101\t\t20261231',
    ]
    const imported = value(read(table.join('\n')))
    expect(imported.about).toMatchObject({ codes: 2, modifiers: 0 })
    expect(sectionOf(imported, 'long')).toEqual(['Widget', 'Last'])
  })

  it.each([
    [
      'a record that is cut off',
      WHOLE.replace(record('V9999', 100, '3', 'Last item', 'Last', '20010101'), 'V9999001003La'),
      7,
    ],
    ['a line that is no record', WHOLE.replace('V9999', 'nope '), 7],
    ['a file that ends early', WHOLE.split('\n').slice(0, 4).join('\n'), 4],
    ['a record without its date', WHOLE.replaceAll('20260101', '        '), 6],
  ])('is refused with the line number: %s', (_what, text, line) => {
    expect(errorOf(read(text))).toMatchObject({ line })
  })

  it('is found in a zip in a zip, and told from other files', async () => {
    const inner = zipSync({ 'HCPC2027_JAN_ANWEB.txt': encode(WHOLE), 'readme.txt': encode('A guide.') })
    const outer = zipSync({ 'inner.zip': inner })
    const outcome = await readImports([{ name: 'outer.zip', bytes: outer }], { before: async () => undefined })
    expect(outcome.read.map(({ reader }) => reader.kind)).toEqual(['hcpcs'])
    expect(outcome.ignored).toEqual(['readme.txt'])
  })

  it('is refused where a newer one is imported', async () => {
    const { sections, about } = value(read(WHOLE))
    const { manifest, chunks } = await writeContainer(sections, about)
    const before = openIndex(chunks, manifest)
    const older = hcpcsReader.read([file(WHOLE, 'HCPC2026_OCT_ANWEB.txt')], { before })
    expect(errorOf(older)).toMatchObject({ file: 'HCPC2026_OCT_ANWEB.txt', found: 'October 2026' })
    expect(hcpcsReader.read([file(WHOLE, 'HCPC2027_APR_ANWEB.txt')], { before }).ok).toBe(true)
  })

  it('gives the previous data a message and nothing else where the file is foreign', async () => {
    const outcome = await readImports([file('just a letter', 'x.txt')], { before: async () => undefined })
    expect(outcome.read).toEqual([])
    expect(outcome.failed[0]).toMatchObject({ file: 'x.txt', found: 'just a letter' })
  })

  it.skipIf(!existsSync(OFFICIAL))('of 2019 is read whole, as text and as spreadsheet', () => {
    for (const name of ['HCPC2019_CONTR_ANWEB.txt', 'HCPC2019_CONTR_ANWEB.xlsx']) {
      const bytes = new Uint8Array(readFileSync(new URL(name, OFFICIAL)))
      const imported = value(hcpcsReader.read([{ name, bytes }], {}))
      expect(imported.about).toMatchObject({ edition: '2019', codes: 6440, modifiers: 360 })
      const codes = imported.preview.rows.map(([code]) => code)
      expect(codes[0]).toBe('A0021')
    }
  })
})

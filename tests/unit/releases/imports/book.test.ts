import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { openPart } from '../../../../src/library/book/part.ts'
import type { BookPartId } from '../../../../src/library/book/types.ts'
import { containerOf, type ReadImport, readImports } from '../../../../src/releases/imports/index.ts'
import type { ImportFile } from '../../../../src/releases/imports/types.ts'
import { describe as sentence } from '../../../../src/releases/result.ts'
import { type Index, openIndex } from '../../../../src/store/format.ts'

const INDEX = `<?xml version="1.0"?>
<ICD10CM.index><version>2028</version><title>ICD-10-CM INDEX TO DISEASES</title><letter><title>H</title>
<mainTerm><title>Hat<nemod>(green)</nemod></title><code>G00.0</code>
<term level="1"><title>mossy</title><code>G00.1</code></term></mainTerm></letter></ICD10CM.index>`
const NEOPLASM = `<?xml version="1.0"?>
<ICD10CM.index><version>2028</version><indexHeading><head col="1">Neoplasm</head><head col="2">Malignant Primary</head><head col="3">Benign</head></indexHeading>
<letter><title>N</title><mainTerm><title>Neoplasm</title><cell col="2">C80.1</cell><cell col="3">D36.9</cell>
<term level="1"><title>brim</title><cell col="2">C00.1</cell><cell col="3">-</cell></term></mainTerm></letter></ICD10CM.index>`
const ADDENDA = 'ICD-10-CM INDEX to DISEASES and INJURIES\n 2029 Addenda\nNo Change Hat G00.0\nAdd - torn G00.2\n'
const ORDER = '00001 A00     0 Cholera                                                      Cholera\r\n'

const file = (name: string, content: string | Uint8Array): ImportFile => ({
  name,
  bytes: typeof content === 'string' ? strToU8(content) : content,
})
const zipped = (files: Record<string, string | Uint8Array>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, c]) => [name, typeof c === 'string' ? strToU8(c) : c])))
const read = (files: ImportFile[], before?: Index) => readImports(files, { before: async () => before })
const openRead = async (one: ReadImport): Promise<Index> => {
  const { manifest, chunks } = await containerOf(one)
  return openIndex(chunks, manifest)
}
const titles = async (one: ReadImport, part: BookPartId): Promise<string[]> => {
  const book = openPart(await openRead(one), part, true)
  return Array.from({ length: book?.size ?? 0 }, (_, i) => `${book?.line(i).depth} ${book?.line(i).title}`)
}

describe('official indexes', () => {
  it('are told by what they hold, out of a zip in a zip, whatever their names, and beside files that nobody reads', async () => {
    const inner = zipped({ 'Table and Index/a.xml': NEOPLASM, 'guide.txt': 'Guide\n' })
    const outer = zipped({ 'index.xml': INDEX, 'more.zip': inner })
    const { read: all, failed, ignored } = await read([file('given.zip', outer)])
    expect(failed).toEqual([])
    expect(ignored).toEqual(['guide.txt'])
    expect(all.map(({ reader, files }) => [reader.kind, files[0]?.name])).toEqual([
      ['alphabetic-index', 'index.xml'],
      ['neoplasm-table', 'a.xml'],
    ])
    expect(all[0]?.imported.about).toEqual({ release: 'FY2028', 'main terms': 1, entries: 2 })
    expect(all[0]?.files[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
    // the one main term of the table is no level of its own
    expect(await titles(all[1]!, 'neoplasm')).toEqual(['0 Neoplasm', '0 brim'])
    expect(all[1]?.imported.preview.rows[1]).toEqual(['brim', 'C00.1', ''])
  })
  it('take newer addenda with them, or later by themselves, and none twice', async () => {
    const together = await read([file('icd10cm_index_2028.xml', INDEX), file('index-addenda-2029.txt', ADDENDA)])
    expect(await titles(together.read[0]!, 'index')).toEqual(['0 Hat', '1 mossy', '1 torn'])
    const alone = await read([file('icd10cm_index_2028.xml', INDEX)])
    const later = await read([file('addenda.txt', ADDENDA)], await openRead(alone.read[0]!))
    expect(later.read[0]?.imported.about).toMatchObject({ release: 'FY2029', 'addenda applied': 1 })
    expect(await titles(later.read[0]!, 'index')).toEqual(['0 Hat', '1 mossy', '1 torn'])
    const again = await read([file('addenda.txt', ADDENDA)], await openRead(later.read[0]!))
    expect(again.read[0]?.imported.about).toEqual({ release: 'FY2029', 'main terms': 1, entries: 3 })
  })
})

describe('what cannot be imported is named with what was expected', () => {
  const message = async (files: ImportFile[]): Promise<string> => {
    const { read: none, failed } = await read(files)
    expect(none).toEqual([])
    return failed.map(sentence).join('\n')
  }
  it.each([
    [
      'an order file',
      [file('icd10cm_order_2028.txt', ORDER)],
      /icd10cm_order_2028\.txt: expected a file of a kind that can be imported, found "an order file of codes/,
    ],
    [
      'a foreign file',
      [file('a.csv', 'name,age\nx,1\n')],
      /a\.csv, line 1: expected a file of a kind that can be imported, found "name,age"/,
    ],
    ['an empty file', [file('a.txt', '')], /a\.txt: expected .*found "an empty file"/],
    ['a PDF', [file('a.txt', '%PDF-1.7 …')], /found "a PDF/],
    ['a schema', [file('a.xsd', '<?xml?><xs:schema>')], /found "the schema/],
    ['a zip without any text', [file('a.zip', zipped({ 'a.pdf': '%PDF' }))], /found "an archive without text or XML"/],
    [
      'a zip that is cut short',
      [file('a.zip', zipped({ 'a.xml': INDEX }).slice(0, 60))],
      /a\.zip: expected a readable zip archive/,
    ],
    ['an index that is cut short', [file('i.xml', INDEX.slice(0, 230))], /i\.xml, line \d+: expected/],
    ['two indexes', [file('a.xml', INDEX), file('b.xml', INDEX)], /b\.xml: expected no second index beside a\.xml/],
    [
      'addenda without their index',
      [file('x-2029.txt', ADDENDA)],
      /expected the Alphabetic Index of ICD-10-CM that these addenda belong to/,
    ],
    [
      'addenda after a year that is missing',
      [file('a.xml', INDEX), file('index-addenda-2031.txt', ADDENDA)],
      /without a year between/,
    ],
    [
      'printed addenda of a table',
      [file('n.txt', '  ICD-10-CM TABLE of NEOPLASMS\n 2029 Addenda\n')],
      /take the XML of that year/,
    ],
  ])('%s', async (_what, files, expected) => {
    expect(await message(files)).toMatch(expected)
  })
  it('zips in each other without end', async () => {
    let zip = zipped({ 'a.xml': INDEX })
    for (let i = 0; i < 4; i++) zip = zipped({ 'a.zip': zip })
    expect(await message([file('a.zip', zip)])).toMatch(/at most 3 zip archives in each other/)
  })
})

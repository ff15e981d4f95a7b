/** Finds the newest official indexes and tables in a folder of official files, with the addenda that follow them, and opens them. */
import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { openPart } from '../../library/book/part.ts'
import type { BookPart, BookPartId } from '../../library/book/types.ts'
import { containerOf, readImports } from '../../releases/imports/index.ts'
import type { ImportFile } from '../../releases/imports/types.ts'
import { describe } from '../../releases/result.ts'
import { openIndex } from '../../store/format.ts'

const PARTS: Readonly<Record<string, BookPartId>> = {
  'alphabetic-index': 'index',
  'external-cause-index': 'external-causes',
  'neoplasm-table': 'neoplasm',
  'drug-table': 'drug',
}

/** @throws Error with what could not be read, or when there is no Alphabetic Index in the folder */
export async function officialBook(folder: string): Promise<BookPart[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?:index|neoplasm|drug)[^/]*\.(?:xml|txt)$/i.test(path))
    .map((path): ImportFile => ({ name: basename(path), bytes: new Uint8Array(readFileSync(join(folder, path))) }))
  const { read, failed } = await readImports(newest(files), { before: async () => undefined })
  if (failed.length > 0) throw new Error(failed.map(describe).join('\n'))
  const parts: BookPart[] = []
  for (const one of read) {
    const id = PARTS[one.reader.kind]
    if (id === undefined) continue
    const { manifest, chunks } = await containerOf(one)
    const part = openPart(openIndex(chunks, manifest), id, true)
    if (part) parts.push(part)
  }
  if (!parts.some(({ id }) => id === 'index')) throw new Error(`There is no Alphabetic Index in ${folder}.`)
  return parts
}

/** Of several years of one XML file the newest; every addenda in plain text but those of the tables, which are printed in columns. */
function newest(files: readonly ImportFile[]): ImportFile[] {
  const kindOf = (name: string): string => /eindex|neoplasm|drug|index/i.exec(name)?.[0].toLowerCase() ?? ''
  const yearOf = (name: string): number => Number(/20\d\d/.exec(name)?.[0] ?? 0)
  const xml = new Map<string, ImportFile>()
  for (const file of files.filter(({ name }) => /\.xml$/i.test(name) && !/pcs/i.test(name))) {
    const known = xml.get(kindOf(file.name))
    if (known === undefined || yearOf(known.name) < yearOf(file.name)) xml.set(kindOf(file.name), file)
  }
  const addenda = files.filter(({ name }) => /index[-_ ]addenda.*\.txt$/i.test(name))
  return [...xml.values(), ...addenda]
}

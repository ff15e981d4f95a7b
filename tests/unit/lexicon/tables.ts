/** The language tables as written, for the lints. */
import { readdirSync, readFileSync } from 'node:fs'
import { rows } from '../../../src/text/table.ts'

const FOLDER = 'assets/lexicon'

export interface Table {
  path: string
  text: string
  /** Without comments and empty lines. */
  rows: string[][]
}

export function table(name: string): Table {
  const path = `${FOLDER}/${name}.tsv`
  const text = readFileSync(path, 'utf8')
  return { path, text, rows: rows(text) }
}

/** The tables of clinicians' terms: term, code, context. */
export const termTables: readonly Table[] = readdirSync(`${FOLDER}/terms`)
  .sort()
  .map((name) => table(`terms/${name.replace(/\.tsv$/, '')}`))

/** Neighbours in the wrong order, by the whole line, in order of UTF-16 units. */
export function unsorted({ path, text }: Table): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('#'))
  return lines.flatMap((line, i) => (i > 0 && compare(lines[i - 1]!, line) > 0 ? [`${path}: ${line}`] : []))
}

/** By columns, so that a shorter term stands before a longer one. */
function compare(a: string, b: string): number {
  const [left, right] = [a.split('\t'), b.split('\t')]
  for (let i = 0; i < left.length; i++) {
    if (left[i] !== right[i]) return (left[i] ?? '') < (right[i] ?? '') ? -1 : 1
  }
  return 0
}

export function duplicates(keys: readonly string[]): string[] {
  const seen = new Set<string>()
  return keys.filter((key) => seen.has(key) || !seen.add(key))
}

/** Rows of a spreadsheet (.xlsx): the texts of the first sheet, nothing of its looks or formulas. */
import { unzipSync } from 'fflate'
import { fail, ok, type Result } from './result.ts'

const LARGEST = 200_000_000
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }
const SHEET = 'xl/worksheets/sheet1.xml'
const STRINGS = 'xl/sharedStrings.xml'

export interface SheetRow {
  /** From 1, as the spreadsheet shows it. */
  line: number
  /** By column from 0; '' for an empty cell. */
  cells: string[]
}

/** @param most rows at most, where a beginning is enough */
export function readSheet(bytes: Uint8Array, file: string, most = Number.POSITIVE_INFINITY): Result<SheetRow[]> {
  let oversized = false
  let parts: Record<string, Uint8Array>
  try {
    parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        oversized ||= originalSize > LARGEST
        return !oversized && (name === SHEET || name === STRINGS)
      },
    })
  } catch (error) {
    return fail(file, 0, 'a readable spreadsheet (.xlsx)', error instanceof Error ? error.message : '')
  }
  const sheet = parts[SHEET]
  if (oversized || sheet === undefined) return fail(file, 0, 'a spreadsheet (.xlsx) with a first sheet', '')
  const decoder = new TextDecoder()
  const shared = parts[STRINGS] ? sharedStrings(decoder.decode(parts[STRINGS])) : []
  const rows: SheetRow[] = []
  for (const match of decoder.decode(sheet).matchAll(/<row\b[^>]*?\br="(\d+)"[^>]*?(?:\/>|>([\s\S]*?)<\/row>)/g)) {
    if (rows.length === most) break
    rows.push({ line: Number(match[1]), cells: cellsOf(match[2] ?? '', shared) })
  }
  return ok(rows)
}

function cellsOf(row: string, shared: readonly string[]): string[] {
  const cells: string[] = []
  for (const match of row.matchAll(/<c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/c>)/g)) {
    const [, attributes = '', content = ''] = match
    const column = columnOf(/\br="([A-Z]+)\d+"/.exec(attributes)?.[1] ?? '')
    const value = /<v[^>]*>([\s\S]*?)<\/v>/.exec(content)?.[1] ?? ''
    const text = /\bt="s"/.test(attributes) ? (shared[Number(value)] ?? '') : textOf(content) || unescaped(value)
    while (cells.length < column) cells.push('')
    cells[column] = text
  }
  return cells
}

/** A is 0, Z 25, AA 26. */
const columnOf = (letters: string): number =>
  [...letters].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0) - 1

const sharedStrings = (xml: string): string[] =>
  [...xml.matchAll(/<si\b[^>]*?(?:\/>|>([\s\S]*?)<\/si>)/g)].map((match) => textOf(match[1] ?? ''))

/** The runs of a text, without their phonetic guides. */
const textOf = (xml: string): string =>
  [...xml.replace(/<rPh\b[\s\S]*?<\/rPh>/g, '').matchAll(/<t\b[^>]*>([\s\S]*?)<\/t>/g)]
    .map((m) => unescaped(m[1]!))
    .join('')

const unescaped = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal))
    return hexadecimal ? String.fromCodePoint(Number.parseInt(hexadecimal, 16)) : (ENTITIES[name] ?? whole)
  })

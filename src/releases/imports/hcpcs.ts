/**
 * The official quarterly file of HCPCS Level II (CMS, "Alpha-Numeric HCPCS"): its fixed-width text of 320 columns, and the spreadsheet or
 * tab separated text with one code a row. Dental codes and anything that is not Level II are left out.
 */
import { parseDay } from '../../library/day.ts'
import { type HcpcsLine, hcpcsFileSections } from '../../library/hcpcs/imported.ts'
import { hcpcsKey } from '../../library/hcpcs/key.ts'
import { readCsv } from '../csv.ts'
import { fail, ok, type Result } from '../result.ts'
import { readSheet } from '../sheet.ts'
import { collapse, decode, lines } from '../text.ts'
import { isSpreadsheet } from '../zip.ts'
import { notOlder } from './older.ts'
import { PREVIEW_ROWS } from './single.ts'
import type { Imported, ImportFile, ImportReader } from './types.ts'

/** One line of the file: what it begins, a code or a modifier, or that it goes on with the text of the line before. */
interface Entry {
  line: number
  code: string
  goesOn: boolean
  long: string
  short: string
  added: string
  ended: string
}

/** Code in columns 1-5 (a modifier in 4-5), sequence 6-10, record 11, long descriptor 12-91, short 92-119, dates from 269. */
const FIXED = /^([A-V]\d{4}| {3}[0-9A-Z]{2})(\d{5})([3478])/
/** Through the date of termination and the action code: a shorter line is cut off. */
const FIXED_LENGTH = 293
const HEAD = { code: 'HCPC', long: 'LONG DESCRIPTION', short: 'SHORT DESCRIPTION', added: 'ADD DT', ended: 'TERM DT' }
const HEAD_ROWS = 30

export const hcpcsReader: ImportReader = {
  kind: 'hcpcs',
  label: 'HCPCS Level II quarterly file',
  source: 'HCPC….txt or .xlsx out of the zip of CMS\'s page "HCPCS Quarterly Update" (Alpha-Numeric HCPCS File).',
  recognise(file, head) {
    // the lists of changes in the same zip have the form of the file
    if (/\.prn$/i.test(file.name)) return false
    if (isSpreadsheet(file.name)) {
      const rows = readSheet(file.bytes, file.name, HEAD_ROWS)
      return rows.ok && rows.value.some(({ cells }) => columnsOf(cells) !== undefined)
    }
    const records = [...lines(head)].filter(({ text }) => FIXED.test(text) && text.length >= 92)
    return records.length > 2 || (head.includes(HEAD.long) && head.includes(HEAD.short))
  },
  read(files, context) {
    const [file, second] = preferText(files)
    if (file === undefined) return fail('the given files', 0, 'a file', '')
    if (second !== undefined && editionOf(second.name) !== editionOf(file.name))
      return fail(second.name, 0, `no file of another quarter beside ${file.name}`, second.name)
    const edition = notOlder(editionOf(file.name), file.name, context)
    if (!edition.ok) return edition
    const entries = entriesOf(file)
    return entries.ok ? imported(entries.value, file.name) : entries
  },
}

/** The zip holds the same codes as text and as spreadsheet: the text is read. */
const preferText = (files: readonly ImportFile[]): ImportFile[] =>
  [...files].sort((a, b) => Number(isSpreadsheet(a.name)) - Number(isSpreadsheet(b.name)))

function entriesOf(file: ImportFile): Result<Entry[]> {
  if (isSpreadsheet(file.name)) {
    const rows = readSheet(file.bytes, file.name)
    return rows.ok ? fromRows(rows.value, file.name) : rows
  }
  const text = decode(file.bytes)
  if ([...lines(text.slice(0, 65_536))].some(({ text: row }) => FIXED.test(row))) return fromFixed(text, file.name)
  const rows = readCsv(text, file.name)
  return rows.ok ? fromRows(rows.value, file.name) : rows
}

function fromFixed(text: string, file: string): Result<Entry[]> {
  const entries: Entry[] = []
  for (const { line, text: row } of lines(text)) {
    const match = FIXED.exec(row)
    if (match === null) {
      // disclaimers stand above the first record
      if (entries.length === 0) continue
      return fail(file, line, 'a code or modifier, a sequence number and a record number', row)
    }
    const goesOn = match[3] === '4' || match[3] === '8'
    if (!goesOn && row.length < FIXED_LENGTH) {
      return fail(
        file,
        line,
        `a record of at least ${FIXED_LENGTH} columns: the line is cut off`,
        `${row.length} columns`,
      )
    }
    entries.push({
      line,
      code: match[1]!.trim(),
      goesOn,
      long: collapse(row.slice(11, 91)),
      short: collapse(row.slice(91, 119)),
      added: row.slice(268, 276).trim(),
      ended: row.slice(284, 292).trim(),
    })
  }
  return ok(entries)
}

type Columns = Record<keyof typeof HEAD, number>

/** Where the columns stand; undefined for a row that is not the head of the table. */
function columnsOf(cells: readonly string[]): Columns | undefined {
  const names = cells.map((cell) => collapse(cell).toUpperCase())
  const at = (name: string): number => names.findIndex((own) => own === name || own.startsWith(`${name} `))
  const columns = {
    code: at(HEAD.code),
    long: at(HEAD.long),
    short: at(HEAD.short),
    added: at(HEAD.added),
    ended: at(HEAD.ended),
  }
  return columns.code >= 0 && columns.long >= 0 && columns.short >= 0 ? columns : undefined
}

function fromRows(rows: readonly { line: number; cells: string[] }[], file: string): Result<Entry[]> {
  const head = rows.findIndex(({ cells }) => columnsOf(cells) !== undefined)
  const columns = rows[head] && columnsOf(rows[head].cells)
  if (columns === undefined)
    return fail(file, 0, `columns named ${HEAD.code}, ${HEAD.long} and ${HEAD.short}`, rows[0]?.cells.join(' ') ?? '')
  const entries: Entry[] = []
  let before = ''
  for (const { line, cells } of rows.slice(head + 1)) {
    const cell = (column: number): string => collapse(cells[column] ?? '')
    const code = cell(columns.code)
    if (!/^(?:[A-V]\d{4}|[0-9A-Z]{2})$/.test(code)) return fail(file, line, 'a code or a modifier', cells.join(' '))
    entries.push({
      line,
      code,
      goesOn: code === before,
      long: cell(columns.long),
      short: cell(columns.short),
      added: cell(columns.added),
      ended: cell(columns.ended),
    })
    before = code
  }
  return ok(entries)
}

function imported(entries: readonly Entry[], file: string): Result<Imported> {
  const codes: HcpcsLine[] = []
  const modifiers: { code: string; text: string }[] = []
  let dental = 0
  let current: { long: string } | { text: string } | undefined
  for (const { line, code, goesOn, long, short, added, ended } of entries) {
    if (goesOn) {
      if (current === undefined) continue
      if ('long' in current) current.long = `${current.long} ${long}`
      else current.text = `${current.text} ${long}`
      continue
    }
    current = undefined
    if (code.length === 2) {
      modifiers.push({ code, text: long })
      current = modifiers.at(-1)
    } else if (hcpcsKey(code) < 0) dental++
    else {
      const from = dayOf(added)
      if (long === '' || short === '' || Number.isNaN(from))
        return fail(file, line, 'two descriptors and a date of addition (YYYYMMDD)', `${code} ${long} ${added}`)
      codes.push({ code, long, short, from, to: ended === '' ? undefined : dayOf(ended) })
      current = codes.at(-1)
    }
  }
  const last =
    codes
      .map(({ code }) => code)
      .sort()
      .at(-1) ?? ''
  if (codes.length === 0) return fail(file, 0, 'codes of HCPCS Level II', '')
  if (!last.startsWith('V')) {
    return fail(file, entries.at(-1)?.line ?? 0, 'codes up to V…: the file is cut off', `the last code ${last}`)
  }
  const seen = new Set<string>()
  const twice = codes.find(({ code }) => seen.size === seen.add(code).size)
  if (twice) return fail(file, 0, 'each code once', twice.code)
  return ok({
    kind: 'hcpcs',
    sections: hcpcsFileSections(codes, modifiers),
    about: {
      edition: editionOf(file),
      codes: codes.length,
      modifiers: modifiers.length,
      ...(dental > 0 ? { 'dental codes left out': dental } : {}),
    },
    preview: {
      columns: ['code', 'descriptor'],
      rows: codes.slice(0, PREVIEW_ROWS).map(({ code, long }) => [code, long]),
    },
  })
}

/** NaN for anything but eight digits that are a day. */
const dayOf = (digits: string): number => parseDay(`${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`)

const MONTHS: Readonly<Record<string, string>> = { JAN: 'January', APR: 'April', JUL: 'July', OCT: 'October' }

/** HCPC2026_JUL_ANWEB.txt is of July 2026; an annual file names no month. */
function editionOf(name: string): string {
  const year = /(20\d\d)/.exec(name)?.[1]
  const month = /(?:^|[^A-Z])(JAN|APR|JUL|OCT)/i.exec(name)?.[1]
  if (year === undefined) return name
  return month ? `${MONTHS[month.toUpperCase()]} ${year}` : year
}

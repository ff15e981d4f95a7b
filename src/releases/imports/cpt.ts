/**
 * CPT in the forms in which the American Medical Association hands it to its licensees: long descriptors in records of 80 columns with a
 * counter, medium and short descriptors in records of one line, the same divided by tabs; and any table with a head, or with columns that
 * the person chooses. A notice of copyright may stand above the first record.
 */
import { CPT_CODE, type CptLine, cptSections } from '../../library/licensed/cpt.ts'
import { type CsvRow, readCsv } from '../csv.ts'
import { fail, ok, type Result } from '../result.ts'
import { readSheet } from '../sheet.ts'
import { collapse, decode, lines } from '../text.ts'
import { isSpreadsheet, isZip } from '../zip.ts'
import { notOlder } from './older.ts'
import { PREVIEW_ROWS } from './single.ts'
import type { Imported, ImportFile, ImportReader, ReadContext } from './types.ts'

type Kind = 'long' | 'medium' | 'short'

interface Descriptor {
  line: number
  code: string
  kind: Kind
  text: string
}

/** Code in columns 1-5, counter 6-7, blank, text in 9-80. */
const LONG = /^(\d{4}[0-9A-Z])(\d{2}) (\S.*)$/
/** Code in columns 1-5, blank, text. */
const PLAIN = /^(\d{4}[0-9A-Z]) +(\S.*)$/
const TAB = /^(\d{4}[0-9A-Z])\t(\S.*)$/
/** An order file of ICD-10 begins each line with a number of five digits, too. */
const ORDER_FILE = /^\d{5} [A-Z0-9]{3,7} +[01] /
/** Names of the owner's own files. */
const OWN_NAME = /^(?:LONGU|MEDU|SHORTU)/i
const OWN_NOTICE = /\bCPT\b|American Medical Association/i
/** A table whose head names the code and its descriptors. */
const NAMED_TABLE = /^[^\n]*\bCPT[ _]?code\b[^\n]*(?:descriptor|long|medium|short)/im
/** A notice is not longer than this. */
const NOTICE_LINES = 80
const SHORT_LENGTH = 28
const MEDIUM_LENGTH = 60

const ROLES = [
  { id: 'code', label: 'Code', required: true },
  { id: 'long', label: 'Long descriptor', required: false },
  { id: 'medium', label: 'Medium descriptor', required: false },
  { id: 'short', label: 'Short descriptor', required: false },
] as const

export const cptReader: ImportReader = {
  kind: 'cpt',
  label: 'CPT (licensed)',
  source:
    'LONGULT, LONGULF, MEDU and SHORTU .txt of the CPT data files of the American Medical Association, or a table of your own.',
  owner:
    'CPT is owned by the American Medical Association. Import it only under a licence; it stays on this machine, and exports carry code numbers only.',
  roles: ROLES,
  recognise(file, head) {
    if (isZip(file.bytes)) return false
    const own = OWN_NAME.test(file.name) || OWN_NOTICE.test(head)
    return own && (records(head) > 2 || NAMED_TABLE.test(head))
  },
  read(files, context) {
    const edition = notOlder(editionOf(files), files[0]?.name ?? '', context)
    if (!edition.ok) return edition
    const found: Descriptor[] = []
    for (const file of files) {
      const read = descriptorsOf(file, context)
      if (!read.ok) return read
      found.push(...read.value)
    }
    return imported(found, files)
  },
}

/** Lines that are records, once the notice is over. */
const records = (text: string): number => [...lines(text)].filter((line) => isRecord(line.text)).length

function descriptorsOf(file: ImportFile, context: ReadContext): Result<Descriptor[]> {
  if (context.columns !== undefined || isSpreadsheet(file.name)) return fromTable(file, context.columns)
  const text = decode(file.bytes)
  const first = [...lines(text)].findIndex(({ text: row }) => isRecord(row))
  if (first < 0 || first > NOTICE_LINES) return fromTable(file, undefined)
  return fromRecords([...lines(text)].slice(first), file.name)
}

const isRecord = (row: string): boolean => (LONG.test(row) || PLAIN.test(row) || TAB.test(row)) && !ORDER_FILE.test(row)

function fromRecords(rows: readonly { line: number; text: string }[], file: string): Result<Descriptor[]> {
  const form = LONG.test(rows[0]!.text) ? LONG : TAB.test(rows[0]!.text) ? TAB : PLAIN
  const found: Descriptor[] = []
  let counter = 0
  for (const { line, text } of rows) {
    const match = form.exec(text)
    if (match === null) return fail(file, line, expectation(form), text)
    const [, code = ''] = match
    if (form !== LONG) {
      found.push({ line, code, kind: 'long', text: collapse(match[2]!) })
      continue
    }
    const last = found.at(-1)
    counter = last?.code === code ? counter + 1 : 1
    if (Number(match[2]) !== counter)
      return fail(file, line, `the part ${String(counter).padStart(2, '0')} of ${code}`, text)
    if (counter === 1) found.push({ line, code, kind: 'long', text: collapse(match[3]!) })
    else last!.text = collapse(`${last!.text} ${match[3]!}`)
  }
  const kind = form === LONG ? 'long' : kindOf(file, found)
  return ok(found.map((one) => ({ ...one, kind })))
}

const expectation = (form: RegExp): string =>
  form === LONG
    ? 'a code of five characters, a counter of two digits, a blank and a descriptor'
    : `a code of five characters, ${form === TAB ? 'a tab' : 'a blank'} and a descriptor`

/** The owner's files are told by their names; others by how long their descriptors are. */
function kindOf(file: string, found: readonly Descriptor[]): Kind {
  if (/LONG/i.test(file)) return 'long'
  if (/MED/i.test(file)) return 'medium'
  if (/SHORT/i.test(file)) return 'short'
  const longest = found.reduce((most, { text }) => Math.max(most, text.length), 0)
  return longest <= SHORT_LENGTH ? 'short' : longest <= MEDIUM_LENGTH ? 'medium' : 'long'
}

function fromTable(file: ImportFile, chosen: ReadContext['columns']): Result<Descriptor[]> {
  const read: Result<CsvRow[]> = isSpreadsheet(file.name)
    ? readSheet(file.bytes, file.name)
    : readCsv(decode(file.bytes), file.name)
  if (!read.ok) return read
  const [head, ...rest] = read.value
  const columns = chosen ?? (head && namedColumns(head.cells))
  if (columns?.code === undefined)
    return fail(
      file.name,
      head?.line ?? 0,
      'CPT records, or a table with a column named code',
      head?.cells.join(' ') ?? '',
    )
  const kinds = (['long', 'medium', 'short'] as const).filter((kind) => columns[kind] !== undefined)
  if (kinds.length === 0)
    return fail(file.name, head?.line ?? 0, 'a column of descriptors', head?.cells.join(' ') ?? '')
  const begins = head !== undefined && CPT_CODE.test(head.cells[columns.code]?.trim() ?? '')
  const found: Descriptor[] = []
  for (const { line, cells } of begins ? read.value : rest) {
    const code = cells[columns.code]?.trim().toUpperCase() ?? ''
    if (!CPT_CODE.test(code)) return fail(file.name, line, 'a code of five characters', cells.join(' '))
    for (const kind of kinds) {
      const text = collapse(cells[columns[kind]!] ?? '')
      if (text !== '') found.push({ line, code, kind, text })
    }
  }
  return ok(found)
}

/** The columns by their heads; the first that is named descriptor or description is the long one where none says so. */
function namedColumns(cells: readonly string[]): Readonly<Record<string, number>> {
  const at = (pattern: RegExp): number | undefined => {
    const i = cells.findIndex((cell) => pattern.test(cell))
    return i < 0 ? undefined : i
  }
  const found = {
    code: at(/\bcode\b|^cpt$/i),
    long: at(/long|full/i) ?? at(/^(?!.*(?:med|short)).*descri/i),
    medium: at(/medium/i),
    short: at(/short/i),
  }
  return Object.fromEntries(Object.entries(found).filter((one): one is [string, number] => one[1] !== undefined))
}

function imported(found: readonly Descriptor[], files: readonly ImportFile[]): Result<Imported> {
  const codes = new Map<string, CptLine>()
  for (const { line, code, kind, text } of found) {
    const known = codes.get(code) ?? { code, long: '', medium: '', short: '' }
    if (known[kind] !== '' && known[kind] !== text)
      return fail(files.map(({ name }) => name).join(', '), line, `one ${kind} descriptor of ${code}`, text)
    codes.set(code, { ...known, [kind]: text })
  }
  if (codes.size === 0) return fail(files[0]?.name ?? 'the given files', 0, 'CPT records', '')
  const list = [...codes.values()]
  const count = (kind: Kind): number => list.filter((line) => line[kind] !== '').length
  return ok({
    kind: 'cpt',
    sections: cptSections(list),
    about: {
      edition: editionOf(files),
      codes: codes.size,
      'long descriptors': count('long'),
      'medium descriptors': count('medium'),
      'short descriptors': count('short'),
    },
    preview: {
      columns: ['code', 'long', 'medium', 'short'],
      rows: list.slice(0, PREVIEW_ROWS).map(({ code, long, medium, short }) => [code, long, medium, short]),
    },
  })
}

/** The year that a name or a notice of copyright tells, else the name of the first file. */
function editionOf(files: readonly ImportFile[]): string {
  for (const { name, bytes } of files) {
    const year =
      /(20\d\d)/.exec(name)?.[1] ??
      /copyright\D{0,40}(20\d\d)|(20\d\d)\D{0,40}copyright/i.exec(decode(bytes.subarray(0, 4096)))?.[1]
    if (year !== undefined) return year
  }
  return files[0]?.name ?? ''
}

/** Tables with a head, as text or spreadsheet: notices above the head are passed over, columns are found by their names. */
import { type CsvRow, readCsv } from '../csv.ts'
import { fail, ok, type Result } from '../result.ts'
import { readSheet } from '../sheet.ts'
import { collapse, decode } from '../text.ts'
import { isSpreadsheet } from '../zip.ts'
import type { ImportFile } from './types.ts'

/** Columns by role; a role that may be missing is absent then. */
export type Columns<R extends string> = Readonly<Partial<Record<R, number>>>

interface NamedTable<R extends string> {
  columns: Columns<R>
  /** Rows below the head. */
  rows: CsvRow[]
}

/** A notice above a head is not longer than this, in rows. */
const NOTICE_ROWS = 40

/**
 * @param roles what the name of each column must match
 * @param required roles without which a row is not the head
 * @param chosen columns that the person chose; the first row is the head where it reads so
 */
export function readNamedTable<R extends string>(
  file: ImportFile,
  roles: Readonly<Record<R, RegExp>>,
  required: readonly NoInfer<R>[],
  chosen?: Readonly<Record<string, number>>,
): Result<NamedTable<R>> {
  const read = isSpreadsheet(file.name) ? readSheet(file.bytes, file.name) : readCsv(decode(file.bytes), file.name)
  if (!read.ok) return read
  const ids = Object.keys(roles) as R[]
  const named = (cells: readonly string[]): Columns<R> => {
    const names = cells.map((cell) => collapse(cell))
    const found = ids.map((id) => [id, names.findIndex((name) => roles[id].test(name))] as const)
    return Object.fromEntries(found.filter(([, at]) => at >= 0)) as Columns<R>
  }
  const complete = (columns: Columns<R>) => required.every((id) => columns[id] !== undefined)
  const head = read.value.slice(0, NOTICE_ROWS).findIndex(({ cells }) => complete(named(cells)))
  if (chosen !== undefined) {
    const columns = Object.fromEntries(ids.flatMap((id) => (chosen[id] === undefined ? [] : [[id, chosen[id]]])))
    if (complete(columns as Columns<R>)) return ok({ columns: columns as Columns<R>, rows: read.value.slice(head + 1) })
  }
  if (head < 0) {
    const [first] = read.value
    return fail(file.name, first?.line ?? 0, `a head with ${required.join(', ')}`, first?.cells.join(' ') ?? '')
  }
  return ok({ columns: named(read.value[head]!.cells), rows: read.value.slice(head + 1) })
}

/** The cell of a role, without white space around it; '' where the table has no such column. */
export const cellOf = <R extends string>(columns: Columns<R>, cells: readonly string[], role: R): string => {
  const at = columns[role]
  return at === undefined ? '' : collapse(cells[at] ?? '')
}

/** Five characters: HCPCS Level II or CPT. */
export const SERVICE_CODE = /^[0-9A-Z]\d{3}[0-9A-Z]$/

/** Said before these files are imported. */
export const FOREIGN_NUMBERS =
  'The file carries code numbers of CPT, which the American Medical Association owns, and of CDT (American Dental Association). It stays on this machine; no descriptor is kept.'

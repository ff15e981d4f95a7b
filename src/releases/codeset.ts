import type { Validity } from './periods.ts'
import { fail, ok, type Result } from './result.ts'
import { byText, lines } from './text.ts'

/** L: official long title; S: official short title, the long one being in no published package; N: title not bundled. */
export type TitleStatus = 'L' | 'S' | 'N'

/** A code or header during a period in which nothing about it changed: one line of codes.tsv. */
export interface CodePeriod extends Validity {
  /** Without the dot. */
  code: string
  billable: boolean
  status: TitleStatus
  title: string
}

const COLUMNS = ['code', 'from', 'to', 'billable', 'status', 'title'] as const
const DATE = /^\d{4}-\d{2}-\d{2}$/

export function byCodeAndDay(a: CodePeriod, b: CodePeriod): number {
  return byText(a.code, b.code) || byText(a.from, b.from)
}

/** Joins neighbouring periods that differ in nothing. Expects the order of codes.tsv. */
export function joinEqual(
  periods: readonly CodePeriod[],
  touches: (to: string, from: string) => boolean,
): CodePeriod[] {
  const joined: CodePeriod[] = []
  for (const period of periods) {
    const last = joined.at(-1)
    const same =
      last !== undefined &&
      last.code === period.code &&
      last.billable === period.billable &&
      last.status === period.status &&
      last.title === period.title &&
      last.to !== '' &&
      touches(last.to, period.from)
    if (same) last.to = period.to
    else joined.push({ ...period })
  }
  return joined
}

/** A table: first line `#` and the column names, fields between tabs, LF. */
export function writeTable(columns: readonly string[], rows: Iterable<readonly string[]>): string {
  let text = `# ${columns.join('\t')}\n`
  for (const row of rows) text += `${row.join('\t')}\n`
  return text
}

/** Rows of a table as `writeTable` writes it; every row has as many fields as there are columns. */
export function readTable(
  text: string,
  file: string,
  columns: readonly string[],
): Result<{ line: number; fields: string[] }[]> {
  const rows: { line: number; fields: string[] }[] = []
  for (const { line, text: row } of lines(text)) {
    const fields = row.split('\t')
    if (line === 1) {
      const expected = `# ${columns.join('\t')}`
      if (row !== expected) return fail(file, line, `the column names "${expected}"`, row)
    } else if (fields.length !== columns.length) {
      return fail(file, line, `${columns.length} fields between tabs`, row)
    } else rows.push({ line, fields })
  }
  return ok(rows)
}

export function writeCodes(periods: readonly CodePeriod[]): string {
  return writeTable(
    COLUMNS,
    periods.map(({ code, from, to, billable, status, title }) => [code, from, to, billable ? '1' : '0', status, title]),
  )
}

export function readCodes(text: string, file: string): Result<CodePeriod[]> {
  const table = readTable(text, file, COLUMNS)
  if (!table.ok) return table
  const periods: CodePeriod[] = []
  for (const { line, fields } of table.value) {
    const [code = '', from = '', to = '', billable = '', status = '', title = ''] = fields
    if (!DATE.test(from)) return fail(file, line, 'a first day YYYY-MM-DD', from)
    if (to !== '' && !DATE.test(to)) return fail(file, line, 'a last day YYYY-MM-DD or nothing', to)
    if (status !== 'L' && status !== 'S' && status !== 'N') return fail(file, line, 'a title status L, S or N', status)
    periods.push({ code, from, to, billable: billable === '1', status, title })
  }
  return ok(periods)
}

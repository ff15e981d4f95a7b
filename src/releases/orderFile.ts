import type { ListEntry } from './list.ts'
import { fail, ok, type Result } from './result.ts'
import { lines } from './text.ts'

const CODE = /^[A-Z][0-9A-Z]{2,6}$/

/**
 * Reads `icd10cm_order_YYYY.txt` (CMS), fixed columns as its own guide says: order number 1-5, code 7-13, 0 for a header or 1 for a
 * billable code in 15, short title 17-76, long title from 78.
 */
export function readOrderFile(text: string, file: string): Result<ListEntry[]> {
  const entries: ListEntry[] = []
  for (const { line, text: row } of lines(text)) {
    if (!/^\d{5} $/.test(row.slice(0, 6))) return fail(file, line, 'an order number of five digits and a blank', row)
    const entry = readEntry(row.slice(6), file, line)
    if (!entry.ok) return entry
    entries.push(entry.value)
  }
  return entries.length === 0 ? fail(file, 0, 'lines of an order file', '') : ok(entries)
}

/** Code, flag and titles, in the columns that order file and order addenda share: code 1-7, flag 9, short title 11-70, long title from 72. */
export function readEntry(row: string, file: string, line: number): Result<ListEntry> {
  const code = row.slice(0, 7).trimEnd()
  const flag = row[8]
  const long = row.slice(71).trim()
  if (!CODE.test(code)) return fail(file, line, 'a code without dot, of 3 to 7 characters', row.slice(0, 7))
  if (flag !== '0' && flag !== '1') return fail(file, line, `0 or 1 after the code ${code}`, row.slice(7, 10))
  if (long === '') return fail(file, line, `a long title for ${code}, 63 columns after its flag`, row.slice(10))
  return ok({ code, billable: flag === '1', short: row.slice(10, 70).trimEnd(), long })
}

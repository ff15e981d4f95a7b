/** The first rows of a table as they stand, for a person to say which column is what. */
import { readCsv } from '../csv.ts'
import { ok, type Result } from '../result.ts'
import { readSheet } from '../sheet.ts'
import { decode } from '../text.ts'
import { isSpreadsheet } from '../zip.ts'
import { PREVIEW_ROWS } from './single.ts'
import type { ImportFile } from './types.ts'

/** As much of a file as a sample is taken from. */
const HEAD = 65_536

/** At most `PREVIEW_ROWS` rows, all as long as the longest. */
export function sampleTable({ name, bytes }: ImportFile): Result<string[][]> {
  const read = isSpreadsheet(name)
    ? readSheet(bytes, name, PREVIEW_ROWS)
    : readCsv(decode(bytes.subarray(0, HEAD)), name)
  if (!read.ok) return read
  const rows = read.value.slice(0, PREVIEW_ROWS).map(({ cells }) => cells)
  const width = Math.max(0, ...rows.map((cells) => cells.length))
  return ok(rows.map((cells) => Array.from({ length: width }, (_, i) => cells[i] ?? '')))
}

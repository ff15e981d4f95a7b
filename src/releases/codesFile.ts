import { fail, ok, type Result } from './result.ts'
import { lines } from './text.ts'

/** Reads `icd10cm_codes_YYYY.txt` (CMS): billable codes, the code in columns 1-7, its long title from column 9. */
export function readCodesFile(text: string, file: string): Result<Map<string, string>> {
  const titles = new Map<string, string>()
  for (const { line, text: row } of lines(text)) {
    const code = row.slice(0, 7).trimEnd()
    const title = row.slice(8).trim()
    if (!/^[A-Z][0-9A-Z]{2,6}$/.test(code)) return fail(file, line, 'a code without dot in columns 1-7', row)
    if (row[7] !== ' ' || title === '') return fail(file, line, 'a blank in column 8 and a title after it', row)
    titles.set(code, title)
  }
  return titles.size === 0 ? fail(file, 0, 'lines of code and title', '') : ok(titles)
}

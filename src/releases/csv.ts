/** Comma separated values as RFC 4180 has them; semicolons and tabs are taken where the first line is divided by them. */
import { fail, ok, type Result } from './result.ts'

export interface CsvRow {
  /** Line on which the row begins, from 1. */
  line: number
  cells: string[]
}

export function readCsv(text: string, file: string): Result<CsvRow[]> {
  const separator = separatorOf(text)
  const rows: CsvRow[] = []
  let cells: string[] = []
  let line = 1
  let began = 1
  let i = 0
  while (i <= text.length) {
    let cell = ''
    if (text[i] === '"') {
      const opened = line
      for (i++; ; i++) {
        if (i >= text.length) return fail(file, opened, 'a closing quotation mark', 'the end of the file')
        if (text[i] === '\n') line++
        if (text[i] !== '"') cell += text[i]
        else if (text[i + 1] === '"') cell += text[++i]
        else break
      }
      i++
    }
    const from = i
    while (i < text.length && text[i] !== separator && text[i] !== '\n') i++
    cells.push(cell + text.slice(from, i).replace(/\r$/, ''))
    if (text[i] === separator) {
      i++
      continue
    }
    if (cells.some((c) => c.trim() !== '')) rows.push({ line: began, cells })
    cells = []
    began = ++line
    i++
  }
  return ok(rows)
}

function separatorOf(text: string): string {
  const [head = ''] = text.split('\n', 1)
  const counts = [',', ';', '\t'].map((mark) => ({ mark, count: head.split(mark).length }))
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark
}

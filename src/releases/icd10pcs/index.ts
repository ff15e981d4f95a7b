/** The index of ICD-10-PCS as the packages carry it, line by line, into a table of terms, references and the beginnings of codes. */
import { readTable, writeTable } from '../codeset.ts'
import { ok, type Result } from '../result.ts'

export const INDEX_COLUMNS = ['level', 'term', 'link', 'target', 'code'] as const
/** Ancestors that a new page repeats. */
const CONTINUED = /\(continued\)$/
const LINE = /^(?:(see|use) )?(.*?)\s*(?:\*\*([0-9A-Z]+)\*\*)?$/

/**
 * index.tsv: a main term at level 0, what stands under it below. `link` is "see" (look there), "use" (this value stands for the term: the
 * body part and device keys) or empty; `code` the characters that the line decides.
 */
export function indexFile(text: string, file: string): Result<string> {
  const table = readTable(text, file, ['term', 'level', 'text'])
  if (!table.ok) return table
  const rows: string[][] = []
  let main: string | undefined
  for (const { fields } of table.value) {
    const [term = '', level = '', line = ''] = fields
    if (term !== main) rows.push(['0', term, '', '', ''])
    main = term
    if (CONTINUED.test(line)) continue
    const [, link = '', body = '', code = ''] = LINE.exec(line) ?? []
    rows.push([String(Number(level) + 1), link === '' ? body : '', link, link === '' ? '' : body, code])
  }
  return ok(writeTable(INDEX_COLUMNS, rows))
}

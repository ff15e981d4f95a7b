import { readOrderAddenda } from './addenda.ts'
import { type CodePeriod, readTable } from './codeset.ts'
import { readOrderFile } from './orderFile.ts'
import { all, ok, type Result } from './result.ts'
import { NOTE_KINDS } from './tabular.ts'
import { type Check, check, checkCount, checkList, checkTitles } from './verify.ts'

/** The bundled files that reference copies are compared with. */
export interface OwnFiles {
  codes: readonly CodePeriod[]
  /** titles-fy2027.tsv */
  titles: string
  /** notes.tsv */
  notes: string
}

export interface Reference {
  /** Inside the folder of reference copies. */
  path: string
  check(text: string, file: string): Result<Check>
}

/** The official lists (and a list put together from official addenda) that prove the bundled record from outside. */
export function references(own: OwnFiles): Reference[] {
  const list = (path: string, name: string, day: string): Reference => ({
    path,
    check(text, file) {
      const official = readOrderFile(text, file)
      return official.ok ? ok(checkList(name, own.codes, day, official.value)) : official
    },
  })
  return [
    list('icd10cm/FY2026/icd10cm_order_2026.txt', 'order file FY2026', '2025-10-01'),
    list('icd10cm/FY2026/icd10cm_order_2026.txt', 'order file FY2026, April update', '2026-04-01'),
    list('icd10cm/FY2027/icd10cm_order_2027.DERIVED.txt', 'list FY2027 derived from the addenda', '2026-10-01'),
    { path: 'icd10cm/FY2027/icd10cm_order_addenda_2027.txt', check: (text, file) => addendaTitles(own, text, file) },
    { path: 'icd10cm/FY2027/icd10cm_order_addenda_2027.txt', check: (text, file) => addendaTotals(own, text, file) },
    { path: 'SOURCES.md', check: (text, file) => noteCounts(own, text, file) },
  ]
}

function addendaTitles({ titles }: OwnFiles, text: string, file: string): Result<Check> {
  const read = all({
    addenda: readOrderAddenda(text, file),
    rows: readTable(titles, 'titles-fy2027.tsv', ['code', 'billable', 'title']),
  })
  if (!read.ok) return read
  const { addenda, rows } = read.value
  const own = rows.map(({ fields: [code = '', billable, title = ''] }) => ({ code, billable: billable === '1', title }))
  return ok(checkTitles('order addenda FY2027', own, [...addenda.added, ...addenda.revised.map(({ to }) => to)]))
}

function addendaTotals({ codes }: OwnFiles, text: string, file: string): Result<Check> {
  const addenda = readOrderAddenda(text, file)
  if (!addenda.ok) return addenda
  const { codes: billable, headers } = addenda.value.totals
  return ok(checkCount(codes, { release: 'summary of the order addenda FY2027', day: '2026-10-01', billable, headers }))
}

/**
 * Lines of notes by kind, at chapters and below, against the table in the notes on sources: | kind | chapter | section | … | diag | … |.
 * Blocks and codes are counted together: a block of one category has the name of that category.
 */
function noteCounts({ notes }: OwnFiles, text: string, file: string): Result<Check> {
  const table = readTable(notes, 'notes.tsv', ['owner', 'kind', 'item', 'text', 'release'])
  if (!table.ok) return table
  const count = (kind: string, chapters: boolean): number =>
    table.value.filter(({ fields: [owner, own] }) => own === kind && owner?.startsWith('chapter:') === chapters).length
  const number = (cell = ''): number => Number(/\d[\d,]*/.exec(cell)?.[0].replaceAll(',', '') ?? 0)
  const differences = NOTE_KINDS.flatMap((kind) => {
    const cells = new RegExp(`^\\| ${kind}\\b(.*)$`, 'm').exec(text)?.[1]?.split('|')
    if (cells === undefined) return [`${file} has no line for ${kind}`]
    const [, chapters, blocks, , codes] = cells
    const stated = `${number(chapters)} + ${number(blocks) + number(codes)}`
    const found = `${count(kind, true)} + ${count(kind, false)}`
    return stated === found ? [] : [`${kind}: ${found} notes at chapters + below, expected ${stated}`]
  })
  return ok(
    check(`notes of the Tabular List: ${table.value.length} lines, by kind, at chapters and below`, differences),
  )
}

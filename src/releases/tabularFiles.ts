import { type CodePeriod, readTable, writeTable } from './codeset.ts'
import { ok, type Result } from './result.ts'
import type { Tabular } from './tabular.ts'
import { byText } from './text.ts'

/** The files that come from the Tabular List alone, by name. Notes and tables keep the order of the document within their owner. */
export function tabularFiles(tabular: Tabular, release: string, periods: readonly CodePeriod[]): [string, string][] {
  const notes = [...tabular.notes].sort((a, b) => byText(a.owner, b.owner))
  const seventh = [...tabular.seventh].sort((a, b) => byText(a.owner, b.owner))
  return [
    ['sections.tsv', sections(tabular, periods)],
    [
      'notes.tsv',
      writeTable(
        ['owner', 'kind', 'item', 'text', 'release'],
        notes.map(({ owner, kind, item, text }) => [owner, kind, item ? '1' : '0', text, release]),
      ),
    ],
    [
      'seventh.tsv',
      writeTable(
        ['owner', 'char', 'meaning', 'term'],
        seventh.map(({ owner, char, meaning, term }) => [owner, char, meaning, term]),
      ),
    ],
    [
      'visual.tsv',
      writeTable(
        ['category', 'below', 'from'],
        tabular.visual.map((row) => [row.category, row.below, row.from]),
      ),
    ],
  ]
}

const SECTION_COLUMNS = ['kind', 'id', 'first', 'last', 'title', 'chapter']

/** Chapters, each followed by its blocks. */
function sections(tabular: Tabular, periods: readonly CodePeriod[]): string {
  const rows = tabular.sections.map(({ kind, id, first, last, title, chapter }) => [
    kind,
    id,
    first,
    last,
    title,
    chapter,
  ])
  return writeTable(SECTION_COLUMNS, coverCategories(rows, periods))
}

/** sections.tsv of an earlier Tabular List, for a record that has newer categories. */
export function extendSections(text: string, file: string, periods: readonly CodePeriod[]): Result<string> {
  const table = readTable(text, file, SECTION_COLUMNS)
  if (!table.ok) return table
  const rows = table.value.map(({ fields }) => fields)
  return ok(writeTable(SECTION_COLUMNS, coverCategories(rows, periods)))
}

/**
 * A category newer than the Tabular List lies in the chapter whose letters it continues (QA1 in that of Q00-QA0), so the chapter's end is
 * moved; in which block it lies only a newer Tabular List can say.
 */
function coverCategories(rows: readonly string[][], periods: readonly CodePeriod[]): string[][] {
  const categories = periods.map(({ code }) => code).filter((code) => code.length === 3)
  const starts = rows.flatMap(([kind, , first = '']) => (kind === 'chapter' ? [first] : [])).sort(byText)
  return rows.map((row) => {
    const [kind = '', id = '', first = '', last = '', ...rest] = row
    if (kind !== 'chapter') return row
    const next = starts[starts.indexOf(first) + 1]
    const own = categories.filter((code) => code >= first && (next === undefined || code < next))
    return [kind, id, first, [last, ...own].sort(byText).at(-1) ?? last, ...rest]
  })
}

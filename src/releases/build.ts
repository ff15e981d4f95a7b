import { readTable, writeCodes } from './codeset.ts'
import { readCodesFile } from './codesFile.ts'
import { buildHistory, type ReleaseTitles } from './history.ts'
import type { ListEntry } from './list.ts'
import type { ReleaseCount } from './lock.ts'
import { readOrderFile } from './orderFile.ts'
import type { Validity } from './periods.ts'
import { all, ok, type Result } from './result.ts'
import { listOf, type SeventhTables, seventhTables, tableOf, withSeventh } from './seventh.ts'
import { readTabular } from './tabular.ts'
import { tabularFiles } from './tabularFiles.ts'

/** What the maintainer's extraction leaves (scripts/extract), as text, and the project's own file of FY2027 titles. */
export interface BuildInput {
  /** mce-dates.tsv */
  dates: string
  /** oce-titles.tsv */
  shorts: string
  /** order-2021-01.txt */
  order2021: string
  /** codes-2024.txt */
  list2024: string
  /** tabular-2025-04.xml */
  tabular2025: string
  /** tabular-2026-04.xml */
  tabular2026: string
  /** titles-fy2027.tsv */
  titles2027: string
}

/** The release of the Tabular List that the packages carry; its notes are shown with this label. */
const TABULAR_RELEASE = 'FY2026-April'

/** The table of short titles begins on this day: what ended earlier has no title in any package and is left out. */
const SINCE = '2019-07-01'

/** The code master gives an open code the last day of its own version. */
const OPEN = '2027-03-31'

/** Numbers of codes and headers as CMS states them at the end of its order addenda; the record must arrive at the same. */
export const OFFICIAL_COUNTS: readonly ReleaseCount[] = [
  { release: 'FY2025', day: '2024-10-01', billable: 74_260, headers: 23_324 },
  { release: 'FY2026', day: '2025-10-01', billable: 74_719, headers: 23_467 },
  { release: 'FY2027', day: '2026-10-01', billable: 74_879, headers: 23_524 },
]

/** The text of every file under assets/codesets/icd10cm by name, but for titles-fy2027.tsv. */
export function buildCodeset(input: BuildInput): Result<Map<string, string>> {
  const read = all({
    dates: readTable(input.dates, 'mce-dates.tsv', ['code', 'from', 'to']),
    shorts: readTable(input.shorts, 'oce-titles.tsv', ['code', 'from', 'to', 'short']),
    order2021: readOrderFile(input.order2021, 'order-2021-01.txt'),
    list2024: readCodesFile(input.list2024, 'codes-2024.txt'),
    tabular2025: readTabular(input.tabular2025, 'tabular-2025-04.xml'),
    tabular2026: readTabular(input.tabular2026, 'tabular-2026-04.xml'),
    titles2027: readTable(input.titles2027, 'titles-fy2027.tsv', ['code', 'billable', 'title']),
  })
  if (!read.ok) return read
  const { dates, shorts, order2021, list2024, tabular2025, tabular2026, titles2027 } = read.value

  const billable = new Map<string, Validity[]>()
  for (const { fields } of dates) {
    const [code = '', from = '', to = ''] = fields
    append(billable, code, { from, to: to >= OPEN ? '' : to })
  }
  const dated = new Map<string, (Validity & { title: string })[]>()
  for (const { fields } of shorts) {
    const [code = '', from = '', to = '', title = ''] = fields
    append(dated, code, { from, to, title })
  }

  const long2026 = titlesOf(listOf(tabular2026), 'long')
  const strings = new Map(titles2027.map(({ fields: [code = '', , title = ''] }) => [code, title]))
  const long2027 = newerTitles(long2026, strings, seventhTables(tabular2026.seventh))
  const none = new Map<string, string>()
  const releases: ReleaseTitles[] = [
    { ...year(2021), complete: true, long: titlesOf(order2021, 'long'), short: titlesOf(order2021, 'short') },
    { ...year(2024), complete: false, long: list2024, short: none },
    { ...year(2025), complete: true, long: titlesOf(listOf(tabular2025), 'long'), short: none },
    { ...year(2026), complete: true, long: long2026, short: none },
    { ...year(2027), to: '', complete: true, long: long2027, short: none },
  ]
  const periods = buildHistory({ billable, releases, shorts: dated, since: SINCE })
  return ok(new Map([['codes.tsv', writeCodes(periods)], ...tabularFiles(tabular2026, TABULAR_RELEASE, periods)]))
}

/** The days of a fiscal year of the United States. */
function year(fiscal: number): Validity {
  return { from: `${fiscal - 1}-10-01`, to: `${fiscal}-09-30` }
}

/**
 * Long titles after a change that is known by its new and revised titles alone: the older ones, the new ones over them, and those that
 * follow from a new title by its 7th-character table. Which of them are valid is for the dates to say.
 */
function newerTitles(older: ReadonlyMap<string, string>, own: ReadonlyMap<string, string>, tables: SeventhTables) {
  const titles = new Map([...older, ...own])
  for (const [code, title] of own) {
    for (const derived of withSeventh(code, title, tableOf(code, tables))) {
      if (!titles.has(derived.code)) titles.set(derived.code, derived.long)
    }
  }
  return titles
}

function titlesOf(list: readonly ListEntry[], which: 'long' | 'short'): Map<string, string> {
  return new Map(list.map((entry) => [entry.code, entry[which]]))
}

function append<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [value])
  else list.push(value)
}

/** Codes of ICD-10-PCS with their days and official titles, out of the code master and the lists that the packages carry. */
import { readTable, writeTable } from '../codeset.ts'
import { split, union, type Validity } from '../periods.ts'
import { all, ok, type Result } from '../result.ts'
import { byText } from '../text.ts'

/** A code during a period in which its title did not change; the title is '' where no source has it. */
export interface ProcedurePeriod extends Validity {
  code: string
  title: string
}

export interface TitleList {
  /** First day on which its titles are known to be in force where they differ from those of the list before; '' for the earliest. */
  from: string
  text: string
  file: string
}

export interface CodesInput {
  /** pcs-dates.tsv */
  dates: string
  /** Oldest first. */
  lists: readonly TitleList[]
  /** titles-fy2027.tsv: new and revised titles that no package carries, with the first day of each. */
  own: string
}

const COLUMNS = ['code', 'from', 'to', 'title'] as const

/** The code master gives an open code the last day of its own version. */
const OPEN = '2027-03-31'

interface DatedTitle {
  from: string
  title: string
}

/** Every code that ever was valid, in code order. */
export function procedurePeriods({ dates, lists, own }: CodesInput): Result<ProcedurePeriod[]> {
  const read = all({
    dates: readTable(dates, 'pcs-dates.tsv', ['code', 'from', 'to']),
    own: readTable(own, 'titles-fy2027.tsv', ['code', 'from', 'title']),
  })
  if (!read.ok) return read
  const titles = new Map<string, DatedTitle[]>()
  for (const { from, text, file } of lists) {
    const list = readTable(text, file, ['code', 'title'])
    if (!list.ok) return list
    for (const { fields } of list.value) addTitle(titles, fields[0]!, { from, title: fields[1]! })
  }
  for (const { fields } of read.value.own) addTitle(titles, fields[0]!, { from: fields[1]!, title: fields[2]! })

  const valid = new Map<string, Validity[]>()
  for (const { fields } of read.value.dates) {
    const [code = '', from = '', to = ''] = fields
    const period = { from, to: to >= OPEN ? '' : to }
    const known = valid.get(code)
    if (known === undefined) valid.set(code, [period])
    else known.push(period)
  }
  return ok(
    [...valid]
      .sort(([a], [b]) => byText(a, b))
      .flatMap(([code, periods]) =>
        union(periods).flatMap((period) => withTitles(code, period, titles.get(code) ?? [])),
      ),
  )
}

/** A later title counts only where it says something else. */
function addTitle(titles: Map<string, DatedTitle[]>, code: string, title: DatedTitle): void {
  const known = titles.get(code)
  if (known === undefined) titles.set(code, [title])
  else if (known.at(-1)!.title !== title.title) known.push(title)
}

function withTitles(code: string, period: Validity, titles: readonly DatedTitle[]): ProcedurePeriod[] {
  // the first known title holds from the start, but for one that the official lists call revised on its first day
  const first = titles[0]
  const cuts = titles.slice(1).map(({ from }) => from)
  const revised = first !== undefined && first.from > period.from && REVISED_ON.has(`${code} ${first.from}`)
  if (revised) cuts.push(first.from)
  return split(period, cuts).map(({ from, to }) => ({
    code,
    from,
    to,
    title: titles.filter((title, i) => title.from <= from || (i === 0 && !revised)).at(-1)?.title ?? '',
  }))
}

/** Revised under a title that no source carries. */
const REVISED_ON: ReadonlySet<string> = new Set(['XW0E33B 2026-10-01'])

export function writeProcedures(periods: readonly ProcedurePeriod[]): string {
  return writeTable(
    COLUMNS,
    periods.map(({ code, from, to, title }) => [code, from, to, title]),
  )
}

export function readProcedures(text: string, file: string): Result<ProcedurePeriod[]> {
  const table = readTable(text, file, COLUMNS)
  if (!table.ok) return table
  return ok(table.value.map(({ fields: [code = '', from = '', to = '', title = ''] }) => ({ code, from, to, title })))
}

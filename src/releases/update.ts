import { byCodeAndDay, type CodePeriod, joinEqual } from './codeset.ts'
import type { ListEntry } from './list.ts'
import { addDays, covers } from './periods.ts'
import { fail, ok, type Result } from './result.ts'
import { byText, withoutAccents } from './text.ts'

/** What a release changes. Titles are compared without accents, which the order file lacks. */
export interface Difference {
  added: ListEntry[]
  deleted: ListEntry[]
  /** A code that becomes a header, or the other way round. */
  turned: { before: ListEntry; after: ListEntry }[]
  revised: { before: ListEntry; after: ListEntry }[]
}

/** The codes and headers valid on a day, in code order. */
export function listOn(periods: readonly CodePeriod[], day: string): ListEntry[] {
  return periods
    .filter((period) => covers(period, day))
    .map(({ code, billable, title }) => ({ code, billable, short: '', long: title }))
}

export function compareLists(before: readonly ListEntry[], after: readonly ListEntry[]): Difference {
  const old = new Map(before.map((entry) => [entry.code, entry]))
  const difference: Difference = { added: [], deleted: [], turned: [], revised: [] }
  const kept = new Set<string>()
  for (const entry of after) {
    kept.add(entry.code)
    const known = old.get(entry.code)
    if (known === undefined) difference.added.push(entry)
    else if (known.billable !== entry.billable) difference.turned.push({ before: known, after: entry })
    if (known !== undefined && withoutAccents(known.long) !== withoutAccents(entry.long)) {
      difference.revised.push({ before: known, after: entry })
    }
  }
  difference.deleted = before.filter(({ code }) => !kept.has(code))
  return difference
}

/**
 * The record after a release: from its first day on, exactly its list is valid. The days before stay as they are. A release that was
 * applied before may be applied again; one older than the newest in the record is refused, as it would undo the newer one.
 */
export function applyRelease(
  periods: readonly CodePeriod[],
  list: readonly ListEntry[],
  from: string,
): Result<CodePeriod[]> {
  const newest =
    periods
      .map((period) => period.from)
      .sort(byText)
      .at(-1) ?? ''
  if (newest > from) return fail('codes.tsv', 0, `no release after ${from} in the record`, `one of ${newest}`)
  const eve = addDays(from, -1)
  const spelling = new Map(periods.map(({ code, title }) => [`${code}\t${withoutAccents(title)}`, title]))
  const past = periods
    .filter((period) => period.from < from)
    .map((period) => (period.to === '' || period.to > eve ? { ...period, to: eve } : period))
  const now = list.map(({ code, billable, long }): CodePeriod => {
    const title = withoutAccents(long) === long ? (spelling.get(`${code}\t${long}`) ?? long) : long
    return { code, from, to: '', billable, status: 'L', title }
  })
  return ok(joinEqual([...past, ...now].sort(byCodeAndDay), (to, next) => addDays(to, 1) === next))
}

/** The difference as the lines of a report. */
export function report({ added, deleted, turned, revised }: Difference): string[] {
  const kind = ({ billable }: ListEntry): string => (billable ? 'code' : 'header')
  return [
    `${added.length} added, ${deleted.length} deleted, ${turned.length} turned into header or code, ${revised.length} revised`,
    ...added.map((entry) => `added ${kind(entry)} ${entry.code} ${entry.long}`),
    ...deleted.map((entry) => `deleted ${kind(entry)} ${entry.code} ${entry.long}`),
    ...turned.map(({ before, after }) => `${before.code} from ${kind(before)} to ${kind(after)}: ${after.long}`),
    ...revised.map(({ before, after }) => `revised ${after.code} "${before.long}" to "${after.long}"`),
  ]
}

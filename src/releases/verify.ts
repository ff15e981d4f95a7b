import { byCodeAndDay, type CodePeriod } from './codeset.ts'
import type { ListEntry } from './list.ts'
import { type Lock, type ReleaseCount, rowsOf, sha256 } from './lock.ts'
import { covers } from './periods.ts'
import { withoutAccents } from './text.ts'
import { compareLists, listOn, report } from './update.ts'

/** One thing that was proved, or the ways in which it was not. */
export interface Check {
  name: string
  /** Empty when the check holds. */
  differences: string[]
}

/** How many differences a report shows before it only counts the rest. */
const SHOWN = 20

export function check(name: string, differences: readonly string[]): Check {
  const more = differences.length - SHOWN
  return { name, differences: more > 0 ? [...differences.slice(0, SHOWN), `… and ${more} more`] : [...differences] }
}

/** Every bundled file has the hash and the number of rows that the lock file states, and each is made of sources that it names. */
export async function checkLock(lock: Lock, files: ReadonlyMap<string, string>): Promise<Check[]> {
  const known = new Set(lock.sources.map((source) => source.as))
  const checks: Check[] = []
  for (const output of lock.outputs) {
    const text = files.get(output.file)
    const differences: string[] = []
    if (text === undefined) differences.push('the file is missing')
    else {
      const hash = await sha256(text)
      if (hash !== output.sha256) differences.push(`sha256 ${hash}, the lock file has ${output.sha256}`)
      if (rowsOf(text) !== output.rows) differences.push(`${rowsOf(text)} rows, the lock file has ${output.rows}`)
    }
    differences.push(
      ...output.from.filter((name) => !known.has(name)).map((name) => `source ${name} is not in the lock file`),
    )
    checks.push(check(`${output.file}: ${output.rows} rows, sha256 of the lock file`, differences))
  }
  const listed = new Set(lock.outputs.map(({ file }) => file))
  const strays = [...files.keys()].filter((file) => !listed.has(file))
  checks.push(check('no file that the lock does not list', strays))
  return checks
}

export function checkCount(periods: readonly CodePeriod[], { release, day, billable, headers }: ReleaseCount): Check {
  const list = listOn(periods, day)
  const codes = list.filter((entry) => entry.billable).length
  const differences: string[] = []
  if (codes !== billable) differences.push(`${codes} billable codes`)
  if (list.length - codes !== headers) differences.push(`${list.length - codes} headers`)
  return check(`${release}: ${billable} billable codes and ${headers} headers`, differences)
}

/** The record contradicts itself nowhere: order, no two periods of a code on one day, and each code in a category. */
export function checkConsistency(periods: readonly CodePeriod[]): Check {
  const differences: string[] = []
  for (const [i, period] of periods.entries()) {
    const next = periods[i + 1]
    const { code, from, to, status, title } = period
    if (to !== '' && to < from) differences.push(`${code} ends on ${to}, before it begins on ${from}`)
    if ((title === '') !== (status === 'N'))
      differences.push(`${code} from ${from}: title "${title}" with status ${status}`)
    if (next === undefined) continue
    if (byCodeAndDay(period, next) >= 0)
      differences.push(`${next.code} from ${next.from} stands after ${code} from ${from}`)
    if (next.code === code && (to === '' || to >= next.from)) differences.push(`${code} has two lines on ${next.from}`)
  }
  const categories = new Map<string, CodePeriod[]>()
  for (const period of periods) {
    if (period.code.length === 3) categories.set(period.code, [...(categories.get(period.code) ?? []), period])
  }
  for (const { code, from } of periods) {
    const category = categories.get(code.slice(0, 3)) ?? []
    if (!category.some((period) => covers(period, from))) differences.push(`${code} has no category on ${from}`)
  }
  return check('codes.tsv: sorted, no overlaps, every code in a category', differences)
}

/** The record on a day equals an official list, codes, flags and titles; accents are not in the official lists. */
export function checkList(
  name: string,
  periods: readonly CodePeriod[],
  day: string,
  official: readonly ListEntry[],
): Check {
  const [, ...differences] = report(compareLists(listOn(periods, day), official))
  return check(`${name}: ${official.length} codes and headers with their titles on ${day}`, differences)
}

/** The project's own file of titles has every new and revised title of the addenda that cannot be derived, word for word. */
export function checkTitles(
  name: string,
  own: readonly { code: string; billable: boolean; title: string }[],
  official: readonly ListEntry[],
): Check {
  const titles = new Map(official.map((entry) => [entry.code, entry]))
  const differences = own.flatMap(({ code, billable, title }) => {
    const entry = titles.get(code)
    if (entry === undefined) return [`${code} is neither added nor revised`]
    if (entry.billable !== billable) return [`${code} is ${entry.billable ? 'billable' : 'a header'}`]
    return withoutAccents(title) === entry.long ? [] : [`${code} "${title}", official "${entry.long}"`]
  })
  return check(`${name}: ${own.length} title strings`, differences)
}

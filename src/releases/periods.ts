import { byText } from './text.ts'

/** Validity from a first to a last day, both included, ISO dates. `to` is '' while open. */
export interface Validity {
  from: string
  to: string
}

const DAY = 86_400_000

/** The ISO date a number of days later. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10)
}

export function covers(period: Validity, date: string): boolean {
  return period.from <= date && (period.to === '' || date <= period.to)
}

/** The union of periods: overlapping and touching ones become one. Sorted by first day. */
export function union(periods: readonly Validity[]): Validity[] {
  const joined: Validity[] = []
  for (const period of [...periods].sort((a, b) => byText(a.from, b.from))) {
    const last = joined.at(-1)
    if (last === undefined || (last.to !== '' && addDays(last.to, 1) < period.from)) joined.push({ ...period })
    else if (last.to !== '' && (period.to === '' || period.to > last.to)) last.to = period.to
  }
  return joined
}

/** A period cut before each of the days that lie inside it. */
export function split(period: Validity, days: Iterable<string>): Validity[] {
  const cuts = [...new Set(days)]
    .filter((day) => period.from < day && (period.to === '' || day <= period.to))
    .sort(byText)
  const starts = [period.from, ...cuts]
  return starts.map((from, i) => ({ from, to: i + 1 < starts.length ? addDays(starts[i + 1]!, -1) : period.to }))
}

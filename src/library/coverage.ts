/** Which dates of service the index can answer for. */
import type { Index } from '../store/format.ts'
import { formatDay, parseDay } from './day.ts'

export interface Coverage {
  /** Releases that the index holds in full, e.g. "FY2020 to FY2027". */
  readonly releases: string
  /** Billable codes of the latest release. */
  readonly billable: number
  /** First and last date of service that can be answered, ISO: the first day known of any code, the last of the latest release. */
  readonly first: string
  readonly last: string
  /** Whether the ISO date exists and lies within. */
  covers(date: string): boolean
}

/** A fiscal year's releases are in force from 1 October of the year before to its 30 September. */
export function coverageOf(index: Index): Coverage {
  const { releases, billable } = index.manifest.about
  const named = String(releases)
  const first = index.i32('cm.period.from').reduce((least, day) => Math.min(least, day))
  const last = parseDay(`${named.match(/(\d{4})$/)?.[1]}-09-30`)
  return {
    releases: named,
    billable: Number(billable),
    first: formatDay(first),
    last: formatDay(last),
    covers(date) {
      const day = parseDay(date)
      return day >= first && day <= last
    },
  }
}

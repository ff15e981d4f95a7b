/** Days since 1970-01-01 UTC, the form in which dates are compared. */
import type { Day } from './types.ts'

/** A day with no end, as it is stored. */
export const OPEN_DAY = 0x7fffffff

const MS_PER_DAY = 86_400_000

/** NaN for anything that is not an existing day written `YYYY-MM-DD`. */
export function parseDay(iso: string): Day {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return Number.NaN
  const ms = Date.parse(`${iso}T00:00:00Z`)
  return Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 10) !== iso ? Number.NaN : ms / MS_PER_DAY
}

/** `YYYY-MM-DD` */
export function formatDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10)
}

/** The calendar day that it is where the machine stands, `YYYY-MM-DD`. */
export function localDate(now: Date): string {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

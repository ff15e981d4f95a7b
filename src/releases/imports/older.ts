/** An import that would put an older edition in the place of a newer one is refused: it is mostly the wrong file. */
import { fail, ok, type Result } from '../result.ts'
import type { ReadContext } from './types.ts'

const MONTHS = ['January', 'April', 'July', 'October']

/** "2026" and "July 2026" as numbers that can be compared; NaN for an edition that names no year. */
function rank(edition: string): number {
  const year = Number(/(20\d\d)/.exec(edition)?.[1] ?? Number.NaN)
  const quarter = MONTHS.findIndex((month) => edition.startsWith(month))
  return year * 10 + Math.max(quarter, 0)
}

export function notOlder(edition: string, file: string, { before }: ReadContext): Result<string> {
  const kept = String(before?.manifest.about.edition ?? '')
  if (rank(edition) < rank(kept)) {
    return fail(file, 0, `an edition not older than ${kept}, which is imported (remove that one first)`, edition)
  }
  return ok(edition)
}

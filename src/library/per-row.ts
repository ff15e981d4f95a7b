/** What follows from a row of a classification alone, worked out when it is first asked for; a note asks for few rows, and for these often. */
import type { Row } from './types.ts'

export function perRow<T>(about: (row: Row) => T): (row: Row) => T {
  const known = new Map<Row, T>()
  return (row) => {
    let found = known.get(row)
    if (found === undefined) {
      found = about(row)
      known.set(row, found)
    }
    return found
  }
}

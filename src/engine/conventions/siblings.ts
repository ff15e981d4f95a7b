/** Codes that differ from each other on one axis only, by their official titles. */
import type { Classification, Day, Row } from '../../library/types.ts'

const AXIS = {
  trimester: /\b(?:first|second|third|unspecified) trimester\b/,
  fetus: /\b(?:fetus \d|other fetus|not applicable or unspecified)\b/,
  side: /\bunspecified (?=[a-z]+(?:,|$))/,
} as const

/**
 * The code whose title is that of `row` with `value` in place of what it says of the axis; undefined when there is none in force. A title without
 * the axis has no sibling: nothing is made more specific than the classification does.
 */
export function sibling(
  row: Row,
  axis: keyof typeof AXIS,
  value: string,
  codes: Classification,
  day: Day,
): Row | undefined {
  const plain = (r: Row): string => codes.title(r).toLowerCase().replace(AXIS[axis], '~')
  const title = codes.title(row).toLowerCase()
  if (!AXIS[axis].test(title)) return undefined
  const wanted = title.replace(AXIS[axis], value)
  const base = plain(row)
  let top = codes.parent(row)
  for (let up = 0; up < 2 && top >= 0; up++) {
    for (let r = top; r < codes.subtreeEnd(top); r++) {
      if (codes.isBillable(r, day) && codes.title(r).toLowerCase() === wanted && plain(r) === base) return r
    }
    top = codes.parent(top)
  }
  return undefined
}

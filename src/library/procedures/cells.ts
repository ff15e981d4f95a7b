/** Body parts of tables: the codes of one table and one body part lie together, so that a label stands for a few ranges of rows. */
import type { Row } from '../types.ts'
import type { Procedures } from './types.ts'

export interface Cell {
  /** Table and body part: four characters. */
  prefix: string
  from: Row
  to: Row
}

const SIDE = /(^|, )(?:Right|Left|Bilateral)(?:$| (?!and\b))/

/** A label without its side: "Knee Joint, Right", "Right Knee" and "Skin, Right Upper Arm" are a knee joint, a knee and the skin of an upper arm. */
export const withoutSide = (label: string): string => label.replace(SIDE, '$1').replace(/, $/, '')

/** Cells by the label of their body part, without its side and in lower case. */
export function cellsByLabel(procedures: Procedures): Map<string, Cell[]> {
  const cells = new Map<string, Cell[]>()
  for (let row = 0; row < procedures.size; ) {
    const prefix = procedures.code(row).slice(0, 4)
    const { to } = procedures.range(prefix)
    const label = withoutSide(procedures.label(prefix, 4)).toLowerCase()
    const known = cells.get(label)
    if (known === undefined) cells.set(label, [{ prefix, from: row, to }])
    else known.push({ prefix, from: row, to })
    row = to
  }
  return cells
}

const BOTH_SIDES = /\bBilateral\b/
/** Letters that a body part and its plural share. */
const STEM = 4

/** "Testis, Right" and "Testes, Bilateral" are one body part. */
export const samePart = (label: string, other: string): boolean =>
  withoutSide(label) === withoutSide(other) ||
  ((BOTH_SIDES.test(label) || BOTH_SIDES.test(other)) &&
    withoutSide(label).slice(0, STEM) === withoutSide(other).slice(0, STEM))

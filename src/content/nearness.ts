/** How near two lines stand to each other in the structure and on the surface of the page. */
import type { Box } from './clip.ts'
import { attribute, boxOf, isHtml, localName, oneLine, shownParent, textContent } from './dom.ts'
import { isOfRecords } from './entries.ts'
import type { Line } from './line.ts'
import type { Spot } from './sight.ts'

export interface Meeting {
  /** Nearest element that shows both. */
  ancestor: Spot
  /** Steps from each block up to it. */
  fromA: number
  fromB: number
  /** The children of the ancestor on the way down to each block; the block itself when it is the ancestor. */
  branchA: Spot
  branchB: Spot
}

/** Where the blocks of two lines meet, when that is within so many steps (7 at most) above each; undefined otherwise. */
export function meeting(a: Line, b: Line, mostA: number, mostB: number): Meeting | undefined {
  const overA = a.above
  const overB = b.above
  for (let fromB = 0; fromB <= mostB && fromB < overB.length; fromB++) {
    const ancestor = overB[fromB]!
    for (let fromA = 0; fromA <= mostA && fromA < overA.length; fromA++) {
      if (overA[fromA]!.element !== ancestor.element) continue
      const branchA = overA[Math.max(0, fromA - 1)]!
      return { ancestor, fromA, fromB, branchA, branchB: overB[Math.max(0, fromB - 1)]! }
    }
  }
  return undefined
}

/** Blocks made alike: same element, same classes. */
export const alike = (a: Spot, b: Spot): boolean =>
  a.shape === b.shape ||
  (localName(a.element) === localName(b.element) && attribute(a.element, 'class') === attribute(b.element, 'class'))

/** Whether two lines stand next to each other rather than one below the other; where they meet may tell that without their boxes. */
export const sideBySide = (a: Line, b: Line, met?: Meeting): boolean =>
  !(met && isStacked(a, b, met)) && besides(a.box, b.box)

function isStacked(a: Line, b: Line, { ancestor, fromA, fromB }: Meeting): boolean {
  if (fromA + fromB === 0 || !ancestor.look.isStacking) return false
  for (let i = 0; i < fromA; i++) if (!a.above[i]!.look.isStacked) return false
  for (let i = 0; i < fromB; i++) if (!b.above[i]!.look.isStacked) return false
  return true
}

function besides(a: Box, b: Box): boolean {
  const overlap = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return (a.right <= b.left + 1 || b.right <= a.left + 1) && overlap > 2
}

/** Whether two lines stand in different columns of the page: a list at its side, and what stands in the middle. */
export function inColumns({ ancestor, branchA: a, branchB: b }: Meeting): boolean {
  if (a.element === b.element || (localName(a.element) !== 'td' && alike(a, b))) return false
  const stacked = ancestor.look.isStacking && a.look.isStacked && b.look.isStacked
  return !stacked && besides(boxOf(a.element), boxOf(b.element))
}

/** What is told across all columns stands under no header: the note to the record in the row above. */
const isWholeRow = (cell: Element): boolean =>
  isHtml(cell, 'td') && cell.colSpan >= GRID && cell.parentElement?.childElementCount === 1

/** Rows of this many cells make a grid, in which only what is told at some length is part of a note. */
export const GRID = 3
/** Lines that a cell of a grid holds at most. */
const LONGEST_CELL = 8
/** A row of more things than this on one height is no row of a grid that people read across. */
const WIDEST = 12

/**
 * Rows of things side by side: of a table, or of blocks that only look like one. What stands in a row with others belongs to
 * a grid, a form or a header; text of a note stands alone on its height.
 */
export class Rows {
  private readonly cells = new Map<Element, Set<Element>>()
  /** Lines in each cell: one that holds many is a column of the page's layout, no cell of a grid. */
  private readonly lengths = new Map<Element, number>()
  private readonly records = new Map<Element, boolean>()
  private readonly widths: (number | undefined)[] = []

  constructor(private readonly lines: readonly Line[]) {
    for (const { cell } of lines) {
      const row = cell && shownParent(cell)
      if (!cell || !row) continue
      this.lengths.set(cell, (this.lengths.get(cell) ?? 0) + 1)
      const found = this.cells.get(row)
      if (found) found.add(cell)
      else this.cells.set(row, new Set([cell]))
    }
  }

  /** Whether a line stands in a table of results, orders or money. */
  isInRecords({ cell }: Line): boolean {
    const table = cell?.closest('table')
    if (!cell || !table || isWholeRow(cell)) return false
    let known = this.records.get(table)
    if (known === undefined) {
      const headers = [...(table.rows[0]?.cells ?? [])]
      known = headers.length >= GRID && headers.some((header) => isOfRecords(oneLine(textContent(header) ?? '')))
      this.records.set(table, known)
    }
    return known
  }

  /** How many neighbours in one direction stand on the same height in the same structure. */
  private beside(index: number, step: 1 | -1): number {
    const line = this.lines[index]!
    let count = 0
    for (let i = index + step; count < WIDEST; i += step) {
      const other = this.lines[i]
      if (!other || other.block === line.block) break
      const met = meeting(line, other, 3, 3)
      if (!met) break
      if (other.shown === 0) continue
      if (!sideBySide(line, other, met)) break
      count++
    }
    return count
  }

  /** Whether a cell next to that of the line, or next but one, holds a line of which the test holds. */
  tellsBeside(index: number, test: (line: Line) => boolean): boolean {
    const { cell } = this.lines[index]!
    const row = cell && shownParent(cell)
    return [-2, -1, 1, 2].some((step) => {
      const other = this.lines[index + step]
      return !!other?.cell && other.cell !== cell && shownParent(other.cell) === row && test(other)
    })
  }

  /** Number of things in the row of a line; 1 when it stands alone. */
  width(index: number): number {
    const cell = this.lines[index]?.cell
    const row = cell && (this.lengths.get(cell) ?? 0) <= LONGEST_CELL ? shownParent(cell) : null
    this.widths[index] ??= 1 + this.beside(index, -1) + this.beside(index, 1)
    return Math.max(this.widths[index], row ? (this.cells.get(row)?.size ?? 1) : 1)
  }

  /** Whether the line names what stands to the right of it. */
  leads(index: number): boolean {
    const line = this.lines[index]!
    const next = this.lines[index + 1]
    return (
      line.text.length <= 60 &&
      next !== undefined &&
      sideBySide(line, next) &&
      line.box.right <= next.box.left + 1 &&
      next.block !== line.block &&
      this.width(index) === 2
    )
  }
}

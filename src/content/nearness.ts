/** How near two lines stand to each other in the structure and on the surface of the page. */
import { attribute, localName, shownParent } from './dom.ts'
import type { Line } from './lines.ts'

export interface Meeting {
  /** Nearest element that shows both. */
  ancestor: Element
  /** Steps from each block up to it. */
  fromA: number
  fromB: number
  /** The children of the ancestor on the way down to each block; the block itself when it is the ancestor. */
  branchA: Element
  branchB: Element
}

/** Where two blocks meet, when that is within so many steps above each; undefined otherwise. */
export function meeting(a: Element, b: Element, mostA: number, mostB: number): Meeting | undefined {
  const above = new Map<Element, { steps: number; branch: Element }>()
  let branch = a
  for (let at: Element | null = a, steps = 0; at && steps <= mostA; at = shownParent(at), steps++) {
    above.set(at, { steps, branch })
    branch = at
  }
  branch = b
  for (let at: Element | null = b, steps = 0; at && steps <= mostB; at = shownParent(at), steps++) {
    const met = above.get(at)
    if (met) return { ancestor: at, fromA: met.steps, fromB: steps, branchA: met.branch, branchB: branch }
    branch = at
  }
  return undefined
}

/** Blocks made alike: same element, same classes. */
export const alike = (a: Element, b: Element): boolean =>
  a === b || (localName(a) === localName(b) && attribute(a, 'class') === attribute(b, 'class'))

/** Whether two lines stand next to each other rather than one below the other. */
export function sideBySide(a: Line, b: Line): boolean {
  const overlap = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top)
  const apart = a.box.right <= b.box.left + 1 || b.box.right <= a.box.left + 1
  return apart && overlap > 2
}

/** Cells of table rows that hold text, so that grids can be told from tables that only lay out a form. */
export class Rows {
  private readonly cells = new Map<Element, Set<Element>>()

  constructor(lines: readonly Line[]) {
    for (const { cell } of lines) {
      const row = cell && shownParent(cell)
      if (!cell || !row) continue
      const found = this.cells.get(row)
      if (found) found.add(cell)
      else this.cells.set(row, new Set([cell]))
    }
  }

  /** Number of cells with text in the row of a cell; 0 outside tables. */
  width(cell: Element | null): number {
    const row = cell && shownParent(cell)
    return row ? (this.cells.get(row)?.size ?? 0) : 0
  }
}

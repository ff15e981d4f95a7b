/** Collects paths of terms into the lines of a book. */
import { fold, lemma } from '../../../text/fold.ts'
import type { BookLine } from '../../book/types.ts'

interface Node {
  title: string
  below: Map<string, Node>
  code: string
  cells: string[]
  nonessential: Set<string>
}

/** First what a condition goes along with, then the alphabet, as in the book. */
const FIRST = /^(?:with|without|due to|in|following|during|secondary|associated|complicating)\b/

export class TermTree {
  private readonly root = node('')

  /** The first code that a path gets is kept: add what counts more first. */
  add(
    path: readonly string[],
    content: { code?: string; cell?: { column: number; code: string } },
    nonessential: readonly string[] = [],
  ): void {
    let at = this.root
    for (const title of path) {
      const key = keyOf(title)
      let next = at.below.get(key)
      if (next === undefined) {
        next = node(title)
        at.below.set(key, next)
      }
      at = next
    }
    if (content.code !== undefined && at.code === '') at.code = content.code
    if (content.cell && !at.cells[content.cell.column]) at.cells[content.cell.column] = content.cell.code
    if (content.code === undefined || at.code === content.code)
      for (const word of nonessential) at.nonessential.add(word)
  }

  has(main: string): boolean {
    return this.root.below.has(keyOf(main))
  }

  /** A level that has no code and leads to one sub-term only is joined with it: "femur, neck". */
  *lines(): Generator<BookLine> {
    yield* below(this.root, 0)
  }
}

/** Singular and plural are one term. */
const keyOf = (title: string): string => fold(title).split(' ').map(lemma).join(' ')

const node = (title: string): Node => ({ title, below: new Map(), code: '', cells: [], nonessential: new Set() })

function* below(parent: Node, depth: number): Generator<BookLine> {
  const nodes = [...parent.below.values()].map((child) => (depth > 0 ? joined(child) : child)).sort(inOrder)
  for (const child of nodes) {
    yield {
      depth,
      title: child.title,
      nonessential: [...child.nonessential],
      code: child.code,
      manifestation: '',
      see: '',
      seeAlso: '',
      cells: child.cells,
    }
    yield* below(child, depth + 1)
  }
}

function joined(at: Node): Node {
  const [only] = at.below.values()
  if (at.code !== '' || at.cells.length > 0 || at.below.size !== 1 || only === undefined) return at
  return joined({ ...only, title: `${at.title}, ${only.title}` })
}

function inOrder(a: Node, b: Node): number {
  const first = Number(FIRST.test(b.title)) - Number(FIRST.test(a.title))
  if (first !== 0) return first
  const [left, right] = [fold(a.title), fold(b.title)]
  return left < right ? -1 : left > right ? 1 : 0
}

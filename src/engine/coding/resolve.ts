/** From a concept and the words around it to the most specific code that the documentation supports. */
import type { Classification, Day, Row } from '../../library/types.ts'
import type { DecisionTree, Leaf } from './leaves.ts'

export type Side = 'right' | 'left' | 'bilateral' | undefined

/** What the note says around a mention. */
export interface Surroundings {
  /** 0..1: how firmly the note ties this word form to the mention. */
  support(form: string): number
  /** The name itself holds the word. */
  named(form: string): boolean
  side: Side
  /** How much the word says (inverse document frequency). */
  weight(form: string): number
}

export interface Resolution {
  row: Row
  /** The header that was refined. */
  head: Row
  /** Words of the title that the note supports, beyond the header's. */
  supported: string[]
  /** True when the code is the header's default because nothing nearer is documented. */
  byDefault: boolean
}

/** A word of the title that the note does not have weighs more than one that it has: a code must not say what nobody wrote. */
const UNSUPPORTED = 1.6
const SIDES = new Set(['right', 'left', 'bilateral'])

export function resolve(
  mentioned: Row,
  noted: Surroundings,
  codes: Classification,
  tree: DecisionTree,
  day: Day,
): Resolution[] {
  const pair = noted.side === undefined ? undefined : tree.pair(mentioned, day)
  const around = new Remembered(noted, noted.side, new Map(pair?.words.map((w) => [w, 1])))
  let head = pair?.header ?? tree.climb(mentioned)
  let leaves = tree.leaves(head, day)
  // a code of another year: the nearest header that has codes in force
  while (leaves.length === 0 && codes.parent(head) >= 0) {
    head = codes.parent(head)
    leaves = tree.leaves(head, day)
  }
  if (leaves.length === 0) return []
  const name = { row: mentioned, end: codes.subtreeEnd(mentioned) }
  if (around.side === 'bilateral' && !leaves.some((l) => l.needs.includes('bilateral'))) {
    const sided = leaves.some((l) => l.needs.includes('right')) && leaves.some((l) => l.needs.includes('left'))
    if (sided) {
      const both = (['right', 'left'] as const).map((side) => best(name, head, leaves, around.onSide(side), tree))
      if (both.every((r) => r.supported.some((w) => SIDES.has(w)))) return both
    }
  }
  const chosen = best(name, head, leaves, around, tree)
  return [
    isGuess(chosen, mentioned, leaves)
      ? (named(mentioned, head, leaves) ?? residual(head, leaves, codes) ?? wider(head, codes, tree, day) ?? chosen)
      : chosen,
  ]
}

/** The name stands for one of the codes itself; nothing beside it was written that another one asks for. */
const named = (mentioned: Row, head: Row, leaves: readonly Leaf[]): Resolution | undefined =>
  leaves.some((l) => l.row === mentioned) ? { row: mentioned, head, supported: [], byDefault: true } : undefined

/** One of several codes that differ in words of which the record has none: "disc degeneration" is of no region. */
const isGuess = (chosen: Resolution, mentioned: Row, leaves: readonly Leaf[]): boolean =>
  chosen.byDefault && chosen.row !== mentioned && (leaves.find((l) => l.row === chosen.row)?.needs.length ?? 0) > 0

/** Places that the classification keeps for what is not specified, or not listed, below a header. */
const UNSPECIFIED_PLACE = /^[90X]+$/
const OTHER_PLACE = /^[98X]+$/

/** The header's own code for what is unspecified, else the one for what has no code of its own; undefined when it has neither. */
function residual(head: Row, leaves: readonly Leaf[], codes: Classification): Resolution | undefined {
  const start = codes.rawCode(head).length
  const place = (l: Leaf): string => codes.rawCode(l.row).slice(start)
  const least = (among: readonly Leaf[]): Leaf | undefined =>
    among.reduce<Leaf | undefined>((a, l) => (a !== undefined && a.needs.length <= l.needs.length ? a : l), undefined)
  const open =
    least(leaves.filter((l) => l.isDefault && !l.isOther && UNSPECIFIED_PLACE.test(place(l)))) ??
    least(leaves.filter((l) => l.isOther && OTHER_PLACE.test(place(l))))
  return open && { row: open.row, head, supported: [], byDefault: true }
}

/** The unspecified code of a wider header, its own and not that of another branch; undefined when the category has none. */
function wider(head: Row, codes: Classification, tree: DecisionTree, day: Day): Resolution | undefined {
  for (let up = codes.parent(head); up >= 0; up = codes.parent(up)) {
    const leaves = tree.leaves(up, day).filter((l) => !l.isOther && codes.parent(l.row) === up)
    const start = codes.rawCode(up).length
    const open =
      leaves.find((l) => l.needs.length === 0 && l.isDefault) ??
      leaves.find(
        (l) => /^unspecified\b/i.test(codes.title(l.row)) && UNSPECIFIED_PLACE.test(codes.rawCode(l.row).slice(start)),
      )
    if (open !== undefined) return { row: open.row, head: up, supported: [], byDefault: true }
  }
  return undefined
}

/** Surroundings in which each word is looked for once, though many codes of a header ask for it. */
class Remembered implements Surroundings {
  /** @param known words and how firmly they are tied, at first those that the name itself stands for */
  constructor(
    private readonly noted: Surroundings,
    readonly side: Side,
    private readonly known: Map<string, number>,
  ) {}

  support(form: string): number {
    let found = this.known.get(form)
    if (found === undefined) {
      found = this.noted.support(form)
      this.known.set(form, found)
    }
    return found
  }

  named(form: string): boolean {
    return this.noted.named(form)
  }

  weight(form: string): number {
    return this.noted.weight(form)
  }

  /** The same, said of one side. */
  onSide(side: Side): Remembered {
    return new Remembered(this.noted, side, this.known)
  }
}

/** The row that was named, and where the codes below it end. */
interface Named {
  row: Row
  end: Row
}

function best(name: Named, head: Row, leaves: Leaf[], around: Surroundings, tree: DecisionTree): Resolution {
  let chosen: Leaf | undefined
  let top = Number.NEGATIVE_INFINITY
  for (const leaf of leaves) {
    const s = score(leaf, name, around, tree)
    if (s > top) {
      top = s
      chosen = leaf
    }
  }
  const leaf = chosen!
  const supported = leaf.needs.filter((w) => holds(w, leaf, around) > 0)
  return { row: leaf.row, head, supported, byDefault: supported.length === 0 }
}

/** A side counts as the mention's own side; what has one side only is unilateral. A side that is part of a name stands beside it. */
function holds(word: string, leaf: Leaf, around: Surroundings): number {
  if (SIDES.has(word)) return (leaf.sided ? around.side === word : around.support(word) >= 1) ? 1 : 0
  if (word === 'unilateral' && leaf.sided && (around.side === 'right' || around.side === 'left')) return 1
  return around.support(word)
}

function score(leaf: Leaf, name: Named, around: Surroundings, tree: DecisionTree): number {
  let s = 0
  let own = 0
  let whole = true
  for (const w of leaf.needs) {
    const weight = SIDES.has(w) ? 6 : around.weight(w)
    const held = holds(w, leaf, around)
    if (held === 0) {
      if (tree.isStated(w)) return Number.NEGATIVE_INFINITY
      s -= weight * UNSUPPORTED
      whole = false
    } else if (SIDES.has(w) || !around.named(w)) s += weight * held
    else own += weight * held
  }
  // words of the name speak for a code only where nothing else of its title is missing: "back pain" is not low back pain
  if (whole) s += own
  for (const w of leaf.excluded) if (around.support(w) >= 0.7) s -= around.weight(w)
  if (leaf.isOther) s -= 1.5
  else if (leaf.isDefault) s += leaf.isOpen ? 0.7 : 0.5
  if (leaf.row === name.row) s += 1
  else if (leaf.row > name.row && leaf.row < name.end) s += 0.3
  return s
}

/** Where a cross-reference leads: "Pain, abdominal" is the sub-term abdominal below the main term Pain. */
import { fold, lemma } from '../../text/fold.ts'

export interface Tree {
  mains(): number[]
  children(entry: number): number[]
  titleOf(entry: number): string
}

/** What a reference says about the choice and not about the entry. */
const NO_NAME = /^(?:by\b.*|specified(?: (?:type|site))?|site|type)$/
/** Endings of a title that a reference leaves out. */
const NO_MORE = /\s+(?:nec|nos)$/

/** Follows the cross-references of one part; the names of its titles are kept once they were needed. */
export function createFollower(tree: Tree): (reference: string) => number {
  const known = new Map<number, string[]>()
  let byName: Map<string, number[]> | undefined
  const namesOf = (entry: number): string[] => {
    let names = known.get(entry)
    if (names === undefined) {
      names = split(tree.titleOf(entry))
      known.set(entry, names)
    }
    return names
  }
  /** Main terms by each of their names. */
  const mains = (): Map<string, number[]> => {
    if (byName) return byName
    byName = new Map()
    for (const main of tree.mains()) {
      for (const name of new Set(namesOf(main))) byName.set(name, [...(byName.get(name) ?? []), main])
    }
    return byName
  }

  return (reference) => {
    const parts = split(reference).filter((part) => !NO_NAME.test(part))
    const best = { entry: -1, taken: 0 }
    const descend = (entry: number, taken: number): void => {
      if (taken > best.taken) Object.assign(best, { entry, taken })
      if (taken === parts.length) return
      const children = tree.children(entry)
      const step = (child: number): void => {
        const more = matched(namesOf(child), parts, taken)
        if (more > 0) descend(child, taken + more)
      }
      children.forEach(step)
      // a level such as "with" or "due to" is often left out
      if (best.taken <= taken) for (const between of children) tree.children(between).forEach(step)
    }
    for (const main of mains().get(parts[0] ?? '') ?? []) {
      descend(main, matched(namesOf(main), parts, 0))
      if (best.taken === parts.length) break
    }
    return best.entry
  }
}

/** How many parts of the reference a title takes up from a place on: a title may itself hold commas, or give several names. */
function matched(names: readonly string[], parts: readonly string[], from: number): number {
  if (names.length > 1 && names.every((name, i) => name === parts[from + i])) return names.length
  return names.includes(parts[from] ?? '') ? 1 : 0
}

/** Names between commas, folded and in the singular, without what stands in brackets. */
function split(text: string): string[] {
  return fold(text)
    .replace(/\s*\([^()]*\)/g, '')
    .split(/,| - /)
    .map((part) => (part.match(/[a-z0-9]+(?:'[a-z]+)?/g) ?? []).map(lemma).join(' ').replace(NO_MORE, ''))
    .filter(Boolean)
}

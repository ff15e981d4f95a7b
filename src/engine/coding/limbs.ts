/**
 * The side of a limb or a joint that the whole note gives but once: "right shoulder pain" as the complaint, "subacromial bursitis" as what was
 * concluded. The documentation of the encounter may name the side in another place than the diagnosis (I.B.13).
 */
import type { Note } from '../note.ts'

const LIMB = /^(?:shoulder|elbow|wrist|hand|thumb|hip|knee|ankle|foot)s?$/
const SIDES: ReadonlySet<string> = new Set(['right', 'left'])
const BOTH: ReadonlySet<string> = new Set(['both', 'bilateral', 'bilaterally'])

/** The limb that titles of a code name, where they name but one. */
export function limbOf(titles: readonly string[]): string | undefined {
  const limbs = new Set<string>()
  for (const title of titles) {
    for (const word of title.toLowerCase().split(/[^a-z]+/)) if (LIMB.test(word)) limbs.add(singular(word))
  }
  return limbs.size === 1 ? [...limbs][0] : undefined
}

/** The only side that the note gives to a limb; undefined where it names the other one too, or both. */
export function sideOfLimb({ tokens }: Note, limb: string, usable: (token: number) => boolean): string | undefined {
  const sides = new Set<string>()
  for (let i = 1; i < tokens.count; i++) {
    const word = tokens.norm[i]!
    if (!LIMB.test(word) || singular(word) !== limb) continue
    const before = tokens.norm[i - 1]!
    const after = tokens.norm[i + 1] ?? ''
    if (BOTH.has(before) || BOTH.has(after)) return undefined
    if (SIDES.has(before) && usable(i - 1)) sides.add(before)
  }
  return sides.size === 1 ? [...sides][0] : undefined
}

const singular = (word: string): string => word.replace(/s$/, '')

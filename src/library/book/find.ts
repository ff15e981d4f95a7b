/** Look-up of a path of terms as one types. */

import type { StringTable } from '../../store/format.ts'
import { firstNotBelow } from '../../store/sorted.ts'
import { EXTRA } from './layout.ts'
import { bookWords } from './words.ts'

export interface Lines {
  depth: Uint8Array
  /** Number of each line's title among the texts. */
  title: Uint32Array
  /** Nonessential modifiers and the like, by line. */
  extraAt: Uint32Array
  extraKind: Uint8Array
  extraText: Uint32Array
  text: StringTable
  /** Words in order, and the texts that each stands in. */
  word: StringTable
  wordStart: Uint32Array
  wordText: Uint32Array
}

/** Words of a query beyond these are not looked at: one bit each. */
const MOST_WORDS = 16

/**
 * A line is found when every word of the query begins a word of its own title, its nonessential modifiers or those of the lines above it,
 * and its own has at least one. One pass over all lines.
 */
export function findEntries(lines: Lines, query: string, limit: number): number[] {
  const words = [...new Set(bookWords(query))].slice(0, MOST_WORDS)
  if (words.length === 0) return []
  const all = (1 << words.length) - 1
  const prefixed = new Uint16Array(lines.text.length)
  const exact = new Uint16Array(lines.text.length)
  words.forEach((word, bit) => {
    for (let w = firstFrom(lines.word, word); w < lines.word.length; w++) {
      const candidate = lines.word.get(w)
      if (!candidate.startsWith(word)) break
      for (let p = lines.wordStart[w]!; p < lines.wordStart[w + 1]!; p++) {
        prefixed[lines.wordText[p]!]! |= 1 << bit
        if (candidate === word) exact[lines.wordText[p]!]! |= 1 << bit
      }
    }
  })

  const found: { entry: number; cost: number }[] = []
  // what the lines above have, by depth
  const mask = new Uint16Array(257)
  const whole = new Uint16Array(257)
  const own = new Uint16Array(257)
  let extra = 0
  for (let entry = 0; entry < lines.depth.length; entry++) {
    const depth = lines.depth[entry]! + 1
    const title = lines.title[entry]!
    own[depth] = prefixed[title]!
    mask[depth] = mask[depth - 1]! | prefixed[title]!
    whole[depth] = whole[depth - 1]! | exact[title]!
    for (; lines.extraAt[extra]! < entry; extra++);
    for (; lines.extraAt[extra] === entry; extra++) {
      if (lines.extraKind[extra] === EXTRA.nonessential) mask[depth]! |= prefixed[lines.extraText[extra]!]!
    }
    // below a found line only what says a word of the query once more
    if (mask[depth] !== all || (mask[depth - 1] === all && own[depth] === 0)) continue
    found.push({ entry, cost: cost(words.length, depth, own, whole[depth]!) })
  }
  const sized = (entry: number): number => lines.text.get(lines.title[entry]!).length
  return found
    .sort((a, b) => a.cost - b.cost || sized(a.entry) - sized(b.entry) || a.entry - b.entry)
    .slice(0, limit)
    .map(({ entry }) => entry)
}

/** Whole words before beginnings, the first word of the query in the main term, then the shortest path. */
function cost(words: number, depth: number, own: Uint16Array, whole: number): number {
  let strange = 0
  for (let d = 1; d <= depth; d++) if (own[d] === 0) strange++
  const unfinished = words - ones(whole)
  return strange * 4 + depth + unfinished * 2 + (own[1]! & 1 ? 0 : 6)
}

function ones(bits: number): number {
  let n = 0
  for (let rest = bits; rest > 0; rest &= rest - 1) n++
  return n
}

function firstFrom(sorted: StringTable, word: string): number {
  return firstNotBelow(0, sorted.length, (place) => sorted.get(place) < word)
}

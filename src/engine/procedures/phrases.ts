/** The lexicon of procedures made ready for notes: each phrase under its rarest word, so that a word of the note asks for few phrases. */
import type { LexiconEntry } from '../../library/procedures/lexicon.ts'

/** Words of a phrase may have so many others between them, whatever their order. */
const GAP = 2
/** Phrases of the index that are longer than this are titles, not what people write. */
const LONGEST = 6

/** Terms that serve a look-up, and in a note name no procedure of their own: vital signs, parts of an examination, and the like. */
const SAYS_NOTHING = new Set([
  // the anesthesia of a procedure is part of it
  'anesthetic block',
  'blood pressure',
  'bp',
  'collection',
  'infiltration anesthesia',
  'intrathecal anesthesia',
  'isolation',
  'local anesthesia',
  'local anesthetic',
  'locoregional anesthesia',
  'manipulation',
  'procedure',
  'regional anesthesia',
  'rehabilitation',
  'robotic',
  'spinal anesthesia',
  'subarachnoid block',
  'truncal block',
  'visual acuity',
  'visual acuity test',
  'vsg',
])

export class ProcedurePhrases {
  private readonly byAnchor = new Map<string, LexiconEntry[]>()

  constructor(entries: readonly LexiconEntry[]) {
    const uses = new Map<string, number>()
    for (const { words } of entries) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1)
    for (const entry of entries) {
      if (SAYS_NOTHING.has(entry.phrase.toLowerCase()) || entry.words.length === 0 || entry.words.length > LONGEST)
        continue
      const anchor = entry.words.reduce((a, b) => (uses.get(b)! < uses.get(a)! ? b : a))
      const known = this.byAnchor.get(anchor)
      if (known === undefined) this.byAnchor.set(anchor, [entry])
      else known.push(entry)
    }
  }

  /**
   * The phrases around one word: all their words stand near it, in any order.
   * @param forms words of the note, '' where one has no meaning of its own
   * @param from first word of the sentence
   * @param to behind its last word
   * @param wall whether a phrase may not reach across the gap before a word
   */
  *at(
    forms: readonly string[],
    i: number,
    from: number,
    to: number,
    wall: (word: number) => boolean,
  ): Generator<{ entry: LexiconEntry; from: number; to: number }> {
    for (const entry of this.byAnchor.get(forms[i]!) ?? []) {
      const n = entry.words.length
      if (n === 1) {
        yield { entry, from: i, to: i + 1 }
        continue
      }
      const found = nearest(entry.words, forms, i, from, to, wall)
      if (found && found.to - found.from <= n + GAP + silent(forms, found.from, found.to)) yield { entry, ...found }
    }
  }
}

/** The words nearest to the anchor that make the phrase; undefined when one is missing. */
function nearest(
  words: readonly string[],
  forms: readonly string[],
  anchor: number,
  from: number,
  to: number,
  wall: (word: number) => boolean,
): { from: number; to: number } | undefined {
  const reach = words.length + GAP + 3
  let low = anchor
  let high = anchor
  for (const word of words) {
    if (word === forms[anchor]) continue
    let left = anchor
    let right = anchor
    let found = -1
    for (let step = 1; step <= reach && found < 0; step++) {
      if (right >= 0) right = right + 1 < to && !wall(right + 1) ? right + 1 : -1
      if (left >= 0) left = left > from && !wall(left) ? left - 1 : -1
      if (right >= 0 && forms[right] === word) found = right
      else if (left >= 0 && forms[left] === word) found = left
    }
    if (found < 0) return undefined
    low = Math.min(low, found)
    high = Math.max(high, found)
  }
  return { from: low, to: high + 1 }
}

/** Small words in a range do not count as a gap. */
function silent(forms: readonly string[], from: number, to: number): number {
  let count = 0
  for (let i = from; i < to; i++) if (forms[i] === '') count++
  return count
}

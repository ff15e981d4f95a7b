/** The 7th character: which encounter this is, by phase of care; fracture types, fetus, stage by their words. */
import type { Classification, Day, Row } from '../../library/types.ts'
import type { Vocabulary } from '../../text/words.ts'
import type { Surroundings } from './resolve.ts'

/** Phase of care as the note shows it (I.C.19.a): active treatment, routine healing, a late effect. */
export type Phase = 'active' | 'aftercare' | 'sequela'

/** The row with its 7th character; the row itself when it takes none. `stated` is false when the character is the default. */
export function withSeventh(
  base: Row,
  phaseOf: () => Phase,
  around: Surroundings,
  codes: Classification,
  vocabulary: Vocabulary,
  day: Day,
): { row: Row; stated: boolean } {
  if (codes.isBillable(base, day)) return { row: base, stated: false }
  const children = codes.children(base).filter((c) => codes.isBillable(c, day))
  if (children.length === 0) return { row: base, stated: false }
  const meanings = codes.seventhCharacters(base)
  const phase = phaseOf()
  let best: Row | undefined
  let top = Number.NEGATIVE_INFINITY
  let stated = false
  for (const row of children) {
    const char = codes.rawCode(row).at(-1)!
    const meaning = meanings[char] ?? ''
    let score = phaseScore(meaning, phase)
    let held = 0
    for (const w of wordsOf(meaning, vocabulary)) {
      const s = SIDES.has(w) ? Number(around.side === w) : around.support(w)
      if (s > 0) held += s
      score += s > 0 ? (SIDES.has(w) ? SIDE : 2 * s) : -1
    }
    if (char === '0' || /unspecified|not applicable/i.test(meaning)) score += 0.6
    if (score > top) {
      top = score
      best = row
      stated = held > 0
    }
  }
  return { row: best ?? base, stated }
}

const SIDES = new Set(['right', 'left', 'bilateral'])
/** A side that is told outweighs the name of the organ, which "unspecified eye" has, too. */
const SIDE = 3

const known = new WeakMap<Vocabulary, Map<string, readonly string[]>>()

/** Words of a meaning that a note can hold; the meanings are few and asked for at every injury. */
function wordsOf(meaning: string, vocabulary: Vocabulary): readonly string[] {
  let byMeaning = known.get(vocabulary)
  if (byMeaning === undefined) {
    byMeaning = new Map()
    known.set(vocabulary, byMeaning)
  }
  let words = byMeaning.get(meaning)
  if (words === undefined) {
    words = [...new Set(vocabulary.words(meaning.toLowerCase()).filter((w) => !EMPTY.has(w)))]
    byMeaning.set(meaning, words)
  }
  return words
}

/** Words of the encounter itself: judged by phase, not by their presence in the note. */
const EMPTY = new Set([
  'initial',
  'encounter',
  'subsequent',
  'sequela',
  'fracture',
  'type',
  'healing',
  'routine',
  'closed',
])

function phaseScore(meaning: string, phase: Phase): number {
  const m = meaning.toLowerCase()
  if (/sequela/.test(m)) return phase === 'sequela' ? 6 : -6
  if (/subsequent/.test(m)) return phase === 'aftercare' ? 4 : -4
  if (/initial/.test(m)) return phase === 'active' ? 4 : -4
  return 0
}

/** The 7th character: which encounter this is, by phase of care; fracture types, fetus, stage by their words. */
import type { Classification, Day, Row } from '../../library/types.ts'
import type { Vocabulary } from '../../text/words.ts'
import type { Surroundings } from './resolve.ts'

/** Phase of care as the note shows it (I.C.19.a): active treatment, routine healing, a late effect. */
export type Phase = 'active' | 'aftercare' | 'sequela'

/** The row with its 7th character; the row itself when it takes none. `stated` is false when the character is the default. */
export function withSeventh(
  base: Row,
  phase: Phase,
  around: Surroundings,
  codes: Classification,
  vocabulary: Vocabulary,
  day: Day,
): { row: Row; stated: boolean } {
  const meanings = codes.seventhCharacters(base)
  const children = codes.children(base).filter((c) => codes.isBillable(c, day))
  if (children.length === 0 || codes.isBillable(base, day)) return { row: base, stated: false }
  let best: Row | undefined
  let top = Number.NEGATIVE_INFINITY
  let stated = false
  for (const row of children) {
    const char = codes.rawCode(row).at(-1)!
    const meaning = meanings[char] ?? ''
    const words = vocabulary.words(meaning.toLowerCase()).filter((w) => !EMPTY.has(w))
    let score = phaseScore(meaning, phase)
    let held = 0
    for (const w of new Set(words)) {
      const s = around.support(w)
      if (s > 0) held += s
      score += s > 0 ? 2 * s : -1
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

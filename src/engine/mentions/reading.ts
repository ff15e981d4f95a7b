/** Whether words of a note that match those of a term may be read as that term, and how far the reading goes. */
import type { Note } from '../note.ts'
import type { SentenceWords } from './sentence-words.ts'

/** The token behind the last one matched, and behind all of an abbreviation for which the reading takes its first word. */
export function endOf(
  note: Note,
  matched: number[],
  words: Uint16Array,
  first: number,
  { written, expanded, from }: SentenceWords,
): number {
  let end = 0
  for (let j = 0; j < matched.length; j++) {
    const p = matched[j]!
    const stands = expanded[p - from] !== 0 && words[first + j] !== written[p - from]
    end = Math.max(end, stands ? note.endOf(p) : p + 1)
  }
  return end
}

/** A word is read as it is written or as what it stands for, never as both: "COPD" is not pulmonary and COPD besides. */
export function readsTwice(
  matched: number[],
  words: Uint16Array,
  first: number,
  written: Uint16Array,
  from: number,
): boolean {
  for (let j = 0; j < matched.length; j++) {
    const p = matched[j]!
    if (words[first + j] === written[p - from] && matched.indexOf(p, matched.indexOf(p) === j ? j + 1 : 0) >= 0)
      return true
  }
  return false
}

/** Some of the words that an abbreviation stands for, with others from beyond a comma or "and": "COPD, hypertension" names no pulmonary one. */
export function takesApart(
  matched: number[],
  words: Uint16Array,
  first: number,
  written: Uint16Array,
  expanded: Uint8Array,
  from: number,
): boolean {
  for (let j = 0; j < matched.length; j++) {
    const p = matched[j]!
    if (expanded[p - from] === 0) continue
    let used = 0
    for (let k = 0; k < matched.length; k++) if (matched[k] === p && words[first + k] !== written[p - from]) used++
    if (used > 0 && used < expanded[p - from]!) return true
  }
  return false
}

/** False when a word that leads a name stands behind the rest of it. */
export function leads(matched: number[], words: Uint16Array, first: number, leading: ReadonlySet<number>): boolean {
  for (let j = 0; j < matched.length; j++) {
    if (!leading.has(words[first + j]!)) continue
    for (const other of matched) if (other < matched[j]!) return false
  }
  return true
}

/** States that a note only looks forward to: "a transplant is considered in first remission". */
import type { Note } from '../note.ts'

/** Words of a sentence that tells of a state still to come. */
const AHEAD: ReadonlySet<string> = new Set(
  'will would if once until consider considered considering hope hopefully goal plan planned evaluated undergoes achieve induce'.split(
    ' ',
  ),
)

/** The token tells of a remission, in a sentence about what is still to come. */
export function isAhead(note: Note, token: number): boolean {
  if (note.tokens.norm[token] !== 'remission') return false
  const sentence = note.segments.find((s) => token >= s.from && token < s.to)
  return sentence !== undefined && note.tokens.norm.slice(sentence.from, sentence.to).some((w) => AHEAD.has(w))
}

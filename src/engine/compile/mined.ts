/** Terms that the Tabular List itself gives: inclusion terms, includes notes, and "text (CODE)" tails of the other notes. */
import type { Classification, Row } from '../../library/types.ts'

export interface MinedTerm {
  text: string
  row: Row
  source: 'inclusion' | 'includes' | 'mined'
}

const TAIL = /^(.*?)\s*\(([A-Z][0-9A-Z]{2}(?:\.[0-9A-Z]{1,4})?)(\.?-)?\)$/
const NO_TERM = /^(?:any|conditions? |code |identify|to identify|underlying|associated|such as|,)|:$/i

/** Excludes, code first and use additional notes name another condition with its code in brackets: the term belongs to that code. */
export function* minedTerms(codes: Classification): Generator<MinedTerm> {
  for (let row = 0; row < codes.size; row++) {
    for (const note of codes.notes(row)) {
      // an item of a list ("Abscess of:" / "lung") is only the end of a phrase
      if (note.item) continue
      if (note.kind === 'inclusionTerm' || note.kind === 'includes') {
        if (!note.text.endsWith(':')) {
          yield { text: note.text, row, source: note.kind === 'includes' ? 'includes' : 'inclusion' }
        }
        continue
      }
      if (note.kind === 'notes') continue
      const tail = TAIL.exec(note.text)
      if (tail === null || NO_TERM.test(tail[1]!)) continue
      const target = codes.find(tail[2]!)
      if (target >= 0) yield { text: tail[1]!, row: target, source: 'mined' }
    }
  }
}

/** Names of conditions that the Tabular List gives beside the titles, tied to the code that they mean. */
import type { Classification, Row } from '../types.ts'

export interface MinedTerm {
  text: string
  row: Row
  /** The term stands at its own code (inclusion term, includes), not in another code's note. */
  own: boolean
}

/** "text (CODE)" with one code, a dash allowed: lists, ranges and "with" name no single target. */
const TAIL = /^(.*?)\s*\(([A-Z][0-9A-Z]{2}(?:\.[0-9A-Z]{1,4})?)(?:\.?-)?\)$/
/** Lines that tell what to do, or what goes along, and name no condition. */
const NO_TERM = /^(?:any\b|conditions?\b|code\b|identify\b|to identify\b|underlying\b|associated\b|such as\b|,)|:$/i

/** One adjective is the rest of a phrase that its owner begins: "cerebral (I67.1)" under fistulas of arteries. */
const FRAGMENT = /^[a-z-]+(?:al|ic|ary|ar|ous|ed|ive|ile|oid)$/i

/** Excludes notes and instructions name another condition with its code in brackets: such a term belongs to that code. */
export function* minedTerms(cm: Classification): Generator<MinedTerm> {
  for (let row = 0; row < cm.size; row++) {
    for (const { kind, text, item } of cm.notes(row)) {
      // an item under a heading line ("Abscess of:" / "lung") is only the end of a phrase
      if (item || kind === 'notes') continue
      if (kind === 'inclusionTerm' || kind === 'includes') {
        if (!text.endsWith(':')) yield { text, row, own: true }
        continue
      }
      const tail = TAIL.exec(text)
      if (tail === null || NO_TERM.test(tail[1]!) || FRAGMENT.test(tail[1]!)) continue
      const target = cm.find(tail[2]!)
      // in notes on pregnancy and the newborn the chapter is understood, and the bare words mean something else
      if (target >= 0 && !/^[OP]/.test(tail[2]!)) yield { text: tail[1]!, row: target, own: false }
    }
  }
}

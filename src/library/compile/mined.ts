/** Names of conditions that the Tabular List gives beside the titles, tied to the code that they mean. */
import type { Classification, Row } from '../types.ts'

export interface MinedTerm {
  text: string
  row: Row
  /** 'mined': the term stands in the note of another code; the others stand at their own. */
  source: 'inclusion' | 'includes' | 'mined'
}

/** "text (CODE)" with one code, a dash allowed: lists, ranges and "with" name no single target. */
const TAIL = /^(.*?)\s*\(([A-Z][0-9A-Z]{2}(?:\.[0-9A-Z]{1,4})?)(?:\.?-)?\)$/
/** Lines that tell what to do, or what goes along, and name no condition. */
const NO_TERM = /^(?:any\b|conditions?\b|code\b|identify\b|to identify\b|underlying\b|associated\b|such as\b|,)|:$/i

/** One adjective is the rest of a phrase that its owner begins: "cerebral (I67.1)" under fistulas of arteries. */
const FRAGMENT = /^[a-z-]+(?:al|ic|ary|ar|ous|ed|ive|ile|oid)$/i

/** In notes on pregnancy and the newborn the chapter is understood, and the bare words mean something else: "diabetes mellitus (O24.-)". */
const UNDERSTOOD = /^[OP]/
const SAYS_CHAPTER = new RegExp(
  [
    'pregnan|gravid|gestation|antenatal|obstetric|labor|deliver|birth|puerper|partum|matern|twin|abortion|mole\\b|hellp|eclampsi',
    'placent|uterine atony|perineal laceration|dystocia|breech|lactation|agalactia',
    'f(?:o)?et(?:al|us)|newborn|neonat|infant|perinatal|congenital|prematur|meconium|umbilical|kernicterus|under 28 days',
  ].join('|'),
  'i',
)

/** Excludes notes and instructions name another condition with its code in brackets: such a term belongs to that code. */
export function* minedTerms(cm: Classification): Generator<MinedTerm> {
  for (let row = 0; row < cm.size; row++) {
    for (const { kind, text, item } of cm.notes(row)) {
      // an item under a heading line ("Abscess of:" / "lung") is only the end of a phrase
      if (item || kind === 'notes') continue
      if (kind === 'inclusionTerm' || kind === 'includes') {
        if (!text.endsWith(':')) yield { text, row, source: kind === 'includes' ? 'includes' : 'inclusion' }
        continue
      }
      const tail = TAIL.exec(text)
      if (tail === null || NO_TERM.test(tail[1]!) || FRAGMENT.test(tail[1]!)) continue
      const target = cm.find(tail[2]!)
      if (target >= 0 && (!UNDERSTOOD.test(tail[2]!) || SAYS_CHAPTER.test(tail[1]!)))
        yield { text: tail[1]!, row: target, source: 'mined' }
    }
  }
}

/**
 * Conditions that a note names in the words of an imported Alphabetic Index and that the engine's own dictionary does not know. They are only
 * mentioned, never recommended: the Index leads to a code, and the Tabular List has to confirm it (guideline I.B.1).
 */
import type { Classification } from '../../library/types.ts'
import { Vocabulary } from '../../text/words.ts'
import { reasonOf } from '../context/reason.ts'
import type { Extra } from '../extras.ts'
import type { Note } from '../note.ts'
import type { Span, Suggestion } from '../types.ts'

/** An entry with its path in words ("Abscess perirectal") and its code with the dot. */
export interface IndexTerm {
  text: string
  code: string
}

interface Entry {
  code: string
  /** Without the anchor. */
  others: string[]
}

/** Longer paths spell a code's title out and stand in no note as they are. */
const MOST_WORDS = 6
/** A main term by itself (Examination, Observation, Deformity) is a word of every note. */
const LEAST_WORDS = 2
/** Main terms of what was measured: a value is never coded without a diagnosis (guideline III.B). */
const MEASURED = /^(?:low|high|elevated|elevation|decreased|positive|abnormal|findings)\b/i
/** Strange words that may stand between those of an entry. */
const GAP = 2
const SCORE = 0.3
const RULE = 'Alphabetic Index'

/** @param terms complete entries of the Index; those whose code is not billable on a note's day are passed over there */
export function createIndexReader(terms: readonly IndexTerm[], codes: Classification): Extra {
  const vocabulary = new Vocabulary([])
  const byAnchor = entriesByAnchor(terms, vocabulary)
  return {
    read(note, context, encounter, day) {
      const forms = vocabulary.forms(note.tokens)
      const found = new Map<string, Suggestion>()
      for (const { code, span } of findEntries(note, forms, byAnchor)) {
        const row = codes.find(code)
        if (row < 0 || !codes.isBillable(row, day)) continue
        if (reasonOf(context.assess(span.start, span.end), span, encounter, false, false, () => false)) continue
        const known = found.get(code)
        if (known) known.evidence.push(span)
        else found.set(code, suggestion(codes, code, span, day))
      }
      return { suggestions: [...found.values()] }
    },
  }
}

const suggestion = (codes: Classification, code: string, span: Span, day: number): Suggestion => ({
  system: 'ICD-10-CM',
  code,
  title: codes.title(codes.find(code), day),
  tier: 'mentioned',
  score: SCORE,
  billable: true,
  evidence: [span],
  rules: [RULE],
})

/** Entries by their rarest word, those with most words first. */
function entriesByAnchor(terms: readonly IndexTerm[], vocabulary: Vocabulary): Map<string, Entry[]> {
  const read = terms.flatMap(({ text, code }) => {
    const words = [...new Set(vocabulary.words(text))]
    const fits = words.length >= LEAST_WORDS && words.length <= MOST_WORDS && !MEASURED.test(text)
    return fits ? [{ words, code }] : []
  })
  const uses = new Map<string, number>()
  for (const { words } of read) for (const word of words) uses.set(word, (uses.get(word) ?? 0) + 1)
  const byAnchor = new Map<string, Entry[]>()
  for (const { words, code } of read) {
    const anchor = words.reduce((best, word) => (uses.get(word)! < uses.get(best)! ? word : best))
    const entry = { code, others: words.filter((word) => word !== anchor) }
    const list = byAnchor.get(anchor)
    if (list) list.push(entry)
    else byAnchor.set(anchor, [entry])
  }
  for (const list of byAnchor.values()) list.sort((a, b) => b.others.length - a.others.length)
  return byAnchor
}

/** The longest entry at each place; a word serves one entry only. */
function findEntries(note: Note, forms: readonly string[], byAnchor: ReadonlyMap<string, Entry[]>) {
  const found: { code: string; span: Span; words: number; at: number[] }[] = []
  for (const { from, to } of note.segments) {
    for (let i = from; i < to; i++) {
      for (const { code, others } of byAnchor.get(forms[i]!) ?? []) {
        const reach = others.length + GAP
        const at = [i]
        for (const word of others) {
          const place = nearest(forms, word, i, Math.max(from, i - reach), Math.min(to, i + reach + 1))
          if (place < 0) break
          at.push(place)
        }
        if (at.length !== others.length + 1) continue
        const first = Math.min(...at)
        const last = Math.max(...at)
        if (last - first > others.length + GAP) continue
        found.push({ code, span: note.span(first, last + 1), words: at.length, at })
        break
      }
    }
  }
  const taken = new Set<number>()
  return found
    .sort((a, b) => b.words - a.words)
    .filter(({ at }) => {
      if (at.some((place) => taken.has(place))) return false
      for (const place of at) taken.add(place)
      return true
    })
}

function nearest(forms: readonly string[], word: string, around: number, from: number, to: number): number {
  let best = -1
  for (let i = from; i < to; i++)
    if (forms[i] === word && (best < 0 || Math.abs(i - around) < Math.abs(best - around))) best = i
  return best
}

/** Risk of management: drugs, surgery, hospital care, living conditions, limits of care. */
import type { Span } from '../../engine/types.ts'
import { RISK_KINDS, type RiskItem, type RiskKind } from '../types.ts'
import type { Signs } from './signs.ts'
import { type Sentence, spansOf } from './text.ts'

const WORD = /[a-z][a-z-]{3,}/gi
const DOSE = /\b\d+(\.\d+)?\s?(mg|mcg|units?|iu|puffs?)\b(?!\/)/gi

/** @param isDrug whether a word in lower case names a drug */
export function riskOf(signs: Signs, sentences: readonly Sentence[], isDrug: (word: string) => boolean): RiskItem[] {
  const items: RiskItem[] = []
  for (const { kind, span } of signs.find('risk', sentences)) {
    const known = RISK_KINDS.find((one) => one === kind)
    if (known) add(items, known, span.text, span)
  }
  for (const sentence of sentences) {
    // what was given before is history, not a decision of this visit
    if (signs.cue('past', sentence.text)) continue
    for (const { span, label } of drugsOf(sentence, isDrug)) {
      const at = span.start - sentence.start
      if (!signs.cue('drug-action', sentence.text.slice(0, at)) || signs.denied(sentence, span)) continue
      add(items, signs.cue('over-the-counter', span.text) ? 'over-the-counter' : 'prescription', label, span)
    }
  }
  return items
}

/** Drugs by name; a dose without a known name stands for one. */
function drugsOf(sentence: Sentence, isDrug: (word: string) => boolean): { span: Span; label: string }[] {
  const named = spansOf(WORD, sentence).filter((span) => isDrug(span.text.toLowerCase()))
  const spans = named.length > 0 ? named : spansOf(DOSE, sentence)
  return spans.map((span) => ({ span, label: named.length > 0 ? span.text : sentence.text.trim().slice(0, 60) }))
}

function add(items: RiskItem[], kind: RiskKind, text: string, span: Span): void {
  const label = text.replace(/\s+/g, ' ').toLowerCase()
  const known = items.find((item) => item.kind === kind && item.label === label)
  if (known) known.evidence.push(span)
  else items.push({ kind, label, evidence: [span] })
}

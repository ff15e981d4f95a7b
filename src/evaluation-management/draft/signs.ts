/** Phrases by what they tell, and whether what they tell is denied. */
import type { Span } from '../../engine/types.ts'
import type { EmTables } from '../tables.ts'
import { occurs, type Sentence, spansOf } from './text.ts'

/** A denial stands at most this many characters before what it denies. */
const REACH = 24

export interface Signs {
  /** Whether a cue ("worse", "ordered") is found. */
  cue(kind: string, text: string): boolean
  /** Affirmed finds of the phrases of an element, by kind. */
  find(element: string, sentences: readonly Sentence[]): { kind: string; span: Span; sentence: Sentence }[]
  /** Whether the words right before the span deny it. */
  denied(sentence: Sentence, span: Span): boolean
}

export function openSigns({ phrases }: EmTables): Signs {
  const of = (element: string) => phrases.filter((row) => row.element === element)
  const cues = new Map<string, RegExp[]>()
  for (const { kind, pattern } of of('cue')) cues.set(kind, [...(cues.get(kind) ?? []), pattern])
  const cue = (kind: string, text: string) => cues.get(kind)?.some((pattern) => occurs(pattern, text)) ?? false
  const denied: Signs['denied'] = (sentence, span) => {
    const at = span.start - sentence.start
    const before = sentence.text.slice(Math.max(0, at - REACH), at)
    // a comma or "but" ends what is denied
    return cue('denied', before.split(/,|\bbut\b|:/i).at(-1) ?? '')
  }
  return {
    cue,
    denied,
    find: (element, sentences) =>
      of(element).flatMap(({ kind, pattern }) =>
        sentences.flatMap((sentence) =>
          spansOf(pattern, sentence)
            .filter((span) => !denied(sentence, span))
            .map((span) => ({ kind, span, sentence })),
        ),
      ),
  }
}

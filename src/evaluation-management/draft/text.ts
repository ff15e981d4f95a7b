/** Sentences and matches of a note, as the worksheet's rules look at it. Offsets are UTF-16 code units into the note. */
import type { Span } from '../../engine/types.ts'

export interface Sentence {
  start: number
  end: number
  text: string
}

const MOST_MATCHES = 200

/** Lines, and within them what full stops, semicolons and the like part; a decimal point parts nothing. */
export function sentencesOf(text: string): Sentence[] {
  const sentences: Sentence[] = []
  let start = 0
  const close = (end: number) => {
    const own = text.slice(start, end)
    if (own.trim() !== '') sentences.push({ start, end, text: own })
    start = end
  }
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '\n') close(i + 1)
    else if ((c === '.' || c === ';' || c === '!' || c === '?') && /\s|$/.test(text[i + 1] ?? '')) close(i + 1)
  }
  close(text.length)
  return sentences
}

/** Where a pattern (with flag g) is found in a sentence, as spans of the note. */
export function spansOf(pattern: RegExp, sentence: Sentence): Span[] {
  const spans: Span[] = []
  pattern.lastIndex = 0
  // matchAll would copy the pattern for each of thousands of sentences
  for (let found = pattern.exec(sentence.text); found?.[0]; found = pattern.exec(sentence.text)) {
    const start = sentence.start + found.index
    spans.push({ start, end: start + found[0].length, text: found[0] })
    if (spans.length >= MOST_MATCHES) break
  }
  return spans
}

/** A pattern with flag g, asked only whether it is found. */
export const occurs = (pattern: RegExp, text: string): boolean => text.search(pattern) >= 0

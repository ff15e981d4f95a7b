/** Patterns of codes, as the lexicon writes them: seven positions, each a character, a class in order of preference ("[04]") or open ("."). */
import type { Pattern } from './types.ts'

const PART = /\[([0-9A-Z]+)\]|([0-9A-Z])|\./g

/** undefined when the text is no pattern. Open positions at the end may be left out. */
export function parsePattern(text: string): Pattern | undefined {
  const parts = [...text.matchAll(PART)]
  if (parts.length === 0 || parts.length > 7 || parts.map(([whole]) => whole).join('') !== text) return undefined
  const classes = parts.map(([, many, one]) => many ?? one ?? '')
  while (classes.length < 7) classes.push('')
  return classes
}

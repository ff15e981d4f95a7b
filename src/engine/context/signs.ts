/** Signs instead of words: "?pneumonia", "PE?". */
import type { ContextMark } from './types.ts'

const BEFORE = /(?:^|[\s,;:(/[])(\?{1,3})[ \t]?$/
const AFTER = /^[ \t]?(?:\((\?{1,3})\)|(\?{1,3})(?=$|[\s,;:.)/\]]))/

/** The question mark that stands right before or behind a mention. */
export function questionMark(text: string, start: number, end: number): ContextMark | undefined {
  const before = BEFORE.exec(text.slice(Math.max(0, start - 6), start))
  if (before) return mark(start - before[0].length + before[0].indexOf('?'), before[1]!)
  const after = AFTER.exec(text.slice(end, end + 6))
  return after ? mark(end + after[0].indexOf('?'), (after[1] ?? after[2])!) : undefined
}

function mark(start: number, text: string): ContextMark {
  return { kind: 'uncertain', cue: { start, end: start + text.length, text } }
}

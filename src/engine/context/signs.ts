/** Signs instead of words: "?pneumonia", "PE?". */
import type { Span } from '../types.ts'

const BEFORE = /(?:^|[\s,;:(/[])(\?{1,3})[ \t]?$/
const AFTER = /^[ \t]?(?:\((\?{1,3})\)|(\?{1,3})(?=$|[\s,;:.)/\]]))/

/** The question mark that stands right before or behind a mention. */
export function isQuestioned(text: string, start: number, end: number): Span | undefined {
  const before = BEFORE.exec(text.slice(Math.max(0, start - 6), start))
  if (before) {
    const at = start - before[0].length + before[0].indexOf('?')
    return { start: at, end: at + before[1]!.length, text: before[1]! }
  }
  const after = AFTER.exec(text.slice(end, end + 6))
  if (!after) return undefined
  const marks = (after[1] ?? after[2])!
  const at = end + after[0].indexOf('?')
  return { start: at, end: at + marks.length, text: marks }
}

/** Signs instead of words: "?pneumonia", "PE?", "{mild/severe}". */
import type { ContextMark } from './types.ts'

const BEFORE = /(?:^|[\s,;:(/[])(\?{1,3})[ \t]?$/
const AFTER = /^[ \t]?(?:\((\?{1,3})\)|(\?{1,3})(?=$|[\s,;:.)/\]]))/

/** The question mark that stands right before or behind a mention. */
export function questionMark(text: string, start: number, end: number): ContextMark | undefined {
  const before = BEFORE.exec(text.slice(Math.max(0, start - 6), start))
  if (before) return uncertain(start - before[0].length + before[0].indexOf('?'), before[1]!)
  const after = AFTER.exec(text.slice(end, end + 6))
  return after ? uncertain(end + after[0].indexOf('?'), (after[1] ?? after[2])!) : undefined
}

const BETWEEN = /\w(\?)[ \t]+$/

/** A question mark between two entries of a list of diagnoses, the second of which begins its own sentence: it may ask for either. */
export function questionBetween(text: string, start: number, sentenceStart: number): ContextMark | undefined {
  if (start !== sentenceStart) return undefined
  const found = BETWEEN.exec(text.slice(Math.max(0, start - 6), start))
  return found ? uncertain(start - found[0].length + 1, found[1]!) : undefined
}

function uncertain(start: number, text: string): ContextMark {
  return { kind: 'uncertain', cue: { start, end: start + text.length, text } }
}

const REACH = 80

/** The braces of a template's choice ("{none/mild/severe edema:1234}") around a mention. */
export function placeholderMark(text: string, start: number, end: number): ContextMark | undefined {
  const low = Math.max(0, start - REACH)
  const open = text.slice(low, start).search(/\{[^{}\n]*$/)
  if (open < 0) return undefined
  const close = text.slice(end, end + REACH).search(/[{}\n]/)
  if (close < 0 || text[end + close] !== '}') return undefined
  const from = low + open
  const to = end + close + 1
  return { kind: 'template', cue: { start: from, end: to, text: text.slice(from, to) } }
}

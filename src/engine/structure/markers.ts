/** List markers: numbers, letters and bullets at the beginning of a line, and numbers that run on within it. */

export interface Marker {
  /** Order of nesting at equal indentation: problem number or # before number before letter before bullet. */
  rank: 0 | 1 | 2 | 3
  /** 0 for a bullet. */
  number: number
  /** Where the item's words begin. */
  content: number
}

const NUMBER =
  /(?:problem[ \t]+)?(#[ \t]?)?\(?(\d{1,2})(?:[.)]+(?=[ \t]|[A-Za-z[(]|$)|[:-](?=[ \t])|(?=[ \t]+[A-Z])(?<=#[ \t]?\d{1,2}))[ \t]*/iy
const HASH = /#[ \t]?(?=[A-Za-z])/y
const LETTER = /(?:\(([a-hA-H])\)|([a-h])\)|([A-H])[.)])[ \t]+(?=[A-Z[])/y
const ROMAN = /(?:\((i{1,3}|iv|vi{0,3}|ix|x)\)|(i{1,3}|iv|vi{0,3}|ix|x)[.)])[ \t]+(?=\S)/iy
const BULLET = /(?:[-–—•●▪◦·‣»➢➤→*>][ \t]*(?=[^\s\-–—*>])|o[ \t]+(?=[A-Z[]))/y
/** "+ cough / - fever": signs of findings, not bullets. */
const SIGNS = /(?:^|[\s,;/])\+[ \t]?[A-Za-z]|[,;/][ \t]*-[ \t]?[A-Za-z]/
const ROMANS = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x']
/** Organisms and abbreviations that look like lettered items: "E. coli" in capitals, "A. Fib". */
const NOT_LETTERED = /^(?:A\. ?fib|A\. ?flutter|B\. ?cereus|C\. ?diff|E\. ?coli|H\. ?(?:pylori|influenza|flu))/i

/** The marker at `from`, if the line beginning there is a list item. */
export function markerAt(text: string, from: number, lineEnd: number): Marker | undefined {
  const number = match(NUMBER, text, from)
  if (number && from + number[0].length <= lineEnd) {
    return { rank: number[1] === undefined ? 1 : 0, number: Number(number[2]), content: from + number[0].length }
  }
  const hash = match(HASH, text, from)
  if (hash) return { rank: 0, number: 0, content: from + hash[0].length }
  const letter = match(LETTER, text, from)
  if (letter && !NOT_LETTERED.test(text.slice(from, from + 14))) {
    const char = (letter[1] ?? letter[2] ?? letter[3])!.toLowerCase()
    return { rank: 2, number: char.charCodeAt(0) - 96, content: from + letter[0].length }
  }
  const roman = match(ROMAN, text, from)
  if (roman) {
    return { rank: 2, number: ROMANS.indexOf((roman[1] ?? roman[2])!.toLowerCase()), content: from + roman[0].length }
  }
  const bullet = match(BULLET, text, from)
  if (!bullet) return undefined
  if (text[from] === '-' && SIGNS.test(text.slice(from, Math.min(lineEnd, from + 200)))) return undefined
  return { rank: 3, number: 0, content: from + bullet[0].length }
}

function match(pattern: RegExp, text: string, from: number): RegExpExecArray | null {
  pattern.lastIndex = from
  return pattern.exec(text)
}

const RUN_ON = /(?:^|[\s.;:,)\]])\(?(\d{1,2})([.)])(?:[ \t]+|(?=[A-Z]))(?=[A-Za-z[(])/g

/**
 * Items of an enumeration within one line ("1. Asthma. 2. Obesity"): offsets of their markers and contents, ascending from 1.
 * Fewer than two make no enumeration; a number after text ("type 2. Stable") counts only if it continues the row.
 */
export function runOnItems(text: string, from: number, to: number): { at: number; marker: Marker }[] {
  const items: { at: number; marker: Marker }[] = []
  const line = text.slice(from, to)
  RUN_ON.lastIndex = 0
  for (let m = RUN_ON.exec(line); m; m = RUN_ON.exec(line)) {
    const number = Number(m[1])
    if (number !== items.length + 1) continue
    const at = m.index + m[0].search(/[(\d]/)
    if (!separated(line, at, m[2]!)) continue
    items.push({ at: from + at, marker: { rank: 1, number, content: from + m.index + m[0].length } })
  }
  return items.length > 1 ? items : []
}

/** Whether a number within a line can be a marker: after the end of a statement, a wide gap, or with a bracket. */
function separated(line: string, at: number, close: string): boolean {
  if (at === 0 || close === ')') return true
  const before = line.slice(Math.max(0, at - 24), at)
  if (/(?:^|[.;:,)\]?]|\s)\s$/.test(before)) return true
  return !/\b(?:type|stage|grade|class|level|day|week|age|vitamin|factor|number|no|part|phase|axis|and|of|to|in|at|by|x)\s*$/i.test(
    before,
  )
}

/** The date of service that the note states, with the words it was read from. */
import type { NoteDate } from '../types.ts'

const LABEL =
  /\b(?:date of (?:service|visit|encounter|exam(?:ination)?|procedure|operation|consultation|dictation)|(?:visit|service|encounter|exam) date|dos|seen on|date seen|d\/c date|discharge date|date of discharge)\b\s*[:\-–]?\s*/gi
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NUMERIC = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})\b/
const ISO = /^(\d{4})-(\d{2})-(\d{2})\b/
const WORDS = /^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b/
const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]{3,9})\.?,?\s+(\d{4})\b/

/**
 * The first labelled date that is a real day. Unlabelled dates (of birth, of a test) are never taken. Numeric dates are read month first,
 * as US notes write them, unless the first number cannot be a month.
 */
export function noteDate(text: string): NoteDate | undefined {
  for (const m of text.matchAll(LABEL)) {
    const at = m.index + m[0].length
    const found = readDate(text.slice(at, at + 40))
    if (found === undefined) continue
    const end = at + found.length
    return { date: found.date, evidence: { start: m.index, end, text: text.slice(m.index, end) } }
  }
  return undefined
}

function readDate(s: string): { date: string; length: number } | undefined {
  let m = ISO.exec(s)
  if (m !== null) return day(Number(m[1]), Number(m[2]), Number(m[3]), m[0].length)
  m = NUMERIC.exec(s)
  if (m !== null) {
    const [a, b] = [Number(m[1]), Number(m[2])]
    const year = m[3]!.length === 2 ? 2000 + Number(m[3]) : Number(m[3])
    return a > 12 ? day(year, b, a, m[0].length) : day(year, a, b, m[0].length)
  }
  m = WORDS.exec(s)
  if (m !== null) return day(Number(m[3]), month(m[1]!), Number(m[2]), m[0].length)
  m = DAY_FIRST.exec(s)
  if (m !== null) return day(Number(m[3]), month(m[2]!), Number(m[1]), m[0].length)
  return undefined
}

const month = (name: string): number => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1

function day(year: number, m: number, d: number, length: number): { date: string; length: number } | undefined {
  const t = new Date(Date.UTC(year, m - 1, d))
  if (year < 1990 || year > 2100 || t.getUTCMonth() !== m - 1 || t.getUTCDate() !== d) return undefined
  return { date: t.toISOString().slice(0, 10), length }
}

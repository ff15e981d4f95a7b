/** Gestational age as written in a note ("32w1d", "at 13 weeks 5 days", "GA 30+0"), for trimester and weeks codes (I.C.15, I.C.21.c.11). */
import type { Span } from '../types.ts'

export interface Gestation {
  weeks: number
  days: number
  span: Span
  /** First: under 14 weeks 0 days; second: to 27 weeks 6 days; third: from 28 weeks 0 days (chapter 15 note). */
  trimester: 'first' | 'second' | 'third'
}

const SHORT = /\b(\d{1,2})\s?w(?:k|ks)?\s?(\d)\s?d\b/i
const LONG =
  /\b(\d{1,2})(?:\s*(?:\+|plus|and)\s*(\d)?(?:\/7(?:ths?)?)?|-(\d)\/7(?:ths?)?)?[\s-]*(?:weeks?|wks?|wk|w)\b(?:[\s,]*(?:and\s*)?(\d)\s*(?:days?|d)\b)?/gi
const PLUS = /\b(?:GA|EGA|gestation(?:al age)?)\D{0,6}(\d{1,2})\s*\+\s*(\d)\b/i
const PREGNANT =
  /\b(?:pregnan\w*|gestation\w*|EGA|GA|IUP|gravid\w*|G\d+\s?P\d+|fetal|fetus|OB|prenatal|antenatal|in labor|twins?|MFM|trimester|delivery|delivered|liveborn)\b/i
/** How old a child was at birth, in its own record. */
const BORN =
  /\b(?:prematur\w*|preterm (?:infant|male|female|boy|girl)|(?:patient|he|she|infant|baby|child) was (?:born|delivered)|born at|product of|birth history|prenatal care (?:from|at|since)|days? old|former)\b/i

/** One measure of the fetus tells how large that part is, not how far the pregnancy has come; the length of an embryo does both. */
const MEASURE =
  /\b(?:BPD|HC|AC|FL|OFD|HL|TCD|biparietal|head circumference|abdominal circumference|femur length)\b[^\n;]{0,40}$/i

/**
 * Undefined when the note speaks of no pregnancy or gives no plausible age (4 to 43 weeks).
 * @param newborn the record is that of the child, whose age at birth it then is; elsewhere a birth long past is left out
 */
export function gestation(text: string, newborn = false): Gestation | undefined {
  const short = SHORT.exec(text) ?? PLUS.exec(text)
  if (short !== null) return make(text, short.index, short[0].length, Number(short[1]), Number(short[2]))
  if (!PREGNANT.test(text)) return undefined
  for (const m of text.matchAll(LONG)) {
    const around = text.slice(Math.max(0, m.index - 60), m.index + m[0].length + 40)
    if (
      !PREGNANT.test(around) ||
      (!newborn && BORN.test(around)) ||
      MEASURE.test(text.slice(Math.max(0, m.index - 60), m.index)) ||
      /\b(?:in|x|for|every|q|RTC)\s*$/i.test(text.slice(Math.max(0, m.index - 6), m.index))
    )
      continue
    const found = make(text, m.index, m[0].length, Number(m[1]), Number(m[2] ?? m[3] ?? m[4] ?? 0))
    if (found !== undefined) return found
  }
  return undefined
}

function make(text: string, start: number, length: number, weeks: number, days: number): Gestation | undefined {
  if (weeks < 4 || weeks > 43 || days > 6) return undefined
  const end = start + length
  return {
    weeks,
    days,
    span: { start, end, text: text.slice(start, end) },
    trimester: weeks < 14 ? 'first' : weeks < 28 ? 'second' : 'third',
  }
}

/** Z3A code of the completed weeks. */
export function weeksCode(g: Gestation): string {
  if (g.weeks < 8) return 'Z3A.01'
  if (g.weeks > 42) return 'Z3A.49'
  return `Z3A.${String(g.weeks).padStart(2, '0')}`
}

/** Scores and weights as written in a note that are codes of their own. */
import type { Span } from '../types.ts'

export interface Stated {
  value: number
  span: Span
}

const NIHSS =
  /\b(?:NIHSS|NIH stroke (?:scale|score))\b(?:\s+score)?\s*(?:is|was|of|at|on (?:arrival|admission)|[:=])*\s*(\d{1,2})\b/i
const WEIGHT =
  /\b(?:BW|birth ?weight|weigh(?:s|ing|ed)|wt)\b\D{0,12}(\d{3,4})\s?g(?:m|rams?)?\b|\b(\d{3,4})\s?g(?:m|rams?)?\b(?=[^.\n]{0,30}\b(?:at birth|birth|infant|newborn|baby))|,\s*(\d{3,4})\s?g(?:m|rams?)?\b/i

/** NIHSS total, 0 to 42 (I.C.18.i). */
export const nihss = (text: string): Stated | undefined => stated(NIHSS.exec(text), 0, 42)

/** Weight of a newborn in grams. */
export const birthWeight = (text: string): Stated | undefined => stated(WEIGHT.exec(text), 300, 6000)

function stated(m: RegExpExecArray | null, from: number, to: number): Stated | undefined {
  if (m === null) return undefined
  const value = Number(m[1] ?? m[2] ?? m[3])
  if (value < from || value > to) return undefined
  return { value, span: { start: m.index, end: m.index + m[0].length, text: m[0] } }
}

/** Last two characters of P07.0- and P07.1- by weight; undefined from 2500 g on, which no code is for. */
export function birthWeightCode(grams: number): string | undefined {
  if (grams >= 2500) return undefined
  const steps: readonly (readonly [number, string])[] = [
    [2000, '18'],
    [1750, '17'],
    [1500, '16'],
    [1250, '15'],
    [1000, '14'],
    [750, '03'],
    [500, '02'],
  ]
  return steps.find(([from]) => grams >= from)?.[1] ?? '01'
}

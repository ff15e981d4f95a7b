/** Body mass index as written in a note, for Z68 (I.B.14: any clinician may record it, the diagnosis is the provider's). */
import type { Span } from '../types.ts'

export interface BodyMassIndex {
  /** kg/m² */
  value: number
  span: Span
}

const BMI =
  /\b(?:BMI|body mass index)\b(?:\s*\(BMI\))?(?:\s*(?:is|of|was|at|:|=|today|now))*\s*(\d{2}(?:\.\d{1,2})?)\b(?!\s*(?:%|percentile|th))/i

export function bmi(text: string): BodyMassIndex | undefined {
  const m = BMI.exec(text)
  if (m === null) return undefined
  const value = Number(m[1])
  if (value < 10 || value > 90) return undefined
  return { value, span: { start: m.index, end: m.index + m[0].length, text: m[0] } }
}

/**
 * Z68 code for an adult (20 years and older, as the category says); undefined for a child, whose codes go by percentile.
 * @param age whole years; unknown is taken as adult
 */
export function bmiCode(
  value: number,
  age: number | undefined,
  inForce: (code: string) => boolean,
): string | undefined {
  if (age !== undefined && age < 20) return undefined
  if (value < 20) {
    // Z68.1 is divided at 18.5 since FY2027
    const divided = value < 18.5 ? 'Z68.18' : 'Z68.19'
    return inForce(divided) ? divided : 'Z68.1'
  }
  if (value < 40) return `Z68.${Math.floor(value)}`
  if (value < 45) return 'Z68.41'
  if (value < 50) return 'Z68.42'
  if (value < 60) return 'Z68.43'
  if (value < 70) return 'Z68.44'
  return 'Z68.45'
}

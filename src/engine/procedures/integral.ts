/** What is part of another procedure and takes no code of its own (ICD-10-PCS Official Guidelines, B3.11a). */
import type { ProcedureCandidate } from './procedures.ts'

const SURGICAL = '0'
const INSPECTION = 'J'
/** The body system of cavities and regions: to open one is the way to what lies in it. */
const REGIONS = 'W'

/**
 * An inspection done to reach the aim of another procedure is not coded: a laparotomy through which an organ was removed, an endoscopy in
 * which a biopsy was taken.
 * @returns the candidates that are part of another one
 */
export function integralInspections(
  candidates: readonly ProcedureCandidate[],
  codeOf: (one: ProcedureCandidate) => string,
): Set<ProcedureCandidate> {
  const done = candidates.map(codeOf).filter((code) => code[0] === SURGICAL && code[2] !== INSPECTION)
  return new Set(
    candidates.filter((one) => {
      const code = codeOf(one)
      if (code[0] !== SURGICAL || code[2] !== INSPECTION) return false
      return done.some((other) => other[4] === code[4] && (code[1] === REGIONS || code[1] === other[1]))
    }),
  )
}

/** A billed level beside the one that the note documents. Too high and too low are told alike. */
import type { Span } from '../engine/types.ts'
import { isFailure } from './level.ts'
import type { EmTables } from './tables.ts'
import type { JudgedWorksheet, Worksheet } from './types.ts'

export interface LevelFinding {
  rule: 'em.level-above-documentation' | 'em.level-below-documentation'
  severity: 'warning'
  codes: string[]
  message: string
  source: string
}

/** A billed visit, judged by the note. */
export interface AuditedVisit {
  code: string
  /** The code that the note supports in the same family; undefined where it supports none. */
  supported: string | undefined
  why: string
  /** Words that the level rests on. */
  evidence: Span[]
  /** Absent when the billed level is the documented one. */
  finding?: LevelFinding
}

const SOURCE = 'E/M guidelines 2023 and after'

/** undefined for a code that is no visit with levels on the date (ISO). */
export function auditVisit(
  tables: EmTables,
  judge: (worksheet: Worksheet, facts: { date: string }) => JudgedWorksheet,
  worksheet: Worksheet,
  code: string,
  date: string,
): AuditedVisit | undefined {
  const row = tables.codes.find(
    (one) => one.code === code && one.levels.length > 0 && one.from <= date && (one.to === '' || date <= one.to),
  )
  if (row === undefined) return undefined
  // the billed code says which visit it was; the note says how much of it
  const newPatient = row.patient === '' ? {} : { newPatient: row.patient === 'new' }
  const { problems, data, risk, result } = judge({ ...worksheet, family: row.family, ...newPatient }, { date })
  const evidence = [...worksheet.problems, ...worksheet.data, ...worksheet.risk].flatMap((item) => item.evidence)
  if (result === undefined || isFailure(result)) {
    return { code, supported: undefined, why: result?.message ?? '', evidence }
  }
  const visit = { code, supported: result.code, why: result.why, evidence }
  if (result.code === code) return visit
  const finding: LevelFinding = {
    rule: code > result.code ? 'em.level-above-documentation' : 'em.level-below-documentation',
    severity: 'warning',
    codes: [code],
    message: `${code} is billed; what was found in the note supports ${result.code}. ${result.why} Problems: ${problems.why} Data: ${data.why} Risk: ${risk.why} Check the worksheet.`,
    source: SOURCE,
  }
  return { ...visit, finding }
}

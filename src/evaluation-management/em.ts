/** Evaluation and management visits: level and code by the rules of 2023 and after, a worksheet out of a note, billed levels audited. */
import type { Analysis } from '../engine/types.ts'
import type { Index } from '../store/format.ts'
import { type AuditedVisit, auditVisit } from './audit.ts'
import { draftWorksheet } from './draft/draft.ts'
import { levelVisit } from './level.ts'
import { type EmTables, openEmTables } from './tables.ts'
import type { EmFailure, EmRequest, EmResult, JudgedWorksheet, KindInfo, VisitFacts, Worksheet } from './types.ts'
import { dataLevel, highest } from './worksheet.ts'

export interface EvaluationManagement {
  /** Level and code from levels of the elements, or from minutes. */
  level(request: EmRequest): EmResult | EmFailure
  /** Levels of the elements of a worksheet, and the code when its family is known. */
  judge(worksheet: Worksheet, facts: VisitFacts): JudgedWorksheet
  /** What the note documents. Deterministic; never throws for any text. */
  draft(text: string, analysis: Analysis): Worksheet
  /** A billed code beside the level that the worksheet supports; undefined for a code that is no visit with levels on the ISO date. */
  audit(worksheet: Worksheet, code: string, date: string): AuditedVisit | undefined
  /** Whether the code is a visit with levels, on any date. */
  isVisit(code: string): boolean
  /** Kinds of items for menus, in the order of the table. */
  kinds: readonly KindInfo[]
}

/** @throws IndexError when a section is missing */
export function openEvaluationManagement(index: Index): EvaluationManagement {
  const tables = openEmTables(index)
  const drugs = new Set(
    Array.from({ length: index.strings('em.drug').length }, (_, i) => index.strings('em.drug').get(i)),
  )
  const judge: EvaluationManagement['judge'] = (worksheet, facts) => judgeWorksheet(tables, worksheet, facts)
  return {
    level: (request) => levelVisit(tables, request),
    judge,
    draft: (text, analysis) => draftWorksheet(tables, text, analysis, (word) => drugs.has(word)),
    audit: (worksheet, code, date) => auditVisit(tables, judge, worksheet, code, date),
    isVisit: (code) => tables.codes.some((row) => row.code === code && row.levels.length > 0),
    kinds: tables.kinds.map(({ element, kind, label, level, source }) => ({ element, kind, label, level, source })),
  }
}

function judgeWorksheet(tables: EmTables, worksheet: Worksheet, facts: VisitFacts): JudgedWorksheet {
  const problems = highest(tables, 'problem', worksheet.problems)
  const data = dataLevel(worksheet.data)
  const risk = highest(tables, 'risk', worksheet.risk)
  const { family, newPatient, time } = worksheet
  if (family === undefined) return { problems, data, risk }
  const result = levelVisit(tables, {
    ...facts,
    family,
    newPatient,
    problems: problems.level,
    data: data.level,
    risk: risk.level,
    minutes: time?.minutes,
  })
  return { problems, data, risk, result }
}

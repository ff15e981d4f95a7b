/** A claim made ready for the rules: codes found in their lists, days as numbers, and a place to put findings. */
import { dotted } from '../library/code-key.ts'
import { parseDay } from '../library/day.ts'
import type { Classification, Day, Row } from '../library/types.ts'
import type { Edits } from './edits.ts'
import type { Claim, ClaimCode, CodeLists, Finding, ImportedTables, NotChecked, Service, Severity } from './types.ts'

export interface Diagnosis {
  /** As usually written. */
  code: string
  /** Without the dot. */
  raw: string
  /** Position among the diagnoses, from 0; 0 is the principal or first-listed one. */
  position: number
  /** -1 for a string that never was a code or header. */
  row: Row
  /** Billable on the day. */
  valid: boolean
  poa: string
}

export interface Procedure {
  code: string
  valid: boolean
}

/** A line of HCPCS Level II or CPT. */
export interface ServiceLine {
  code: string
  system: 'HCPCS' | 'CPT'
  /** undefined for a code that Level II does not have on the claim's first day, and for CPT. */
  service: Service | undefined
  modifiers: readonly string[]
  units: number
  day: Day
  pointers: readonly number[] | undefined
}

export interface Context {
  claim: Claim
  day: Day
  /** Last day of service that a line names. */
  through: Day
  diagnoses: readonly Diagnosis[]
  procedures: readonly Procedure[]
  lines: readonly ServiceLine[]
  cm: Classification
  lists: CodeLists
  edits: Edits
  imported: ImportedTables
  /** Whole years, when it was given and can be an age; the editors know 0 to 124. */
  age: number | undefined
  find(finding: Finding): void
  notChecked(matter: NotChecked): void
}

/** A rule set over a claim. */
export type Rule = (context: Context) => void

export function contextOf(
  claim: Claim,
  edits: Edits,
  lists: CodeLists,
  imported: ImportedTables,
  sink: { findings: Finding[]; notChecked: NotChecked[] },
): Context {
  const cm = lists.classification
  const day = parseDay(claim.date)
  const of = (...systems: ClaimCode['system'][]) => claim.codes.filter(({ system }) => systems.includes(system))
  const lines = of('HCPCS', 'CPT').map((line): ServiceLine => serviceLine(line, day, lists))
  return {
    claim,
    day,
    through: lines.reduce((latest, line) => Math.max(latest, line.day), day),
    diagnoses: of('ICD-10-CM').map(({ code, poa = '' }, position): Diagnosis => {
      const raw = code.replace(/[.\s]/g, '').toUpperCase()
      const row = cm.find(raw)
      const valid = row >= 0 && cm.isBillable(row, day)
      return { code: dotted(raw), raw, position, row, valid, poa: poa.trim().toUpperCase() }
    }),
    procedures: of('ICD-10-PCS').map(({ code }): Procedure => {
      const raw = code.replace(/\s/g, '').toUpperCase()
      return { code: raw, valid: lists.isProcedure(raw, day) }
    }),
    lines,
    cm,
    lists,
    edits,
    imported,
    age: claim.age !== undefined && Number.isInteger(claim.age) ? claim.age : undefined,
    find: (finding) => sink.findings.push(finding),
    notChecked(matter) {
      if (!sink.notChecked.some((known) => known.matter === matter.matter)) sink.notChecked.push(matter)
    },
  }
}

function serviceLine(line: ClaimCode, day: Day, lists: CodeLists): ServiceLine {
  const code = line.code.trim().toUpperCase()
  const own = line.date === undefined ? day : parseDay(line.date)
  return {
    code,
    system: line.system === 'CPT' ? 'CPT' : 'HCPCS',
    service: line.system === 'CPT' ? undefined : lists.service(code, day),
    modifiers: (line.modifiers ?? []).map((modifier) => modifier.trim().toUpperCase()).filter((text) => text !== ''),
    units: line.units ?? 1,
    // a line whose day cannot be read is judged on the day of the claim, and the validity rules say so
    day: Number.isNaN(own) ? day : own,
    pointers: line.pointers,
  }
}

/** A finding about the codes, each named once. */
export function finding(
  rule: string,
  severity: Severity,
  codes: readonly { code: string }[],
  { message, source, resolve }: { message: string; source: string; resolve: string },
): Finding {
  return { rule, severity, codes: [...new Set(codes.map(({ code }) => code))], message, source, resolve }
}

/** "A, B and C" */
export function listed(codes: readonly { code: string }[]): string {
  const names = [...new Set(codes.map(({ code }) => code))]
  const last = names.pop() ?? ''
  return names.length === 0 ? last : `${names.join(', ')} and ${last}`
}

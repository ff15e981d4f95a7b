/** One version of the grouper, compiled: its formulas by MDC, in the order of their ranks, and its hospital-acquired conditions. */
import type { Classification } from '../../library/types.ts'
import { compileFormula, type Test } from './formula.ts'
import { highestLevel, resolver } from './operands.ts'
import { countProcedures, type Secondary, type Stay, type Version } from './stay.ts'
import type { FormulaRow, Tables, Titles } from './tables.ts'
import type { ReturnCode, Severity } from './types.ts'

/** Before every MDC: transplants, tracheostomies, multiple trauma, HIV, and what makes a stay ungroupable. */
const PRE_MDC = 0
/** Not an MDC: operations that no DRG of the principal diagnosis' MDC knows. */
export const UNRELATED = 29
const NOT_GROUPED = 999
const NOT_PRINCIPAL = 998

export interface Row extends FormulaRow {
  test: Test<Stay>
  /** Numbers of the suppressed attributes. */
  suppressedNumbers: number[]
}

export interface Decision {
  row: Row | undefined
  /** MDC of the result; 0 when there is none. */
  mdc: number
  /** MDC whose formulas were searched last. */
  searched: number
  drg: number
  returnCode: ReturnCode
  severity: Severity | null
}

export interface HacMet {
  hac: number
  codes: Secondary[]
}

export interface Logic extends Version {
  titles: Titles
  decide(stay: Stay): Decision
  /** Conditions that are met by codes that were not, or not known to be, present on admission. */
  hacs(stay: Stay): HacMet[]
}

/** How a stay was grouped: before and after hospital-acquired conditions were taken out. */
export interface Grouped {
  stay: Stay
  logic: Logic
  initial: Decision
  final: Decision
  hacs: HacMet[]
}

/** Rows that name an MDC or a number are marks in the table, no formulas. */
const MARK = /^(MDC\d\d|\d+)$/

export function compileVersion(tables: Tables, classification: Classification, version: number): Logic {
  // the facts of a code need no formulas, and the record of a code should not wait for them
  let compiled: ReadonlyMap<number, Row[]> | undefined
  const rowsOf = (mdc: number): readonly Row[] => {
    compiled ??= compileRows(tables, version)
    return compiled.get(mdc) ?? []
  }
  const search = (
    stay: Stay,
    searched: number,
    mdc: number,
  ): Pick<Decision, 'row' | 'mdc' | 'searched'> | undefined => {
    countProcedures(stay, searched)
    for (const row of rowsOf(searched)) {
      if (!row.test(stay)) continue
      if (row.route === 0) return { row, mdc, searched }
      return search(stay, row.route, row.route === UNRELATED ? mdc : row.route)
    }
    return undefined
  }
  return {
    version,
    clusters: tables.clusters(version),
    sexes: new Map([...tables.sexes(version)].map(([code, mdcs]) => [classification.find(code), mdcs])),
    mccAlive: tables.attributes.indexOf('mccalive'),
    titles: tables.titles(version),
    decide: (stay) => decision(stay, search(stay, PRE_MDC, stay.mdc) ?? search(stay, stay.mdc, stay.mdc)),
    hacs: hacSearch(tables, version),
  }
}

function compileRows(tables: Tables, version: number): ReadonlyMap<number, Row[]> {
  const byMdc = new Map<number, Row[]>()
  for (const row of tables.formulas(version)) {
    if (MARK.test(row.formula)) continue
    const suppressedNumbers = row.suppressed.map((name) => tables.attributes.indexOf(name)).filter((n) => n >= 0)
    const test = compileFormula(row.formula, resolver(tables, suppressedNumbers))
    const rows = byMdc.get(row.mdc)
    if (rows) rows.push({ ...row, suppressedNumbers, test })
    else byMdc.set(row.mdc, [{ ...row, suppressedNumbers, test }])
  }
  // version 43 gives a DRG and the way out of its MDC one rank: the MDC's own group comes first
  for (const rows of byMdc.values()) rows.sort((a, b) => a.rank - b.rank || a.route - b.route)
  return byMdc
}

function decision(stay: Stay, found: Pick<Decision, 'row' | 'mdc' | 'searched'> | undefined): Decision {
  if (found?.row === undefined || found.row.drg === 0) {
    const returnCode = reasonOf(found?.row?.formula ?? '')
    return {
      row: found?.row,
      mdc: 0,
      searched: found?.searched ?? stay.mdc,
      drg: NOT_GROUPED,
      returnCode,
      severity: null,
    }
  }
  const { row } = found
  return {
    ...found,
    drg: row.drg,
    returnCode: 'OK',
    severity:
      row.drg === NOT_PRINCIPAL ? null : (SEVERITIES[highestLevel(stay.secondary, row.suppressedNumbers)] ?? 'NONE'),
  }
}

function reasonOf(formula: string): ReturnCode {
  if (formula.includes('INVALID_DSTAT')) return 'INVALID_DISCHARGE_STATUS'
  if (formula === 'INVALID_PDX' || formula === 'INVALID_SEX') return formula
  return formula === 'PDX_ECODE' ? 'DX_CANNOT_BE_PDX' : 'UNGROUPABLE'
}

const SEVERITIES: readonly Severity[] = ['NONE', 'CC', 'MCC']

interface HacStay {
  /** Bits of the secondary diagnoses that were not present on admission, and of the principal diagnosis. */
  secondary: number
  principal: number
  procedures: Uint8Array
}

export const notPresent = ({ poa }: Secondary): boolean => poa !== 'Y' && poa !== 'W'

function hacSearch(tables: Tables, version: number): (stay: Stay) => HacMet[] {
  const bit = (name: string): number => 1 << tables.hacAttributes.indexOf(name)
  const resolve = (operand: string): Test<HacStay> => {
    const [where, name] = operand.split(':')
    if (name === undefined) {
      const number = tables.procedureAttributes.indexOf(operand)
      return ({ procedures }) => procedures[number] === 1
    }
    const mask = bit(name)
    return where === 'PDX' ? ({ principal }) => (principal & mask) !== 0 : ({ secondary }) => (secondary & mask) !== 0
  }
  const conditions = tables.hacFormulas(version).map(({ hac, formula }) => ({
    hac,
    mask: bit(`HAC${String(hac).padStart(2, '0')}`),
    test: compileFormula(formula, resolve),
  }))
  return (stay) => {
    const suspects = stay.secondary.filter((one) => one.diagnosis.hacs !== 0 && notPresent(one))
    if (suspects.length === 0) return []
    const procedures = new Uint8Array(tables.procedureAttributes.length)
    for (const { procedure } of stay.procedures) for (const attribute of procedure.attributes) procedures[attribute] = 1
    const seen: HacStay = {
      secondary: suspects.reduce((mask, { diagnosis }) => mask | diagnosis.hacs, 0),
      principal: stay.principal.diagnosis?.hacs ?? 0,
      procedures,
    }
    return conditions.flatMap(({ hac, mask, test }) => {
      const codes = suspects.filter(({ diagnosis, excluded }) => (diagnosis.hacs & mask) !== 0 && !excluded)
      return codes.length > 0 && test(seen) ? [{ hac, codes }] : []
    })
  }
}

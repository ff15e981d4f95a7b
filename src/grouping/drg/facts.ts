/** What the grouper knows of a single diagnosis and of a single DRG. */
import type { Classification } from '../../library/types.ts'
import { operandsOf } from './formula.ts'
import { LEVELS } from './layout.ts'
import { type Logic, UNRELATED } from './logic.ts'
import type { Diagnosis, FormulaRow, Tables } from './tables.ts'
import type { Weights } from './types.ts'

export interface CodeFacts {
  version: string
  /** As principal diagnosis. Two MDCs where the patient's sex decides. */
  mdcs: { mdc: string; title: string; sex?: 'M' | 'F' }[]
  level: 'NCC' | 'CC' | 'MCC'
  /** Principal diagnoses beside which it does not count, dotted, in order; empty for a code that is no CC or MCC. */
  excludedBy: string[]
  /** Counts as MCC only when the patient left alive. */
  onlyAlive: boolean
  hacs: { hac: number; title: string }[]
  /** Medical groups whose formulas ask for it as principal diagnosis, in order of their numbers. */
  drgs: { drg: string; title: string }[]
}

export interface ProcedureFacts {
  version: string
  /** Performed in the operating room; elsewhere, but asked for by groups; or without any part in them. */
  setting: 'operating-room' | 'affects-drg' | 'none'
}

export interface DrgFacts {
  drg: string
  version: string
  title: string
  mdcs: string[]
  medSurg: 'medical' | 'surgical' | null
  /** Of the fiscal year that `weightsFrom` names; absent where the DRG was not there or had another title. */
  weights?: Weights
  weightsFrom?: string
}

/** Weights are bundled for this fiscal year; they stand for another year only where number and title are the same. */
const WEIGHTS_OF = 'FY2026'

/** Answers about codes of one version; what they need of all codes is gathered at the first one. */
export function openFacts(
  tables: Tables,
  classification: Classification,
  logic: Logic,
): (code: string) => CodeFacts | undefined {
  const { version, titles, mccAlive, sexes } = logic
  let byList: ReadonlyMap<number, number[]> | undefined
  const excludedBy = (row: number): string[] => {
    byList ??= principalsByList(tables, classification.size, version)
    const rows = [...byList].flatMap(([list, principals]) => (tables.excludes(list, row) ? principals : []))
    return rows.sort((a, b) => a - b).map((principal) => classification.code(principal))
  }
  let medical: FormulaRow[] | undefined
  const medicalGroups = ({ attributes }: Diagnosis, mdcs: readonly number[]): CodeFacts['drgs'] => {
    medical ??= tables.formulas(version).filter(({ kind }) => kind === 'MEDICAL')
    const asked = new Set([...attributes].flatMap((number) => ASKING.map((where) => where + tables.attributes[number])))
    const drgs = medical
      .filter((row) => mdcs.includes(row.mdc) && operandsOf(row.formula).some((operand) => asked.has(operand)))
      .map(({ drg }) => drg)
    return [...new Set(drgs)]
      .sort((a, b) => a - b)
      .map((drg) => ({ drg: String(drg).padStart(3, '0'), title: titles.drg.get(drg) ?? '' }))
  }
  const mdc = (number: number) => ({ mdc: String(number).padStart(2, '0'), title: titles.mdc.get(number) ?? '' })
  return (code) => {
    const row = classification.find(code)
    const diagnosis = row < 0 ? undefined : tables.diagnosis(row, version)
    if (diagnosis === undefined) return undefined
    const bySex = sexes.get(row)
    return {
      version: tables.versions[version]?.name ?? '',
      mdcs: bySex
        ? [
            { ...mdc(bySex.M), sex: 'M' },
            { ...mdc(bySex.F), sex: 'F' },
          ]
        : [mdc(diagnosis.mdc)],
      level: LEVELS[diagnosis.level] ?? 'NCC',
      excludedBy: diagnosis.level === 0 ? [] : excludedBy(row),
      onlyAlive: diagnosis.attributes.includes(mccAlive),
      hacs: hacsOf(tables, diagnosis.hacs).map((hac) => ({ hac, title: titles.hac.get(hac) ?? '' })),
      drgs: medicalGroups(diagnosis, bySex ? [bySex.M, bySex.F] : [diagnosis.mdc]),
    }
  }
}

/** Operands that a principal diagnosis can meet. */
const ASKING = ['PDX:', 'ANY:', 'ONLY:'] as const

/** What the grouper makes of a procedure; undefined for one that is not in the version. */
export function procedureFacts(tables: Tables, version: number, code: string): ProcedureFacts | undefined {
  const procedure = tables.procedure(code.trim().toUpperCase(), version)
  if (procedure === undefined) return undefined
  const names = [...procedure.attributes].map((number) => tables.procedureAttributes[number] ?? '')
  const setting = !names.includes('nonor')
    ? 'operating-room'
    : names.some((name) => name !== 'nonor' && !name.startsWith('hac'))
      ? 'affects-drg'
      : 'none'
  return { version: tables.versions[version]?.name ?? '', setting }
}

/** Rows of the principal diagnoses that share a list of exclusions. */
function principalsByList(tables: Tables, size: number, version: number): ReadonlyMap<number, number[]> {
  const byList = new Map<number, number[]>()
  for (let row = 0; row < size; row++) {
    const list = tables.diagnosis(row, version)?.excluded ?? 0
    if (list === 0) continue
    const rows = byList.get(list)
    if (rows) rows.push(row)
    else byList.set(list, [row])
  }
  return byList
}

function hacsOf(tables: Tables, bits: number): number[] {
  const numbers = tables.hacAttributes.flatMap((name, bit) => {
    const number = /^HAC(\d\d)$/.exec(name)?.[1]
    return number !== undefined && bits & (1 << bit) ? [Number(number)] : []
  })
  return numbers.sort((a, b) => a - b)
}

export function drgFacts(tables: Tables, logic: Logic, number: string): DrgFacts | undefined {
  const drg = Number(number)
  const title = /^\d{1,3}$/.test(number) ? logic.titles.drg.get(drg) : undefined
  if (title === undefined) return undefined
  const rows = tables.formulas(logic.version).filter((row) => row.drg === drg && row.mdc <= UNRELATED)
  const kind = rows[0]?.kind
  const weights = weightsOf(tables, drg, title)
  return {
    drg: String(drg).padStart(3, '0'),
    version: tables.versions[logic.version]?.name ?? '',
    title,
    mdcs: [...new Set(rows.map(({ mdc }) => mdc))]
      .filter((mdc) => mdc > 0 && mdc < UNRELATED)
      .map((mdc) => String(mdc).padStart(2, '0')),
    medSurg: kind === 'MEDICAL' ? 'medical' : kind === 'SURGICAL' ? 'surgical' : null,
    ...(weights ? { weights, weightsFrom: WEIGHTS_OF } : {}),
  }
}

function weightsOf(tables: Tables, drg: number, title: string): Weights | undefined {
  const published = tables.versions.findLastIndex(({ fiscalYear }) => fiscalYear === WEIGHTS_OF)
  const then = tables.titles(published).drg.get(drg)
  return then?.toLowerCase() === title.toLowerCase() ? tables.weights.get(drg) : undefined
}

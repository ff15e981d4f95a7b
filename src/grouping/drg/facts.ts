/** What the grouper knows of a single diagnosis and of a single DRG. */
import type { Classification } from '../../library/types.ts'
import { LEVELS } from './layout.ts'
import { type Logic, UNRELATED } from './logic.ts'
import { type Tables, versionOn } from './tables.ts'
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

export function codeFacts(
  tables: Tables,
  classification: Classification,
  code: string,
  date: string,
): CodeFacts | undefined {
  const version = versionOn(tables.versions, date)
  const row = classification.find(code)
  const diagnosis = version < 0 || row < 0 ? undefined : tables.diagnosis(row, version)
  if (diagnosis === undefined) return undefined
  const titles = tables.titles('mdc', version)
  const mdc = (number: number) => ({ mdc: String(number).padStart(2, '0'), title: titles.get(number) ?? '' })
  const bySex = [...tables.sexes(version)].find(([of]) => classification.find(of) === row)?.[1]
  const hacTitles = tables.titles('hac', version)
  const hacs = tables.hacAttributes.flatMap((name, bit) => {
    const number = /^HAC(\d\d)$/.exec(name)?.[1]
    return number !== undefined && diagnosis.hacs & (1 << bit) ? [Number(number)] : []
  })
  return {
    version: tables.versions[version]?.name ?? '',
    mdcs: bySex
      ? [
          { ...mdc(bySex.M), sex: 'M' },
          { ...mdc(bySex.F), sex: 'F' },
        ]
      : [mdc(diagnosis.mdc)],
    level: LEVELS[diagnosis.level] ?? 'NCC',
    excludedBy: diagnosis.level === 0 ? [] : principalsExcluding(tables, classification, row, version),
    onlyAlive: diagnosis.attributes.includes(tables.attributes.indexOf('mccalive')),
    hacs: hacs.sort((a, b) => a - b).map((hac) => ({ hac, title: hacTitles.get(hac) ?? '' })),
  }
}

function principalsExcluding(
  tables: Tables,
  classification: Classification,
  excluded: number,
  version: number,
): string[] {
  const lists = new Map<number, boolean>()
  const codes: string[] = []
  for (let row = 0; row < classification.size; row++) {
    const list = tables.diagnosis(row, version)?.excluded ?? 0
    if (list === 0) continue
    let holds = lists.get(list)
    if (holds === undefined) {
      holds = tables.excludes(list, excluded)
      lists.set(list, holds)
    }
    if (holds) codes.push(classification.code(row))
  }
  return codes
}

export function drgFacts(tables: Tables, logic: Logic, number: string): DrgFacts | undefined {
  const drg = Number(number)
  const title = /^\d{1,3}$/.test(number) ? logic.titles.get(drg) : undefined
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
  const then = tables.titles('drg', published).get(drg)
  return then?.toLowerCase() === title.toLowerCase() ? tables.weights.get(drg) : undefined
}

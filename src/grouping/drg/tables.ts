/** The tables of the grouper over the typed arrays of the index. */
import { parseDay } from '../../library/day.ts'
import type { Index, StringTable } from '../../store/format.ts'
import { HISTORY_BITS, parseSpan, pcsKey, spanHolds } from './layout.ts'
import type { Weights } from './types.ts'

export interface Version {
  name: string
  /** ISO, of discharges. */
  from: string
  to: string
  fiscalYear: string
}

/** What a diagnosis is in a version. */
export interface Diagnosis {
  /** Row in ICD-10-CM. */
  row: number
  mdc: number
  /** 0 none, 1 CC, 2 MCC. */
  level: number
  /** Numbers of the attributes that formulas ask for. */
  attributes: Uint16Array
  /** Bits of the attributes of hospital-acquired conditions. */
  hacs: number
  /** List of the secondary diagnoses that do not count beside it; 0 none. */
  excluded: number
}

/** What a procedure is in a version. */
export interface Procedure {
  /** Position among the procedures: names the code. */
  position: number
  attributes: Uint16Array
}

export interface Cluster {
  /** The codes of each choice, as positions. */
  choices: Uint32Array[]
  attributes: Uint16Array
  /** Bits of the MDCs in which the combination takes the place of its codes. */
  mdcs: number
}

export interface FormulaRow {
  mdc: number
  rank: number
  drg: number
  kind: string
  /** MDC in which the search goes on; 0 none. */
  route: number
  formula: string
  /** Names of diagnosis attributes: a code that carries one is part of the DRG and no CC or MCC beside it. */
  suppressed: string[]
}

/** By number. */
export interface Titles {
  drg: ReadonlyMap<number, string>
  mdc: ReadonlyMap<number, string>
  hac: ReadonlyMap<number, string>
}

export interface Tables {
  versions: readonly Version[]
  /** Names by number. */
  attributes: readonly string[]
  hacAttributes: readonly string[]
  procedureAttributes: readonly string[]
  /** undefined for a diagnosis that is not in the version. */
  diagnosis(row: number, version: number): Diagnosis | undefined
  /** undefined for a code that is not in the version. */
  procedure(code: string, version: number): Procedure | undefined
  excludes(list: number, row: number): boolean
  /** Combinations of a version by the positions of the codes of their first choice. */
  clusters(version: number): ReadonlyMap<number, Cluster[]>
  formulas(version: number): FormulaRow[]
  titles(version: number): Titles
  hacFormulas(version: number): { hac: number; formula: string }[]
  /** MDC by sex of a principal diagnosis whose MDC depends on it, by code without the dot. */
  sexes(version: number): ReadonlyMap<string, { M: number; F: number }>
  /** FY2026, by DRG. */
  weights: ReadonlyMap<number, Weights>
}

const texts = (table: StringTable): string[] => Array.from({ length: table.length }, (_, i) => table.get(i))

/** @throws IndexError when a section is missing */
export function openTables(index: Index): Tables {
  const rows = (name: string): string[][] => texts(index.strings(name)).map((line) => line.split('\t'))
  const versions = rows('drg.version').map(
    ([name = '', from = '', to = '', fiscalYear = '']): Version => ({ name, from, to, fiscalYear }),
  )
  const names = versions.map(({ name }) => name)
  const inVersion = (name: string, version: number): string[][] =>
    rows(name).filter((fields) => spanHolds(parseSpan(fields.at(-1) ?? '', names), version))
  return {
    versions,
    attributes: texts(index.strings('drg.attribute')),
    hacAttributes: texts(index.strings('drg.hac.attribute')),
    procedureAttributes: texts(index.strings('drg.pr.attribute')),
    ...openDiagnoses(index),
    ...openProcedures(index),
    formulas: (version) =>
      inVersion('drg.formula', version).map(
        ([mdc, rank, drg, kind = '', route, formula = '', suppressed = '']): FormulaRow => ({
          mdc: Number(mdc),
          rank: Number(rank),
          drg: Number(drg),
          kind,
          route: Number(route),
          formula,
          suppressed: suppressed === '' ? [] : suppressed.split(' '),
        }),
      ),
    titles: (version) => {
      const rowsOf = inVersion('drg.title', version)
      const of = (kind: string) =>
        new Map(
          rowsOf.flatMap(([k, number, title = '']): [number, string][] =>
            k === kind ? [[Number(number), title]] : [],
          ),
        )
      return { drg: of('drg'), mdc: of('mdc'), hac: of('hac') }
    },
    hacFormulas: (version) =>
      inVersion('drg.hac', version).map(([hac, formula = '']) => ({ hac: Number(hac), formula })),
    sexes: (version) =>
      new Map(inVersion('drg.sex', version).map(([code = '', M, F]) => [code, { M: Number(M), F: Number(F) }])),
    weights: new Map(
      rows('drg.weight').map(([drg, postAcute, specialPay, weight, gmlos, amlos]) => [
        Number(drg),
        {
          weight: Number(weight),
          gmlos: Number(gmlos),
          amlos: Number(amlos),
          postAcute: postAcute === 'Yes',
          specialPay: specialPay === 'Yes',
        },
      ]),
    ),
  }
}

/** Position of the version that groups discharges of a day; -1 when none does. */
export function versionOn(versions: readonly Version[], date: string): number {
  const day = parseDay(date)
  return versions.findIndex(({ from, to }) => parseDay(from) <= day && day <= parseDay(to))
}

function openDiagnoses(index: Index): Pick<Tables, 'diagnosis' | 'excludes'> {
  const history = index.u16('drg.dx')
  const start = index.u32('drg.dx.start')
  const span = index.u8('drg.dx.span')
  const scheme = index.u16('drg.dx.scheme')
  const excluded = index.u16('drg.dx.excluded')
  const mdc = index.u8('drg.scheme.mdc')
  const level = index.u8('drg.scheme.level')
  const hacs = index.u32('drg.scheme.hacs')
  const attributeStart = index.u32('drg.scheme.start')
  const attribute = index.u16('drg.scheme.attribute')
  const excludedStart = index.u32('drg.excluded.start')
  const excludedFrom = index.u32('drg.excluded.from')
  const excludedTo = index.u32('drg.excluded.to')
  return {
    diagnosis(row, version) {
      const h = history[row]
      if (h === undefined) return undefined
      for (let i = start[h]!; i < start[h + 1]!; i++) {
        if (!spanHolds(span[i]!, version)) continue
        const s = scheme[i]!
        return {
          row,
          mdc: mdc[s]!,
          level: level[s]!,
          attributes: attribute.subarray(attributeStart[s]!, attributeStart[s + 1]!),
          hacs: hacs[s]!,
          excluded: excluded[i]!,
        }
      }
      return undefined
    },
    excludes(list, row) {
      // the last range that begins at the row or before it
      let low = excludedStart[list]!
      let high = excludedStart[list + 1]!
      const first = low
      while (low < high) {
        const mid = (low + high) >>> 1
        if (excludedFrom[mid]! <= row) low = mid + 1
        else high = mid
      }
      return low > first && row <= excludedTo[low - 1]!
    },
  }
}

function openProcedures(index: Index): Pick<Tables, 'procedure' | 'clusters'> {
  const table = index.u16('drg.pr.table')
  const tableStart = index.u32('drg.pr.table.start')
  const code = index.u32('drg.pr.code')
  const start = index.u32('drg.pr.start')
  const span = index.u8('drg.pr.span')
  const pattern = index.u16('drg.pr.pattern')
  const patternStart = index.u32('drg.pattern.start')
  const patternAttribute = index.u16('drg.pattern.attribute')
  const clusterSpan = index.u8('drg.cluster.span')
  const clusterHistory = index.u16('drg.cluster.history')
  const clusterMdcs = index.u32('drg.cluster.mdcs')
  const clusterStart = index.u32('drg.cluster.start')
  const choiceStart = index.u32('drg.choice.start')
  const choiceCode = index.u32('drg.choice.code')

  const attributesIn = (history: number, version: number): Uint16Array | undefined => {
    for (let i = start[history]!; i < start[history + 1]!; i++) {
      if (!spanHolds(span[i]!, version)) continue
      const p = pattern[i]!
      return patternAttribute.subarray(patternStart[p]!, patternStart[p + 1]!)
    }
    return undefined
  }
  return {
    procedure(text, version) {
      const key = pcsKey(text)
      if (key === undefined) return undefined
      const t = lowerBound(table, 0, table.length, key.table)
      if (table[t] !== key.table) return undefined
      const position = lowerBound(code, tableStart[t]!, tableStart[t + 1]!, key.rest * (1 << HISTORY_BITS))
      const entry = position < tableStart[t + 1]! ? code[position]! : -1
      if (entry < 0 || entry >>> HISTORY_BITS !== key.rest) return undefined
      const attributes = attributesIn(entry & ((1 << HISTORY_BITS) - 1), version)
      return attributes && { position, attributes }
    },
    clusters(version) {
      const byFirst = new Map<number, Cluster[]>()
      for (let c = 0; c < clusterSpan.length; c++) {
        const attributes = spanHolds(clusterSpan[c]!, version) ? attributesIn(clusterHistory[c]!, version) : undefined
        if (attributes === undefined) continue
        const choices: Uint32Array[] = []
        for (let i = clusterStart[c]!; i < clusterStart[c + 1]!; i++) {
          choices.push(choiceCode.subarray(choiceStart[i]!, choiceStart[i + 1]!))
        }
        const cluster = { choices, attributes, mdcs: clusterMdcs[c]! }
        for (const first of choices[0] ?? []) {
          const known = byFirst.get(first)
          if (known) known.push(cluster)
          else byFirst.set(first, [cluster])
        }
      }
      return byFirst
    },
  }
}

function lowerBound(sorted: Uint16Array | Uint32Array, from: number, to: number, value: number): number {
  let low = from
  let high = to
  while (low < high) {
    const mid = (low + high) >>> 1
    if (sorted[mid]! < value) low = mid + 1
    else high = mid
  }
  return low
}

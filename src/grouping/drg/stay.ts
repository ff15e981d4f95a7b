/** A claim over the tables of one version: what every code of it is, and what counts. */
import { dotted } from '../../library/code-key.ts'
import type { Classification } from '../../library/types.ts'
import type { Cluster, Diagnosis, Procedure, Tables } from './tables.ts'
import { type DrgClaim, POA, type Poa } from './types.ts'

export interface Secondary {
  /** With its dot. */
  code: string
  diagnosis: Diagnosis
  poa: Poa | ''
  /** Does not count beside the principal diagnosis. */
  excluded: boolean
  /** Counts only for those who left alive, and the patient died. */
  died: boolean
  /** Taken out as hospital-acquired. */
  hac: boolean
}

export interface Performed {
  code: string
  procedure: Procedure
}

export interface Combination {
  cluster: Cluster
  /** Procedures of the stay that belong to it. */
  members: Performed[]
}

export interface Stay {
  tables: Tables
  /** Position of the version. */
  version: number
  principal: { code: string; diagnosis: Diagnosis | undefined }
  secondary: Secondary[]
  procedures: Performed[]
  combinations: Combination[]
  /** Codes that the version does not know, as given. */
  unknown: { diagnoses: string[]; procedures: string[] }
  status: number
  /** The MDC of the principal diagnosis depends on the sex, which is unknown. */
  sexMissing: boolean
  /** MDC of the principal diagnosis; 0 when it has none. */
  mdc: number
  /** By number of attribute: 1 where the principal, where a secondary diagnosis carries it. */
  principalHas: Uint8Array
  secondaryHas: Uint8Array
  /** Procedures that count by themselves in the MDC that is searched. */
  performed: Performed[]
  /** How many of them, and of the combinations, carry each attribute. */
  procedureHas: Uint16Array
}

/** What a version needs beside the tables. */
export interface Version {
  version: number
  clusters: ReadonlyMap<number, Cluster[]>
  /** MDC by sex, by row in ICD-10-CM. */
  sexes: ReadonlyMap<number, { M: number; F: number }>
  /** Number of the attribute of diagnoses that count as MCC only for those who left alive. */
  mccAlive: number
}

/** Discharge status: expired. */
export const DIED = 20

export function openStay(tables: Tables, classification: Classification, of: Version, claim: DrgClaim): Stay {
  const { version } = of
  const status = Number(claim.dischargeStatus)
  const principalRow = classification.find(claim.principal.code)
  const principal = principalRow < 0 ? undefined : tables.diagnosis(principalRow, version)
  const stay: Stay = {
    tables,
    version,
    principal: { code: written(claim.principal.code), diagnosis: principal },
    secondary: [],
    procedures: [],
    combinations: [],
    unknown: { diagnoses: [], procedures: [] },
    status,
    sexMissing: false,
    mdc: principal?.mdc ?? 0,
    principalHas: new Uint8Array(tables.attributes.length),
    secondaryHas: new Uint8Array(tables.attributes.length),
    performed: [],
    procedureHas: new Uint16Array(tables.procedureAttributes.length),
  }
  for (const attribute of principal?.attributes ?? []) stay.principalHas[attribute] = 1
  const bySex = principal && of.sexes.get(principalRow)
  if (bySex) {
    if (claim.sex === 'U') stay.sexMissing = true
    else stay.mdc = bySex[claim.sex]
  }
  for (const { code, poa } of claim.secondary) {
    const row = classification.find(code)
    const diagnosis = row < 0 ? undefined : tables.diagnosis(row, version)
    if (diagnosis === undefined) {
      stay.unknown.diagnoses.push(code)
      continue
    }
    stay.secondary.push({
      code: written(code),
      diagnosis,
      poa: poaOf(poa),
      excluded: principal !== undefined && tables.excludes(principal.excluded, row),
      died: status === DIED && diagnosis.attributes.includes(of.mccAlive),
      hac: false,
    })
    for (const attribute of diagnosis.attributes) stay.secondaryHas[attribute] = 1
  }
  for (const given of claim.procedures) {
    const code = given.replaceAll('.', '').trim().toUpperCase()
    const procedure = tables.procedure(code, version)
    if (procedure) stay.procedures.push({ code, procedure })
    else stay.unknown.procedures.push(given)
  }
  stay.combinations = combinationsOf(stay.procedures, of.clusters)
  return stay
}

const written = (code: string): string => dotted(code.replaceAll('.', '').trim().toUpperCase())

function poaOf(poa: string | undefined): Poa | '' {
  const letter = poa?.trim().toUpperCase()
  return POA.find((known) => known === letter) ?? ''
}

/** Every combination that has a code for each of its choices. */
function combinationsOf(procedures: readonly Performed[], clusters: ReadonlyMap<number, Cluster[]>): Combination[] {
  const found = new Map<Cluster, Performed[]>()
  for (const { procedure } of procedures) {
    for (const cluster of clusters.get(procedure.position) ?? []) {
      if (found.has(cluster)) continue
      const members = cluster.choices.map((choice) =>
        procedures.filter(({ procedure: { position } }) => choice.includes(position)),
      )
      if (members.every((ones) => ones.length > 0)) found.set(cluster, [...new Set(members.flat())])
    }
  }
  return [...found].map(([cluster, members]) => ({ cluster, members }))
}

/** Procedures as they count in an MDC: where a combination takes the place of its codes, those are left out. */
function performedIn(stay: Stay, mdc: number): Performed[] {
  const replacing = stay.combinations.filter(({ cluster }) => replaces(cluster, mdc))
  if (replacing.length === 0) return stay.procedures
  const left = new Set(replacing.flatMap(({ members }) => members))
  return stay.procedures.filter((one) => !left.has(one))
}

export const replaces = (cluster: Cluster, mdc: number): boolean => (cluster.mdcs & (1 << mdc)) !== 0

/** Sets the counts of procedures for the search in an MDC. */
export function countProcedures(stay: Stay, mdc: number): void {
  const has = stay.procedureHas.fill(0)
  stay.performed = performedIn(stay, mdc)
  for (const { procedure } of stay.performed) {
    for (const attribute of procedure.attributes) has[attribute] = has[attribute]! + 1
  }
  for (const { cluster } of stay.combinations) {
    for (const attribute of cluster.attributes) has[attribute] = has[attribute]! + 1
  }
}

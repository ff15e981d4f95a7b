/** The MS-DRG grouper of CMS, versions 40.0 to 44.0. */
import type { Classification } from '../../library/types.ts'
import type { Index } from '../../store/format.ts'
import { changesOf } from './changes.ts'
import { explain } from './explain.ts'
import { type CodeFacts, type DrgFacts, drgFacts, openFacts, type ProcedureFacts, procedureFacts } from './facts.ts'
import { compileVersion, type Decision, type Grouped, type HacMet, type Logic, notPresent } from './logic.ts'
import { openStay, type Stay } from './stay.ts'
import { openTables, versionOn } from './tables.ts'
import type { DrgChange, DrgClaim, DrgFailure, DrgResult, DrgWhy, Weights } from './types.ts'

export interface Drg {
  /** "40.0" … "44.0". */
  versions: readonly string[]
  /** The version that groups discharges of the day (ISO); undefined where none does. */
  versionOn(date: string): string | undefined
  group(claim: DrgClaim): DrgResult | DrgFailure
  /** The result with the way to it. */
  explain(claim: DrgClaim): (DrgResult & { why: DrgWhy }) | DrgFailure
  /** Documented facts of the claim on which its DRG rests, and the DRG that it would have without each; nothing that could be added. */
  changes(claim: DrgClaim): DrgChange[] | DrgFailure
  /** What a diagnosis is on a date; undefined for one that no version of that date knows. */
  code(code: string, date: string): CodeFacts | undefined
  /** What a procedure is on a date; undefined for one that no version of that date knows. */
  procedure(code: string, date: string): ProcedureFacts | undefined
  /** A DRG by its number on a date. */
  drg(number: string, date: string): DrgFacts | undefined
}

/** Catheter-associated urinary tract infection: a code of other conditions without its POA indicator does not stop it alone. */
const CAUTI = 6
/** Oldest age that the editor of CMS takes. */
const OLDEST = 124

/** @throws IndexError when a section is missing */
export function openDrg(index: Index, classification: Classification): Drg {
  const tables = openTables(index)
  const names = tables.versions.map(({ name }) => name)
  const logicOf = onceEach((version) => compileVersion(tables, classification, version))
  const factsOf = onceEach((version) => openFacts(tables, classification, logicOf(version)))
  const weightsIn = (logic: Logic, drg: number): Weights | undefined =>
    tables.versions[logic.version]?.fiscalYear === 'FY2026' ? tables.weights.get(drg) : undefined
  const group = (claim: DrgClaim): Grouped | DrgFailure => {
    const version = names.indexOf(claim.version)
    const problem = checkClaim(claim, version, names)
    if (problem) return problem
    const logic = logicOf(version)
    return groupStay(openStay(tables, classification, logic, claim), logic, claim.poaExempt === true)
  }
  const result = (grouped: Grouped): DrgResult => resultOf(grouped, names, weightsIn)
  return {
    versions: names,
    versionOn: (date) => names[versionOn(tables.versions, date)],
    group: (claim) => {
      const grouped = group(claim)
      return 'ok' in grouped ? grouped : result(grouped)
    },
    explain: (claim) => {
      const grouped = group(claim)
      return 'ok' in grouped ? grouped : { ...result(grouped), why: explain(grouped) }
    },
    changes: (claim) => {
      const grouped = group(claim)
      if ('ok' in grouped) return grouped
      return changesOf(claim, grouped, (other) => {
        const otherwise = group(other)
        return 'ok' in otherwise ? undefined : result(otherwise)
      })
    },
    code: (code, date) => {
      const version = versionOn(tables.versions, date)
      return version < 0 ? undefined : factsOf(version)(code)
    },
    procedure: (code, date) => {
      const version = versionOn(tables.versions, date)
      return version < 0 ? undefined : procedureFacts(tables, version, code)
    },
    drg: (number, date) => {
      const version = versionOn(tables.versions, date)
      return version < 0 ? undefined : drgFacts(tables, logicOf(version), number)
    },
  }
}

/** Made at the first time that a version is asked for, and kept. */
function onceEach<T>(make: (version: number) => T): (version: number) => T {
  const made = new Map<number, T>()
  return (version) => {
    let known = made.get(version)
    if (known === undefined) {
      known = make(version)
      made.set(version, known)
    }
    return known
  }
}

function checkClaim(claim: DrgClaim, version: number, names: readonly string[]): DrgFailure | undefined {
  const failure = (error: DrgFailure['error'], message: string): DrgFailure => ({ ok: false, error, message })
  if (version < 0) {
    return failure(
      'unknown-version',
      `MS-DRG version ${claim.version} is not bundled. Give one of ${names.join(', ')}, or a discharge date that one of them covers.`,
    )
  }
  const { age } = claim
  if (age !== undefined && !(Number.isInteger(age) && age >= 0 && age <= OLDEST)) {
    return failure('bad-age', `An age of ${age} years is not possible. Give whole years from 0 to ${OLDEST}.`)
  }
  if (!/^\d{1,2}$/.test(claim.dischargeStatus)) {
    return failure(
      'bad-discharge-status',
      `"${claim.dischargeStatus}" is no discharge status. Give the two digits of form locator 17 of UB-04, e.g. 01.`,
    )
  }
  return undefined
}

function groupStay(stay: Stay, logic: Logic, exempt: boolean): Grouped {
  const initial = logic.decide(stay)
  if (exempt || initial.returnCode !== 'OK') return { stay, logic, initial, final: initial, hacs: [] }
  const hacs = logic.hacs(stay)
  if (hacs.length === 0) return { stay, logic, initial, final: initial, hacs }
  if (poaMissing(stay, hacs)) {
    const final: Decision = { ...initial, drg: 999, mdc: 0, returnCode: 'HAC_MISSING_ONE_POA', severity: null }
    return { stay, logic, initial, final, hacs }
  }
  for (const { codes } of hacs) for (const one of codes) one.hac = true
  return { stay, logic, initial, final: logic.decide(stay), hacs }
}

/** Once a condition is met, every code on the lists of the conditions must have its indicator. */
function poaMissing({ secondary }: Stay, hacs: readonly HacMet[]): boolean {
  const asked = hacs.some(({ hac }) => hac !== CAUTI)
    ? secondary.filter((one) => one.diagnosis.hacs !== 0 && !one.excluded && notPresent(one))
    : hacs.flatMap(({ codes }) => codes)
  return asked.some(({ poa }) => poa === '')
}

const digits = (number: number, width: number): string => String(number).padStart(width, '0')

function resultOf(
  { logic, initial, final, hacs }: Grouped,
  names: readonly string[],
  weightsIn: (logic: Logic, drg: number) => Weights | undefined,
): DrgResult {
  const kind = final.returnCode === 'OK' ? final.row?.kind : undefined
  const weights = weightsIn(logic, final.drg)
  return {
    version: names[logic.version] ?? '',
    mdc: digits(final.mdc, 2),
    drg: digits(final.drg, 3),
    title: logic.titles.drg.get(final.drg) ?? '',
    medSurg: kind === 'MEDICAL' ? 'medical' : kind === 'SURGICAL' ? 'surgical' : null,
    severity: final.severity,
    initialDrg: digits(initial.drg, 3),
    hacs: hacs.map(({ hac }) => hac),
    returnCode: final.returnCode,
    ...(weights && kind !== undefined && kind !== 'NA' ? { weights } : {}),
  }
}

/** The edits over the volume of the index that holds their tables. */
import { codeKey } from '../library/code-key.ts'
import { OPEN_DAY, parseDay } from '../library/day.ts'
import type { Classification, Day, Row } from '../library/types.ts'
import type { Index, StringTable } from '../store/format.ts'
import { openAddOns } from './add-ons.ts'
import { openFlags } from './flag-runs.ts'
import { type NoteTable, openNotes } from './notes.ts'
import { openPairs } from './pairs.ts'
import type { AddOnTable, PairTable } from './types.ts'

interface AgeRange {
  youngest: number
  oldest: number
}

/** What the official editors' tables say. Flags are those of the tables, e.g. `manifestation`, `unacceptable`, `lcov`. */
export interface Edits {
  readonly notes: NoteTable
  /** Flags of a diagnosis in the Medicare Code Editor / in the Integrated Outpatient Code Editor (there also `age:9-64`). */
  inpatientDiagnosis(row: Row, day: Day): readonly string[]
  outpatientDiagnosis(row: Row, day: Day): readonly string[]
  /** Flags of an ICD-10-PCS code in the Medicare Code Editor. */
  inpatientProcedure(code: string, day: Day): readonly string[]
  /** Age group of the Medicare Code Editor (`newborn`, `pediatric`, `maternity`, `adult`) in years, both included. */
  ages(group: string, day: Day): AgeRange | undefined
  /** Whether the diagnosis stands on the list of codes exempt from reporting present on admission (FY2026). */
  poaExempt(row: Row): boolean
  /** The label of a patient discharge status; undefined for one that is not in use on the day. */
  dischargeStatus(status: string, day: Day): string | undefined
  /** How the editor treats both sides of a HCPCS Level II code: `conditional`, `independent`, `inherent`. */
  bilateral(code: string, day: Day): string | undefined
  /** Pairs and add-ons of HCPCS Level II, outpatient hospital. */
  readonly pairs: PairTable
  readonly addOns: AddOnTable
  modifiersConflict(one: string, other: string, day: Day): boolean
}

/** @throws IndexError when a section is missing */
export function openEdits(index: Index, cm: Classification): Edits {
  const inpatient = openFlags(index, 'inpatient-diagnoses')
  const outpatient = openFlags(index, 'outpatient-diagnoses')
  const procedures = openFlags(index, 'inpatient-procedures')
  const exempt = openFlags(index, 'poa-exempt')
  const bilateral = openFlags(index, 'bilateral')
  const ages = rows(index.strings('edits.ages'))
  const statuses = rows(index.strings('edits.discharge-status'))
  const conflicts = rows(index.strings('edits.modifier-conflicts'))
  const inForce = (day: Day, from = '', to = ''): boolean =>
    parseDay(from) <= day && day <= (to === '' ? OPEN_DAY : parseDay(to))
  return {
    notes: openNotes(index, cm),
    inpatientDiagnosis: inpatient.at,
    outpatientDiagnosis: outpatient.at,
    inpatientProcedure: (code, day) => procedures.at(codeKey(code), day),
    ages(group, day) {
      const found = ages.find(([name, from, to]) => name === group && inForce(day, from, to))
      return found && { youngest: Number(found[3]), oldest: Number(found[4]) }
    },
    poaExempt: (row) => exempt.at(row, 0).length > 0,
    dischargeStatus: (status, day) => statuses.find(([own, from, to]) => own === status && inForce(day, from, to))?.[3],
    bilateral: (code, day) => bilateral.at(codeKey(code), day)[0],
    pairs: openPairs(index, 'edits.pairs'),
    addOns: openAddOns(index, 'edits.add-ons'),
    modifiersConflict: (one, other, day) =>
      conflicts.some(
        ([a, b, from, to]) => ((a === one && b === other) || (a === other && b === one)) && inForce(day, from, to),
      ),
  }
}

const rows = (table: StringTable): string[][] =>
  Array.from({ length: table.length }, (_, i) => table.get(i).split('\t'))

/** What the edits say of a single code, as flags of its record. */

import type { Edits } from '../edits/edits.ts'
import { onlyFirst } from '../edits/rules/principal.ts'
import type { CodeSystem } from '../engine/types.ts'
import { parseDay } from '../library/day.ts'
import type { CodeFlag } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'

const MCE = 'Medicare Code Editor v44'

/** Flags of the inpatient editor by their name in its table: id and label of the code's flag. */
const DIAGNOSIS: Readonly<Record<string, readonly [id: string, label: string]>> = {
  manifestation: ['manifestation', 'Manifestation: not as principal diagnosis'],
  ecodepdx: ['external-cause', 'External cause: not as principal diagnosis'],
  unacceptable: ['unacceptable-principal', 'Unacceptable principal diagnosis'],
  reqsdx: ['requires-secondary', 'As principal diagnosis only with a secondary one'],
  qadm: ['questionable-admission', 'Questionable admission as principal diagnosis'],
  unspecified: ['unspecified', 'Unspecified side: codes that name it exist'],
  wrngproc: ['wrong-procedure', 'Wrong procedure performed'],
}
const PROCEDURE: Readonly<Record<string, readonly [id: string, label: string]>> = {
  noncovered: ['non-covered', 'Not covered by Medicare'],
  lcov: ['limited-coverage', 'Limited coverage'],
  ncov45: ['non-covered-alone', 'Covered only with a kidney transplant or type 1 diabetes'],
  ncov6: ['non-covered-diagnosis', 'Not covered with some leukemias that are not in remission'],
  ncov12agele60: ['non-covered-age', 'Not covered above 60 years'],
  ncov_z302: ['non-covered-sterilization', 'Not covered for sterilization (Z30.2)'],
  los: ['length-of-stay', 'More than 96 hours: not with a stay of four days or less'],
  csect: ['outcome-of-delivery', 'Needs a secondary diagnosis of the outcome of delivery (Z37)'],
  vagdel: ['outcome-of-delivery', 'Needs a secondary diagnosis of the outcome of delivery (Z37)'],
}
const SEXES: Readonly<Record<string, string>> = { male: 'Male patients', female: 'Female patients' }
const GROUPS = ['newborn', 'pediatric', 'maternity', 'adult']

export async function editFlags(encoder: Encoder, system: CodeSystem, code: string, date: string): Promise<CodeFlag[]> {
  const day = parseDay(date)
  if (system === 'ICD-10-PCS') {
    return (await encoder.open('edits'))
      .inpatientProcedure(code, day)
      .flatMap((flag) => [...named(PROCEDURE, flag), ...sex(flag)])
  }
  if (system !== 'ICD-10-CM') return []
  const cm = await encoder.open('classification')
  const row = cm.find(code)
  if (row < 0 || !cm.isBillable(row, day)) return []
  const edits = await encoder.open('edits')
  const flags = edits
    .inpatientDiagnosis(row, day)
    .flatMap((flag) => [...named(DIAGNOSIS, flag), ...age(edits, flag, day), ...sex(flag)])
  if (onlyFirst(cm.rawCode(row))) {
    flags.push({
      id: 'first-listed-only',
      label: 'Principal or first-listed diagnosis only',
      source: 'ICD-10-CM guideline I.C.21.c.15',
    })
  }
  if (edits.poaExempt(row)) {
    flags.push({ id: 'poa-exempt', label: 'Exempt from present-on-admission reporting', source: 'CMS list FY2026' })
  }
  return flags
}

function named(table: typeof DIAGNOSIS, flag: string): CodeFlag[] {
  const known = table[flag]
  return known ? [{ id: known[0], label: known[1], source: MCE }] : []
}

function age(edits: Edits, flag: string, day: number): CodeFlag[] {
  const range = GROUPS.includes(flag) ? edits.ages(flag, day) : undefined
  if (!range) return []
  const years = range.youngest === range.oldest ? `${range.youngest}` : `${range.youngest} to ${range.oldest}`
  return [{ id: 'age', label: `Age ${years} (${flag})`, source: MCE }]
}

function sex(flag: string): CodeFlag[] {
  const label = SEXES[flag]
  return label ? [{ id: 'sex', label, source: MCE, detail: 'Edit in force for discharges to September 30, 2024.' }] : []
}

/** Medically unlikely edits as imported: most units of a service, by code. */

import type { Day } from '../library/types.ts'
import type { Index, Section } from '../store/format.ts'
import { lowerBound } from '../store/sorted.ts'
import { shortKey } from './pairs.ts'
import type { UnitLimit, UnitTable } from './types.ts'

export interface UnitRow extends UnitLimit {
  code: string
}

/** @param effective first day on which the file holds */
export function unitSections(prefix: string, rows: readonly UnitRow[], effective: Day): Section[] {
  const sorted = rows.map((row) => ({ ...row, key: shortKey(row.code) })).sort((a, b) => a.key - b.key)
  const rationales = [...new Set(sorted.map(({ rationale }) => rationale))].sort()
  return [
    { name: `${prefix}.code`, kind: 'u32', data: Uint32Array.from(sorted, ({ key }) => key) },
    { name: `${prefix}.units`, kind: 'u32', data: Uint32Array.from(sorted, ({ units }) => units) },
    { name: `${prefix}.adjudication`, kind: 'u8', data: Uint8Array.from(sorted, ({ adjudication }) => adjudication) },
    { name: `${prefix}.rationale`, kind: 'u8', data: Uint8Array.from(sorted, (r) => rationales.indexOf(r.rationale)) },
    { name: `${prefix}.rationales`, kind: 'strings', data: rationales },
    { name: `${prefix}.effective`, kind: 'i32', data: Int32Array.of(effective) },
  ]
}

export function openUnits(index: Index, prefix: string): UnitTable {
  const code = index.u32(`${prefix}.code`)
  const units = index.u32(`${prefix}.units`)
  const adjudication = index.u8(`${prefix}.adjudication`)
  const rationale = index.u8(`${prefix}.rationale`)
  const rationales = index.strings(`${prefix}.rationales`)
  return {
    effective: index.i32(`${prefix}.effective`)[0]!,
    find(wanted) {
      const key = shortKey(wanted)
      const low = lowerBound(code, key)
      if (code[low] !== key) return undefined
      return { units: units[low]!, adjudication: adjudication[low]!, rationale: rationales.get(rationale[low]!) }
    },
  }
}

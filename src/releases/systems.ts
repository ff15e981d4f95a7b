/** The bundled code sets: a folder under assets/codesets each, made out of what the maintainer's extraction leaves (scripts/extract). */
import { ahrq } from './ahrq/system.ts'
import { buildCodeset } from './build.ts'
import { readCodes } from './codeset.ts'
import { crosswalks, icd9 } from './crosswalks/systems.ts'
import { edits } from './edits/system.ts'
import { hcc } from './hcc/system.ts'
import { hcpcs } from './hcpcs/system.ts'
import { icd10pcs } from './icd10pcs/system.ts'
import type { LockSource } from './lock.ts'
import { msdrg } from './msdrg/system.ts'
import { type Reference, references } from './references.ts'
import { ok, type Result } from './result.ts'
import { type Check, checkConsistency } from './verify.ts'

/** A bundled file and the names (`as`) of the sources that it is made of. */
export interface BundledFile {
  text: string
  from: string[]
}

export interface BuildContext {
  /** Text that the extraction left, by its name (`as` in scripts/extract/sources.json). */
  extracted(name: string): string
  /** Text of a file of the folder that the project writes itself: official facts that no package carries. */
  own(name: string): string
}

/** Bundled files by name within the folder. */
export type Files = ReadonlyMap<string, string>

export interface BundledSystem {
  /** Under assets/codesets. */
  folder: string
  /** Sources that no package carries: official files whose facts the project has written down itself. */
  ownSources: LockSource[]
  /** Every file of the folder by name, those that the project writes itself included. */
  build(context: BuildContext): Result<Map<string, BundledFile>>
  /** Proofs that need nothing but the bundled files. */
  checks(files: Files): Result<Check[]>
  /** Proofs against reference copies of the official files. */
  references(files: Files): Result<Reference[]>
}

const OWN_TITLES = 'titles-fy2027.tsv'
const ADDENDA = 'icd10cm_order_addenda_2027.txt'
const TABULAR = 'tabular-2026-04.xml'
const text = (files: Files, name: string): string => files.get(name) ?? ''

const icd10cm: BundledSystem = {
  folder: 'icd10cm',
  ownSources: [
    {
      what: 'Order addenda FY2027 (CMS): new and revised titles, in no package',
      as: ADDENDA,
      sha256: 'd64c57ef4534e4f90336decf27a34ba42979c31cd88f6ea923b5b5edd3da6384',
    },
  ],
  build({ extracted, own }) {
    const made = buildCodeset({
      dates: extracted('mce-dates.tsv'),
      shorts: extracted('oce-titles.tsv'),
      order2021: extracted('order-2021-01.txt'),
      list2024: extracted('codes-2024.txt'),
      tabular2025: extracted('tabular-2025-04.xml'),
      tabular2026: extracted(TABULAR),
      titles2027: own(OWN_TITLES),
    })
    if (!made.ok) return made
    const lists = ['mce-dates.tsv', 'oce-titles.tsv', 'order-2021-01.txt', 'codes-2024.txt', 'tabular-2025-04.xml']
    const files = new Map<string, BundledFile>([[OWN_TITLES, { text: own(OWN_TITLES), from: [ADDENDA] }]])
    for (const [name, content] of made.value) {
      files.set(name, { text: content, from: name === 'codes.tsv' ? [...lists, TABULAR, ADDENDA] : [TABULAR] })
    }
    return ok(files)
  },
  checks(files) {
    const periods = readCodes(text(files, 'codes.tsv'), 'codes.tsv')
    return periods.ok ? ok([checkConsistency(periods.value)]) : periods
  },
  references(files) {
    const periods = readCodes(text(files, 'codes.tsv'), 'codes.tsv')
    if (!periods.ok) return periods
    return ok(references({ codes: periods.value, titles: text(files, OWN_TITLES), notes: text(files, 'notes.tsv') }))
  },
}

export const BUNDLED_SYSTEMS: readonly BundledSystem[] = [
  icd10cm,
  hcc,
  hcpcs,
  icd9,
  crosswalks,
  icd10pcs,
  edits,
  msdrg,
  ahrq,
]

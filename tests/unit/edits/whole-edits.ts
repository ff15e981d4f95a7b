/** The edits over the real assets, with services and procedures made up for the test: what no small table can show. */
import { fileURLToPath } from 'node:url'
import { check } from '../../../src/edits/check.ts'
import { editsBuilder } from '../../../src/edits/compile/builder.ts'
import { openEdits } from '../../../src/edits/edits.ts'
import type { CheckResult, Claim, ClaimCode, CodeLists, ImportedTables, Service } from '../../../src/edits/types.ts'
import { openClassification } from '../../../src/library/classification.ts'
import { buildClassification } from '../../../src/library/compile/classification.ts'
import { compileIndex } from '../../../src/store/compile/compile.ts'
import { openIndex } from '../../../src/store/format.ts'
import { folderAssets } from '../../../src/store/node.ts'

const assets = folderAssets(fileURLToPath(new URL('../../../assets', import.meta.url)))
const { manifest, chunks } = await compileIndex(assets, [buildClassification, editsBuilder])
export const index = openIndex(chunks, manifest)
export const cm = openClassification(index)
export const edits = openEdits(index, cm)

const SERVICES: Readonly<Record<string, Service>> = {
  G0463: { status: 'J2', flags: [] },
  G0127: { status: 'T', flags: [] },
  G0104: { status: 'S', flags: [] },
  G0276: { status: 'S', flags: [] },
  G0289: { status: 'N', flags: [] },
  G0186: { status: 'T', flags: [] },
  G0341: { status: 'C', flags: [] },
  A9500: { status: 'N', flags: [] },
  A9512: { status: 'N', flags: [] },
  A9501: { status: 'N', flags: [] },
  S2266: { status: 'E1', youngest: 18, flags: ['not-recognized-medicare'] },
  C9601: { status: 'N', flags: [] },
  C9600: { status: 'J1', flags: [] },
  G0247: { status: 'T', flags: [] },
  J0702: { status: 'K', flags: [], midQuarter: { why: 'fda-approval', from: '2026-02-01', to: '' } },
}
const MODIFIERS: Readonly<Record<string, readonly string[]>> = {
  '25': ['ncci'],
  '59': ['ncci'],
  XE: ['ncci'],
  '50': [],
  LT: ['ncci'],
  RT: ['ncci'],
  CA: [],
  PN: [],
  PO: [],
}

/** Every ICD-10-PCS code of seven characters counts as valid here. */
export const lists: CodeLists = {
  classification: cm,
  isProcedure: (code) => /^[0-9A-HJ-NP-Z]{7}$/.test(code),
  service: (code) => SERVICES[code],
  modifier: (code) => MODIFIERS[code],
}

export const dx = (code: string, more: Partial<ClaimCode> = {}): ClaimCode => ({ system: 'ICD-10-CM', code, ...more })
export const pcs = (code: string): ClaimCode => ({ system: 'ICD-10-PCS', code })
export const line = (code: string, more: Partial<ClaimCode> = {}): ClaimCode => ({ system: 'HCPCS', code, ...more })

export const DATE = '2026-04-15'

export const run = (claim: Partial<Claim> & Pick<Claim, 'codes'>, imported: ImportedTables = {}): CheckResult =>
  check({ setting: 'outpatient', date: DATE, age: 50, sex: 'F', ...claim }, edits, lists, imported)

/** Ids of the rules that fired, in order. */
export const rules = (claim: Partial<Claim> & Pick<Claim, 'codes'>, imported: ImportedTables = {}): string[] =>
  run(claim, imported).findings.map(({ rule }) => rule)

/** ICD-10-PCS as a bundled system: how its files are made, and how they are proved. */
import { ok } from '../result.ts'
import type { BundledFile, BundledSystem, Files } from '../systems.ts'
import { procedurePeriods, readProcedures, writeProcedures } from './codes.ts'
import { indexFile } from './index.ts'
import { consistency, procedureReferences } from './proofs.ts'
import { readValues, valueRows, writeValues } from './values.ts'

const OWN_TITLES = 'titles-fy2027.tsv'
const OWN_TABLES = 'tables-fy2026.tsv'
const ORDER = 'icd10pcs_order_2026.txt'
const ADDENDA = 'icd10pcs_codes_addenda_2027.txt'
/** Oldest first; a title that a later list changes is in force from that list's release on. */
const LISTS = [
  { as: 'pcs-titles-2023-10.tsv', from: '' },
  { as: 'pcs-titles-2024-04.tsv', from: '2024-04-01' },
  { as: 'pcs-titles-2025-04.tsv', from: '2025-04-01' },
]
const text = (files: Files, name: string): string => files.get(name) ?? ''

export const icd10pcs: BundledSystem = {
  folder: 'icd10pcs',
  ownSources: [
    {
      what: 'ICD-10-PCS order file FY2026 (CMS): titles of codes and tables that no package carries',
      as: ORDER,
      sha256: '4ff173041491c6a68c13b8810f0e1968b6f0d00c3ecc1deac74f7ad3439dfcc1',
    },
    {
      what: 'ICD-10-PCS codes addenda FY2027 (CMS), typed off: new and revised titles, in no package',
      as: ADDENDA,
      sha256: '2a39a57df4a3f99563b53d9eab74041a2df2a6289b34d7087517c36f62bc0cf3',
    },
  ],
  build({ extracted, own }) {
    const lists = LISTS.map(({ as, from }) => ({ from, file: as, text: extracted(as) }))
    const periods = procedurePeriods({ dates: extracted('pcs-dates.tsv'), lists, own: own(OWN_TITLES) })
    if (!periods.ok) return periods
    const values = valueRows({
      labels: extracted('pcs-labels.tsv'),
      tables: own(OWN_TABLES),
      periods: periods.value,
    })
    if (!values.ok) return values
    const index = indexFile(extracted('pcs-index.tsv'), 'pcs-index.tsv')
    if (!index.ok) return index
    const titles = ['pcs-dates.tsv', ...LISTS.map(({ as }) => as), ORDER, ADDENDA]
    return ok(
      new Map<string, BundledFile>([
        [OWN_TITLES, { text: own(OWN_TITLES), from: [ORDER, ADDENDA] }],
        [OWN_TABLES, { text: own(OWN_TABLES), from: [ORDER] }],
        ['codes.tsv', { text: writeProcedures(periods.value), from: titles }],
        ['values.tsv', { text: writeValues(values.value), from: ['pcs-labels.tsv', ...titles] }],
        ['definitions.tsv', { text: extracted('pcs-definitions.tsv'), from: ['pcs-definitions.tsv'] }],
        ['index.tsv', { text: index.value, from: ['pcs-index.tsv'] }],
      ]),
    )
  },
  checks(files) {
    const periods = readProcedures(text(files, 'codes.tsv'), 'icd10pcs/codes.tsv')
    return periods.ok ? ok(consistency(periods.value)) : periods
  },
  references(files) {
    const periods = readProcedures(text(files, 'codes.tsv'), 'icd10pcs/codes.tsv')
    if (!periods.ok) return periods
    const values = readValues(text(files, 'values.tsv'), 'icd10pcs/values.tsv')
    return values.ok ? ok(procedureReferences(periods.value, values.value, text(files, 'index.tsv'))) : values
  },
}

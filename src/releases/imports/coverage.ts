/** Code lists of coverage policies (LCD, NCD): a table of policy, title, service and diagnosis, and whether the diagnosis supports it. */
import { type CoverageRow, coverageSections } from '../../edits/coverage-table.ts'
import { fail, ok, type Result } from '../result.ts'
import { PREVIEW_ROWS } from './single.ts'
import { cellOf, FOREIGN_NUMBERS, readNamedTable, SERVICE_CODE } from './table.ts'
import type { Imported, ImportFile, ImportReader, ReadContext } from './types.ts'

const ROLES = {
  policy: /^(?:policy|lcd|ncd|article)(?:[ _-]?(?:id|number|no\.?))?$/i,
  title: /^(?:policy[ _-]?)?title$/i,
  service: /^(?:hcpcs|cpt|hcpcs ?\/ ?cpt|procedure|service)(?:[ _-]?code)?$/i,
  diagnosis: /^(?:icd[- ]?10(?:-cm)?|diagnosis|dx)(?:[ _-]?code)?$/i,
  covered: /^(?:covered|coverage|supports?|group)$/i,
} as const
/** A code, or the beginning of codes with `*` or a dash behind it. */
const DIAGNOSIS =
  /^[A-Z](?:\d[0-9A-Z]|A\d)(?:\.?[0-9A-Z]{1,4})?$|^[A-Z](?:[\dA][0-9A-Z]?(?:\.?[0-9A-Z]{0,4})?)?\.?[*-]$/
const YES = /^(?:y|yes|1|true|covered|supports?|)$/i
const NO = /^(?:n|no|0|false|not[ -]?covered|non[ -]?covered|excluded)$/i

export const coverageReader: ImportReader = {
  kind: 'coverage',
  label: 'Coverage policies (LCD, NCD code lists)',
  source:
    'A table (.csv or .xlsx) with the columns policy, title, service (HCPCS or CPT), diagnosis (ICD-10-CM) and covered (yes or no), made from the policies of the Medicare Coverage Database that hold where the service is given.',
  owner: FOREIGN_NUMBERS,
  roles: [
    { id: 'policy', label: 'Policy number', required: true },
    { id: 'title', label: 'Title of the policy', required: false },
    { id: 'service', label: 'Service (HCPCS or CPT)', required: true },
    { id: 'diagnosis', label: 'Diagnosis (ICD-10-CM)', required: true },
    { id: 'covered', label: 'Covered: yes or no', required: false },
  ],
  recognise(file) {
    return readNamedTable(file, ROLES, ['policy', 'service', 'diagnosis']).ok
  },
  read(files, context) {
    const rows: CoverageRow[] = []
    for (const file of files) {
      const read = readTable(file, context)
      if (!read.ok) return read
      rows.push(...read.value)
    }
    return imported(rows, files)
  },
}

function readTable(file: ImportFile, { columns: chosen }: ReadContext): Result<CoverageRow[]> {
  const table = readNamedTable(file, ROLES, ['policy', 'service', 'diagnosis'], chosen)
  if (!table.ok) return table
  const { columns, rows } = table.value
  const found: CoverageRow[] = []
  for (const { line, cells } of rows) {
    const cell = (role: keyof typeof ROLES) => cellOf(columns, cells, role)
    const service = cell('service').toUpperCase()
    const diagnosis = cell('diagnosis').toUpperCase()
    const covered = cell('covered')
    if (cell('policy') === '') return fail(file.name, line, 'the number of a policy', cells.join(' '))
    if (!SERVICE_CODE.test(service)) return fail(file.name, line, 'a service code of five characters', service)
    if (!DIAGNOSIS.test(diagnosis)) {
      return fail(file.name, line, 'a code of ICD-10-CM, or the beginning of codes with *', diagnosis)
    }
    if (!YES.test(covered) && !NO.test(covered)) return fail(file.name, line, 'yes or no', covered)
    found.push({
      policy: cell('policy'),
      title: cell('title'),
      service,
      diagnosis: diagnosis.replace('.', '').replace(/-$/, '*'),
      covered: !NO.test(covered),
    })
  }
  return ok(found)
}

function imported(rows: readonly CoverageRow[], files: readonly ImportFile[]): Result<Imported> {
  if (rows.length === 0) return fail(files[0]?.name ?? 'the given files', 0, 'policies with their codes', '')
  return ok({
    kind: 'coverage',
    sections: coverageSections('coverage', rows),
    about: {
      policies: new Set(rows.map(({ policy }) => policy)).size,
      services: new Set(rows.map(({ service }) => service)).size,
      lines: rows.length,
    },
    preview: {
      columns: ['policy', 'service', 'diagnosis', 'covered'],
      rows: rows
        .slice(0, PREVIEW_ROWS)
        .map(({ policy, service, diagnosis, covered }) => [policy, service, diagnosis, covered ? 'yes' : 'no']),
    },
  })
}

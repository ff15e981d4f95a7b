/** Medically unlikely edits as CMS publishes them each quarter, one table a kind of provider: code, units, adjudication indicator, rationale. */

import { type UnitRow, unitSections } from '../../edits/units.ts'
import { parseDay } from '../../library/day.ts'
import { fail, ok, type Result } from '../result.ts'
import { readSheet } from '../sheet.ts'
import { collapse } from '../text.ts'
import { isSpreadsheet } from '../zip.ts'
import { PREVIEW_ROWS } from './single.ts'
import { cellOf, FOREIGN_NUMBERS, readNamedTable, SERVICE_CODE } from './table.ts'
import type { Imported, ImportFile, ImportReader } from './types.ts'

const ROLES = {
  code: /^HCPCS\s*\/?\s*CPT\s*Code$/i,
  units: /MUE Values?$/i,
  adjudication: /MUE Adjudication Indicator$/i,
  rationale: /MUE Rationale$/i,
} as const
/** `MCR_MUE_PractitionerServices_Eff_04-01-2026.csv` */
const EFFECTIVE = /Eff[_ -]*(\d{2})-(\d{2})-(\d{4})/i
const HEAD_ROWS = 40

export const mueReader: ImportReader = {
  kind: 'mue',
  label: 'Medically unlikely edits (MUE)',
  source:
    'MCR_MUE_…_Eff_….csv or .xlsx for one kind of provider, out of the zip of CMS\'s page "Medicare NCCI Medically Unlikely Edits". Leave its name as it is: it says from when it holds.',
  owner: FOREIGN_NUMBERS,
  recognise(file, head) {
    if (!isSpreadsheet(file.name)) return /MUE Values?/i.test(head) && /MUE Adjudication Indicator/i.test(head)
    const rows = readSheet(file.bytes, file.name, HEAD_ROWS)
    return rows.ok && rows.value.some(({ cells }) => cells.some((cell) => ROLES.adjudication.test(collapse(cell))))
  },
  read(files) {
    const [file, second] = preferText(files)
    if (file === undefined) return fail('the given files', 0, 'a file', '')
    if (second !== undefined && stem(second.name) !== stem(file.name)) {
      return fail(second.name, 0, `one table of one kind of provider, beside ${file.name}`, second.name)
    }
    return readTable(file)
  },
}

/** The zip holds the same table as text and as spreadsheet: the text is read. */
const preferText = (files: readonly ImportFile[]): ImportFile[] =>
  [...files].sort((a, b) => Number(isSpreadsheet(a.name)) - Number(isSpreadsheet(b.name)))

const stem = (name: string): string => name.replace(/\.[^.]+$/, '').toLowerCase()

function readTable(file: ImportFile): Result<Imported> {
  const dated = EFFECTIVE.exec(file.name)
  const effective = dated ? parseDay(`${dated[3]}-${dated[1]}-${dated[2]}`) : Number.NaN
  if (Number.isNaN(effective)) return fail(file.name, 0, 'a name that ends in Eff_MM-DD-YYYY', file.name)
  const table = readNamedTable(file, ROLES, ['code', 'units', 'adjudication'])
  if (!table.ok) return table
  const { columns, rows } = table.value
  const limits = new Map<string, UnitRow>()
  for (const { line, cells } of rows) {
    const code = cellOf(columns, cells, 'code').toUpperCase()
    const units = cellOf(columns, cells, 'units')
    const adjudication = cellOf(columns, cells, 'adjudication')
    if (!SERVICE_CODE.test(code)) return fail(file.name, line, 'a code of five characters', cells.join(' '))
    if (!/^\d+$/.test(units)) return fail(file.name, line, 'a whole number of units', units)
    if (!/^[123]\b/.test(adjudication)) {
      return fail(file.name, line, 'an adjudication indicator that begins with 1, 2 or 3', adjudication)
    }
    if (limits.has(code)) return fail(file.name, line, `${code} once`, cells.join(' '))
    limits.set(code, {
      code,
      units: Number(units),
      adjudication: Number(adjudication[0]),
      rationale: cellOf(columns, cells, 'rationale'),
    })
  }
  const list = [...limits.values()]
  if (list.length === 0) return fail(file.name, 0, 'codes with their units', '')
  return ok({
    kind: 'mue',
    sections: unitSections('mue', list, effective),
    about: { table: stem(file.name), effective: `${dated![3]}-${dated![1]}-${dated![2]}`, codes: list.length },
    preview: {
      columns: ['code', 'units', 'adjudication', 'rationale'],
      rows: list.slice(0, PREVIEW_ROWS).map((r) => [r.code, `${r.units}`, `${r.adjudication}`, r.rationale]),
    },
  })
}

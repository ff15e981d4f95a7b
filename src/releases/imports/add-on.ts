/** NCCI add-on code edits as CMS publishes them: the spreadsheet (or the same table as text) of add-on codes with their primary codes. */

import { type AddOn, addOnSections } from '../../edits/add-ons.ts'
import { OPEN_DAY, parseDay } from '../../library/day.ts'
import { fail, ok, type Result } from '../result.ts'
import { readSheet } from '../sheet.ts'
import { collapse } from '../text.ts'
import { isSpreadsheet } from '../zip.ts'
import { PREVIEW_ROWS, single } from './single.ts'
import { cellOf, FOREIGN_NUMBERS, readNamedTable, SERVICE_CODE } from './table.ts'
import type { Imported, ImportReader } from './types.ts'

const ROLES = {
  addOn: /^Add[- _]?On[ _]?Code$/i,
  primary: /^Primary[ _]Code$/i,
  type: /^AOC[ _]Edit[ _]Type$/i,
  addOnDeleted: /^AOC[ _]Del/i,
  primaryDeleted: /^Primary[ _]Code[ _]Del/i,
  from: /^AOC[ _]Edit[ _]Eff/i,
  to: /^AOC[ _]Edit[ _]Del/i,
} as const
/** Stands for primary codes that the contractor names. */
const BY_CONTRACTOR = 'CCCCC'
const HEAD_ROWS = 40

export const addOnReader: ImportReader = {
  kind: 'add-on',
  label: 'NCCI add-on code edits',
  source: 'AOC_V….xlsx out of the zip of CMS\'s page "Medicare NCCI Add-on Code Edits".',
  owner: FOREIGN_NUMBERS,
  recognise(file, head) {
    if (!isSpreadsheet(file.name)) return /Add[- _]?On[ _]?Code/i.test(head) && /AOC[ _]Edit[ _]Type/i.test(head)
    const rows = readSheet(file.bytes, file.name, HEAD_ROWS)
    return rows.ok && rows.value.some(({ cells }) => cells.some((cell) => ROLES.type.test(collapse(cell))))
  },
  read: single(read),
}

function read(bytes: Uint8Array, name: string): Result<Imported> {
  const table = readNamedTable({ name, bytes }, ROLES, ['addOn', 'primary', 'type'])
  if (!table.ok) return table
  const { columns, rows } = table.value
  const list: AddOn[] = []
  for (const { line, cells } of rows) {
    const addOn = cellOf(columns, cells, 'addOn').toUpperCase()
    const primary = cellOf(columns, cells, 'primary').toUpperCase()
    const type = cellOf(columns, cells, 'type')
    const from = dayOf(cellOf(columns, cells, 'from'))
    const ends = (['addOnDeleted', 'primaryDeleted', 'to'] as const).map((role) => dayOf(cellOf(columns, cells, role)))
    if (!SERVICE_CODE.test(addOn)) return fail(name, line, 'an add-on code of five characters', cells.join(' '))
    if (primary !== BY_CONTRACTOR && !SERVICE_CODE.test(primary)) {
      return fail(name, line, `a primary code of five characters, or ${BY_CONTRACTOR}`, primary)
    }
    if (!/^[123]$/.test(type)) return fail(name, line, 'an edit type 1, 2 or 3', type)
    if (from === undefined || ends.includes(undefined)) {
      return fail(name, line, 'dates as year and day of the year, or YYYYMMDD', cells.join(' '))
    }
    list.push({
      addOn,
      primary: primary === BY_CONTRACTOR ? '' : primary,
      from: from ?? 0,
      to: ends.reduce((least: number, end) => (end ? Math.min(least, end) : least), OPEN_DAY),
      type: Number(type),
    })
  }
  if (list.length === 0) return fail(name, 0, 'add-on codes with their primary codes', '')
  return ok({
    kind: 'add-on',
    sections: addOnSections('add-on', list),
    about: {
      edition: /V\d{4}Q\d/i.exec(name)?.[0] ?? name,
      pairs: list.length,
      'add-on codes': new Set(list.map(({ addOn }) => addOn)).size,
    },
    preview: {
      columns: ['add-on', 'primary', 'type'],
      rows: list
        .slice(0, PREVIEW_ROWS)
        .map(({ addOn, primary, type }) => [addOn, primary || 'by contractor', `${type}`]),
    },
  })
}

/** Year and day of the year ("2013091"), or YYYYMMDD; 0 for none, undefined for anything else. */
function dayOf(text: string): number | undefined {
  if (text === '' || /^0+$/.test(text)) return 0
  if (/^\d{8}$/.test(text)) {
    const day = parseDay(`${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`)
    return Number.isNaN(day) ? undefined : day
  }
  if (!/^\d{7}$/.test(text)) return undefined
  const ofYear = Number(text.slice(4))
  return ofYear >= 1 && ofYear <= 366 ? parseDay(`${text.slice(0, 4)}-01-01`) + ofYear - 1 : undefined
}

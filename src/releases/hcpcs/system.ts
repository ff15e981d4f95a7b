/** HCPCS Level II as it is bundled: codes by quarter, modifiers, and the texts of the indicators, made out of the extraction. */
import { readTable, writeTable } from '../codeset.ts'
import { addDays } from '../periods.ts'
import { all, fail, ok, type Result } from '../result.ts'
import type { BundledSystem, Files } from '../systems.ts'
import { type Check, check } from '../verify.ts'
import { CODE_COLUMNS } from './columns.ts'
import { hcpcsReferences } from './references.ts'

/** Level II without the dental codes: a digit in front or a letter at the end is CPT, a D in front CDT. */
const LEVEL_II = /^[A-CE-V]\d{4}$/

const EXTRACTED_CODES = CODE_COLUMNS.map((column) => (column === 'title' ? 'short' : column))
const MODIFIER_COLUMNS = ['code', 'from', 'to', 'flags']
const INDICATOR_COLUMNS = ['kind', 'indicator', 'from', 'to', 'text']

/** What each bundled file is made of. `key` is the number of fields before the days. */
const FILES = [
  {
    name: 'codes.tsv',
    source: 'hcpcs-codes.tsv',
    extracted: EXTRACTED_CODES,
    columns: CODE_COLUMNS,
    key: 1,
    allowed: LEVEL_II,
    what: 'a code of HCPCS Level II',
  },
  {
    name: 'modifiers.tsv',
    source: 'hcpcs-modifiers.tsv',
    extracted: MODIFIER_COLUMNS,
    columns: MODIFIER_COLUMNS,
    key: 1,
    allowed: /^[0-9A-Z]{2}$/,
    what: 'a modifier of two characters',
  },
  {
    name: 'indicators.tsv',
    source: 'hcpcs-indicators.tsv',
    extracted: INDICATOR_COLUMNS,
    columns: INDICATOR_COLUMNS,
    key: 2,
    allowed: /^(?:status|payment)$/,
    what: 'status or payment',
  },
]

/** Rows whose fields are equal but for the days, and whose days touch, as one. Days stand right behind the `key` fields. */
function joinPeriods(rows: readonly (readonly string[])[], key: number): string[][] {
  const joined: string[][] = []
  for (const row of rows) {
    const last = joined.at(-1)
    const to = last?.[key + 1] ?? ''
    const same = last !== undefined && row.every((field, i) => i === key || i === key + 1 || field === last[i])
    if (same && to !== '' && addDays(to, 1) === row[key]) last[key + 1] = row[key + 1]!
    else joined.push([...row])
  }
  return joined
}

/** The rows, or the first whose code may not be bundled as an error. */
function only(
  rows: readonly { line: number; fields: string[] }[],
  allowed: RegExp,
  what: string,
  file: string,
): Result<string[][]> {
  for (const { line, fields } of rows) {
    if (!allowed.test(fields[0] ?? '')) return fail(file, line, what, fields[0] ?? '')
  }
  return ok(rows.map(({ fields }) => fields))
}

export const hcpcs: BundledSystem = {
  folder: 'hcpcs',
  ownSources: [],
  build({ extracted }) {
    const files = new Map<string, { text: string; from: string[] }>()
    for (const { name, source, extracted: found, columns, key, allowed, what } of FILES) {
      const read = readTable(extracted(source), source, found)
      if (!read.ok) return read
      const rows = only(read.value, allowed, what, source)
      if (!rows.ok) return rows
      files.set(name, { text: writeTable(columns, joinPeriods(rows.value, key)), from: [source] })
    }
    return ok(files)
  },
  checks(files: Files): Result<Check[]> {
    const read = all({
      codes: readTable(files.get('codes.tsv') ?? '', 'codes.tsv', CODE_COLUMNS),
      modifiers: readTable(files.get('modifiers.tsv') ?? '', 'modifiers.tsv', MODIFIER_COLUMNS),
    })
    if (!read.ok) return read
    const { codes, modifiers } = read.value
    const foreign = codes.filter(({ fields }) => !LEVEL_II.test(fields[0] ?? ''))
    return ok([
      check(
        'hcpcs/codes.tsv: Level II only, no CPT and no CDT',
        foreign.map(({ line, fields }) => `line ${line}: ${fields[0]}`),
      ),
      check('hcpcs/codes.tsv: no code twice on a day', overlaps(codes)),
      check('hcpcs/modifiers.tsv: no modifier twice on a day', overlaps(modifiers)),
    ])
  },
  references: (files) => hcpcsReferences(files),
}

function overlaps(rows: readonly { line: number; fields: string[] }[]): string[] {
  return rows.slice(1).flatMap(({ line, fields: [code, from = ''] }, i) => {
    const [before, , to = ''] = rows[i]!.fields
    return before === code && (to === '' || to >= from) ? [`line ${line}: ${code}`] : []
  })
}

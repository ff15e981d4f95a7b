/** AHRQ's groupings of ICD-10-CM codes as they are bundled: first CCSR category and chronic condition indicator, of about 2023. */
import { readTable, writeTable } from '../codeset.ts'
import type { Reference } from '../references.ts'
import { all, ok, type Result } from '../result.ts'
import type { BundledSystem, Files } from '../systems.ts'
import { type Check, check } from '../verify.ts'

const FILE = 'groups.tsv'
const COLUMNS = ['code', 'category', 'chronic']
const CCSR = 'ahrq-ccsr.tsv'
const CCIR = 'ahrq-ccir.tsv'

const CATEGORY = /^[A-Z]{3}\d{3}$/
/** 0 not chronic, 1 chronic, 9 no determination. */
const INDICATOR = /^[019]$/

export const ahrq: BundledSystem = {
  folder: 'ahrq',
  ownSources: [],
  build({ extracted }) {
    const read = all({
      categories: readTable(extracted(CCSR), CCSR, ['code', 'category']),
      indicators: readTable(extracted(CCIR), CCIR, ['code', 'indicator']),
    })
    if (!read.ok) return read
    const chronic = new Map(read.value.indicators.map(({ fields: [code = '', indicator = ''] }) => [code, indicator]))
    const rows = read.value.categories.map(({ fields: [code = '', category = ''] }) => [
      code,
      category,
      chronic.get(code) ?? '',
    ])
    return ok(new Map([[FILE, { text: writeTable(COLUMNS, rows), from: [CCSR, CCIR] }]]))
  },
  checks(files) {
    const rows = read(files)
    if (!rows.ok) return rows
    const wrong = rows.value.filter(
      ([, category = '', chronic = '']) => !CATEGORY.test(category) || !INDICATOR.test(chronic),
    )
    return ok([
      check(
        `${FILE}: a category and an indicator for each code`,
        wrong.map((row) => row.join(' ')),
      ),
    ])
  },
  references(files) {
    const rows = read(files)
    return rows.ok ? ok([ccsrOf2026(rows.value)]) : rows
  },
}

function read(files: Files): Result<string[][]> {
  const table = readTable(files.get(FILE) ?? '', FILE, COLUMNS)
  return table.ok ? ok(table.value.map(({ fields }) => fields)) : table
}

/** The bundled edition is older than the reference: so many codes are new since, and so many went to another category. */
const NEW_SINCE = 1177
const MOVED_SINCE = 294

function ccsrOf2026(rows: readonly string[][]): Reference {
  return {
    path: 'ahrq/DXCCSR_v2026-1_mapping.tsv',
    check(text): Result<Check> {
      const current = new Map<string, Set<string>>()
      for (const line of text.split('\n').slice(2)) {
        const [code = '', , category = ''] = line.split('\t')
        if (code) current.set(code, (current.get(code) ?? new Set()).add(category))
      }
      const own = new Map(rows.map(([code = '', category = '']) => [code, category]))
      const added = [...current.keys()].filter((code) => !own.has(code)).length
      const moved = [...own].filter(([code, category]) => current.has(code) && !current.get(code)?.has(category)).length
      const differences = [
        ...(added === NEW_SINCE ? [] : [`${added} codes are new since, expected ${NEW_SINCE}`]),
        ...(moved === MOVED_SINCE ? [] : [`${moved} codes went to another category, expected ${MOVED_SINCE}`]),
      ]
      return ok(
        check(`CCSR v2026.1: ${NEW_SINCE} codes new and ${MOVED_SINCE} moved since the bundled edition`, differences),
      )
    },
  }
}

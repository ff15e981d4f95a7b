/** What proves the bundled ICD-10-PCS: the numbers that CMS states, and the official lists and tables. */

import { covers } from '../periods.ts'
import type { Reference } from '../references.ts'
import { ok } from '../result.ts'
import { lines } from '../text.ts'
import { type Check, check } from '../verify.ts'
import type { ProcedurePeriod } from './codes.ts'
import { labelCheck } from './tables.ts'
import type { ValueRow } from './values.ts'

/** Numbers of codes as CMS states them in the addenda of each release. */
const OFFICIAL_COUNTS = [
  { release: 'FY2025', day: '2024-10-01', codes: 78_948 },
  { release: 'FY2026', day: '2025-10-01', codes: 79_115 },
  { release: 'FY2026 April', day: '2026-04-01', codes: 79_193 },
  { release: 'FY2027', day: '2026-10-01', codes: 79_256 },
]
const CODE = /^[0-9B-DF-HX][0-9A-HJ-NP-Z]{6}$/

const validOn = (periods: readonly ProcedurePeriod[], day: string): ProcedurePeriod[] =>
  periods.filter((period) => covers(period, day))

export function consistency(periods: readonly ProcedurePeriod[]): Check[] {
  const wrong: string[] = []
  let last: ProcedurePeriod | undefined
  for (const period of periods) {
    if (!CODE.test(period.code)) wrong.push(`${period.code} is not written like a code`)
    if (period.to !== '' && period.to < period.from) wrong.push(`${period.code} ends before it begins`)
    if (
      last &&
      (last.code > period.code || (last.code === period.code && (last.to === '' || last.to >= period.from)))
    ) {
      wrong.push(`${period.code} of ${period.from} is out of order`)
    }
    last = period
  }
  const counts = OFFICIAL_COUNTS.map(({ release, day, codes }) => {
    const found = validOn(periods, day).length
    return check(
      `ICD-10-PCS ${release}: ${codes} codes on ${day}`,
      found === codes ? [] : [`${found} codes, expected ${codes}`],
    )
  })
  return [check('ICD-10-PCS: codes in order, periods apart', wrong), ...counts]
}

/** The official list, code for code and title for title; a title that the reference itself lacks is not compared. */
function listCheck(
  name: string,
  periods: readonly ProcedurePeriod[],
  day: string,
  official: Map<string, string>,
): Check {
  const own = new Map(validOn(periods, day).map(({ code, title }) => [code, title]))
  const differences: string[] = []
  for (const [code, title] of official) {
    const found = own.get(code)
    if (found === undefined) differences.push(`${code} is missing`)
    else if (title !== '' && found !== title) differences.push(`${code}: "${found}", expected "${title}"`)
  }
  for (const code of own.keys()) if (!official.has(code)) differences.push(`${code} is not in the official list`)
  const titled = [...official.values()].filter((title) => title !== '').length
  return check(`${name}: ${official.size} codes, ${titled} titles`, differences)
}

export function procedureReferences(
  periods: readonly ProcedurePeriod[],
  values: readonly ValueRow[],
  index: string,
): Reference[] {
  return [
    {
      path: 'icd10pcs/FY2026/icd10pcs_codes_2026.txt',
      check(text) {
        const official = new Map([...lines(text)].map(({ text: row }) => [row.slice(0, 7), row.slice(8).trim()]))
        return ok(listCheck('ICD-10-PCS list FY2026', periods, '2025-10-01', official))
      },
    },
    {
      path: 'icd10pcs/FY2027/icd10pcs_codes_2027.DERIVED.tsv',
      check(text) {
        const rows = [...lines(text)].slice(1).map(({ text: row }) => row.split('\t'))
        const official = new Map(rows.map(([code = '', title = '']) => [code, title]))
        return ok(listCheck('ICD-10-PCS list FY2027 derived from the addenda', periods, '2026-10-01', official))
      },
    },
    {
      path: 'icd10pcs/FY2025/icd10pcs_tables_2025.xml',
      check(text, file) {
        return labelCheck(values, text, file)
      },
    },
    {
      path: 'icd10pcs/FY2025/icd10pcs_index_2025.xml',
      check(text) {
        const official = new Set(
          [...text.matchAll(/<mainTerm>\s*<title>([^<]*)<\/title>/g)].map(([, term]) => bare(term!)),
        )
        const own = new Set(
          index
            .split('\n')
            .filter((line) => line.startsWith('0\t'))
            .map((line) => bare(line.split('\t')[1]!)),
        )
        const missing = [...official].filter((term) => !own.has(term))
        // the packages lack a handful of main terms
        const few = missing.length <= MISSING_TERMS ? [] : missing.map((term) => `main term ${term} is missing`)
        return ok(
          check(`ICD-10-PCS index FY2025: ${official.size - missing.length} of ${official.size} main terms`, few),
        )
      },
    },
  ]
}

const MISSING_TERMS = 2

const bare = (term: string): string => term.replaceAll('&amp;', '&').replaceAll(/\s+/g, ' ').trim().toLowerCase()

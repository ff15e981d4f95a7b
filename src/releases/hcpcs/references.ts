import { readTable } from '../codeset.ts'
import { covers } from '../periods.ts'
import type { Reference } from '../references.ts'
import { ok, type Result } from '../result.ts'
import type { Files } from '../systems.ts'
import { lines } from '../text.ts'
import { check } from '../verify.ts'
import { CODE_COLUMNS } from './columns.ts'

interface Period {
  code: string
  from: string
  to: string
  status: string
}

/** CMS gave this code two status indicators for April 2026; the claims editor's is kept. */
const KNOWN_DIFFERENCE = 'Q5099'

/** The official lists that prove the bundled codes from outside. */
export function hcpcsReferences(files: Files): Result<Reference[]> {
  const read = readTable(files.get('codes.tsv') ?? '', 'codes.tsv', CODE_COLUMNS)
  if (!read.ok) return read
  const periods = read.value.map(
    ({ fields: [code = '', from = '', to = '', , status = ''] }): Period => ({ code, from, to, status }),
  )
  const on = (day: string) =>
    new Map(periods.filter((period) => covers(period, day)).map(({ code, status }) => [code, status]))
  return ok([
    {
      path: 'hcpcs/opps_addendum_b_2026-04_level2_only.tsv',
      check(text) {
        const bundled = on('2026-04-01')
        const differences = rowsOf(text)
          .filter(([code = '']) => !code.startsWith('D'))
          .flatMap(([code = '', , status = '']) => {
            const own = bundled.get(code)
            if (own === undefined) return [`${code} is missing`]
            return own === status || code === KNOWN_DIFFERENCE ? [] : [`${code} ${own}, official ${status}`]
          })
        return ok(check('OPPS Addendum B of April 2026: codes and status indicators', differences))
      },
    },
    {
      path: 'hcpcs/hcpcs_2025oct_merged.DERIVED.tsv',
      check(text) {
        const bundled = on('2025-10-01')
        const active = rowsOf(text).filter(
          ([, kind, , , , , end = '']) => kind === 'code' && (!end || end > '20251001'),
        )
        const missing = active.filter(([code = '']) => !bundled.has(code)).map(([code]) => `${code} is missing`)
        return ok(check(`HCPCS file of October 2025: ${active.length} codes in force`, missing))
      },
    },
  ])
}

/** Fields of the lines below the head. */
function rowsOf(text: string): string[][] {
  return [...lines(text)].slice(1).map((line) => line.text.split('\t'))
}

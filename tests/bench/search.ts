/** The look-up over all bundled systems, beside MiniSearch, FlexSearch and SQLite FTS5 over the same rows and queries, in one run. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Index as FlexIndex } from 'flexsearch'
import MiniSearch from 'minisearch'
import { createEncoder } from '../../src/encoder/encoder.ts'
import { search } from '../../src/encoder/search.ts'
import type { CodeSystem } from '../../src/engine/types.ts'
import { openRealIndex } from '../support/real-index.ts'
import { median } from './median.ts'
import { QUERIES } from './queries.ts'

const DATE = '2026-11-22'
const LIMIT = 15
const SYSTEMS: CodeSystem[] = ['ICD-10-CM', 'ICD-10-PCS', 'HCPCS']
const FILES = ['icd10cm', 'icd10pcs', 'hcpcs']

interface Query {
  text: string
  /** Codes one of which answers the query. */
  gold: string[]
}

export interface SearchFigures {
  rows: number
  queries: number
  /** Who searched → times in milliseconds, and the share of queries with a right code among the first fifteen. */
  engines: { name: string; median: number; p99: number; hit: number }[]
  /** What could not be compared, and why. */
  leftOut: string[]
}

export async function searchFigures(bench: string): Promise<SearchFigures> {
  const rows = readRows()
  const queries = readQueries(bench)
  const leftOut: string[] = []
  const index = await openRealIndex()
  const encoder = createEncoder(async () => index)
  const ours = async (query: string): Promise<string[]> => {
    const found = await search(encoder, { query, systems: SYSTEMS, limit: LIMIT, date: DATE })
    return Array.isArray(found) ? found.map(({ code }) => code.replace('.', '')) : []
  }
  const engines = [await timed('Chartside', ours, queries)]

  const mini = new MiniSearch<{ id: number; title: string }>({ fields: ['title'] })
  mini.addAll(rows.map(([, title], id) => ({ id, title })))
  engines.push(
    await timed(
      'MiniSearch',
      (query) => codes(mini.search(query, { prefix: true, fuzzy: 0.2 }).map((hit) => hit.id)),
      queries,
    ),
  )

  const flex = new FlexIndex({ tokenize: 'forward' })
  rows.forEach(([, title], id) => void flex.add(id, title))
  engines.push(
    await timed('FlexSearch', (query) => codes(flex.search(query, { limit: LIMIT, suggest: true })), queries),
  )

  const fts5 = searchByFts5(rows, queries)
  if (fts5) engines.push(fts5)
  else leftOut.push('SQLite FTS5: there is no python3 with it here')
  return { rows: rows.length, queries: queries.length, engines, leftOut }

  function codes(ids: readonly (number | string)[]): string[] {
    return ids.slice(0, LIMIT).map((id) => rows[Number(id)]![0])
  }
}

/** Code without dot and title of every code in force on the day. */
function readRows(): [string, string][] {
  return FILES.flatMap((folder) =>
    readFileSync(`assets/codesets/${folder}/codes.tsv`, 'utf8')
      .split('\n')
      .slice(1)
      .flatMap((line): [string, string][] => {
        const fields = line.split('\t')
        const [code = '', from = '', to = ''] = fields
        const title = folder === 'icd10cm' ? fields[5] : fields[3]
        return code && title && from <= DATE && (to === '' || to >= DATE) ? [[code, title]] : []
      }),
  )
}

function readQueries(bench: string): Query[] {
  const file = join(bench, 'eicu_dx_strings.jsonl')
  const own = QUERIES.map(([text, ...gold]): Query => ({ text, gold }))
  if (!existsSync(file)) return own
  const strings = readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line): Query => {
      const { diagnosis_path, icd10cm }: { diagnosis_path: string; icd10cm: string[] } = JSON.parse(line)
      return { text: diagnosis_path.replaceAll('|', ' '), gold: icd10cm.map((code) => code.replace('.', '')) }
    })
  return [...own, ...strings]
}

async function timed(name: string, find: (query: string) => string[] | Promise<string[]>, queries: Query[]) {
  // the first looks are the compiler's
  for (const { text } of queries.slice(0, 40)) await find(text)
  const answers: { ms: number; codes: string[] }[] = []
  for (const { text } of queries) {
    const start = performance.now()
    const found = await find(text)
    answers.push({ ms: performance.now() - start, codes: found })
  }
  return figures(name, answers, queries)
}

function searchByFts5(rows: [string, string][], queries: Query[]) {
  const run = spawnSync('python3', ['tests/bench/fts5.py'], {
    input: JSON.stringify({ rows, queries: queries.map(({ text }) => text), limit: LIMIT }),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return run.status === 0 ? figures('SQLite FTS5', JSON.parse(run.stdout), queries) : undefined
}

function figures(name: string, answers: { ms: number; codes: string[] }[], queries: Query[]) {
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b)
  // a category answers a query whose right code stands below it only when it is what was asked for
  const hits = queries.filter(({ gold }, i) => gold.some((code) => answers[i]!.codes.includes(code))).length
  return { name, median: median(times), p99: times[Math.floor(times.length * 0.99)]!, hit: hits / queries.length }
}

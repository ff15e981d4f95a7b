/** MS-DRG grouper, versions 40.0 to 44.0: assets/codesets/msdrg. Codes that share everything stand on one line. */
import { readTable, writeTable } from '../codeset.ts'
import { ok, type Result } from '../result.ts'
import type { BuildContext, BundledFile, BundledSystem } from '../systems.ts'
import { byText } from '../text.ts'
import { check } from '../verify.ts'
import { exclusionRows } from './exclusions.ts'
import { msdrgReferences } from './references.ts'
import { Spans } from './spans.ts'

/** Versions, and the days from and to which they group: the project's own table of the official dates. */
const VERSIONS = 'versions.tsv'

interface Table {
  file: string
  from: string[]
  columns: string[]
  rows: string[][]
}

type Built = Result<Table>

/** Columns that hold the content, and the columns `from` and `to` → content and span. */
function spanned(context: BuildContext, source: string, file: string, columns: string[], content: string[]): Built {
  const read = readTable(context.extracted(source), source, columns)
  if (!read.ok) return read
  const spans = new Spans()
  const [from, to] = [columns.indexOf('from'), columns.indexOf('to')]
  const at = content.map((column) => columns.indexOf(column))
  for (const { fields } of read.value) {
    spans.add(at.map((i) => fields[i]!).join('\t'), fields[from]!, fields[to]!)
  }
  const rows = [...spans].map(({ content: text, span }) => [...text.split('\t'), span])
  return ok({ file, from: [source], columns: [...content, 'versions'], rows })
}

/** As `spanned`, with the codes that share content and span on one line. */
function byContent(context: BuildContext, source: string, file: string, columns: string[], content: string[]): Built {
  const read = spanned(context, source, file, columns, ['code', ...content])
  if (!read.ok) return read
  const codes = new Map<string, string[]>()
  for (const [code = '', ...rest] of read.value.rows) {
    const key = rest.join('\t')
    const known = codes.get(key)
    if (known === undefined) codes.set(key, [code])
    else known.push(code)
  }
  const rows = [...codes].map(([key, list]) => [...key.split('\t'), list.sort(byText).join(' ')])
  return ok({ ...read.value, columns: [...content, 'versions', 'codes'], rows: rows.sort(byRow) })
}

const byRow = (a: readonly string[], b: readonly string[]): number => byText(a.join('\t'), b.join('\t'))

function weights(context: BuildContext): Built {
  const source = 'drg-weights.tsv'
  const columns = ['drg', 'post-acute', 'special-pay', 'weight', 'gmlos', 'amlos']
  const read = readTable(context.extracted(source), source, [...columns, 'title'])
  if (!read.ok) return read
  return ok({
    file: 'weights-fy2026.tsv',
    from: [source],
    columns,
    rows: read.value.map(({ fields }) => fields.slice(0, 6)),
  })
}

function exclusions(context: BuildContext): Built {
  const from = ['drg-diagnoses.tsv', 'drg-exclusions.tsv', 'drg-excluded.tsv']
  const [diagnoses = '', principals = '', groups = ''] = from.map((name) => context.extracted(name))
  const rows = exclusionRows(diagnoses, principals, groups)
  return rows.ok
    ? ok({ file: 'exclusions.tsv', from, columns: ['versions', 'principals', 'excluded'], rows: rows.value })
    : rows
}

function build(context: BuildContext): Result<Map<string, BundledFile>> {
  const code = ['code', 'from', 'to']
  const tables: Built[] = [
    byContent(
      context,
      'drg-diagnoses.tsv',
      'diagnoses.tsv',
      [...code, 'mdc', 'severity', 'attributes', 'hacs'],
      ['mdc', 'severity', 'attributes', 'hacs'],
    ),
    byContent(context, 'drg-procedures.tsv', 'procedures.tsv', [...code, 'attributes'], ['attributes']),
    exclusions(context),
    spanned(
      context,
      'drg-clusters.tsv',
      'clusters.tsv',
      ['name', 'from', 'to', 'mdcs', 'choices'],
      ['name', 'mdcs', 'choices'],
    ),
    spanned(
      context,
      'drg-formulas.tsv',
      'formulas.tsv',
      ['mdc', 'from', 'to', 'rank', 'drg', 'kind', 'route', 'formula', 'suppressed'],
      ['mdc', 'rank', 'drg', 'kind', 'route', 'formula', 'suppressed'],
    ),
    spanned(
      context,
      'drg-titles.tsv',
      'titles.tsv',
      ['kind', 'number', 'from', 'to', 'title'],
      ['kind', 'number', 'title'],
    ),
    spanned(context, 'drg-hacs.tsv', 'hacs.tsv', ['hac', 'from', 'to', 'formula'], ['hac', 'formula']),
    spanned(context, 'drg-sexes.tsv', 'sexes.tsv', [...code, 'male', 'female'], ['code', 'male', 'female']),
    weights(context),
  ]
  const files = new Map<string, BundledFile>([[VERSIONS, { text: context.own(VERSIONS), from: [] }]])
  for (const table of tables) {
    if (!table.ok) return table
    const { file, columns, rows, from } = table.value
    files.set(file, { text: writeTable(columns, rows), from })
  }
  return ok(files)
}

export const msdrg: BundledSystem = {
  folder: 'msdrg',
  ownSources: [],
  build,
  checks(files) {
    const formulas = readTable(files.get('formulas.tsv') ?? '', 'formulas.tsv', [
      'mdc',
      'rank',
      'drg',
      'kind',
      'route',
      'formula',
      'suppressed',
      'versions',
    ])
    if (!formulas.ok) return formulas
    const titles = readTable(files.get('titles.tsv') ?? '', 'titles.tsv', ['kind', 'number', 'title', 'versions'])
    if (!titles.ok) return titles
    const titled = new Set(titles.value.flatMap(({ fields: [kind, number] }) => (kind === 'drg' ? [number] : [])))
    const untitled = formulas.value.flatMap(({ fields: [, , drg = ''] }) =>
      drg !== '0' && !titled.has(drg) ? [drg] : [],
    )
    return ok([check(`MS-DRG: every DRG of the ${formulas.value.length} formulas has a title`, [...new Set(untitled)])])
  },
  references: (files) => ok(msdrgReferences(files)),
}

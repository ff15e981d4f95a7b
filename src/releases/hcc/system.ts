/** Risk adjustment models of CMS and HHS: assets/codesets/hcc. */
import { readTable, writeTable } from '../codeset.ts'
import { all, ok, type Result } from '../result.ts'
import type { BuildContext, BundledFile, BundledSystem } from '../systems.ts'
import { byText } from '../text.ts'
import { check } from '../verify.ts'
import { grouped } from './grouped.ts'
import { type Assignment, cell, editOf, readCategoryMap, readCmsEdits, readCmsMapping, withEdits } from './mapping.ts'
import { hccReferences } from './references.ts'
import { categoryRows, groupRows, readFactors } from './tables.ts'

/** Payment years, and which tables serve each: the project's own table. */
const MODELS = 'models.tsv'
const MODEL_COLUMNS = ['model', 'year', 'factors', 'mapping', 'through'] as const
const FAMILIES = ['v24', 'v28', 'rx', 'hhs'] as const
const MAPPINGS = ['v24', 'v24-2024', 'v28', 'v28-2024', 'rx', 'hhs-2025', 'hhs-2026'] as const
const FACTORS = [
  'v24',
  'v28',
  'rx-2026-community',
  'rx-2026-pace',
  'rx-2027-mapd',
  'rx-2027-pdp',
  'rx-2027-pace',
  'hhs-2025',
  'hhs-2026',
] as const
const HHS_EDITS = 'hcc-hhs-edits.tsv'
const EDITS = 'hcc-edits.csv'
const factorsFile = (name: string): string => `factors-${name}.tsv`

function build(context: BuildContext): Result<Map<string, BundledFile>> {
  const { extracted, own } = context
  const files = new Map<string, BundledFile>([[MODELS, { text: own(MODELS), from: [] }]])
  for (const part of [mapping(context), categories(context), interactions(context), factors(context)]) {
    if (!part.ok) return part
    for (const [name, file] of part.value) files.set(name, file)
  }
  const groups = groupRows(extracted('hcc-hhs-groups.json'), 'hcc-hhs-groups.json')
  if (!groups.ok) return groups
  const lists = readTable(extracted('hcc-hhs-lists.tsv'), 'hcc-hhs-lists.tsv', ['list', 'categories'])
  if (!lists.ok) return lists
  const rows = [...groups.value, ...lists.value.map(({ fields }) => fields)].sort(([a = ''], [b = '']) => byText(a, b))
  files.set('hhs-lists.tsv', {
    text: writeTable(['list', 'categories'], rows),
    from: ['hcc-hhs-groups.json', 'hcc-hhs-lists.tsv'],
  })
  return ok(files)
}

/** One line a code: what it counts for in every mapping. */
function mapping({ extracted }: BuildContext): Result<[string, BundledFile][]> {
  const hhsEdits = readTable(extracted(HHS_EDITS), HHS_EDITS, ['code', 'sex', 'age_min', 'age_max', 'category'])
  if (!hhsEdits.ok) return hhsEdits
  const sources = [
    'hcc-v24-mapping.txt',
    'hcc-v28-mapping.csv',
    'hcc-rx-mapping.csv',
    'hcc-v24-2024-mapping.txt',
    'hcc-v28-2024-mapping.txt',
  ] as const
  const hhs = (year: number) => `hcc-hhs-${year}-mapping.txt`
  const read = all({
    v24: readCategoryMap(extracted(sources[0]), sources[0]),
    v24Before: readCategoryMap(extracted(sources[3]), sources[3]),
    edits: readCmsEdits(extracted(EDITS), EDITS, 'CMS-HCC Model V24'),
    edits28: readCmsEdits(extracted(EDITS), EDITS, 'CMS-HCC Model V28'),
    v28Before: readCategoryMap(extracted(sources[4]), sources[4]),
    v28: readCmsMapping(extracted(sources[1]), sources[1]),
    rx: readCmsMapping(extracted(sources[2]), sources[2]),
    hhs2025: readCategoryMap(extracted(hhs(2025)), hhs(2025)),
    hhs2026: readCategoryMap(extracted(hhs(2026)), hhs(2026)),
  })
  if (!read.ok) return read
  const edits = hhsEdits.value.map(({ fields }) => editOf(fields))
  const { v24, v24Before, v28, v28Before, rx, hhs2025, hhs2026 } = read.value
  const kept = new Set(v28.map(({ code }) => code))
  const columns: Assignment[][] = [
    withEdits(v24, read.value.edits),
    withEdits(v24Before, read.value.edits),
    v28,
    // payment years 2024 and 2025: what has been retired since counts beside what has come
    [...v28, ...withEdits(v28Before, read.value.edits28).filter(({ code }) => !kept.has(code))],
    rx,
    withEdits(hhs2025, edits),
    withEdits(hhs2026, edits),
  ]
  const cells = columns.map((rows) => grouped(rows, ({ code }) => code))
  const codes = [...new Set(columns.flat().map(({ code }) => code))].sort(byText)
  const lines = codes.map((code) => [code, ...cells.map((of) => (of.get(code) ?? []).map(cell).join(' | '))])
  const text = writeTable(['code', ...MAPPINGS], lines)
  return ok([['mapping.tsv', { text, from: [...sources, EDITS, hhs(2025), hhs(2026), HHS_EDITS] }]])
}

function categories({ extracted }: BuildContext): Result<[string, BundledFile][]> {
  const lines: string[][] = []
  const from: string[] = []
  for (const family of FAMILIES) {
    const sources = [`hcc-${family}-categories.json`, `hcc-${family}-hierarchies.json`] as const
    const rows = categoryRows(extracted(sources[0]), extracted(sources[1]), sources[0])
    if (!rows.ok) return rows
    lines.push(...rows.value.map((row) => [family, ...row]))
    from.push(...sources)
  }
  return ok([['categories.tsv', { text: writeTable(['family', 'category', 'name', 'drops'], lines), from }]])
}

/** Disease interactions of CMS-HCC. Those of RxHCC are told by their names: NONAGED_RXHCC163. */
function interactions({ extracted }: BuildContext): Result<[string, BundledFile][]> {
  const lines: string[][] = []
  const from: string[] = []
  for (const family of ['v24', 'v28'] as const) {
    const source = `hcc-${family}-interactions.tsv`
    const rows = readTable(extracted(source), source, ['interaction', 'needs'])
    if (!rows.ok) return rows
    lines.push(...rows.value.map(({ fields }) => [family, ...fields]))
    from.push(source)
  }
  return ok([['interactions.tsv', { text: writeTable(['family', 'interaction', 'needs'], lines), from }]])
}

function factors({ extracted }: BuildContext): Result<[string, BundledFile][]> {
  const files: [string, BundledFile][] = []
  for (const name of FACTORS) {
    const source = `hcc-${name}-weights.csv`
    const read = readFactors(extracted(source), source)
    if (!read.ok) return read
    const { segments, rows } = read.value
    files.push([factorsFile(name), { text: writeTable(['variable', ...segments], rows), from: [source] }])
  }
  return ok(files)
}

export const hcc: BundledSystem = {
  folder: 'hcc',
  ownSources: [],
  build,
  checks(files) {
    const models = readTable(files.get(MODELS) ?? '', MODELS, MODEL_COLUMNS)
    if (!models.ok) return models
    const missing = models.value.flatMap(({ fields: [model, year, factors = '', mapping = ''] }) => [
      ...(files.has(factorsFile(factors)) ? [] : [`${model} ${year}: no ${factorsFile(factors)}`]),
      ...(MAPPINGS.some((name) => name === mapping) ? [] : [`${model} ${year}: no mapping ${mapping}`]),
    ])
    return ok([check(`risk adjustment: ${models.value.length} models and payment years have their tables`, missing)])
  },
  references: (files) => ok(hccReferences(files)),
}

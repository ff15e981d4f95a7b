/** assets/codesets/hcc → the volume `hcc`. Relative factors are kept in thousandths, so that their sum is exact. */
import { codeKey } from '../../library/code-key.ts'
import type { Assets, SectionBuilder } from '../../store/compile/compile.ts'
import { readTable } from '../../store/compile/tsv.ts'
import type { Section } from '../../store/format.ts'
import { NO_LIMIT, SEXES } from '../hcc/layout.ts'

const FOLDER = 'codesets/hcc'

export const buildHcc: SectionBuilder = ({ assets }) => {
  const table = (name: string) => readTable(name, assets.read(`${FOLDER}/${name}`))
  const categories = table('categories.tsv')
  const models = table('models.tsv')
  const lines = (rows: readonly string[][]) => rows.map((row) => row.join('\t'))
  return {
    volume: 'hcc',
    sections: [
      ...mappingSections(assets, categories),
      ...factorSections(assets, [...new Set(models.map(([, , factors = '']) => factors))]),
      { name: 'hcc.model', kind: 'strings', data: lines(models) },
      { name: 'hcc.category', kind: 'strings', data: lines(categories) },
      { name: 'hcc.interaction', kind: 'strings', data: lines(table('interactions.tsv')) },
      { name: 'hcc.list', kind: 'strings', data: lines(table('hhs-lists.tsv')) },
    ],
  }
}

interface Entry {
  mapping: number
  category: number
  from: number
  to: number
  sex: number
}

/** Codes share a few hundred distinct assignments ("profiles"); a code holds the number of its own. */
function mappingSections(assets: Assets, categories: readonly string[][]): Section[] {
  const path = `${FOLDER}/mapping.tsv`
  const text = assets.read(path)
  const mappings = (text.split('\n', 1)[0] ?? '').split('\t').slice(1)
  const numbers = new Map(categories.map(([family, category], i) => [`${family} ${category}`, i]))
  const profiles = new Map<string, number>()
  const start = [0]
  const entries: Entry[] = []
  const rows = readTable(path, text).sort(([a = ''], [b = '']) => codeKey(a) - codeKey(b))
  const profile = rows.map(([code, ...cells]) => {
    const key = cells.join('\t')
    const known = profiles.get(key)
    if (known !== undefined) return known
    cells.forEach((cell, mapping) => {
      for (const one of cell === '' ? [] : cell.split(' | ')) {
        const entry = readCell(one)
        const category = entry && numbers.get(`${familyOf(mappings[mapping] ?? '')} ${entry.category}`)
        if (entry === undefined || category === undefined) throw new Error(`${path}: cannot read ${one} of ${code}.`)
        entries.push({ ...entry, mapping, category })
      }
    })
    profiles.set(key, profiles.size)
    start.push(entries.length)
    return profiles.size - 1
  })
  const bytes = (of: (entry: Entry) => number) => Uint8Array.from(entries, of)
  return [
    { name: 'hcc.mapping', kind: 'strings', data: mappings },
    { name: 'hcc.key', kind: 'f64', data: Float64Array.from(rows, ([code = '']) => codeKey(code)) },
    { name: 'hcc.profile', kind: 'u16', data: Uint16Array.from(profile) },
    { name: 'hcc.profile.start', kind: 'u16', data: Uint16Array.from(start) },
    { name: 'hcc.entry.mapping', kind: 'u8', data: bytes(({ mapping }) => mapping) },
    { name: 'hcc.entry.category', kind: 'u16', data: Uint16Array.from(entries, ({ category }) => category) },
    { name: 'hcc.entry.from', kind: 'u8', data: bytes(({ from }) => from) },
    { name: 'hcc.entry.to', kind: 'u8', data: bytes(({ to }) => to) },
    { name: 'hcc.entry.sex', kind: 'u8', data: bytes(({ sex }) => sex) },
  ]
}

/** The mappings of one family have the same categories: hhs-2025 and hhs-2026. */
const familyOf = (mapping: string): string => mapping.split('-')[0] ?? ''

/** `22[0-49]`, `111[18- M]`, `112[F]`, `37`. */
function readCell(cell: string): { category: string; from: number; to: number; sex: number } | undefined {
  const read = /^(\d+(?:\.\d)?)(?:\[(?:(\d+)-(\d*))? ?([MF])?\])?$/.exec(cell)
  if (read === null) return undefined
  const [, category = '', from = '0', to = '', sex] = read
  return {
    category,
    from: Number(from),
    to: to === '' ? NO_LIMIT : Number(to),
    sex: sex === undefined ? 0 : SEXES.indexOf(sex as 'M' | 'F'),
  }
}

function factorSections(assets: Assets, sets: readonly string[]): Section[] {
  const names: string[] = []
  const heads: string[] = []
  const values: number[] = []
  for (const set of sets) {
    const path = `${FOLDER}/factors-${set}.tsv`
    const text = assets.read(path)
    const segments = (text.split('\n', 1)[0] ?? '').split('\t').slice(1)
    const first = names.length
    const at = values.length
    for (const [variable = '', ...factors] of readTable(path, text)) {
      names.push(variable)
      for (const factor of factors) {
        const thousandths = Math.round(Number(factor) * 1000)
        if (!(Math.abs(thousandths - Number(factor) * 1000) < 1e-6)) {
          throw new Error(`${path}: ${variable} has a factor of more than three decimals: ${factor}.`)
        }
        values.push(thousandths)
      }
    }
    heads.push([set, first, names.length, at, ...segments].join('\t'))
  }
  return [
    { name: 'hcc.factors', kind: 'strings', data: heads },
    { name: 'hcc.variable', kind: 'strings', data: names },
    { name: 'hcc.value', kind: 'i32', data: Int32Array.from(values) },
  ]
}

/** Lays ICD-10-PCS out for the index: codes by table, titles by shared parts, meanings of values, index and lexicon, words for the search. */
import type { Assets, SectionBuilder } from '../../../store/compile/compile.ts'
import { readTable } from '../../../store/compile/tsv.ts'
import type { Section } from '../../../store/format.ts'
import { OPEN_DAY, parseDay } from '../../day.ts'
import { LINKS, type Link, restKey, titleParts, VOLUME, valueKey } from '../../procedures/layout.ts'
import { lexiconSections } from './lexicon.ts'
import { wordSections } from './words.ts'

const FOLDER = 'codesets/icd10pcs'
const table = (assets: Assets, name: string): string[][] =>
  readTable(`${FOLDER}/${name}`, assets.read(`${FOLDER}/${name}`))

export const buildProcedures: SectionBuilder = ({ assets }) => {
  const codes = readCodes(assets)
  const titles = titleSections(codes)
  return {
    volume: VOLUME,
    sections: [
      ...codeSections(codes),
      ...titles.sections,
      ...valueSections(assets),
      ...indexSections(assets),
      ...lexiconSections(assets),
      ...wordSections(titles.parts, titles.used),
    ],
  }
}

interface Code {
  code: string
  periods: { from: number; to: number; title: string }[]
}

function readCodes(assets: Assets): Code[] {
  const codes: Code[] = []
  for (const [code = '', from = '', to = '', title = ''] of table(assets, 'codes.tsv')) {
    const period = { from: parseDay(from), to: to === '' ? OPEN_DAY : parseDay(to), title }
    const last = codes.at(-1)
    if (last?.code === code) last.periods.push(period)
    else codes.push({ code, periods: [period] })
  }
  return codes
}

function codeSections(codes: readonly Code[]): Section[] {
  const tables: string[] = []
  const starts: number[] = []
  const validities = new Map<string, { number: number; periods: [number, number][] }>()
  const validity = codes.map(({ periods }) => {
    const joined: [number, number][] = []
    for (const { from, to } of periods) {
      const last = joined.at(-1)
      if (last && last[1] + 1 === from) last[1] = to
      else joined.push([from, to])
    }
    const key = joined.join(' ')
    const known = validities.get(key) ?? { number: validities.size, periods: joined }
    validities.set(key, known)
    return known.number
  })
  codes.forEach(({ code }, row) => {
    if (tables.at(-1) !== code.slice(0, 3)) {
      tables.push(code.slice(0, 3))
      starts.push(row)
    }
  })
  starts.push(codes.length)
  const sets = [...validities.values()].map(({ periods }) => periods)
  if (sets.length > 256) throw new Error(`${sets.length} different validities of procedure codes do not fit a byte.`)
  return [
    { name: 'pcs.table', kind: 'strings', data: tables },
    { name: 'pcs.table.start', kind: 'u32', data: Uint32Array.from(starts) },
    { name: 'pcs.rest', kind: 'u32', data: Uint32Array.from(codes, ({ code }) => restKey(code)) },
    { name: 'pcs.validity', kind: 'u8', data: Uint8Array.from(validity) },
    { name: 'pcs.validity.start', kind: 'u16', data: Uint16Array.from(running(sets.map((set) => set.length))) },
    { name: 'pcs.validity.from', kind: 'i32', data: Int32Array.from(sets.flat(), ([from]) => from) },
    { name: 'pcs.validity.to', kind: 'i32', data: Int32Array.from(sets.flat(), ([, to]) => to) },
  ]
}

/** 0, then the sums. */
function running(lengths: readonly number[]): number[] {
  const sums = [0]
  for (const length of lengths) sums.push(sums.at(-1)! + length)
  return sums
}

interface Titles {
  sections: Section[]
  parts: string[]
  /** In how many titles each part stands. */
  used: number[]
}

function titleSections(codes: readonly Code[]): Titles {
  const numbers = new Map<string, number>()
  const used: number[] = []
  const rows = codes.map(({ periods }) =>
    titleParts(periods.at(-1)!.title).map((part) => {
      const number = numbers.get(part) ?? numbers.size
      numbers.set(part, number)
      used[number] = (used[number] ?? 0) + 1
      return number
    }),
  )
  const parts = [...numbers.keys()]
  if (parts.length > 65_536) throw new Error(`${parts.length} parts of titles do not fit two bytes.`)
  const former = codes.flatMap(({ periods }, row) => {
    const latest = periods.at(-1)!.title
    return periods.flatMap((period) => (period.title === latest ? [] : [{ row, ...period }]))
  })
  return {
    parts,
    used,
    sections: [
      { name: 'pcs.part', kind: 'strings', data: parts },
      { name: 'pcs.title.start', kind: 'u32', data: Uint32Array.from(running(rows.map((row) => row.length))) },
      { name: 'pcs.title.part', kind: 'u16', data: Uint16Array.from(rows.flat()) },
      { name: 'pcs.former.row', kind: 'u32', data: Uint32Array.from(former, ({ row }) => row) },
      { name: 'pcs.former.to', kind: 'i32', data: Int32Array.from(former, ({ to }) => to) },
      { name: 'pcs.former.title', kind: 'strings', data: former.map(({ title }) => title) },
    ],
  }
}

function valueSections(assets: Assets): Section[] {
  const values = table(assets, 'values.tsv')
  const labels = [...new Set(values.map((row) => row[4]!))]
  const number = new Map(labels.map((label, i) => [label, i]))
  return [
    {
      name: 'pcs.value',
      kind: 'strings',
      data: values.map(([scope, position, value, context]) => valueKey(scope!, Number(position), value!, context)),
    },
    { name: 'pcs.value.label', kind: 'u16', data: Uint16Array.from(values, (row) => number.get(row[4]!)!) },
    { name: 'pcs.label', kind: 'strings', data: labels },
    { name: 'pcs.definition', kind: 'strings', data: table(assets, 'definitions.tsv').map((row) => row.join('\t')) },
  ]
}

function indexSections(assets: Assets): Section[] {
  const lines = table(assets, 'index.tsv')
  const texts = [...new Set(lines.flatMap(([, term, , target, code]) => [term!, target!, code!]))]
  const number = new Map(texts.map((text, i) => [text, i]))
  const column = (i: number) => Uint16Array.from(lines, (line) => number.get(line[i]!)!)
  return [
    { name: 'pcs.index.level', kind: 'u8', data: Uint8Array.from(lines, ([level]) => Number(level)) },
    { name: 'pcs.index.link', kind: 'u8', data: Uint8Array.from(lines, (line) => LINKS.indexOf(line[2] as Link)) },
    { name: 'pcs.index.term', kind: 'u16', data: column(1) },
    { name: 'pcs.index.target', kind: 'u16', data: column(3) },
    { name: 'pcs.index.code', kind: 'u16', data: column(4) },
    { name: 'pcs.index.text', kind: 'strings', data: texts },
  ]
}

/** assets/codesets/msdrg → the volume `drg`. Diagnoses are told by their rows in ICD-10-CM. */
import { codeKey } from '../../library/code-key.ts'
import type { SectionBuilder } from '../../store/compile/compile.ts'
import { readTable } from '../../store/compile/tsv.ts'
import type { Section } from '../../store/format.ts'
import { HISTORY_BITS, LEVELS, parseSpan, pcsKey } from '../drg/layout.ts'

const FOLDER = 'codesets/msdrg'

type Table = (name: string) => string[][]

/** Numbers distinct texts in the order in which they come. */
class Numbers {
  readonly texts: string[] = []
  private readonly known = new Map<string, number>()
  of(text: string): number {
    let number = this.known.get(text)
    if (number === undefined) {
      number = this.texts.push(text) - 1
      this.known.set(text, number)
    }
    return number
  }
}

export const buildDrg: SectionBuilder = ({ assets, index }) => {
  const table: Table = (name) => readTable(name, assets.read(`${FOLDER}/${name}`))
  const versions = table('versions.tsv')
  const span = (text: string): number =>
    parseSpan(
      text,
      versions.map(([name = '']) => name),
    )
  const rowOf = new Map(Array.from(index.f64('cm.key'), (key, row) => [key, row]))
  const lines = (name: string, rows: readonly string[][]): Section => ({
    name,
    kind: 'strings',
    data: rows.map((row) => row.join('\t')),
  })
  return {
    volume: 'drg',
    sections: [
      lines('drg.version', versions),
      ...diagnosisSections(table, span, rowOf),
      ...procedureSections(table, span),
      lines('drg.formula', table('formulas.tsv')),
      lines('drg.title', table('titles.tsv')),
      lines('drg.hac', table('hacs.tsv')),
      lines('drg.sex', table('sexes.tsv')),
      lines('drg.weight', table('weights-fy2026.tsv')),
    ],
  }
}

/** Codes share a few thousand distinct histories: what they are in which versions, and what their exclusions are. */
function diagnosisSections(
  table: Table,
  span: (text: string) => number,
  rowOf: ReadonlyMap<number, number>,
): Section[] {
  const attributes = new Numbers()
  const hacs = new Numbers()
  const schemes = table('diagnoses.tsv')
  const lists = table('exclusions.tsv')
  const ofCode = new Map<string, { span: number; scheme: number; excluded: number }[]>()
  const entries = (codes: string) => codes.split(' ').map((code) => [code, entriesOf(ofCode, code)] as const)
  const contents = new Numbers()
  for (const [mdc, severity, operands, hac, versions = '', codes = ''] of schemes) {
    const scheme = contents.of([mdc, severity, operands, hac].join('\t'))
    for (const [, list] of entries(codes)) list.push({ span: span(versions), scheme, excluded: 0 })
  }
  const excludedLists = new Numbers()
  excludedLists.of('')
  for (const [versions = '', principals = '', excluded = ''] of lists) {
    const list = excludedLists.of(excluded)
    for (const [code, periods] of entries(principals)) {
      const of = periods.splice(0).flatMap((period) => withExclusions(period, span(versions), list))
      ofCode.set(code, of)
    }
  }
  const histories = new Numbers()
  histories.of('')
  const dx = new Uint16Array(rowOf.size)
  for (const [code, periods] of ofCode) {
    const row = rowIn(rowOf, code)
    const text = periods
      .sort((a, b) => a.span - b.span)
      .map(({ span: s, scheme, excluded }) => `${s} ${scheme} ${excluded}`)
      .join('|')
    dx[row] = histories.of(text)
  }
  const periods = listed(histories.texts, '|', (text) => text.split(' ').map(Number))
  const parts = contents.texts.map((text) => text.split('\t'))
  const operands = listed(
    parts.map(([, , text = '']) => text),
    '|',
    (text) => attributes.of(text),
  )
  const ranges = listed(excludedLists.texts, ' ', (text) => {
    const [from = '', to = from] = text.split('-')
    return [rowIn(rowOf, from), rowIn(rowOf, to)]
  })
  return [
    { name: 'drg.dx', kind: 'u16', data: dx },
    { name: 'drg.dx.start', kind: 'u32', data: Uint32Array.from(periods.start) },
    { name: 'drg.dx.span', kind: 'u8', data: Uint8Array.from(periods.items, ([s = 0]) => s) },
    { name: 'drg.dx.scheme', kind: 'u16', data: Uint16Array.from(periods.items, ([, scheme = 0]) => scheme) },
    { name: 'drg.dx.excluded', kind: 'u16', data: Uint16Array.from(periods.items, ([, , list = 0]) => list) },
    { name: 'drg.scheme.mdc', kind: 'u8', data: Uint8Array.from(parts, ([mdc]) => Number(mdc)) },
    { name: 'drg.scheme.level', kind: 'u8', data: Uint8Array.from(parts, ([, level]) => levelOf(level)) },
    {
      name: 'drg.scheme.hacs',
      kind: 'u32',
      data: Uint32Array.from(parts, ([, , , hac = '']) => hacMask(hac, hacs)),
    },
    { name: 'drg.scheme.start', kind: 'u32', data: Uint32Array.from(operands.start) },
    { name: 'drg.scheme.attribute', kind: 'u16', data: Uint16Array.from(operands.items) },
    { name: 'drg.attribute', kind: 'strings', data: attributes.texts },
    { name: 'drg.hac.attribute', kind: 'strings', data: hacs.texts },
    { name: 'drg.excluded.start', kind: 'u32', data: Uint32Array.from(ranges.start) },
    { name: 'drg.excluded.from', kind: 'u32', data: Uint32Array.from(ranges.items, ([from = 0]) => from) },
    { name: 'drg.excluded.to', kind: 'u32', data: Uint32Array.from(ranges.items, ([, to = 0]) => to) },
  ]
}

function rowIn(rowOf: ReadonlyMap<number, number>, code: string): number {
  const row = rowOf.get(codeKey(code))
  if (row === undefined) throw new Error(`${FOLDER}: ${code} is no code of ICD-10-CM.`)
  return row
}

function entriesOf<T>(map: Map<string, T[]>, code: string): T[] {
  let list = map.get(code)
  if (list === undefined) {
    list = []
    map.set(code, list)
  }
  return list
}

/** The period, cut where the list of exclusions begins and ends. */
function withExclusions(period: { span: number; scheme: number; excluded: number }, span: number, excluded: number) {
  const [from, to] = [period.span >> 4, period.span & 15]
  const [first, last] = [Math.max(from, span >> 4), Math.min(to, span & 15)]
  if (first > last) return [period]
  const part = (a: number, b: number, list: number) =>
    a > b ? [] : [{ span: (a << 4) | b, scheme: period.scheme, excluded: list }]
  return [
    ...part(from, first - 1, period.excluded),
    ...part(first, last, excluded),
    ...part(last + 1, to, period.excluded),
  ]
}

function levelOf(level: string | undefined): number {
  const number = LEVELS.indexOf(level as (typeof LEVELS)[number])
  if (number < 0) throw new Error(`${FOLDER}/diagnoses.tsv: ${level} is no severity level.`)
  return number
}

function hacMask(hac: string, names: Numbers): number {
  let mask = 0
  for (const name of hac === '' ? [] : hac.split('|')) mask |= 1 << names.of(name)
  if (names.texts.length > 31) throw new Error(`${FOLDER}/diagnoses.tsv: more than 31 attributes of HACs.`)
  return mask
}

/** Texts that are lists themselves: where each list starts, and the items of all. */
function listed<T>(texts: readonly string[], separator: string, item: (text: string) => T) {
  const start = [0]
  const items: T[] = []
  for (const text of texts) {
    if (text !== '') items.push(...text.split(separator).map(item))
    start.push(items.length)
  }
  return { start, items }
}

function procedureSections(table: Table, span: (text: string) => number): Section[] {
  const patterns = new Numbers()
  const attributes = new Numbers()
  const ofCode = new Map<string, string[]>()
  for (const [operands = '', versions = '', codes = ''] of table('procedures.tsv')) {
    const period = `${span(versions)} ${patterns.of(operands)}`
    for (const code of codes.split(' ')) entriesOf(ofCode, code).push(period)
  }
  const histories = new Numbers()
  const history = (code: string): number => histories.of((ofCode.get(code) ?? []).sort().join('|'))
  const codes = [...ofCode.keys()]
    .flatMap((code) => {
      const key = pcsKey(code)
      return key ? [{ ...key, code, history: history(code) }] : []
    })
    .sort((a, b) => a.table - b.table || a.rest - b.rest)
  const position = new Map(codes.map(({ code }, i) => [code, i]))
  const tables: number[] = []
  const tableStart: number[] = []
  codes.forEach(({ table: prefix }, i) => {
    if (tables.at(-1) === prefix) return
    tables.push(prefix)
    tableStart.push(i)
  })
  tableStart.push(codes.length)
  const clusters = table('clusters.tsv').map(([name = '', mdcs = '', choices = '', versions = '']) => ({
    span: span(versions),
    history: history(name),
    // 99 stands for no MDC: the codes count beside the combination
    mdcs: mdcs.split(' ').reduce((mask, mdc) => (mdc === '99' ? mask : mask | (1 << Number(mdc))), 0),
    choices: choices.split(',').map((choice) => choice.split(' ').map((code) => position.get(code) ?? -1)),
  }))
  const choices = clusters.flatMap((cluster) => cluster.choices)
  if (choices.flat().includes(-1)) throw new Error(`${FOLDER}/clusters.tsv names a code that has no attributes.`)
  const periods = listed(histories.texts, '|', (text) => text.split(' ').map(Number))
  if (histories.texts.length > 1 << HISTORY_BITS) throw new Error('More histories of procedures than their bits hold.')
  const operands = listed(patterns.texts, '|', (text) => attributes.of(text))
  return [
    { name: 'drg.pr.table', kind: 'u16', data: Uint16Array.from(tables) },
    { name: 'drg.pr.table.start', kind: 'u32', data: Uint32Array.from(tableStart) },
    {
      name: 'drg.pr.code',
      kind: 'u32',
      data: Uint32Array.from(codes, (code) => code.rest * (1 << HISTORY_BITS) + code.history),
    },
    { name: 'drg.pr.start', kind: 'u32', data: Uint32Array.from(periods.start) },
    { name: 'drg.pr.span', kind: 'u8', data: Uint8Array.from(periods.items, ([s = 0]) => s) },
    { name: 'drg.pr.pattern', kind: 'u16', data: Uint16Array.from(periods.items, ([, pattern = 0]) => pattern) },
    { name: 'drg.pattern.start', kind: 'u32', data: Uint32Array.from(operands.start) },
    { name: 'drg.pattern.attribute', kind: 'u16', data: Uint16Array.from(operands.items) },
    { name: 'drg.pr.attribute', kind: 'strings', data: attributes.texts },
    { name: 'drg.cluster.span', kind: 'u8', data: Uint8Array.from(clusters, (cluster) => cluster.span) },
    { name: 'drg.cluster.history', kind: 'u16', data: Uint16Array.from(clusters, (cluster) => cluster.history) },
    { name: 'drg.cluster.mdcs', kind: 'u32', data: Uint32Array.from(clusters, (cluster) => cluster.mdcs) },
    { name: 'drg.cluster.start', kind: 'u32', data: starts(clusters.map((cluster) => cluster.choices)) },
    { name: 'drg.choice.start', kind: 'u32', data: starts(choices) },
    { name: 'drg.choice.code', kind: 'u32', data: Uint32Array.from(choices.flat()) },
  ]
}

function starts(lists: readonly (readonly unknown[])[]): Uint32Array {
  const start = new Uint32Array(lists.length + 1)
  lists.forEach((list, i) => {
    start[i + 1] = start[i]! + list.length
  })
  return start
}

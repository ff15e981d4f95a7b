/** The official quarterly file of HCPCS Level II that a person imported, laid over the bundled quarters. */
import type { Index, Section } from '../../store/format.ts'
import { OPEN_DAY } from '../day.ts'
import { openTerms } from '../terms/index.ts'
import { termSections } from '../terms/sections.ts'
import { type Abbreviations, termWords } from '../terms/words.ts'
import type { Day, Row } from '../types.ts'
import type { HcpcsPeriod } from './hcpcs.ts'
import { hcpcsKey, keyHcpcs } from './key.ts'

/** One code of the official file. */
export interface HcpcsLine {
  code: string
  long: string
  short: string
  /** First day, and last day or undefined. */
  from: Day
  to: Day | undefined
}

export interface HcpcsOverlay {
  readonly edition: string
  /** Codes that the bundled quarters do not have; their rows follow the bundled ones. */
  readonly added: number
  find(code: string): Row
  code(row: Row): string
  /** The long descriptor, where the short one says that it is still the same item. */
  long(row: Row, short: string): string | undefined
  periods(row: Row): HcpcsPeriod[]
  /** The bundled periods with the end that the file states; undefined where it states none. */
  ended(row: Row, own: readonly HcpcsPeriod[]): HcpcsPeriod[] | undefined
  /** The official text of a modifier; '' where the file has none. */
  modifier(code: string): string
  search(query: string, limit: number, wanted: (row: Row) => boolean): { row: Row; score: number; matched: string }[]
}

/** Sections of an import, to be read by `openImported`. Long descriptors write most words out: no abbreviations are needed for them. */
export function hcpcsFileSections(
  lines: readonly HcpcsLine[],
  modifiers: readonly { code: string; text: string }[],
): Section[] {
  const sorted = [...lines].sort((a, b) => hcpcsKey(a.code) - hcpcsKey(b.code))
  return [
    { name: 'hcpcs-file.key', kind: 'u32', data: Uint32Array.from(sorted, (l) => hcpcsKey(l.code)) },
    { name: 'hcpcs-file.long', kind: 'strings', data: sorted.map((l) => l.long) },
    { name: 'hcpcs-file.short', kind: 'strings', data: sorted.map((l) => l.short) },
    { name: 'hcpcs-file.from', kind: 'i32', data: Int32Array.from(sorted, (l) => l.from) },
    { name: 'hcpcs-file.to', kind: 'i32', data: Int32Array.from(sorted, (l) => l.to ?? OPEN_DAY) },
    ...termSections(
      'hcpcs-file.term',
      sorted.map(({ long }, row) => ({ row, text: long })),
      new Map(),
    ),
    { name: 'hcpcs-file.modifier', kind: 'strings', data: modifiers.map((m) => m.code) },
    { name: 'hcpcs-file.modifier.text', kind: 'strings', data: modifiers.map((m) => m.text) },
  ]
}

/**
 * @param bundled number of bundled rows
 * @param find row of a bundled code, or -1
 */
export function openImported(
  index: Index,
  abbreviations: Abbreviations,
  bundled: number,
  find: (code: string) => Row,
): HcpcsOverlay {
  const key = index.u32('hcpcs-file.key')
  const longs = index.strings('hcpcs-file.long')
  const shorts = index.strings('hcpcs-file.short')
  const from = index.i32('hcpcs-file.from')
  const to = index.i32('hcpcs-file.to')
  const terms = openTerms(index, 'hcpcs-file.term', abbreviations)
  const modifierCodes = index.strings('hcpcs-file.modifier')
  const modifierTexts = index.strings('hcpcs-file.modifier.text')
  const lineOf = new Map<Row, number>()
  const rowOf = new Uint32Array(key.length)
  const added: number[] = []
  for (let line = 0; line < key.length; line++) {
    const row = find(keyHcpcs(key[line]!))
    rowOf[line] = row >= 0 ? row : bundled + added.length
    if (row < 0) added.push(line)
    lineOf.set(rowOf[line]!, line)
  }
  const end = (line: number): Day => (to[line] === OPEN_DAY ? Number.POSITIVE_INFINITY : to[line]!)
  const words = (text: string): string => termWords(text, abbreviations).sort().join(' ')
  return {
    edition: String(index.manifest.about.edition ?? ''),
    added: added.length,
    find(code) {
      const wanted = hcpcsKey(code)
      const line = added.find((l) => key[l] === wanted)
      return line === undefined ? -1 : rowOf[line]!
    },
    code: (row) => {
      const line = lineOf.get(row)
      return line === undefined ? '' : keyHcpcs(key[line]!)
    },
    long(row, short) {
      const line = lineOf.get(row)
      if (line === undefined) return undefined
      return row >= bundled || words(shorts.get(line)) === words(short) ? longs.get(line) : undefined
    },
    periods(row) {
      const line = lineOf.get(row)
      if (line === undefined) return []
      return [{ from: from[line]!, to: end(line), title: shorts.get(line), status: '', payment: 0, apc: 0, flags: [] }]
    },
    ended(row, own) {
      const line = lineOf.get(row)
      const last = own.at(-1)
      if (line === undefined || last === undefined || last.to <= end(line)) return undefined
      return own.filter((p) => p.from <= end(line)).map((p) => ({ ...p, to: Math.min(p.to, end(line)) }))
    },
    modifier(code) {
      for (let i = 0; i < modifierCodes.length; i++) if (modifierCodes.get(i) === code) return modifierTexts.get(i)
      return ''
    },
    search: (query, limit, wanted) =>
      terms
        .find(query, limit, (line) => wanted(rowOf[line]!))
        .map(({ row: line, score }) => ({ row: rowOf[line]!, score, matched: longs.get(line) })),
  }
}

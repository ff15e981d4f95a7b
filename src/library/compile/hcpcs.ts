/** The volume of HCPCS Level II: codes by quarter, modifiers, and the words that lead to them. */
import type { SectionBuilder } from '../../store/compile/compile.ts'
import { readTable } from '../../store/compile/tsv.ts'
import type { Section } from '../../store/format.ts'
import { rows as tableRows } from '../../text/table.ts'
import { OPEN_DAY, parseDay } from '../day.ts'
import { hcpcsKey } from '../hcpcs/key.ts'
import { FLAGS, NO_AGE } from '../hcpcs/layout.ts'
import { type Term, termSections } from '../terms/sections.ts'
import { readAbbreviations } from '../terms/words.ts'
import { ABBREVIATIONS } from './crosswalks.ts'

const FOLDER = 'codesets/hcpcs'
/** Texts that the room reads as they are. */
const RESOURCES = [
  ABBREVIATIONS,
  'lexicon/hcpcs-terms.tsv',
  'lexicon/hcpcs-drugs.tsv',
  'lexicon/services.tsv',
  'lexicon/modifiers.tsv',
  'lexicon/modifier-groups.tsv',
  `${FOLDER}/modifiers.tsv`,
  `${FOLDER}/indicators.tsv`,
]

export const buildHcpcs: SectionBuilder = ({ assets }) => {
  const path = `${FOLDER}/codes.tsv`
  const rows = readTable(path, assets.read(path))
  const codes = [...new Set(rows.map(([code]) => code!))].sort((a, b) => hcpcsKey(a) - hcpcsKey(b))
  const row = new Map(codes.map((code, i) => [code, i]))
  const abbreviations = readAbbreviations(assets.read(ABBREVIATIONS))
  const named = [
    ...tableRows(assets.read('lexicon/hcpcs-terms.tsv')).map(([text, code]) => ({
      text,
      code,
    })),
    ...tableRows(assets.read('lexicon/hcpcs-drugs.tsv')).flatMap(([code, , , , names]) =>
      names!.split(',').map((text) => ({ text, code })),
    ),
  ].map(({ text, code }): Term => {
    const at = row.get(code!)
    if (at === undefined) throw new Error(`lexicon/hcpcs: ${text}: ${code} is not a code of HCPCS Level II.`)
    return { row: at, text: text! }
  })
  const terms: Term[] = [...titleTerms(rows, row), ...named]
  return {
    volume: 'hcpcs',
    sections: [
      { name: 'hcpcs.key', kind: 'u32', data: Uint32Array.from(codes, hcpcsKey) },
      ...periodSections(rows, row),
      ...termSections('hcpcs.term', terms, abbreviations),
      { name: 'hcpcs.term.text', kind: 'strings', data: terms.map((t) => t.text) },
      { name: 'hcpcs.resource.name', kind: 'strings', data: RESOURCES },
      { name: 'hcpcs.resource.text', kind: 'strings', data: RESOURCES.map((name) => assets.read(name)) },
    ],
  }
}

/** Every descriptor that a code ever had, once. */
function titleTerms(rows: readonly string[][], row: ReadonlyMap<string, number>): Term[] {
  const seen = new Set<string>()
  return rows.flatMap(([code, , , title]) => {
    const key = `${code} ${title}`
    if (seen.has(key)) return []
    seen.add(key)
    return [{ row: row.get(code!)!, text: title! }]
  })
}

/** Periods of a code stand together, in order of their days; `hcpcs.start` tells where. */
function periodSections(rows: readonly string[][], row: ReadonlyMap<string, number>): Section[] {
  const sorted = [...rows].sort((a, b) => row.get(a[0]!)! - row.get(b[0]!)! || (a[1]! < b[1]! ? -1 : 1))
  const start = new Uint32Array(row.size + 1)
  for (const [code] of sorted) start[row.get(code!)! + 1]!++
  for (let i = 0; i < row.size; i++) start[i + 1]! += start[i]!
  const titles = new Numbering()
  const statuses = new Numbering()
  const quarters = new Numbering()
  const age = (text: string): number => (text === '' ? NO_AGE : Number(text))
  const columns = sorted.map(([, from, to, title, status, payment, apc, youngest, oldest, flags, midQuarter]) => ({
    from: parseDay(from!),
    to: to === '' ? OPEN_DAY : parseDay(to!),
    title: titles.of(title!),
    status: statuses.of(status!),
    payment: Number(payment),
    apc: Number(apc),
    youngest: age(youngest!),
    oldest: age(oldest!),
    flags: flagBits(flags!),
    midQuarter: quarters.of(midQuarter!),
  }))
  return [
    { name: 'hcpcs.start', kind: 'u32', data: start },
    { name: 'hcpcs.from', kind: 'i32', data: Int32Array.from(columns, (c) => c.from) },
    { name: 'hcpcs.to', kind: 'i32', data: Int32Array.from(columns, (c) => c.to) },
    { name: 'hcpcs.title', kind: 'u16', data: Uint16Array.from(columns, (c) => c.title) },
    { name: 'hcpcs.title.text', kind: 'strings', data: titles.texts },
    { name: 'hcpcs.status', kind: 'u8', data: Uint8Array.from(columns, (c) => c.status) },
    { name: 'hcpcs.status.text', kind: 'strings', data: statuses.texts },
    { name: 'hcpcs.payment', kind: 'u8', data: Uint8Array.from(columns, (c) => c.payment) },
    { name: 'hcpcs.apc', kind: 'u16', data: Uint16Array.from(columns, (c) => c.apc) },
    { name: 'hcpcs.youngest', kind: 'u8', data: Uint8Array.from(columns, (c) => c.youngest) },
    { name: 'hcpcs.oldest', kind: 'u8', data: Uint8Array.from(columns, (c) => c.oldest) },
    { name: 'hcpcs.flags', kind: 'u32', data: Uint32Array.from(columns, (c) => c.flags) },
    { name: 'hcpcs.mid-quarter', kind: 'u16', data: Uint16Array.from(columns, (c) => c.midQuarter) },
    { name: 'hcpcs.mid-quarter.text', kind: 'strings', data: quarters.texts },
  ]
}

function flagBits(names: string): number {
  return names
    .split(',')
    .filter(Boolean)
    .reduce((bits, name) => {
      const bit = FLAGS.findIndex(({ id }) => id === name)
      if (bit < 0) throw new Error(`${FOLDER}/codes.tsv: the flag ${name} is not known.`)
      return bits | (1 << bit)
    }, 0)
}

/** Texts numbered in the order in which they first occur. */
class Numbering {
  readonly texts: string[] = []
  private readonly numbers = new Map<string, number>()

  of(text: string): number {
    const known = this.numbers.get(text)
    if (known !== undefined) return known
    this.numbers.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }
}

/**
 * A General Equivalence Mapping: for each code of one system its equivalents in another, with the five flags of the official files.
 * Source: CMS and NCHS, "General Equivalence Mappings, Documentation for Technical Users".
 */
import type { Index, Section } from '../../store/format.ts'
import { codeKey } from '../code-key.ts'
import { codeColumn, openCodes } from './codes.ts'

export interface GemFlags {
  /** The equivalent is not identical in meaning. */
  approximate: boolean
  /** There is no equivalent; the target is ''. */
  noMap: boolean
  /** More than one target code is needed: one from each choice list of a scenario. */
  combination: boolean
  /** Which of the alternative combinations, from 1; 0 where there is no combination. */
  scenario: number
  /** Which list of a scenario to take one code from, from 1; 0 where there is no combination. */
  choiceList: number
}

export interface GemEntry extends GemFlags {
  /** Without the dot. */
  source: string
  target: string
}

export interface Gem {
  /** In the order of the file; [] for a code that the mapping does not hold. */
  targets(code: string): GemEntry[]
  has(code: string): boolean
  readonly size: number
}

/** Reads the five digits of the files, e.g. `10111`; undefined for anything else. */
export function parseFlags(digits: string): GemFlags | undefined {
  if (!/^[01]{3}\d\d$/.test(digits)) return undefined
  return {
    approximate: digits[0] === '1',
    noMap: digits[1] === '1',
    combination: digits[2] === '1',
    scenario: Number(digits[3]),
    choiceList: Number(digits[4]),
  }
}

const packed = (f: GemFlags): number =>
  (Number(f.approximate) << 10) |
  (Number(f.noMap) << 9) |
  (Number(f.combination) << 8) |
  (f.scenario << 4) |
  f.choiceList

const unpacked = (bits: number): GemFlags => ({
  approximate: (bits & 1024) !== 0,
  noMap: (bits & 512) !== 0,
  combination: (bits & 256) !== 0,
  scenario: (bits >> 4) & 15,
  choiceList: bits & 15,
})

/** @param name what the sections are called; the same in the bundled index and in an import: the kind, e.g. `gem-cm-9-10` */
export function gemSections(name: string, entries: readonly GemEntry[]): Section[] {
  const keys = new Map(entries.map((e) => [e, codeKey(e.source)]))
  const sorted = [...entries].sort((a, b) => keys.get(a)! - keys.get(b)!)
  return [
    ...codeColumn(
      `${name}.source`,
      sorted.map((e) => e.source),
    ),
    ...codeColumn(
      `${name}.target`,
      sorted.map((e) => (e.noMap ? '' : e.target)),
    ),
    { name: `${name}.flags`, kind: 'u16', data: Uint16Array.from(sorted, packed) },
  ]
}

export function openGem(index: Index, name: string): Gem {
  const source = openCodes(index, `${name}.source`)
  const target = openCodes(index, `${name}.target`)
  const flags = index.u16(`${name}.flags`)
  return {
    size: source.length,
    has: (code) => source.find(code) >= 0,
    targets(code) {
      const entries: GemEntry[] = []
      const first = source.find(code)
      if (first < 0) return entries
      const own = source.get(first)
      for (let i = first; i < source.length && source.get(i) === own; i++) {
        entries.push({ source: own, target: target.get(i), ...unpacked(flags[i]!) })
      }
      return entries
    },
  }
}

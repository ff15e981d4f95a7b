/** The volume of ICD-9-CM and of the crosswalks. */

import type { SectionBuilder } from '../../store/compile/compile.ts'
import { readTable } from '../../store/compile/tsv.ts'
import type { Section } from '../../store/format.ts'
import { codeKey } from '../code-key.ts'
import { codeColumn } from '../crosswalks/codes.ts'
import { BUNDLED_GEMS } from '../crosswalks/crosswalks.ts'
import { type GemEntry, gemSections, parseFlags } from '../crosswalks/gem.ts'
import { parseDay } from '../day.ts'
import { type Icd9Kind, icd9Sections } from '../icd9/icd9.ts'
import { readAbbreviations } from '../terms/words.ts'

const FOLDER = 'codesets/crosswalks'

/** Abbreviations of descriptors and of those who look them up, shared by HCPCS Level II, ICD-9-CM and CPT. */
export const ABBREVIATIONS = 'lexicon/descriptor-abbreviations.tsv'

export const buildCrosswalks: SectionBuilder = ({ assets }) => {
  const abbreviations = readAbbreviations(assets.read(ABBREVIATIONS))
  const table = (path: string): string[][] => readTable(path, assets.read(path))
  const kinds: Icd9Kind[] = ['diagnoses', 'procedures']
  return {
    volume: 'crosswalks',
    sections: [
      ...kinds.flatMap((kind) => icd9Sections(kind, entriesOf(table(`codesets/icd9/${kind}.tsv`)), abbreviations)),
      ...BUNDLED_GEMS.flatMap((kind) => gemSections(kind, gemEntries(table(`${FOLDER}/${kind}.tsv`), kind))),
      ...replacementSections(table(`${FOLDER}/replacements.tsv`)),
      { name: 'crosswalk.abbreviations', kind: 'strings', data: [assets.read(ABBREVIATIONS)] },
    ],
  }
}

function entriesOf(rows: readonly string[][]) {
  const entries = new Map<string, { code: string; title: string; periods: { from: string; to: string }[] }>()
  for (const [code = '', from = '', to = '', title = ''] of rows) {
    const entry = entries.get(code) ?? { code, title, periods: [] }
    entry.periods.push({ from, to })
    entries.set(code, entry)
  }
  return [...entries.values()]
}

function gemEntries(rows: readonly string[][], kind: string): GemEntry[] {
  return rows.flatMap(([source = '', digits = '', targets = '']) => {
    const flags = parseFlags(digits)
    if (flags === undefined) throw new Error(`${kind}: ${source} has the flags ${digits}, which are not five digits.`)
    return targets.split(' ').map((target) => ({ source, target, ...flags }))
  })
}

/** Sorted by the earlier code; `by-after` holds the same entries in the order of the later one. */
function replacementSections(rows: readonly string[][]): Section[] {
  const entries = rows
    .map(([from = '', before = '', after = '']) => ({ from: parseDay(from), before, after }))
    .sort((a, b) => codeKey(a.before) - codeKey(b.before) || codeKey(a.after) - codeKey(b.after) || a.from - b.from)
  const order = entries.map((_, i) => i)
  order.sort((a, b) => codeKey(entries[a]!.after) - codeKey(entries[b]!.after) || a - b)
  return [
    ...codeColumn(
      'replacement.before',
      entries.map((e) => e.before),
    ),
    ...codeColumn(
      'replacement.after',
      entries.map((e) => e.after),
    ),
    { name: 'replacement.from', kind: 'i32', data: Int32Array.from(entries, (e) => e.from) },
    { name: 'replacement.by-after', kind: 'u16', data: Uint16Array.from(order) },
  ]
}

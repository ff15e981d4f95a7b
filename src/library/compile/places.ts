/** Chapters and blocks: which rows lie in which, and which block wraps others. */
import type { Assets } from '../../store/compile/compile.ts'
import { readTable } from '../../store/compile/tsv.ts'
import type { Section } from '../../store/format.ts'

const PATH = 'codesets/icd10cm/sections.tsv'

/**
 * Categories with a letter in third place that the Tabular List prints inside a block whose name does not show it
 * (Tabular List, April 2026). Other such categories are named by their block (I10-I1A, C7A).
 */
const INSERTED: Record<string, string> = { C4A: 'C43-C44', M1A: 'M05-M14', Z3A: 'Z30-Z39' }

interface Place {
  id: string
  first: string
  last: string
  title: string
  chapter: string
}

/** No block, or no wrapping block. */
const NONE = 0xffff

/**
 * Sections of the places, chapters first, and the number of each by the name under which notes.tsv knows it ("A00-A09", "chapter:1").
 * `codes` are all codes in order, without dots.
 */
export function readPlaces(
  assets: Assets,
  codes: readonly string[],
): { sections: Section[]; ids: Map<string, number> } {
  const table = readTable(PATH, assets.read(PATH)).map(([kind, id, first, last, title, chapter]) => ({
    kind: kind!,
    place: { id: id!, first: first!, last: last!, title: title!, chapter: chapter! },
  }))
  const chapters = table.filter((t) => t.kind === 'chapter').map((t) => t.place)
  const blocks = table.filter((t) => t.kind === 'block').map((t) => t.place)
  const places = [...chapters, ...blocks]
  const categories = [...new Set(codes.map((c) => c.slice(0, 3)))]
  const holder = holders(blocks, categories)
  const at = (block: number): number => (block < 0 ? NONE : chapters.length + block)
  return {
    ids: new Map(places.map((p, i) => [i < chapters.length ? `chapter:${p.id}` : p.id, i])),
    sections: [
      { name: 'cm.place.id', kind: 'strings', data: places.map((p) => p.id) },
      { name: 'cm.place.title', kind: 'strings', data: places.map((p) => p.title) },
      {
        name: 'cm.place.chapter',
        kind: 'u8',
        data: Uint8Array.from(places, (p) => chapters.findIndex((c) => c.id === p.chapter)),
      },
      {
        name: 'cm.place.wrapper',
        kind: 'u16',
        data: Uint16Array.from(places, (_, i) =>
          i < chapters.length ? NONE : at(wrapper(i - chapters.length, blocks, holder)),
        ),
      },
      // a category that no chapter's range spells out (QA1) belongs to the chapter before it
      {
        name: 'cm.chapter.first',
        kind: 'i32',
        data: Int32Array.from(chapters, (c) => firstRow(codes, c.first)),
      },
      { name: 'cm.block', kind: 'u16', data: Uint16Array.from(codes, (c) => at(holder.get(c.slice(0, 3)) ?? -1)) },
    ],
  }
}

const spans = (block: Place, category: string): boolean => block.first <= category && category <= block.last

/** The narrowest block that spans each category: C7A lies in its own block, not in C76 to C80. */
function holders(blocks: readonly Place[], categories: readonly string[]): Map<string, number> {
  const width = blocks.map((b) => categories.filter((c) => spans(b, c)).length)
  const holder = new Map<string, number>()
  for (const category of categories) {
    const inserted = INSERTED[category]
    let best = inserted === undefined ? -1 : blocks.findIndex((b) => b.id === inserted)
    if (best < 0) {
      blocks.forEach((b, i) => {
        if (spans(b, category) && (best < 0 || width[i]! < width[best]!)) best = i
      })
    }
    if (best >= 0) holder.set(category, best)
  }
  return holder
}

/** The narrowest block that spans the whole of this one and holds no category of its own, such as V00-V99 over V10-V19; -1 without. */
function wrapper(block: number, blocks: readonly Place[], holder: ReadonlyMap<string, number>): number {
  const direct = new Set(holder.values())
  const inner = blocks[block]!
  let best = -1
  blocks.forEach((outer, i) => {
    const wraps = i !== block && !direct.has(i) && outer.first <= inner.first && inner.last <= outer.last
    if (wraps && (best < 0 || (blocks[best]!.first <= outer.first && outer.last <= blocks[best]!.last))) best = i
  })
  return best
}

function firstRow(codes: readonly string[], category: string): number {
  const row = codes.findIndex((code) => code >= category)
  return row < 0 ? codes.length : row
}

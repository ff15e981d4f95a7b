/** assets/codesets/icd10cm/notes.tsv → the sections that `openNotes` reads. */
import type { Classification } from '../../library/types.ts'
import type { Assets } from '../../store/compile/compile.ts'
import { readTable } from '../../store/compile/tsv.ts'
import type { Section } from '../../store/format.ts'
import { CONDITIONAL, NOTE_GROUPS, OPEN } from '../notes.ts'
import { parseReferences } from './references.ts'

const FOLDER = 'codesets/icd10cm'
/** What makes a note depend on the record rather than on the code. */
const IF =
  /\b(?:if|when) (?:applicable|known|present|any|documented|appropriate|desired|the)\b|\bany\b|\bas applicable\b/i
/** A note that gives examples, or speaks of a cause without naming a code. */
const SUCH_AS = /\bsuch as\b/i

interface Ref {
  first: number
  end: number
  at: number
  filter: number
}

interface Group {
  owner: number
  flags: number
  at: number
  refs: Ref[]
}

export function noteSections(assets: Assets, cm: Classification): Section[] {
  const places = placeIds(assets)
  const placeNumber = new Map(places.map((id, i) => [id, cm.size + i]))
  const filters = ['']
  const groups: Group[] = []
  const lines = new Map<number, number>()
  const path = `${FOLDER}/notes.tsv`
  let open: Group | undefined
  let openKind = ''
  const expand = rangesIn(cm, places)
  for (const [ownerId = '', kind = '', item, text = ''] of readTable(path, assets.read(path))) {
    const owner = placeNumber.get(ownerId) ?? cm.find(ownerId)
    if (owner < 0) throw new Error(`${path}: ${ownerId} is neither a code nor a block nor a chapter.`)
    const at = lines.get(owner) ?? 0
    lines.set(owner, at + 1)
    const group = NOTE_GROUPS.indexOf(kind as (typeof NOTE_GROUPS)[number])
    if (group < 0) continue
    const refs = parseReferences(text).flatMap(({ first, last, filter }) => {
      if (!filters.includes(filter)) filters.push(filter)
      return expand(first, last).map((range): Ref => ({ ...range, at, filter: filters.indexOf(filter) }))
    })
    if (item === '1' && open?.owner === owner && openKind === kind) {
      open.refs.push(...refs)
      continue
    }
    if (kind === 'codeFirst' && open?.owner === owner && openKind === kind) {
      // lines beside each other are alternatives: which of them holds is for the record to say
      open.refs.push(...refs)
      open.flags |= CONDITIONAL
      continue
    }
    open = { owner, flags: group | (IF.test(text) ? CONDITIONAL : 0), at, refs }
    if (SUCH_AS.test(text)) open.flags |= OPEN
    openKind = kind
    groups.push(open)
  }
  for (const group of groups) if (group.refs.length === 0) group.flags |= OPEN
  // an Excludes note or "use additional code" that names no code has nothing to check
  const sorted = groups
    .filter(({ flags, refs }) => refs.length > 0 || NOTE_GROUPS[flags & 7] === 'codeFirst')
    .sort((a, b) => a.owner - b.owner)
  const refs = sorted.flatMap((group) => group.refs)
  let start = 0
  const starts = sorted.map((group) => {
    start += group.refs.length
    return start
  })
  return [
    { name: 'edits.note.owner', kind: 'i32', data: Int32Array.from(sorted, (g) => g.owner) },
    { name: 'edits.note.flags', kind: 'u8', data: Uint8Array.from(sorted, (g) => g.flags) },
    { name: 'edits.note.at', kind: 'u16', data: Uint16Array.from(sorted, (g) => g.at) },
    { name: 'edits.note.start', kind: 'u32', data: Uint32Array.from([0, ...starts]) },
    { name: 'edits.note.places', kind: 'strings', data: places },
    { name: 'edits.ref.first', kind: 'i32', data: Int32Array.from(refs, (r) => r.first) },
    { name: 'edits.ref.end', kind: 'i32', data: Int32Array.from(refs, (r) => r.end) },
    { name: 'edits.ref.at', kind: 'u16', data: Uint16Array.from(refs, (r) => r.at) },
    { name: 'edits.ref.filter', kind: 'u8', data: Uint8Array.from(refs, (r) => r.filter) },
    { name: 'edits.ref.filters', kind: 'strings', data: filters },
  ]
}

type Expand = (first: string, last: string) => { first: number; end: number }[]

/**
 * Ranges of codes as rows. The List puts three categories (C7A, C7B, D3A) elsewhere than where their letters would stand: C7A and C7B before
 * C76, D3A before D37. A range that begins behind them leaves them out.
 */
function rangesIn(cm: Classification, places: readonly string[]): Expand {
  const apart = places.filter((id) => /^[A-Z]\d[A-Z]$/.test(id)).map((id) => ({ id, row: cm.find(id) }))
  const blockOf = (row: number): number => places.indexOf(cm.block(row)?.id ?? '')
  return (first, last) => {
    const start = cm.firstFrom(first)
    const end = endOf(cm, last)
    if (end <= start) return []
    const out = apart.filter(
      ({ id, row }) => start < row && row < end && first !== id && blockOf(start) > places.indexOf(id),
    )
    const cuts = out.flatMap(({ row }) => [row, cm.subtreeEnd(row)])
    const bounds = [start, ...cuts, end]
    return Array.from({ length: bounds.length / 2 }, (_, i) => ({
      first: bounds[2 * i]!,
      end: bounds[2 * i + 1]!,
    })).filter((range) => range.end > range.first)
  }
}

/** First row behind everything that begins with the code. */
function endOf(cm: Classification, last: string): number {
  const highest = last.padEnd(7, 'Z')
  const row = cm.firstFrom(highest)
  return row < cm.size && cm.rawCode(row) === highest ? row + 1 : row
}

/** Blocks by their range, chapters as `chapter:N`, as notes.tsv names its owners. */
function placeIds(assets: Assets): string[] {
  const path = `${FOLDER}/sections.tsv`
  return readTable(path, assets.read(path)).map(([kind, id]) => (kind === 'chapter' ? `chapter:${id}` : id!))
}

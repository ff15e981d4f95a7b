/** Everything the classification says about one code, for a screen or the command line. */
import type { CodeRecord, RecordNote } from '../platform/messages.ts'
import { formatDay } from './day.ts'
import { refinements } from './refine.ts'
import type { Classification, Day, Note, Place, Row } from './types.ts'

/** The record of an ICD-10-CM code or header as of a day; null for a string that never was one. */
export function codeRecord(cm: Classification, code: string, day: Day): CodeRecord | null {
  const row = cm.find(code.trim())
  if (row < 0) return null
  const ancestors: Row[] = []
  for (let r = cm.parent(row); r >= 0; r = cm.parent(r)) ancestors.unshift(r)
  const chapter = cm.chapter(row)
  const blocks = cm.blocks(row)
  const chapterName = `Chapter ${chapter.id}`
  return {
    system: 'ICD-10-CM',
    code: cm.code(row),
    title: cm.title(row, day),
    titleStatus: cm.titleStatus(row),
    valid: cm.isValid(row, day),
    billable: cm.isBillable(row, day),
    validity: cm.periods(row).map(({ from, to, billable }) => ({
      from: formatDay(from),
      ...(Number.isFinite(to) ? { to: formatDay(to) } : {}),
      billable,
    })),
    path: [
      { code: chapterName, title: chapter.title },
      ...blocks.map((b) => ({ code: b.id, title: b.title })),
      ...ancestors.map((r) => ({ code: cm.code(r), title: cm.title(r, day) })),
    ],
    children: cm
      .children(row)
      .filter((r) => cm.isValid(r, day))
      .map((r) => ({ code: cm.code(r), title: cm.title(r, day), billable: cm.isBillable(r, day) })),
    // own notes first, then those of each header above it, up to the chapter: a note holds for the whole subtree of its owner
    notes: [
      ...[row, ...ancestors.reverse()].flatMap((r) => cm.notes(r).map((n) => labelled(n, cm.code(r)))),
      ...blocks.reverse().flatMap((b) => b.notes.map((n) => labelled(n, b.id))),
      ...chapter.notes.map((n) => labelled(n, chapterName)),
    ],
    seventhCharacters: cm.seventhCharacters(row),
    axes: refinements(cm, row, day),
  }
}

/**
 * A chapter ("Chapter 4") or block ("E08-E13") laid out as a record: what it wraps, its notes and those above it. null when there is no such
 * place on the day.
 */
export function placeRecord(cm: Classification, id: string, day: Day): CodeRecord | null {
  const categories: Row[] = []
  for (let row = 0; row < cm.size; row = cm.subtreeEnd(row)) if (cm.isValid(row, day)) categories.push(row)
  const within = (row: Row): Place[] => [{ ...cm.chapter(row), id: `Chapter ${cm.chapter(row).id}` }, ...cm.blocks(row)]
  const members = categories.filter((row) => within(row).some((place) => place.id === id))
  const [first] = members
  if (first === undefined) return null
  const places = within(first)
  const level = places.findIndex((place) => place.id === id)
  const above = places.slice(0, level)
  const children = new Map<string, CodeRecord['children'][number]>()
  for (const row of members) {
    // the blocks of a block come first; a category stands under the innermost block that holds it
    const inner = within(row)[level + 1]
    if (inner) children.set(inner.id, { code: inner.id, title: inner.title, billable: false })
    else
      children.set(cm.code(row), { code: cm.code(row), title: cm.title(row, day), billable: cm.isBillable(row, day) })
  }
  return {
    system: 'ICD-10-CM',
    code: id,
    title: places[level]!.title,
    titleStatus: 'long',
    valid: true,
    billable: false,
    validity: [],
    path: above.map((place) => ({ code: place.id, title: place.title })),
    children: [...children.values()],
    notes: places
      .slice(0, level + 1)
      .reverse()
      .flatMap((place) => place.notes.map((note) => labelled(note, place.id))),
    seventhCharacters: {},
  }
}

const labelled = ({ kind, text, release, item }: Note, from: string): RecordNote => ({
  kind,
  text,
  from,
  release,
  ...(item ? { item } : {}),
})

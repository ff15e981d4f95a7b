/** One part of the book over its sections. */

import type { Index } from '../../store/format.ts'
import { lowerBound } from '../../store/sorted.ts'
import { findEntries } from './find.ts'
import { createFollower } from './follow.ts'
import { EXTRA } from './layout.ts'
import type { BookPart, BookPartId } from './types.ts'

/**
 * Views only: opening costs nothing that grows with the number of lines.
 * @returns undefined when the index has no such part
 */
export function openPart(index: Index, id: BookPartId, official: boolean): BookPart | undefined {
  const name = (section: string): string => `book.${id}.${section}`
  if (!index.has(name('head'))) return undefined
  const head = index.strings(name('head'))
  const columns = Array.from({ length: head.length - 2 }, (_, i) => head.get(i + 2))
  const depth = index.u8(name('depth'))
  const end = index.u32(name('end'))
  const title = index.u32(name('title'))
  const code = index.u32(name('code'))
  const cells = index.u32(name('cells'))
  const extraAt = index.u32(name('extra.at'))
  const extraKind = index.u8(name('extra.kind'))
  const extraText = index.u32(name('extra.text'))
  const text = index.strings(name('text'))
  const codes = index.strings(name('codes'))

  const extra = (entry: number): [string, string, string, string] => {
    const found: [string, string, string, string] = ['', '', '', '']
    for (let i = lowerBound(extraAt, entry); extraAt[i] === entry; i++) found[extraKind[i]!] = text.get(extraText[i]!)
    return found
  }
  const titleOf = (entry: number): string => text.get(title[entry]!)
  const mains = (): number[] => {
    const found: number[] = []
    for (let i = 0; i < depth.length; i = end[i]!) found.push(i)
    return found
  }
  const children = (entry: number): number[] => {
    const found: number[] = []
    for (let i = entry + 1; i < (end[entry] ?? 0); i = end[i]!) found.push(i)
    return found
  }
  return {
    id,
    official,
    title: head.get(0),
    version: head.get(1),
    columns,
    size: depth.length,
    line(entry) {
      const more = extra(entry)
      return {
        depth: depth[entry]!,
        title: titleOf(entry),
        nonessential: more[EXTRA.nonessential].split('\t').filter(Boolean),
        code: codes.get(code[entry]!),
        manifestation: more[EXTRA.manifestation],
        see: more[EXTRA.see],
        seeAlso: more[EXTRA.seeAlso],
        cells: columns.map((_, i) => codes.get(cells[entry * columns.length + i]!)),
      }
    },
    mains,
    end: (entry) => end[entry] ?? entry + 1,
    parent(entry) {
      for (let i = entry - 1; i >= 0; i--) if (depth[i]! < depth[entry]!) return i
      return -1
    },
    find: (query, limit) =>
      findEntries(
        {
          depth,
          title,
          extraAt,
          extraKind,
          extraText,
          text,
          word: index.strings(name('word')),
          wordStart: index.u32(name('word.start')),
          wordText: index.u32(name('word.text')),
        },
        query,
        limit,
      ),
    follow: createFollower({ mains, children, titleOf }),
  }
}

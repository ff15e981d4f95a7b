/** The Alphabetic Index and its tables where they were imported; until then the term index, made out of titles and terms. */
import type { Index } from '../../store/format.ts'
import { openPart } from './part.ts'
import type { Book, BookPart, BookPartId } from './types.ts'

const PARTS: readonly BookPartId[] = ['index', 'external-causes', 'neoplasm', 'drug']

/**
 * @param derived the bundled volume
 * @param imported what was imported, by part
 */
export function openBook(derived: Index, imported: Partial<Record<BookPartId, Index | undefined>>): Book {
  const parts = PARTS.map((id): BookPart | undefined => {
    const official = imported[id]
    return (official && openPart(official, id, true)) ?? openPart(derived, id, false)
  })
  return { parts: parts.filter((part) => part !== undefined) }
}

/** What the index of ICD-10-PCS adds to the lexicon: its main terms as operations, its body part key as sites. */
import { type Cell, withoutSide } from './cells.ts'
import type { ProcedureIndex } from './index-terms.ts'
import { type LexiconEntry, readEntry } from './lexicon.ts'

/** A main term that leads to more places than these names a root operation: its words stand in the titles. */
const MOST_PLACES = 24

/**
 * @param cells body parts by label, to tell the key's body parts from its devices
 */
export function indexEntries(index: ProcedureIndex, cells: ReadonlyMap<string, readonly Cell[]>): LexiconEntry[] {
  const entries: LexiconEntry[] = []
  for (const term of index.browse('', Number.POSITIVE_INFINITY)) {
    const { lines } = index.entry(term) ?? { lines: [] }
    const codes = lines.filter(({ code }) => code !== '').map(({ code }) => code)
    const labels = lines
      .filter(({ link }) => link === 'use')
      .map(({ target }) => withoutSide(target))
      .filter((label) => cells.has(label.toLowerCase()))
    for (const phrase of names(term)) {
      if (codes.length > 0 && codes.length <= MOST_PLACES) {
        entries.push(readEntry('operations', phrase, [...new Set(codes)].join(' ')))
      }
      if (labels.length > 0) entries.push(readEntry('sites', phrase, [...new Set(labels)].join('|')))
    }
  }
  return entries.filter(({ words }) => words.length > 0)
}

/** "Achillotenotomy, achillotomy" and "Acromion (process)": each name, without what stands in brackets. */
function names(term: string): string[] {
  const bare = term.replace(/\s*\([^)]*\)/g, '').trim()
  const parts = bare.split(', ')
  return parts.every((part) => !part.includes(' ')) ? parts : [bare]
}

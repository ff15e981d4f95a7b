/** What the index of ICD-10-PCS adds to the lexicon: its main terms as operations, its body part key as sites. */
import { type Cell, withoutSide } from './cells.ts'
import type { ProcedureIndex } from './index-terms.ts'
import { type LexiconEntry, readEntry } from './lexicon.ts'
import type { IndexLine } from './types.ts'

/** A main term that leads to more places than these names a root operation: its words stand in the titles. */
const MOST_PLACES = 24

/**
 * @param cells body parts by label, to tell the key's body parts from its devices
 */
export function indexEntries(index: ProcedureIndex, cells: ReadonlyMap<string, readonly Cell[]>): LexiconEntry[] {
  const entries: LexiconEntry[] = []
  for (const term of index.browse('', Number.POSITIVE_INFINITY)) {
    const { lines } = index.entry(term) ?? { lines: [] }
    const places = placesOf(lines)
    const labels = lines
      .filter(({ link }) => link === 'use')
      .map(({ target }) => withoutSide(target))
      .filter((label) => cells.has(label.toLowerCase()))
    for (const phrase of names(term)) {
      for (const [below, codes] of places) {
        const whole = below === '' ? phrase : `${phrase} ${below}`
        if (codes.length <= MOST_PLACES) entries.push(readEntry('operations', whole, [...new Set(codes)].join(' ')))
      }
      if (labels.length > 0) entries.push(readEntry('sites', phrase, [...new Set(labels)].join('|')))
    }
  }
  return entries.filter(({ words }) => words.length > 0)
}

/** Codes by the sub-terms that lead to them from the main term; '' for what the main term says alone. */
function placesOf(lines: readonly IndexLine[]): Map<string, string[]> {
  const places = new Map<string, string[]>()
  const path: string[] = []
  for (const { level, term, code } of lines) {
    path.length = level - 1
    path.push(term)
    if (code === '') continue
    const below = path.filter((one) => one !== '').join(' ')
    const known = places.get(below)
    if (known === undefined) places.set(below, [code])
    else known.push(code)
  }
  return places
}

/** Endings of words that name an operation. */
const OPERATION =
  /(?:tomy|plasty|scopy|graphy|gram|tesis|centesis|pexy|rrhaphy|desis|tripsy|lysis|stasis|clasis|tion)$/i

/** "Achillotenotomy, achillotomy" and "Acromion (process)": each name, without what stands in brackets. */
function names(term: string): string[] {
  const bare = term.replace(/\s*\([^)]*\)/g, '').trim()
  const parts = bare.split(', ')
  return parts.every((part) => !part.includes(' ') && OPERATION.test(part)) ? parts : [bare]
}

/** What the search over ICD-10-PCS stands on: words of titles, lexicon and index, opened once. */
import type { Index, StringTable } from '../../store/format.ts'
import { letterMask } from '../search/fuzzy.ts'
import { type Cell, cellsByLabel } from './cells.ts'
import type { ProcedureIndex } from './index-terms.ts'
import { type LexiconEntry, readLexicon } from './lexicon.ts'
import { indexEntries } from './terms.ts'
import type { Procedures } from './types.ts'

export interface ProcedureSearch {
  procedures: Procedures
  /** Words of titles, sorted. */
  word: StringTable
  letters: Uint32Array
  rarity: Float32Array
  wordStart: Uint32Array
  wordPart: Uint16Array
  partWords: Uint8Array
  titleStart: Uint32Array
  titlePart: Uint16Array
  /** Own entries first, then those of the index. */
  entries: readonly LexiconEntry[]
  /** Word → numbers of the entries that have it. */
  entriesOf: ReadonlyMap<string, readonly number[]>
  /** Words of the entries, sorted, with their letters. */
  entryWord: readonly string[]
  entryLetters: Uint32Array
  cells: ReadonlyMap<string, readonly Cell[]>
}

/** @throws IndexError when the index lacks the volume */
export function openProcedureSearch(index: Index, procedures: Procedures, book: ProcedureIndex): ProcedureSearch {
  const cells = cellsByLabel(procedures)
  const own = readLexicon(index.strings('pcs.lexicon'))
  const entries = [...own, ...indexEntries(book, cells)]
  const entriesOf = new Map<string, number[]>()
  entries.forEach(({ words }, number) => {
    for (const word of words) {
      const known = entriesOf.get(word)
      if (known === undefined) entriesOf.set(word, [number])
      else known.push(number)
    }
  })
  const entryWord = [...entriesOf.keys()].sort()
  return {
    procedures,
    word: index.strings('pcs.word'),
    letters: index.u32('pcs.word.letters'),
    rarity: index.f32('pcs.word.rarity'),
    wordStart: index.u32('pcs.word.start'),
    wordPart: index.u16('pcs.word.part'),
    partWords: index.u8('pcs.part.words'),
    titleStart: index.u32('pcs.title.start'),
    titlePart: index.u16('pcs.title.part'),
    entries,
    entriesOf,
    entryWord,
    entryLetters: Uint32Array.from(entryWord, letterMask),
    cells,
  }
}

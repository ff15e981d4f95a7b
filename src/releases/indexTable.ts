import { writeTable } from './codeset.ts'
import type { IndexTerm, OfficialIndex } from './indexXml.ts'

/**
 * An index as a table, one line an entry in its order: `path` is the entry under all it is indented below ("Diabetes > type 2 > with"),
 * `nonessential` its modifiers, then the codes and cross-references, then the columns of the neoplasm and drug tables.
 */
export function indexTable(index: OfficialIndex): string {
  const columns = ['path', 'nonessential', 'code', 'manifestation', 'see', 'seeAlso', ...index.columns]
  const rows: string[][] = []
  const walk = (term: IndexTerm, above: string): void => {
    const path = above === '' ? term.title : `${above} > ${term.title}`
    const { code, manifestation, see, seeAlso, cells } = term
    rows.push([path, term.nonessential.join('; '), code, manifestation, see, seeAlso, ...cells])
    for (const below of term.terms) walk(below, path)
  }
  for (const term of index.terms) walk(term, '')
  return writeTable(columns, rows)
}

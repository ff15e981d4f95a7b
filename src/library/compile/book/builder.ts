/** The volume of the book as it is before anything official is imported; says of itself that it is derived. */
import type { SectionBuilder } from '../../../store/compile/compile.ts'
import { bookSections } from '../../book/compile.ts'
import { openClassification } from '../../classification.ts'
import { BEHAVIOURS, CIRCUMSTANCES, neoplasmLines, substanceLines } from './grids.ts'
import { termLines } from './terms.ts'

export const buildBook: SectionBuilder = ({ assets, index }) => {
  const codes = openClassification(index)
  const part = { version: '', columns: [] as string[] }
  return {
    volume: 'book',
    sections: [
      ...bookSections('index', { ...part, title: 'Term index', lines: termLines(codes, assets) }),
      ...bookSections('neoplasm', {
        ...part,
        title: 'Neoplasms, derived from titles',
        columns: BEHAVIOURS,
        lines: neoplasmLines(codes),
      }),
      ...bookSections('drug', {
        ...part,
        title: 'Substances, derived from titles',
        columns: CIRCUMSTANCES,
        lines: substanceLines(codes),
      }),
    ],
  }
}

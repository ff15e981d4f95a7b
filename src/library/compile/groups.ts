/** assets/codesets/ahrq → the volume `groups`: category and chronic indicator by row of the classification. */
import type { SectionBuilder } from '../../store/compile/compile.ts'
import { readTable } from '../../store/compile/tsv.ts'
import { openClassification } from '../classification.ts'
import { NO_GROUP } from '../groups/groups.ts'

const PATH = 'codesets/ahrq/groups.tsv'

export const buildGroups: SectionBuilder = ({ assets, index }) => {
  const cm = openClassification(index)
  const names: string[] = []
  const numbers = new Map<string, number>()
  const category = new Uint16Array(cm.size).fill(NO_GROUP)
  const chronic = new Uint8Array(cm.size).fill(255)
  for (const [code = '', name = '', indicator = ''] of readTable(PATH, assets.read(PATH))) {
    const row = cm.find(code)
    // a code that was deleted before the first release of the index
    if (row < 0) continue
    let number = numbers.get(name)
    if (number === undefined) {
      number = names.push(name) - 1
      numbers.set(name, number)
    }
    category[row] = number
    chronic[row] = Number(indicator)
  }
  return {
    volume: 'groups',
    sections: [
      { name: 'groups.category', kind: 'u16', data: category },
      { name: 'groups.chronic', kind: 'u8', data: chronic },
      { name: 'groups.name', kind: 'strings', data: names },
    ],
  }
}

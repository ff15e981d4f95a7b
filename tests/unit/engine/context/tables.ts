/** Reads the shipped tables for tests. */
import { readdirSync, readFileSync } from 'node:fs'
import { createContext, parseCues } from '../../../../src/engine/context/index.ts'
import { parseSectionTitles } from '../../../../src/engine/structure/index.ts'

const lexicon = new URL('../../../../assets/lexicon/', import.meta.url)
const cueFiles = readdirSync(new URL('cues/', lexicon)).filter((name) => name.endsWith('.tsv'))

export const cueTables = cueFiles.map((name) => readFileSync(new URL(`cues/${name}`, lexicon), 'utf8'))
export const titles = parseSectionTitles(readFileSync(new URL('sections.tsv', lexicon), 'utf8'))
export const context = createContext(parseCues(...cueTables))

/** The lexicon of procedures: what surgeons call them, as patterns of codes, names of body parts and approaches. */
import type { Assets } from '../../../store/compile/compile.ts'
import { readTable } from '../../../store/compile/tsv.ts'
import type { Section } from '../../../store/format.ts'
import { LEXICON_KINDS } from '../../procedures/lexicon.ts'

const FOLDER = 'lexicon/procedures'

/** A file for each kind, and for named procedures one for each specialty: `phrase<TAB>meaning`. */
export function lexiconSections(assets: Assets): Section[] {
  const entries = LEXICON_KINDS.flatMap((kind) => {
    const paths = kind === 'named' ? assets.list(`${FOLDER}/named`) : [`${FOLDER}/${kind}.tsv`]
    return paths.flatMap((path) =>
      readTable(path, assets.read(path)).map(([phrase, meaning]) => [kind, phrase!, meaning!].join('\t')),
    )
  })
  return [{ name: 'pcs.lexicon', kind: 'strings', data: entries }]
}

/** What the commands work with: one encoder over the built index and what was imported beside it. */
import { createEncoder, type Encoder } from '../encoder/encoder.ts'
import { importsFolder } from '../store/imports-node.ts'
import { openIndexFromFolder } from '../store/node.ts'

export type Desk = Encoder

/**
 * Opens nothing yet: each volume is read when a command first asks for it.
 * @param imports folder that `npm run codesets -- import` keeps its files in; a damaged import is an error, not an absence
 */
export function openDesk(folder: string, imports: string): Desk {
  const store = importsFolder(imports)
  return createEncoder(
    (volume) => openIndexFromFolder(folder, [volume]),
    async (kind) => {
      const opened = await store.open(kind)
      if (!opened.ok) throw new Error(opened.message)
      return opened.index
    },
  )
}

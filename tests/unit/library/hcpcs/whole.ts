/** The bundled volumes of HCPCS Level II and of the crosswalks, compiled from the assets. */
import { fileURLToPath } from 'node:url'
import { buildCrosswalks } from '../../../../src/library/compile/crosswalks.ts'
import { buildHcpcs } from '../../../../src/library/compile/hcpcs.ts'
import { compileIndex } from '../../../../src/store/compile/compile.ts'
import { writeContainer } from '../../../../src/store/compile/container.ts'
import { type Index, openIndex, type Section } from '../../../../src/store/format.ts'
import { folderAssets } from '../../../../src/store/node.ts'

const ASSETS = fileURLToPath(new URL('../../../../assets', import.meta.url))

export async function wholeVolumes(): Promise<Index> {
  const { chunks, manifest } = await compileIndex(folderAssets(ASSETS), [buildHcpcs, buildCrosswalks])
  return openIndex(chunks, manifest)
}

/** An import as it would be opened. */
export async function importOf(sections: Section[], about: Record<string, string | number>): Promise<Index> {
  const { chunks, manifest } = await writeContainer(sections, about)
  return openIndex(chunks, manifest)
}

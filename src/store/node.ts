/** The index as files in a folder: `manifest.json` beside its chunks. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { checkManifest, type Index, IndexError, openIndex } from './format.ts'

/** Opens an index that `build-index` wrote. Throws `IndexError` when it is missing, incomplete or of another version. */
export async function openIndexFromFolder(dir: string): Promise<Index> {
  const text = await readFile(join(dir, 'manifest.json'), 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new IndexError('bad-manifest', `There is no code index in ${dir}. Build it first (npm run build).`)
  }
  const manifest = checkManifest(parse(text))
  const chunks = await Promise.all(
    manifest.chunks.map(async (chunk) => {
      const data = await readFile(join(dir, chunk.name)).catch(() => undefined)
      return data && toArrayBuffer(data)
    }),
  )
  return openIndex(chunks, manifest)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toArrayBuffer(data: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(data.byteLength)
  new Uint8Array(copy).set(data)
  return copy
}

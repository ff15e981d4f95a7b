/** The store on disk: the index as `manifest.json` beside its chunks, and the assets that it is built from. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Assets } from './compile/compile.ts'
import { checkManifest, type Index, IndexError, openIndex } from './format.ts'

/**
 * Opens an index that `build-index` wrote.
 * @param volumes the volumes to open; all when not given
 * @throws IndexError when it is missing, incomplete or of another version
 */
export async function openIndexFromFolder(dir: string, volumes?: readonly string[]): Promise<Index> {
  const text = await readFile(join(dir, 'manifest.json'), 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new IndexError('bad-manifest', `There is no code index in ${dir}. Build it first (npm run build).`)
  }
  const manifest = checkManifest(parse(text))
  const chunks = await Promise.all(
    manifest.chunks.map(async (chunk) => {
      if (volumes && !volumes.includes(chunk.volume)) return undefined
      const data = await readFile(join(dir, chunk.name)).catch(() => undefined)
      return data && toArrayBuffer(data)
    }),
  )
  return openIndex(chunks, manifest, volumes)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A copy in a buffer of its own: what Node reads may lie within a larger, shared one. */
export function toArrayBuffer(data: Uint8Array): ArrayBuffer {
  const copy = new ArrayBuffer(data.byteLength)
  new Uint8Array(copy).set(data)
  return copy
}

/** The texts under a folder (assets/), as the builders of the index read them. */
export function folderAssets(root: string): Assets {
  return {
    read: (path) => readFileSync(join(root, path), 'utf8'),
    list: (folder) => {
      const dir = join(root, folder)
      if (!existsSync(dir)) return []
      return readdirSync(dir)
        .filter((name) => statSync(join(dir, name)).isFile())
        .sort()
        .map((name) => `${folder}/${name}`)
    },
  }
}

/** Imported files in a folder, for the command line: `<kind>.json` beside `chunks/<sha256>.bin`. */
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chunksInUse, entryOf, type Kept, openVersion, wentBack, withVersion } from './kept.ts'
import { toArrayBuffer } from './node.ts'
import type { ImportsFailure, ImportsStore } from './types.ts'

/** The store of one folder, which is made when something is first put into it. */
export function importsFolder(folder: string): ImportsStore {
  const recordPath = (kind: string): string => join(folder, `${kind}.json`)
  const chunkPath = (sha256: string): string => join(folder, 'chunks', `${sha256}.bin`)

  const readRecord = async (kind: string): Promise<Kept | undefined> => {
    const path = recordPath(kind)
    return existsSync(path) ? JSON.parse(await readFile(path, 'utf8')) : undefined
  }
  const readAll = async (): Promise<Kept[]> => {
    if (!existsSync(folder)) return []
    const kinds = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
    return Promise.all(kinds.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as Kept))
  }
  /** A file is whole or not there: it gets its name when it is written. */
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    await writeFile(`${path}.part`, content)
    await rename(`${path}.part`, path)
  }
  const dropUnused = async (): Promise<void> => {
    if (!existsSync(join(folder, 'chunks'))) return
    const named = chunksInUse(await readAll())
    for (const name of await readdir(join(folder, 'chunks'))) {
      if (!named.has(name.replace(/\.bin$/, ''))) await rm(join(folder, 'chunks', name))
    }
  }
  const guarded = async <T>(work: () => Promise<T>): Promise<T | ImportsFailure> => {
    try {
      return await work()
    } catch (e) {
      return failure(e, folder)
    }
  }

  return {
    put: (kind, { manifest, chunks }, facts, onProgress = () => {}) =>
      guarded(async () => {
        await mkdir(join(folder, 'chunks'), { recursive: true })
        for (const [i, { sha256 }] of manifest.chunks.entries()) {
          if (!existsSync(chunkPath(sha256))) await write(chunkPath(sha256), new Uint8Array(chunks[i]!))
          onProgress((i + 1) / manifest.chunks.length)
        }
        const kept = withVersion(kind, await readRecord(kind), { manifest, facts })
        await write(recordPath(kind), JSON.stringify(kept))
        await dropUnused()
        return { ok: true as const }
      }),
    list: () => guarded(async () => ({ ok: true as const, entries: (await readAll()).map((kept) => entryOf(kept)) })),
    open: (kind) =>
      guarded(async () => {
        const kept = await readRecord(kind)
        if (kept === undefined) return { ok: true as const, index: undefined }
        return openVersion(kept.current, async (sha256) =>
          existsSync(chunkPath(sha256)) ? toArrayBuffer(await readFile(chunkPath(sha256))) : undefined,
        )
      }),
    remove: (kind) =>
      guarded(async () => {
        await rm(recordPath(kind), { force: true })
        await dropUnused()
        return { ok: true as const }
      }),
    goBack: (kind) =>
      guarded(async () => {
        const kept = wentBack(kind, await readRecord(kind))
        if ('ok' in kept) return kept
        await write(recordPath(kind), JSON.stringify(kept))
        return { ok: true as const }
      }),
    close: async () => {},
  }
}

/** What the file system threw, as a value; anything else is a fault and goes on. */
function failure(e: unknown, folder: string): ImportsFailure {
  if (e instanceof SyntaxError) {
    return { ok: false, error: 'damaged', message: `A record in ${folder} cannot be read. Import the files again.` }
  }
  const code = e instanceof Error && 'code' in e ? String(e.code) : ''
  if (code === '') throw e
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return {
      ok: false,
      error: 'quota',
      message: `There is not enough free disk space in ${folder}. Nothing was changed.`,
    }
  }
  return {
    ok: false,
    error: 'storage',
    message: `${folder} could not be read or written (${code}). Nothing was changed.`,
  }
}

/**
 * Imported files in IndexedDB, in a database of their own: an update of the bundled index never touches them. Chunks are kept under their
 * SHA-256; one record a kind names the version in use and the one before.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Container } from './compile/container.ts'
import { chunksInUse, entryOf, type Kept, openVersion, type Version, wentBack, withVersion } from './kept.ts'
import type { ImportFacts, ImportsFailure, ImportsStore } from './types.ts'

interface Schema extends DBSchema {
  chunks: { key: string; value: { sha256: string; data: ArrayBuffer } }
  imports: { key: string; value: Kept }
}

type Database = IDBPDatabase<Schema>

/** The store of one database; opens it when it is first needed. */
export function importsStore(name = 'chartside-imports'): ImportsStore {
  let connection: Promise<Database> | undefined

  const connect = (): Promise<Database> => {
    const forget = () => {
      connection = undefined
    }
    connection ??= openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('chunks', { keyPath: 'sha256' })
        db.createObjectStore('imports', { keyPath: 'kind' })
      },
      blocking(_current, _blocked, event) {
        forget()
        ;(event.target as IDBDatabase).close()
      },
      terminated: forget,
    })
    connection.catch(forget)
    return connection
  }
  /** Runs on the database; what the browser refuses becomes a value. */
  const guarded = async <T>(work: (db: Database) => Promise<T>): Promise<T | ImportsFailure> => {
    try {
      return await work(await connect())
    } catch (e) {
      return failure(e)
    }
  }

  return {
    put: (kind, container, facts, onProgress) => guarded((db) => put(db, kind, container, facts, onProgress)),
    list: () =>
      guarded(async (db) => ({
        ok: true as const,
        entries: (await db.getAll('imports')).map((kept) => entryOf(kept)),
      })),
    open: (kind) =>
      guarded(async (db) => {
        const kept = await db.get('imports', kind)
        if (kept === undefined) return { ok: true as const, index: undefined }
        return openVersion(kept.current, async (sha256) => (await db.get('chunks', sha256))?.data)
      }),
    remove: (kind) => guarded((db) => change(db, [], kind, () => undefined)),
    goBack: (kind) => guarded((db) => change(db, [], kind, (kept) => wentBack(kind, kept))),
    close: async () => {
      const db = await connection?.catch(() => undefined)
      connection = undefined
      db?.close()
    },
  }
}

interface Chunk {
  sha256: string
  data: ArrayBuffer
}

async function put(
  db: Database,
  kind: string,
  { manifest, chunks }: Container,
  facts: ImportFacts,
  onProgress: (done: number) => void = () => {},
): Promise<{ ok: true } | ImportsFailure> {
  const staged = manifest.chunks.map(({ sha256 }, i): Chunk => ({ sha256, data: chunks[i]! }))
  const total = staged.reduce((n, { data }) => n + data.byteLength, 0)
  let done = 0
  for (const chunk of staged) {
    if ((await db.getKey('chunks', chunk.sha256)) === undefined) await db.put('chunks', chunk)
    done += chunk.data.byteLength
    onProgress(total === 0 ? 1 : done / total)
  }
  const version: Version = { manifest, facts }
  return change(db, staged, kind, (kept) => withVersion(kind, kept, version))
}

/**
 * The switch: one transaction changes the record of a kind and drops the chunks that no record names any more.
 * @param staged chunks that the new record needs; another window may have dropped them since they were written
 */
async function change(
  db: Database,
  staged: readonly Chunk[],
  kind: string,
  next: (kept: Kept | undefined) => Kept | undefined | ImportsFailure,
): Promise<{ ok: true } | ImportsFailure> {
  const tx = db.transaction(['imports', 'chunks'], 'readwrite', { durability: 'strict' })
  const finished = tx.done
  finished.catch(() => {}) // awaited below; a request that fails first is what gets reported
  const imports = tx.objectStore('imports')
  const chunks = tx.objectStore('chunks')
  try {
    const kept = next(await imports.get(kind))
    if (kept && 'ok' in kept) {
      tx.abort()
      return kept
    }
    if (kept === undefined) await imports.delete(kind)
    else await imports.put(kept)
    for (const chunk of staged) if ((await chunks.getKey(chunk.sha256)) === undefined) await chunks.put(chunk)
    const named = chunksInUse(await imports.getAll())
    for (const key of await chunks.getAllKeys()) if (!named.has(key)) await chunks.delete(key)
  } catch (e) {
    try {
      tx.abort() // else the steps before the failed one would be kept
    } catch {
      // the failure has aborted it already
    }
    throw e
  }
  await finished
  return { ok: true }
}

/** What the browser threw, as a value; anything that is not the storage's doing is a fault and goes on. */
function failure(e: unknown): ImportsFailure {
  if (!(e instanceof DOMException)) throw e
  if (e.name === 'QuotaExceededError') {
    return {
      ok: false,
      error: 'quota',
      message:
        'There is not enough free disk space for these files. Nothing was changed. Free some space and import them again.',
    }
  }
  return {
    ok: false,
    error: 'storage',
    message: `The browser did not let imported files be stored or read (${e.name}). Nothing was changed. Use a window that is not private and try again.`,
  }
}

/**
 * The index in IndexedDB. Chunks are kept under their own SHA-256 and a single record names the set in use, so an update writes beside the
 * version in use, resumes where it was interrupted, shares what did not change, and takes effect in one transaction.
 */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import {
  type ChunkEntry,
  checkManifest,
  type Index,
  IndexError,
  type Manifest,
  openIndex,
  verifyChunk,
} from './format.ts'

interface Schema extends DBSchema {
  chunks: { key: string; value: { sha256: string; bytes: number; data: ArrayBuffer } }
  current: { key: 'current'; value: { manifest: Manifest; verified: boolean } }
}

/** Where the index comes from: the files in the extension's package. */
export interface IndexSource {
  manifest: unknown
  loadChunk(name: string): Promise<ArrayBuffer>
}

export type StoreErrorKind =
  /** Nothing was installed yet. */
  | 'missing'
  /** What is installed is incomplete, altered or of a version that cannot be read; installing again repairs it. */
  | 'damaged'
  /** The package does not carry a chunk, carries another content, or a manifest that cannot be read. */
  | 'bad-source'
  | 'quota'
  /** The browser refuses to store or read: private window, blocked, closed while writing. */
  | 'storage'

export interface StoreFailure {
  ok: false
  error: StoreErrorKind
  /** What was wrong and what to do, for a person. */
  message: string
}

export type InstallResult =
  | {
      ok: true
      manifest: Manifest
      /** Chunks that had to be written; the others were there from before. */
      written: number
    }
  | StoreFailure

export type OpenResult = { ok: true; index: Index; manifest: Manifest } | StoreFailure

export interface OpenOptions {
  verify?: boolean
  volumes?: readonly string[]
}

export interface IndexStore {
  /**
   * Installs what the source offers and switches to it. The version in use keeps serving until the switch, and stays when anything fails.
   * `onProgress` gets the part of the bytes that is in place, 0 to 1. Calling it while one runs joins that one.
   */
  install(source: IndexSource, onProgress?: (done: number) => void): Promise<InstallResult>
  /**
   * Opens the version in use. Lengths and recorded hashes are always compared; the bytes themselves are hashed at the first opening after an
   * install and when `verify` is set.
   * @param options.volumes the volumes to open; all when not given
   */
  open(options?: OpenOptions): Promise<OpenResult>
  /** Throws away stored chunks whose bytes are not what their hash says, then installs. */
  repair(source: IndexSource, onProgress?: (done: number) => void): Promise<InstallResult>
  close(): Promise<void>
}

const REINSTALL = 'Install the index again (Options, Code index, Repair).'

/** The store of one database; opens it when it is first needed. */
export function indexStore(name = 'chartside-index'): IndexStore {
  let connection: Promise<IDBPDatabase<Schema>> | undefined
  let running: Promise<InstallResult> | undefined

  const connect = (): Promise<IDBPDatabase<Schema>> => {
    const forget = () => {
      connection = undefined
    }
    connection ??= openDB<Schema>(name, 1, {
      upgrade(db) {
        db.createObjectStore('chunks', { keyPath: 'sha256' })
        db.createObjectStore('current')
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

  const once = (work: () => Promise<InstallResult>): Promise<InstallResult> => {
    running ??= work()
      .catch(failure)
      .finally(() => {
        running = undefined
      })
    return running
  }

  return {
    install: (source, onProgress) => once(async () => install(await connect(), source, onProgress)),
    repair: (source, onProgress) =>
      once(async () => {
        const db = await connect()
        await dropDamaged(db)
        return install(db, source, onProgress)
      }),
    open: async (options = {}) => {
      try {
        return await open(await connect(), options)
      } catch (e) {
        return failure(e)
      }
    },
    close: async () => {
      const db = await connection?.catch(() => undefined)
      connection = undefined
      db?.close()
    },
  }
}

async function install(
  db: IDBPDatabase<Schema>,
  source: IndexSource,
  onProgress: (done: number) => void = () => {},
): Promise<InstallResult> {
  const manifest = readManifest(source.manifest)
  if ('ok' in manifest) return manifest
  const stored = new Set(await db.getAllKeys('chunks'))
  const total = manifest.chunks.reduce((n, c) => n + c.bytes, 0)
  let done = 0
  let written = 0
  for (const chunk of manifest.chunks) {
    if (!stored.has(chunk.sha256)) {
      const data = await fetchChunk(source, chunk)
      if ('ok' in data) return data
      await db.put('chunks', { sha256: chunk.sha256, bytes: chunk.bytes, data: data.bytes })
      written++
    }
    done += chunk.bytes
    onProgress(total === 0 ? 1 : done / total)
  }
  await switchTo(db, manifest)
  return { ok: true, manifest, written }
}

/** The switch: from here on the new version is the one in use, and chunks that it does not name are gone. */
async function switchTo(db: IDBPDatabase<Schema>, manifest: Manifest): Promise<void> {
  const tx = db.transaction(['current', 'chunks'], 'readwrite', { durability: 'strict' })
  const finished = tx.done
  finished.catch(() => {}) // awaited below; a request that fails first is what gets reported
  try {
    const before = await tx.objectStore('current').get('current')
    const verified = before?.manifest.hash === manifest.hash && before.verified
    await tx.objectStore('current').put({ manifest, verified }, 'current')
    const wanted = new Set(manifest.chunks.map((c) => c.sha256))
    const chunks = tx.objectStore('chunks')
    for (const key of await chunks.getAllKeys()) if (!wanted.has(key)) await chunks.delete(key)
  } catch (e) {
    abandon(tx)
    throw e
  }
  await finished
}

/** Without this a transaction in which one step failed would still commit the others. */
function abandon(tx: { abort(): void }): void {
  try {
    tx.abort()
  } catch {
    // the failure has aborted it already
  }
}

async function fetchChunk(source: IndexSource, chunk: ChunkEntry): Promise<{ bytes: ArrayBuffer } | StoreFailure> {
  let bytes: ArrayBuffer
  try {
    bytes = await source.loadChunk(chunk.name)
  } catch {
    return {
      ok: false,
      error: 'bad-source',
      message: `Part ${chunk.name} of the code index could not be read from the extension. Install the extension again.`,
    }
  }
  if (await verifyChunk(chunk, bytes)) return { bytes }
  return {
    ok: false,
    error: 'bad-source',
    message: `Part ${chunk.name} of the code index is not what the extension promises (SHA-256 differs). Install the extension again.`,
  }
}

function readManifest(value: unknown): Manifest | StoreFailure {
  try {
    return checkManifest(value)
  } catch (e) {
    if (!(e instanceof IndexError)) throw e
    return { ok: false, error: 'bad-source', message: e.message }
  }
}

async function open(db: IDBPDatabase<Schema>, { verify = false, volumes }: OpenOptions): Promise<OpenResult> {
  const current = await db.get('current', 'current')
  if (current === undefined) {
    return { ok: false, error: 'missing', message: 'The code index is not installed yet.' }
  }
  const manifest = readManifest(current.manifest)
  if ('ok' in manifest) return { ...manifest, error: 'damaged' }
  const unproven = verify || !current.verified
  const chunks = await readChunks(db, manifest, unproven ? undefined : volumes)
  if ('ok' in chunks) return chunks
  if (unproven) {
    for (const [i, chunk] of manifest.chunks.entries()) {
      if (!(await verifyChunk(chunk, chunks.data[i]!))) return damaged(chunk, 'was altered since it was installed')
    }
    await markVerified(db, manifest)
  }
  return { ok: true, index: openIndex(chunks.data, manifest, volumes), manifest }
}

async function readChunks(
  db: IDBPDatabase<Schema>,
  manifest: Manifest,
  volumes: readonly string[] | undefined,
): Promise<{ data: (ArrayBuffer | undefined)[] } | StoreFailure> {
  const tx = db.transaction('chunks')
  // one failed read (a file lost under the browser) must not hide which chunk it was
  const read = await Promise.all(
    manifest.chunks.map((c) => {
      if (volumes && !volumes.includes(c.volume)) return 'not-asked' as const
      return tx.store.get(c.sha256).catch(() => 'unreadable' as const)
    }),
  )
  const data: (ArrayBuffer | undefined)[] = []
  for (const [i, chunk] of manifest.chunks.entries()) {
    const record = read[i]
    if (record === 'not-asked') {
      data.push(undefined)
      continue
    }
    if (record === undefined) return damaged(chunk, 'is missing')
    if (record === 'unreadable') return damaged(chunk, 'cannot be read')
    if (record.sha256 !== chunk.sha256 || record.data?.byteLength !== chunk.bytes)
      return damaged(chunk, 'is incomplete')
    data.push(record.data)
  }
  return { data }
}

const damaged = (chunk: ChunkEntry, what: string): StoreFailure => ({
  ok: false,
  error: 'damaged',
  message: `Part ${chunk.name} of the code index ${what}. ${REINSTALL}`,
})

/** Remembers that the bytes were hashed; another version may have taken over meanwhile. */
async function markVerified(db: IDBPDatabase<Schema>, manifest: Manifest): Promise<void> {
  const tx = db.transaction('current', 'readwrite')
  const current = await tx.store.get('current')
  if (current?.manifest.hash === manifest.hash) await tx.store.put({ manifest, verified: true }, 'current')
  await tx.done
}

async function dropDamaged(db: IDBPDatabase<Schema>): Promise<void> {
  for (const key of await db.getAllKeys('chunks')) {
    const record = await db.get('chunks', key).catch(() => undefined)
    const entry = { bytes: record?.bytes ?? -1, sha256: key }
    if (!(record?.data instanceof ArrayBuffer) || !(await verifyChunk(entry, record.data)))
      await db.delete('chunks', key)
  }
}

/** What the browser threw, as a value; anything that is not the storage's doing is a fault and goes on. */
function failure(e: unknown): StoreFailure {
  if (!(e instanceof DOMException)) throw e
  if (e.name === 'QuotaExceededError') {
    return {
      ok: false,
      error: 'quota',
      message: 'There is not enough free disk space for the code index (about 20 MB). Free some space and try again.',
    }
  }
  return {
    ok: false,
    error: 'storage',
    message: `The browser did not let the code index be stored or read (${e.name}). Close other windows of this browser, or use a window that is not private, and try again.`,
  }
}

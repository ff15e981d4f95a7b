import 'fake-indexeddb/auto'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Container, writeContainer } from '../../../src/store/compile/container.ts'
import { FORMAT_VERSION } from '../../../src/store/format.ts'
import { type IndexSource, indexStore } from '../../../src/store/install.ts'

const container = (marks: number[]): Promise<Container> =>
  writeContainer(
    marks.map((mark, i) => ({ name: `s${i}`, kind: 'u8' as const, data: new Uint8Array(1_500_000).fill(mark) })),
    {},
  )
const oldIndex = await container([1, 2, 3])
/** Shares its first chunk with the old one. */
const newIndex = await container([1, 5, 6, 7])

const loads: string[] = []
const sourceOf = ({ manifest, chunks }: Container): IndexSource => ({
  manifest,
  loadChunk: async (name) => {
    loads.push(name)
    return chunks[manifest.chunks.findIndex((c) => c.name === name)]!
  },
})

/** The mark of the version that serves now, after a restart of the worker: the store is opened afresh. */
async function serving(options?: { verify?: boolean }): Promise<number | string> {
  const store = indexStore()
  const opened = await store.open(options)
  await store.close()
  return opened.ok ? opened.index.u8('s1')[0]! : opened.error
}

async function editChunk(edit: (record: { data: ArrayBuffer }) => unknown, at = 1): Promise<void> {
  const db = await openDB('chartside-index', 1)
  const key = oldIndex.manifest.chunks[at]!.sha256
  const changed = edit(await db.get('chunks', key))
  if (changed === undefined) await db.delete('chunks', key)
  else await db.put('chunks', changed)
  db.close()
}

const install = async (index: Container) => {
  const store = indexStore()
  const result = await store.install(sourceOf(index))
  await store.close()
  return result
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  loads.length = 0
})
afterEach(() => vi.restoreAllMocks())

describe('install', () => {
  it('installs, reports progress up to one and serves after a restart', async () => {
    const progress: number[] = []
    const store = indexStore()
    expect(await store.open()).toMatchObject({ ok: false, error: 'missing' })
    expect(await store.install(sourceOf(oldIndex), (p) => progress.push(p))).toMatchObject({ ok: true, written: 3 })
    expect(progress).toHaveLength(3)
    expect(progress.at(-1)).toBe(1)
    await store.close()
    expect(await serving()).toBe(2)
  })
  it('fetches only what changed on an update and leaves nothing of the old version behind', async () => {
    await install(oldIndex)
    loads.length = 0
    expect(await install(newIndex)).toMatchObject({ ok: true, written: 3 })
    expect(loads).toHaveLength(3)
    expect(await serving({ verify: true })).toBe(5)
    const db = await openDB('chartside-index', 1)
    expect(await db.count('chunks')).toBe(4)
    db.close()
  })
  it('joins an install that is already running', async () => {
    const store = indexStore()
    const results = await Promise.all([store.install(sourceOf(oldIndex)), store.install(sourceOf(oldIndex))])
    expect(results.every((r) => r.ok)).toBe(true)
    expect(loads).toHaveLength(3)
    await store.close()
  })
  it('refuses a manifest of another version and keeps what is installed', async () => {
    await install(oldIndex)
    const result = await install({ ...newIndex, manifest: { ...newIndex.manifest, format: FORMAT_VERSION + 1 } })
    expect(result).toMatchObject({ ok: false, error: 'bad-source' })
    expect(await serving()).toBe(2)
  })
  it.each([
    ['altered', (b: ArrayBuffer) => new Uint8Array(b).map((x, i) => (i === 9 ? x ^ 1 : x)).buffer],
    ['cut short', (b: ArrayBuffer) => b.slice(8)],
    [
      'not there',
      () => {
        throw new TypeError('Failed to fetch')
      },
    ],
  ])('does not take a chunk that is %s in the package', async (_what, spoil: (b: ArrayBuffer) => ArrayBuffer) => {
    await install(oldIndex)
    const good = sourceOf(newIndex)
    const bad = newIndex.manifest.chunks[2]!.name
    const store = indexStore()
    const result = await store.install({
      ...good,
      loadChunk: async (name) => (name === bad ? spoil(await good.loadChunk(name)) : good.loadChunk(name)),
    })
    await store.close()
    expect(result).toMatchObject({ ok: false, error: 'bad-source' })
    expect(result.ok ? '' : result.message).toContain(bad)
    expect(await serving({ verify: true })).toBe(2)
  })
})

describe('an interrupted update', () => {
  /** Makes the n-th write of the store fail as the browser would. */
  function failWrite(n: number, how: (store: IDBObjectStore) => void): () => void {
    const put = IDBObjectStore.prototype.put
    let count = 0
    const spy = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
      const request = put.apply(this, args)
      if (++count === n) how(this)
      return request
    })
    return () => spy.mockRestore()
  }

  // three chunks and the switch
  it.each([1, 2, 3, 4])('aborted at write %i keeps the old version and resumes', async (n) => {
    await install(oldIndex)
    const restore = failWrite(n, (store) => store.transaction.abort())
    const result = await install(newIndex)
    restore()
    expect(result).toMatchObject({ ok: false, error: 'storage' })
    expect(await serving({ verify: true })).toBe(2)
    loads.length = 0
    expect(await install(newIndex)).toMatchObject({ ok: true, written: 4 - n })
    expect(loads).toHaveLength(4 - n)
    expect(await serving({ verify: true })).toBe(5)
  })
  it.each([1, 2, 3, 4])('out of space at write %i says so and keeps the old version', async (n) => {
    await install(oldIndex)
    const restore = failWrite(n, () => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const result = await install(newIndex)
    restore()
    expect(result).toMatchObject({ ok: false, error: 'quota' })
    expect(result.ok ? '' : result.message).toContain('disk space')
    expect(await serving()).toBe(2)
  })
  it('says so when the browser has no storage at all', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'InvalidStateError')
    })
    const store = indexStore()
    expect(await store.open()).toMatchObject({ ok: false, error: 'storage' })
    expect(await store.install(sourceOf(oldIndex))).toMatchObject({ ok: false, error: 'storage' })
  })
})

describe('damage', () => {
  beforeEach(async () => {
    await install(oldIndex)
  })
  const flipped = (record: { data: ArrayBuffer }) => {
    const bytes = new Uint8Array(record.data.slice(0))
    bytes[100]! ^= 1
    return { ...record, data: bytes.buffer }
  }
  it.each([
    ['missing', () => undefined],
    ['cut short', (r: { data: ArrayBuffer }) => ({ ...r, data: r.data.slice(0, 64) })],
    ['altered', flipped],
  ])('finds a chunk that is %s, and repair fetches that one alone', async (_what, edit) => {
    await editChunk(edit)
    expect(await serving()).toBe('damaged')
    loads.length = 0
    const store = indexStore()
    expect(await store.repair(sourceOf(oldIndex))).toMatchObject({ ok: true, written: 1 })
    await store.close()
    expect(loads).toHaveLength(1)
    expect(await serving({ verify: true })).toBe(2)
  })
  it('hashes the bytes at the first opening and afterwards on demand', async () => {
    expect(await serving()).toBe(2)
    await editChunk(flipped)
    expect(await serving()).not.toBe('damaged')
    expect(await serving({ verify: true })).toBe('damaged')
  })
  it('hashes again what a repair brought', async () => {
    expect(await serving()).toBe(2)
    await editChunk(flipped)
    const store = indexStore()
    await store.repair(sourceOf(oldIndex))
    await store.close()
    expect(await serving({ verify: true })).toBe(2)
  })
  it('refuses an installed version that it does not know', async () => {
    const db = await openDB('chartside-index', 1)
    await db.put('current', { manifest: { ...oldIndex.manifest, format: 99 }, verified: true }, 'current')
    db.close()
    expect(await serving()).toBe('damaged')
    expect(await install(newIndex)).toMatchObject({ ok: true })
    expect(await serving()).toBe(5)
  })
})

import 'fake-indexeddb/auto'
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Container, writeContainer } from '../../../src/store/compile/container.ts'
import { importsStore } from '../../../src/store/imports.ts'
import { importsFolder } from '../../../src/store/imports-node.ts'
import type { ImportFacts, ImportsStore } from '../../../src/store/types.ts'

const container = (marks: number[]): Promise<Container> =>
  writeContainer(
    marks.map((mark, i) => ({ name: `s${i}`, kind: 'u8' as const, data: new Uint8Array(1_500_000).fill(mark) })),
    {},
  )
const older = await container([1, 2])
/** Shares its first chunk with the older one. */
const newer = await container([1, 3])
const facts = (name: string): ImportFacts => ({
  files: [{ name, bytes: 7, sha256: 'ab' }],
  imported: '2026-11-22T10:00:00Z',
  about: { rows: 2 },
})

let folder = ''
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  folder = mkdtempSync(join(tmpdir(), 'imports-'))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

/** The mark of the import in use, as a store that was just opened sees it; undefined where there is none. */
async function serving(store: ImportsStore, kind = 'ncci'): Promise<number | string | undefined> {
  const opened = await store.open(kind)
  await store.close()
  return opened.ok ? opened.index?.u8('s1')[0] : opened.error
}

describe.each([
  ['IndexedDB', () => importsStore()],
  ['a folder', () => importsFolder(folder)],
])('imports in %s', (_home, open) => {
  it('are kept by kind, with their facts, and read after a restart', async () => {
    const progress: number[] = []
    const store = open()
    expect(await serving(store)).toBeUndefined()
    expect(await store.list()).toEqual({ ok: true, entries: [] })
    expect(await store.put('ncci', older, facts('a.txt'), (p) => progress.push(p))).toEqual({ ok: true })
    expect(progress.at(-1)).toBe(1)
    expect(await store.put('mue', newer, facts('b.txt'))).toEqual({ ok: true })
    expect(await store.list()).toEqual({
      ok: true,
      entries: [
        { kind: 'mue', size: 3_000_000, ...facts('b.txt') },
        { kind: 'ncci', size: 3_000_000, ...facts('a.txt') },
      ],
    })
    await store.close()
    expect(await serving(open(), 'ncci')).toBe(2)
    expect(await serving(open(), 'mue')).toBe(3)
  })
  it('go back one and forth again', async () => {
    const store = open()
    await store.put('ncci', older, facts('a.txt'))
    expect(await store.goBack('ncci')).toMatchObject({ ok: false, error: 'nothing-before' })
    await store.put('ncci', newer, facts('b.txt'))
    expect(await serving(store)).toBe(3)
    expect(await store.goBack('ncci')).toEqual({ ok: true })
    expect(await serving(open())).toBe(2)
    expect(await store.list()).toMatchObject({ entries: [{ ...facts('a.txt'), before: facts('b.txt') }] })
    await store.goBack('ncci')
    expect(await serving(open())).toBe(3)
  })
  it('keep the one before when the same content comes twice', async () => {
    const store = open()
    await store.put('ncci', older, facts('a.txt'))
    await store.put('ncci', newer, facts('b.txt'))
    await store.put('ncci', newer, facts('b.txt'))
    await store.goBack('ncci')
    expect(await serving(store)).toBe(2)
  })
  it('are gone for good when removed, and only they', async () => {
    const store = open()
    await store.put('ncci', older, facts('a.txt'))
    await store.put('mue', newer, facts('b.txt'))
    expect(await store.remove('ncci')).toEqual({ ok: true })
    expect(await store.remove('ncci')).toEqual({ ok: true })
    expect(await serving(store)).toBeUndefined()
    expect(await serving(open(), 'mue')).toBe(3)
    expect(await store.goBack('ncci')).toMatchObject({ error: 'nothing-before' })
  })
  it('of another format are refused with what to do', async () => {
    const store = open()
    await store.put('ncci', { ...older, manifest: { ...older.manifest, format: 1 } }, facts('a.txt'))
    expect(await store.open('ncci')).toMatchObject({ ok: false, error: 'outdated' })
  })
})

describe('an import into IndexedDB that fails', () => {
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
  const full = () => {
    throw new DOMException('full', 'QuotaExceededError')
  }

  // the one new chunk, then the record
  it.each([1, 2])('out of space at write %i says so and loses nothing', async (n) => {
    const store = importsStore()
    await store.put('ncci', older, facts('a.txt'))
    const restore = failWrite(n, full)
    expect(await store.put('ncci', newer, facts('b.txt'))).toMatchObject({ ok: false, error: 'quota' })
    restore()
    expect(await serving(store)).toBe(2)
    expect(await store.put('ncci', newer, facts('b.txt'))).toEqual({ ok: true })
    expect(await serving(store)).toBe(3)
  })
  it.each([1, 2])('aborted at write %i loses nothing', async (n) => {
    const store = importsStore()
    await store.put('ncci', older, facts('a.txt'))
    const restore = failWrite(n, (s) => s.transaction.abort())
    expect(await store.put('ncci', newer, facts('b.txt'))).toMatchObject({ ok: false, error: 'storage' })
    restore()
    expect(await serving(store)).toBe(2)
  })
  it('leaves nothing behind that the next change does not drop', async () => {
    const store = importsStore()
    await store.put('ncci', older, facts('a.txt'))
    const restore = failWrite(2, full)
    await store.put('ncci', newer, facts('b.txt'))
    restore()
    await store.remove('ncci')
    await store.close()
    const db = await openDB('chartside-imports')
    expect(await db.count('chunks')).toBe(0)
    db.close()
  })
  it('without any storage says so', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('denied', 'InvalidStateError')
    })
    const store = importsStore()
    expect(await store.put('ncci', older, facts('a.txt'))).toMatchObject({ ok: false, error: 'storage' })
    expect(await store.list()).toMatchObject({ ok: false, error: 'storage' })
    expect(await store.open('ncci')).toMatchObject({ ok: false, error: 'storage' })
  })
  it('finds bytes that were altered', async () => {
    const store = importsStore()
    await store.put('ncci', older, facts('a.txt'))
    await store.close()
    const db = await openDB('chartside-imports')
    const key = older.manifest.chunks[1]!.sha256
    const record = await db.get('chunks', key)
    const bytes = new Uint8Array(record.data.slice(0))
    bytes[9]! ^= 1
    await db.put('chunks', { ...record, data: bytes.buffer })
    db.close()
    expect(await serving(importsStore())).toBe('damaged')
  })
})

describe('an import into a folder', () => {
  it('shares chunks, and drops those that nothing names', async () => {
    const store = importsFolder(folder)
    await store.put('ncci', older, facts('a.txt'))
    await store.put('ncci', newer, facts('b.txt'))
    expect(readdirSync(join(folder, 'chunks'))).toHaveLength(3)
    await store.remove('ncci')
    expect(readdirSync(join(folder, 'chunks'))).toEqual([])
  })
  it.each([
    ['cut short', (path: string) => writeFileSync(path, 'x')],
    ['gone', (path: string) => rmSync(path)],
  ])('with a chunk that is %s is damaged', async (_what, spoil) => {
    const store = importsFolder(folder)
    await store.put('ncci', older, facts('a.txt'))
    spoil(join(folder, 'chunks', `${older.manifest.chunks[1]!.sha256}.bin`))
    expect(await serving(store)).toBe('damaged')
  })
  it('with a record that cannot be read is damaged', async () => {
    writeFileSync(join(folder, 'ncci.json'), '{')
    expect(await importsFolder(folder).open('ncci')).toMatchObject({ ok: false, error: 'damaged' })
  })
  it('that is a file says what could not be written', async () => {
    const file = join(folder, 'file')
    writeFileSync(file, '')
    const put = await importsFolder(file).put('ncci', older, facts('a.txt'))
    expect(put).toMatchObject({ ok: false, error: 'storage' })
    expect(put.ok ? '' : put.message).toContain(file)
    expect(existsSync(file)).toBe(true)
  })
})

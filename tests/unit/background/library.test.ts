import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { buildClassification } from '../../../src/library/compile/classification.ts'
import type { SectionBuilder } from '../../../src/store/compile/compile.ts'
import type { Container } from '../../../src/store/compile/container.ts'
import { indexStore } from '../../../src/store/install.ts'
import { compileSmall } from '../library/small-classification.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('../platform/fake-browser.ts')).fakeBrowser() }))

const mark =
  (name: string, about: Record<string, string> = {}): SectionBuilder =>
  () => ({ volume: 'update', sections: [{ name, kind: 'u8', data: new Uint8Array([1]) }], about })

const packaged = await compileSmall()
const own = (base: string) => compileSmall([buildClassification, mark('own', { origin: 'update FY2028', base })])

const sourceOf = ({ manifest, chunks }: Container) => ({
  manifest,
  loadChunk: async (name: string) => chunks[manifest.chunks.findIndex((c) => c.name === name)]!,
})

/** The library as a worker that has just started finds it. */
async function started(installed: Container) {
  const store = indexStore()
  await store.install(sourceOf(installed))
  await store.close()
  vi.resetModules()
  return (await import('../../../src/background/library.ts')).packagedLibrary
}

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory()
  const { manifest, chunks } = packaged
  vi.stubGlobal('fetch', async (address: string) => {
    const chunk = manifest.chunks.findIndex(({ name }) => address.endsWith(name))
    return new Response(chunk < 0 ? JSON.stringify(manifest) : chunks[chunk])
  })
})

describe('the installed index', () => {
  it('of the package is in use as it is', async () => {
    const found = await (await started(packaged)).open()
    expect(found).toMatchObject({ stale: false })
    expect(found?.opened.origin).toBeUndefined()
  })

  it('with a release of the person’s own is kept while the package is the one that it was made from', async () => {
    const library = await started(await own(packaged.manifest.hash))
    const found = await library.open()
    expect(found?.stale).toBe(false)
    expect(found && library.about(found.opened)).toMatchObject({ origin: 'update FY2028' })
  })

  it('with a release of the person’s own gives way to another package, which says what is lost', async () => {
    const library = await started(await own('hash of an earlier package'))
    expect(await library.open()).toMatchObject({ stale: true, lost: expect.stringContaining('your update FY2028') })
    expect((await library.install(() => {})).origin).toBeUndefined()
  })

  it('is never mixed with volumes of another that was installed beside it', async () => {
    const found = await (await started(packaged)).open()
    const other = indexStore()
    await other.install(sourceOf(await own(packaged.manifest.hash)))
    await expect(found?.opened.encoder.open('hcc')).rejects.toThrow('Another code index was installed meanwhile')
  })
})

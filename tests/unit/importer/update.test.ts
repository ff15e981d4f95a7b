import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import { strToU8, zipSync } from 'fflate'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { assetsOf } from '../../../src/importer/tables.ts'
import { bringIn, type Packaged, planRelease } from '../../../src/importer/update.ts'
import { openClassification } from '../../../src/library/classification.ts'
import { buildClassification } from '../../../src/library/compile/classification.ts'
import { coverageOf } from '../../../src/library/coverage.ts'
import { compileIndex } from '../../../src/store/compile/compile.ts'
import type { Container } from '../../../src/store/compile/container.ts'
import { type IndexStore, indexStore } from '../../../src/store/install.ts'
import { SMALL } from '../library/small-classification.ts'
import { orderLine } from '../releases/samples.ts'

const BUILDERS = [buildClassification]
const tables = new Map(Object.entries(SMALL).map(([path, text]) => [path, strToU8(text.replace(/^#/, '# '))]))
const bundled = await compileIndex(assetsOf(tables), BUILDERS)
const packaged: Packaged = { tables, hash: bundled.manifest.hash }

/** The small classification as a release has it: M72.20 is gone, E11.2 is divided, hypertension has another title. */
const NEXT = [
  orderLine(1, 'E11', 0, 'Type 2 diabetes mellitus'),
  orderLine(2, 'E112', 0, 'Type 2 diabetes mellitus with kidney complications'),
  orderLine(3, 'E1122', 1, 'Type 2 diabetes mellitus with diabetic chronic kidney disease'),
  orderLine(4, 'E1123', 1, 'Type 2 diabetes mellitus with mossy kidney'),
  orderLine(5, 'E119', 1, 'Type 2 diabetes mellitus without complications'),
  orderLine(6, 'I10', 1, 'Primary hypertension'),
].join('')
const order = (name: string, text = NEXT) => ({ name, bytes: strToU8(text) })

const sourceOf = ({ manifest, chunks }: Container) => ({
  manifest,
  loadChunk: async (name: string) => chunks[manifest.chunks.findIndex((c) => c.name === name)]!,
})

let store: IndexStore
beforeEach(async () => {
  globalThis.indexedDB = new IDBFactory()
  store = indexStore()
  await store.install(sourceOf(bundled))
})

/** What serves now, to whoever opens it afresh. */
async function serving() {
  const opened = await indexStore().open()
  if (!opened.ok) throw new Error(opened.message)
  return { codes: openClassification(opened.index), covers: coverageOf(opened.index), manifest: opened.manifest }
}

async function plan(...files: { name: string; bytes: Uint8Array }[]) {
  const outcome = await planRelease(files, packaged, store)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.planned
}

const validOn = async (code: string, day: number) => {
  const { codes } = await serving()
  const row = codes.find(code)
  return row >= 0 && codes.isValid(row, day)
}
const day = (iso: string) => Date.parse(iso) / 86_400_000

describe('a release that is read', () => {
  it('says what it would change, from its files or from the zip they come in, and changes nothing', async () => {
    const zip = zipSync({ 'Code Descriptions/icd10cm_order_2028.txt': strToU8(NEXT) })
    const [plain, zipped] = [await plan(order('icd10cm_order_2028.txt')), await plan({ name: 'all.zip', bytes: zip })]
    expect(zipped.view).toEqual(plain.view)
    expect(plain.view).toMatchObject({ label: 'FY2028', from: '2027-10-01', ignored: [], conflicts: { count: 0 } })
    expect(plain.view.changes.added).toEqual({
      count: 1,
      first: [{ code: 'E1123', text: 'Type 2 diabetes mellitus with mossy kidney' }],
    })
    expect(plain.view.changes.revised.first).toEqual([
      { code: 'I10', text: 'Primary hypertension (before: Essential (primary) hypertension)' },
    ])
    expect(plain.view.changes.deleted.first.map(({ code }) => code)).toContain('M7220')
    expect((await serving()).manifest.hash).toBe(packaged.hash)
  })

  it('names the first of long lists and counts them all', async () => {
    const many = Array.from({ length: 80 }, (_, i) => orderLine(i + 7, `E13${i + 10}`, 1, `Kind ${i} of moss`)).join('')
    const { added } = (await plan(order('icd10cm_order_2028.txt', NEXT + many))).view.changes
    expect([added.count, added.first.length]).toEqual([81, 50])
  })

  it.each([
    ['a file of another kind', order('letter.txt', 'Dear Sir'), 'an order file'],
    ['a file without a year', order('order.txt'), 'first day of the release'],
    ['a broken line', order('icd10cm_order_2028.txt', `${NEXT}00007 I11\r\n`), 'line 7'],
    ['a release older than the bundled ones', order('icd10cm_order_2025.txt'), 'no release after 2024-10-01'],
    ['a broken zip', { name: 'all.zip', bytes: strToU8('PK\u0003\u0004 and no more') }, 'a readable zip archive'],
  ])('refuses %s with what was expected, and the index stays', async (_name, file, expected) => {
    const outcome = await planRelease([file], packaged, store)
    expect(outcome).toEqual({ ok: false, message: expect.stringContaining(expected) })
    expect((await serving()).manifest.hash).toBe(packaged.hash)
  })
})

describe('a release that is brought in', () => {
  it('serves from its first day on, extends the dates covered, and says what it was made from', async () => {
    const progress: number[] = []
    const planned = await plan(order('icd10cm_order_2028.txt'))
    expect(await bringIn(planned, packaged, store, BUILDERS, (done) => progress.push(done))).toEqual({ ok: true })
    expect(progress.at(-1)).toBe(1)
    expect(progress).toEqual([...progress].sort((a, b) => a - b))

    const { covers, manifest } = await serving()
    expect(manifest.about).toMatchObject({ origin: 'update FY2028', base: packaged.hash })
    expect([covers.releases, covers.last]).toEqual(['FY2020 to FY2028', '2028-09-30'])
    expect(await validOn('E11.23', day('2027-09-30'))).toBe(false)
    expect(await validOn('E11.23', day('2027-10-01'))).toBe(true)
    expect(await validOn('M72.20', day('2027-09-30'))).toBe(true)
    expect(await validOn('M72.20', day('2027-10-01'))).toBe(false)
  })

  it('is the ground of the next one', async () => {
    await bringIn(await plan(order('icd10cm_order_2028.txt')), packaged, store, BUILDERS)
    const next = await plan(order('icd10cm_order_2029.txt', `${NEXT}${orderLine(7, 'I11', 1, 'Mossy heart')}`))
    expect(next.view.changes).toMatchObject({ added: { count: 1 }, deleted: { count: 0 }, revised: { count: 0 } })
    await bringIn(next, packaged, store, BUILDERS)
    expect((await serving()).covers.last).toBe('2029-09-30')
    expect(await validOn('E11.23', day('2028-01-01'))).toBe(true)
  })

  it('gives way to the bundled releases again, and leaves nothing behind', async () => {
    await bringIn(await plan(order('icd10cm_order_2028.txt')), packaged, store, BUILDERS)
    expect(await store.repair(sourceOf(bundled))).toMatchObject({ ok: true })
    const { manifest, covers } = await serving()
    expect(manifest.about).toEqual(bundled.manifest.about)
    expect(covers.last).toBe('2027-09-30')
    expect((await plan(order('icd10cm_order_2028.txt'))).view.changes.added.count).toBe(1)
  })

  it('changes nothing when the disk is full', async () => {
    const planned = await plan(order('icd10cm_order_2028.txt'))
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError')
    })
    const outcome = await bringIn(planned, packaged, store, BUILDERS)
    full.mockRestore()
    expect(outcome).toEqual({ ok: false, message: expect.stringContaining('free disk space') })
    expect((await serving()).manifest.hash).toBe(packaged.hash)
  })

  it('changes nothing when the tables do not fit together', async () => {
    const planned = await plan(order('icd10cm_order_2028.txt'))
    const broken = () => {
      throw new Error('a table names no code')
    }
    await expect(bringIn(planned, packaged, store, [buildClassification, broken])).rejects.toThrow('names no code')
    expect((await serving()).manifest.hash).toBe(packaged.hash)
  })
})

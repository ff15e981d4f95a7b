/** Runs in a page of the extension, on the index that the extension has installed there. Bundled and put in by browser.ts. */
import { openClassification } from '../../src/library/classification.ts'
import { parseDay } from '../../src/library/day.ts'
import { codeRecord } from '../../src/library/record.ts'
import { openSearch, search } from '../../src/library/search.ts'
import type { Index } from '../../src/store/format.ts'
import { indexStore } from '../../src/store/install.ts'
import { inTurn } from './median.ts'

const DAY = parseDay('2026-11-22')
const ROUNDS = 15
const QUERIES = [
  'diabetes with kidney disease',
  'knee pain left',
  'copd exacerbation',
  'fracture distal radius',
  'heart failure',
  'hart failur',
  'E11.2',
  'breast cancer upper outer quadrant',
]
const CODES = ['E11.22', 'I10', 'S52.501A', 'M25.561', 'Z79.4', 'J44', 'C50.411', 'T36.0X1A']

export interface PageFigures {
  /** Medians in milliseconds. */
  times: Record<'read' | 'open' | 'search' | 'record', number>
  /** Size of the installed index. */
  bytes: number
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })

/** All stored bytes by the browser's own means, without any of ours. */
async function read(): Promise<number> {
  const db = await done(indexedDB.open('chartside-index'))
  const records: { data: ArrayBuffer }[] = await done(db.transaction('chunks').objectStore('chunks').getAll())
  db.close()
  return records.reduce((n, r) => n + r.data.byteLength, 0)
}

/** What the background does before it can answer a look-up. */
async function open(): Promise<Index> {
  const store = indexStore()
  const opened = await store.open()
  if (!opened.ok) throw new Error(opened.message)
  openClassification(opened.index)
  openSearch(opened.index)
  await store.close()
  return opened.index
}

export async function measure(): Promise<PageFigures> {
  const bytes = await read()
  const index = await open()
  const cm = openClassification(index)
  const data = openSearch(index)
  const times = await inTurn(ROUNDS, {
    read,
    open,
    search: () => QUERIES.map((query) => search(data, query, { day: DAY })),
    record: () => CODES.map((code) => codeRecord(cm, code, DAY)),
  })
  return {
    bytes,
    times: { ...times, search: times.search / QUERIES.length, record: times.record / CODES.length },
  }
}

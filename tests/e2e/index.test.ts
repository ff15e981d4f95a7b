import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Driven, launch } from '../../scripts/browser/extension.ts'
import { call, indexState, openScreen, stopWorker } from './support/calls.ts'

const ASKED = { system: 'ICD-10-CM', code: 'E11.22', date: '2026-11-01' } as const
const TITLE = 'Type 2 diabetes mellitus with diabetic chronic kidney disease'

let driven: Driven
let screen: Page

beforeAll(async () => {
  driven = await launch()
  screen = await openScreen(driven, 'options')
})
afterAll(() => driven?.close())

/** Changes the stored index from one of the extension's own pages. */
const damage = (how: 'lose a part' | 'cut a part short' | 'lose everything') =>
  screen.evaluate(
    (how) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('chartside-index')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const db = opening.result
          const change = db.transaction(['chunks', 'current'], 'readwrite')
          const chunks = change.objectStore('chunks')
          change.oncomplete = () => {
            db.close()
            resolve()
          }
          if (how === 'lose everything') {
            chunks.clear()
            change.objectStore('current').clear()
            return
          }
          const reading = chunks.getAll()
          reading.onsuccess = () => {
            const chunk = reading.result[1]
            if (how === 'lose a part') chunks.delete(chunk.sha256)
            else chunks.put({ ...chunk, data: chunk.data.slice(0, 100) })
          }
        }
      }),
    how,
  )

describe('the index', () => {
  it('installs itself in a fresh profile, is shown to be ready, and answers', async () => {
    await indexState(screen, 'ready')
    expect(await call(screen, 'indexStatus', {})).toMatchObject({
      state: 'ready',
      releases: 'FY2020 to FY2027',
      billable: 74_879,
    })
    expect(await call(screen, 'record', ASKED)).toMatchObject({ title: TITLE, billable: true })
  })

  it('answers again when the worker was stopped', async () => {
    await stopWorker(driven)
    expect(await call(screen, 'record', ASKED)).toMatchObject({ title: TITLE })
  })

  it.each(['lose a part', 'cut a part short', 'lose everything'] as const)(
    'repairs itself when the disk makes it %s',
    async (how) => {
      await stopWorker(driven)
      await damage(how)
      expect(await call(screen, 'record', ASKED)).toMatchObject({ title: TITLE })
      expect(await call(screen, 'indexStatus', {})).toMatchObject({ state: 'ready' })
    },
  )

  it('is installed again at the person’s wish', async () => {
    expect(await call(screen, 'repairIndex', {})).toMatchObject({ state: 'ready' })
    expect(await call(screen, 'record', ASKED)).toMatchObject({ title: TITLE })
  })

  it('says what is wrong with a date that no release covers', async () => {
    expect(await call(screen, 'record', { ...ASKED, date: '1999-01-01' })).toMatchObject({
      ok: false,
      error: 'date-outside-releases',
      message: expect.stringContaining('2027-09-30'),
    })
  })

  it('knows that a string never was a code', async () => {
    expect(await call(screen, 'record', { ...ASKED, code: 'QQQ.99' })).toBeNull()
  })
})

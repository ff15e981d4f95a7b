import { expect, it, vi } from 'vitest'
import browser from 'webextension-polyfill'
import type { Library } from '../../../src/background/library.ts'
import { current, decideOn, paste, reconsider } from '../../../src/background/reading.ts'
import type { Analysis } from '../../../src/engine/types.ts'
import type { FakeBrowser } from '../platform/fake-browser.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('../platform/fake-browser.ts')).fakeBrowser() }))
const { tabs } = browser as never as FakeBrowser
tabs.get.mockImplementation(async (id) => ({ id, windowId: 1, incognito: false }))

/** A library whose analysis takes until it is let go. */
function slowLibrary() {
  const waiting: (() => void)[] = []
  const analyse = () =>
    new Promise<Partial<Analysis>>((done) => waiting.push(() => done({ suggestions: [], notCoded: [] })))
  const library: Partial<Library> = {
    covers: () => true,
    noteDate: () => undefined,
    analyse: analyse as never as Library['analyse'],
  }
  const letGo = async () => {
    await vi.waitUntil(() => waiting.length > 0)
    waiting.shift()?.()
  }
  return { open: async () => library as Library, letGo }
}

it('a code that is accepted while the note is being read anew stays in the basket that is judged', async () => {
  const { open, letGo } = slowLibrary()
  const first = paste(7, 'Mrs Canary has hypertension.', open)
  await letGo()
  await first
  const again = reconsider({ tabId: 7, setting: 'inpatient' }, open)
  expect(await decideOn({ tabId: 7, code: 'I10', decision: 'accept' })).toMatchObject({ accepted: ['I10'] })
  await letGo()
  expect(await again).toMatchObject({ encounter: { setting: 'inpatient' }, decisions: { accepted: ['I10'] } })
  expect(current(7)?.decisions.accepted).toEqual(['I10'])
})

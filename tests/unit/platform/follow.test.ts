import { afterEach, expect, it, vi } from 'vitest'
import browser from 'webextension-polyfill'
import type { NoteSignal, PageReader } from '../../../src/content/types.ts'
import { watchFrames } from '../../../src/platform/follow.ts'
import type { FakeBrowser } from './fake-browser.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('./fake-browser.ts')).fakeBrowser() }))
const { scripting } = browser as never as FakeBrowser
const sendMessage = vi.fn(async (_message: unknown) => undefined)
vi.stubGlobal('chrome', { runtime: { sendMessage } })

afterEach(() => {
  vi.stubGlobal('__chartsideReader', undefined)
  sendMessage.mockClear()
})

/** Runs what is put into the frame, as its document would. */
async function follow(reader: Pick<PageReader, 'watch'> | undefined): Promise<unknown[]> {
  vi.stubGlobal('__chartsideReader', reader)
  scripting.executeScript.mockImplementation(async (injection) => {
    const { func, args } = injection as { func: (parts: unknown) => void; args: [unknown] }
    func(...args)
    return []
  })
  await watchFrames(7, new Map([[3, ['p0', 'p4']]]))
  return sendMessage.mock.calls.map(([message]) => message)
}

it('passes on what the reader of the frame tells', async () => {
  const watch = vi.fn((tell: (signal: NoteSignal) => void) => tell('changed'))
  expect(await follow({ watch })).toEqual([{ noteSignal: 'changed' }])
  expect(watch).toHaveBeenCalledWith(expect.anything(), ['p0', 'p4'])
})

it('tells that the note is gone where the frame shows another document by now', async () => {
  expect(await follow(undefined)).toEqual([{ noteSignal: 'gone' }])
})

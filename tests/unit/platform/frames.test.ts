import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { markFrame, readFrames } from '../../../src/platform/frames.ts'
import type { FakeBrowser } from './fake-browser.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('./fake-browser.ts')).fakeBrowser() }))
const fake = browser as never as FakeBrowser
const { executeScript } = fake.scripting

interface Injection {
  target: { frameIds?: number[] }
  files?: string[]
  args?: [string, boolean]
}

/** A tab whose frames answer at once, but for those that never do. The reader of the top document reads those `within` it too. */
function tab({ frames, silent = [], within }: { frames: number[]; silent?: number[]; within?: number[] }) {
  executeScript.mockImplementation(async (injection) => {
    const { target, files, args } = injection as Injection
    const [reading, skipTop] = args ?? []
    const concerned = (frameId: number) => target.frameIds?.includes(frameId) ?? !(skipTop && frameId === 0)
    const send = (answers: number[], frameId: number) =>
      fake.runtime.onMessage.fire(
        { reading, frameAnswers: JSON.stringify(answers.map((of) => `answer of ${of}`)) },
        { id: 'abc', tab: { id: 1 }, frameId },
      )
    for (const frameId of files ? [] : frames.filter(concerned)) {
      send([frameId], frameId)
      if (within?.length && frameId === 0) send(within, frameId)
    }
    return silent.some(concerned) ? new Promise(() => {}) : [{ result: within === undefined }]
  })
}

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  executeScript.mockReset()
})

const frame = (frameId: number) => ({ frameId, answer: `answer of ${frameId}` })

describe('reading the frames of a tab', () => {
  it('gives the answers of all, the top document first', async () => {
    tab({ frames: [3, 0, 4] })
    expect(await readFrames(1)).toEqual([frame(0), frame(3), frame(4)])
  })

  it('takes those of frames that the reader of the top document reads from its frame, and asks nobody else', async () => {
    tab({ frames: [0, 3], within: [1, 2] })
    const answers = ['answer of 0', 'answer of 1', 'answer of 2'].map((answer) => ({ frameId: 0, answer }))
    expect(await readFrames(1)).toEqual(answers)
    expect(executeScript.mock.calls.map(([injection]) => (injection as Injection).target)).not.toContainEqual(
      expect.objectContaining({ allFrames: true }),
    )
  })

  it('is not held up by a frame that never answers', async () => {
    tab({ frames: [0, 3], silent: [4] })
    const reading = readFrames(1)
    await vi.advanceTimersByTimeAsync(4500)
    expect(await reading).toEqual([frame(0), frame(3)])
  })

  it('reads the frames even when the top document never answers', async () => {
    tab({ frames: [3], silent: [0] })
    const reading = readFrames(1)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(await reading).toEqual([frame(3)])
  })

  it('hears neither other tabs, other readings nor other extensions', async () => {
    executeScript.mockImplementation(async (injection) => {
      const reading = (injection as Injection).args?.[0]
      const answer = { reading, frameAnswers: '["x"]' }
      fake.runtime.onMessage.fire(answer, { id: 'abc', tab: { id: 2 }, frameId: 0 })
      fake.runtime.onMessage.fire(answer, { id: 'other', tab: { id: 1 }, frameId: 0 })
      fake.runtime.onMessage.fire({ ...answer, reading: 'older' }, { id: 'abc', tab: { id: 1 }, frameId: 0 })
      return []
    })
    expect(await readFrames(1)).toEqual([])
  })

  it.each(['"x"', '{', 'null'])('takes %s for no answers', async (frameAnswers) => {
    executeScript.mockImplementation(async (injection) => {
      const reading = (injection as Injection).args?.[0]
      fake.runtime.onMessage.fire({ reading, frameAnswers }, { id: 'abc', tab: { id: 1 }, frameId: 0 })
      return []
    })
    expect(await readFrames(1)).toEqual([])
  })

  it('passes on that the page may not be entered, and stops listening', async () => {
    const before = fake.runtime.onMessage.size()
    executeScript.mockRejectedValue(new Error('Cannot access a chrome:// URL'))
    await expect(readFrames(1)).rejects.toThrow('chrome://')
    expect(fake.runtime.onMessage.size()).toBe(before)
  })
})

describe('marking a frame', () => {
  const ranges = [{ partId: 'a', start: 0, end: 1, quote: 'x' }]

  it('tells how many ranges were found', async () => {
    executeScript.mockResolvedValue([{ result: { marked: 1 } }])
    expect(await markFrame(1, 0, ranges)).toBe(1)
  })

  it.each([[undefined], [{ marked: -1 }], [{ marked: 'many' }]])('counts %j for none', async (result) => {
    executeScript.mockResolvedValue([{ result }])
    expect(await markFrame(1, 0, ranges)).toBe(0)
  })

  it('counts a frame that is gone for none', async () => {
    executeScript.mockRejectedValue(new Error('No frame with id 3'))
    expect(await markFrame(1, 3, ranges)).toBe(0)
  })

  it('believes no count above what was asked', async () => {
    executeScript.mockResolvedValue([{ result: { marked: 99 } }])
    expect(await markFrame(1, 0, ranges)).toBe(1)
  })
})

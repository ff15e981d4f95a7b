import { beforeEach, describe, expect, it, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { emit, type Handlers, on, send, serve } from '../../../src/platform/calls.ts'
import { type FakeBrowser, ORIGIN } from './fake-browser.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('./fake-browser.ts')).fakeBrowser() }))
const fake = browser as never as FakeBrowser

const read = vi.fn(async () => ({ ok: false as const, error: 'empty', message: 'Nothing.' }))
serve({ read } as Partial<Handlers> as Handlers)

const popup = { id: 'abc', url: `${ORIGIN}src/popup/index.html` }
const call = (message: unknown, sender: unknown = popup) => fake.runtime.onMessage.fire(message, sender)[0]

beforeEach(() => read.mockClear())

describe('a call', () => {
  it('is answered by its handler', async () => {
    await expect(call({ call: 'read', request: { tabId: 7 } })).resolves.toMatchObject({ error: 'empty' })
    expect(read).toHaveBeenCalledWith({ tabId: 7 })
  })

  it.each([
    ['another extension', { id: 'other', url: `${ORIGIN}src/popup/index.html` }],
    ['a content script', { id: 'abc', url: 'https://ehr.example/', tab: { id: 1 } }],
    ['nobody known', { id: 'abc' }],
  ])('from %s is not heard', (_who, sender) => {
    expect(call({ call: 'read', request: { tabId: 7 } }, sender)).toBeUndefined()
    expect(read).not.toHaveBeenCalled()
  })

  it.each([[undefined], ['read'], [{ call: 'constructor', request: {} }], [{ call: 5, request: {} }]])(
    'that is none (%j) is left to others',
    (message) => {
      expect(call(message)).toBeUndefined()
    },
  )

  it('with a malformed request says where, and not what', async () => {
    const answer = call({ call: 'read', request: { tabId: 'Jane Doe' } })
    await expect(answer).rejects.toThrow('malformed request at tabId')
    await expect(answer).rejects.not.toThrow('Jane')
  })

  it('that meets a fault does not pass on the words of the fault', async () => {
    read.mockRejectedValueOnce(new TypeError('cannot read "Jane Doe has diabetes"'))
    const answer = call({ call: 'read', request: { tabId: 7 } })
    await expect(answer).rejects.toThrow('TypeError')
    await expect(answer).rejects.not.toThrow('Jane')
  })

  it('is sent as it is received', async () => {
    await send('read', { tabId: 3 })
    expect(fake.runtime.sendMessage).toHaveBeenCalledWith({ call: 'read', request: { tabId: 3 } })
  })
})

describe('an event', () => {
  it('reaches who listens for it, until they stop', () => {
    const heard = vi.fn()
    const stop = on('cleared', heard)
    fake.runtime.onMessage.fire({ event: 'cleared', detail: { tabId: 1 } }, { id: 'abc' })
    fake.runtime.onMessage.fire({ event: 'indexStatus', detail: {} }, { id: 'abc' })
    fake.runtime.onMessage.fire({ event: 'cleared', detail: { tabId: 2 } }, { id: 'other' })
    stop()
    fake.runtime.onMessage.fire({ event: 'cleared', detail: { tabId: 3 } }, { id: 'abc' })
    expect(heard.mock.calls).toEqual([[{ tabId: 1 }]])
  })

  it('that nobody hears is no fault', async () => {
    fake.runtime.sendMessage.mockRejectedValueOnce(new Error('Receiving end does not exist.'))
    emit('cleared', { tabId: 1 })
    await vi.waitFor(() =>
      expect(fake.runtime.sendMessage).toHaveBeenLastCalledWith({ event: 'cleared', detail: { tabId: 1 } }),
    )
  })
})

import { beforeEach, describe, expect, it, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { decide, decisionsFor, type Place } from '../../../src/background/decisions.ts'
import type { FakeBrowser } from '../platform/fake-browser.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('../platform/fake-browser.ts')).fakeBrowser() }))
const { storage } = browser as never as FakeBrowser

const place: Place = { tabId: 1, text: 'Mrs Canary has hypertension.', host: 'ehr.example' }
const nothing = { accepted: [], dismissed: [], never: [] }

beforeEach(() => {
  storage.local.items.clear()
  storage.session.items.clear()
})

describe('a decision', () => {
  it('holds when the same note is read again', async () => {
    await decide(place, 'I10', 'accept')
    expect(await decisionsFor(place)).toEqual({ ...nothing, accepted: ['I10'] })
  })

  it('moves a code from one list to the other', async () => {
    await decide(place, 'I10', 'accept')
    expect(await decide(place, 'I10', 'dismiss')).toEqual({ ...nothing, dismissed: ['I10'] })
    expect(await decide(place, 'I10', 'undo')).toEqual(nothing)
  })

  it('is about one note: another one in the same tab starts afresh', async () => {
    await decide(place, 'I10', 'accept')
    expect(await decisionsFor({ ...place, text: 'Another patient.' })).toEqual(nothing)
  })

  it('of never holds for every note of the site, and for no other site', async () => {
    await decide(place, 'I10', 'never')
    expect((await decisionsFor({ ...place, tabId: 9, text: 'Another patient.' })).never).toEqual(['I10'])
    expect(await decisionsFor({ ...place, host: 'other.example' })).toEqual(nothing)
    expect(await decide(place, 'I10', 'undo')).toEqual(nothing)
    expect(storage.local.items.get('settings')).toMatchObject({ never: {} })
  })

  it('of never without a site, as in a private window, is not written down', async () => {
    const { host: _host, ...unnamed } = place
    expect((await decide(unnamed, 'I10', 'never')).never).toEqual(['I10'])
    expect((await decisionsFor({ ...unnamed, text: 'Another patient.' })).never).toEqual(['I10'])
    expect(storage.local.items.size).toBe(0)
  })

  it('leaves no word of the note in any storage', async () => {
    await decide(place, 'I10', 'accept')
    await decide(place, 'E11.9', 'never')
    const stored = JSON.stringify([...storage.local.items, ...storage.session.items])
    expect(stored).not.toMatch(/canary|hypertension/i)
  })
})

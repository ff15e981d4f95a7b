import { beforeEach, describe, expect, it, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { getSitting, saltedHash, setSitting } from '../../../src/platform/session.ts'
import { getSettings, onSettings, updateSettings } from '../../../src/platform/settings.ts'
import type { FakeBrowser } from './fake-browser.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('./fake-browser.ts')).fakeBrowser() }))
const { storage } = browser as never as FakeBrowser

beforeEach(() => {
  storage.local.items.clear()
  storage.session.items.clear()
})

describe('settings', () => {
  const defaults = {
    setting: 'outpatient',
    theme: 'system',
    mode: 'coder',
    favourites: [],
    recents: [],
    follow: false,
    regions: {},
    never: {},
  }

  it('have defaults', async () => {
    expect(await getSettings()).toEqual(defaults)
  })

  it('are those of the organisation until the person chooses otherwise', async () => {
    storage.managed.get.mockResolvedValue({ settings: { theme: 'dark', mode: 'clinician', follow: 'perhaps' } })
    await updateSettings(() => ({ theme: 'light' }))
    expect(await getSettings()).toEqual({ ...defaults, theme: 'light', mode: 'clinician' })
    storage.managed.get.mockResolvedValue({})
    expect(await getSettings()).toEqual({ ...defaults, theme: 'light' })
  })

  it('have defaults where the browser knows no policies', async () => {
    storage.managed.get.mockRejectedValueOnce(new Error('Managed storage manifest not found'))
    expect(await getSettings()).toEqual(defaults)
  })

  it('keep what is sound when a part was damaged', async () => {
    storage.local.items.set('settings', { setting: 'moon', theme: 'dark', favourites: 'E11.9', never: { a: ['I10'] } })
    expect(await getSettings()).toEqual({ ...defaults, theme: 'dark', never: { a: ['I10'] } })
  })

  it('lose no change of two made at the same moment', async () => {
    await Promise.all([
      updateSettings(({ favourites }) => ({ favourites: [...favourites, 'I10'] })),
      updateSettings(({ favourites }) => ({ favourites: [...favourites, 'E11.9'] })),
    ])
    expect((await getSettings()).favourites).toEqual(['I10', 'E11.9'])
  })

  it('tell of a change, until told to stop', async () => {
    const heard = vi.fn()
    const stop = onSettings(heard)
    await updateSettings(() => ({ theme: 'dark' }))
    stop()
    await updateSettings(() => ({ theme: 'light' }))
    expect(heard.mock.calls).toEqual([[{ ...defaults, theme: 'dark' }]])
  })
})

describe('the session', () => {
  const sitting = {
    note: 'hash',
    basket: { items: [{ ref: 'I10', modifiers: [], units: 1, pointers: [] }] },
    before: [],
    dismissed: [],
    never: [],
  }

  it('gives back the decisions of a tab, and only of that tab', async () => {
    await setSitting(1, sitting)
    expect(await getSitting(1)).toEqual(sitting)
    expect(await getSitting(2)).toBeUndefined()
  })

  it('takes what is malformed for nothing', async () => {
    storage.session.items.set('sitting:1', { note: 5 })
    expect(await getSitting(1)).toBeUndefined()
  })

  it('hashes the same text to the same value within a session, and to another in the next', async () => {
    const first = await saltedHash('a note')
    expect(await saltedHash('a note')).toBe(first)
    expect(await saltedHash('another note')).not.toBe(first)
    storage.session.items.clear()
    expect(await saltedHash('a note')).not.toBe(first)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
  })
})

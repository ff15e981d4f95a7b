import { beforeEach, describe, expect, it, vi } from 'vitest'
import browser from 'webextension-polyfill'
import { compareWithEarlier } from '../../../src/background/copy-forward.ts'
import { changeBasket, decide, decisionsFor, type Place } from '../../../src/background/decisions.ts'
import { saltedHash } from '../../../src/platform/session.ts'
import type { FakeBrowser } from '../platform/fake-browser.ts'

vi.mock('webextension-polyfill', async () => ({ default: (await import('../platform/fake-browser.ts')).fakeBrowser() }))
const { storage } = browser as never as FakeBrowser

const place: Place = { tabId: 1, text: 'Mrs Canary has hypertension.', host: 'ehr.example' }
const nothing = { accepted: [], basket: { items: [] }, dismissed: [], never: [] }
const item = (ref: string) => ({ ref, modifiers: [], units: 1, pointers: [] })
const accepted = (...refs: string[]) => ({ ...nothing, accepted: refs, basket: { items: refs.map(item) } })

beforeEach(() => {
  storage.local.items.clear()
  storage.session.items.clear()
})

describe('a decision', () => {
  it('holds when the same note is read again', async () => {
    await decide(place, 'I10', 'accept')
    expect(await decisionsFor(place)).toEqual(accepted('I10'))
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

describe('the basket', () => {
  it('loses none of several decisions of the same moment', async () => {
    await Promise.all(['I10', 'E11.9', 'N18.32'].map((code) => decide(place, code, 'accept')))
    expect((await decisionsFor(place)).accepted).toEqual(['I10', 'E11.9', 'N18.32'])
  })

  it('has a sequence, and gives the changes back one by one', async () => {
    await decide(place, 'I10', 'accept')
    await decide(place, 'E11.9', 'accept')
    const first = { kind: 'move', ref: 'E11.9', to: 0 } as const
    expect((await changeBasket(place, first)).accepted).toEqual(['E11.9', 'I10'])
    expect((await changeBasket(place, { kind: 'clear' })).accepted).toEqual([])
    const undo = { kind: 'undo' } as const
    expect((await changeBasket(place, undo)).accepted).toEqual(['E11.9', 'I10'])
    expect((await changeBasket(place, undo)).accepted).toEqual(['I10', 'E11.9'])
    expect((await changeBasket(place, undo)).accepted).toEqual(['I10'])
    expect((await changeBasket(place, undo)).accepted).toEqual([])
    expect(await changeBasket(place, undo)).toEqual(nothing)
  })

  it('stays while the note is written on, and is empty for another note', async () => {
    const start =
      'Mrs Canary came because of a cough that has lasted for three weeks, with yellow phlegm in the morning and no fever at all.'
    const grown = `${start} The lungs are clear. She is to come again in two weeks.`
    const read = async (text: string) => {
      const decisions = await decisionsFor({ ...place, text })
      await compareWithEarlier(text, await saltedHash(text), '2026-11-02')
      return decisions.accepted
    }
    await read(start)
    await decide({ ...place, text: start }, 'R05.2', 'accept')
    expect(await read(grown)).toEqual(['R05.2'])
    expect(
      await read('A man of eighty fell on the ice and broke his right wrist; a cast was put on and he went home.'),
    ).toEqual([])
  })
})

import { signal } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createLookup } from '../../../../src/ui/state/lookup.ts'
import { fakeClient } from '../fixture/client.ts'
import { HITS, RECORDS } from '../fixture/codes.ts'

const said: string[] = []
const toasts = { current: signal(undefined), show: (text: string) => void said.push(text), close: () => undefined }

beforeEach(() => {
  vi.useFakeTimers()
  said.length = 0
})
afterEach(() => vi.useRealTimers())

const rest = () => vi.advanceTimersByTimeAsync(200)

describe('the search', () => {
  it('asks once for a word typed quickly, as of the date of service', async () => {
    const client = fakeClient()
    const lookup = createLookup(client, toasts, signal('2024-02-03'))
    for (const text of ['s', 'su', 'sug', 'sugar']) lookup.search(text)
    await rest()
    const asked = client.calls.filter((c) => c.name === 'search')
    expect(asked).toMatchObject([{ request: { query: 'sugar', date: '2024-02-03' } }])
    expect(lookup.hits.value.length).toBeGreaterThan(0)
  })

  it('drops an answer that was overtaken', async () => {
    const client = fakeClient({
      search: async ({ query }) => {
        if (query === 'slow') await new Promise((resolve) => setTimeout(resolve, 1000))
        return HITS.slice(0, query === 'slow' ? 5 : 1)
      },
    })
    const lookup = createLookup(client, toasts, signal('2026-11-22'))
    lookup.search('slow')
    await rest()
    lookup.search('quick')
    await vi.advanceTimersByTimeAsync(2000)
    expect(lookup.hits.value).toHaveLength(1)
  })

  it('says what is wrong', async () => {
    const client = fakeClient({ search: () => ({ ok: false, error: 'index-missing', message: 'Repair the index.' }) })
    const lookup = createLookup(client, toasts, signal('2026-11-22'))
    lookup.search('asthma')
    await rest()
    expect(lookup.problem.value).toBe('Repair the index.')
    lookup.search('')
    expect(lookup.problem.value).toBeUndefined()
  })
})

describe('records', () => {
  it('lead back the way they were opened', async () => {
    const lookup = createLookup(fakeClient(), toasts, signal('2026-11-22'))
    await lookup.openRecord('E11.22')
    await lookup.openRecord('E11')
    expect(lookup.record.value).toBe(RECORDS[1])
    lookup.back()
    expect(lookup.record.value).toBe(RECORDS[0])
    lookup.back()
    expect(lookup.record.value).toBeUndefined()
  })

  it('are remembered as codes only, latest first, each once', async () => {
    const client = fakeClient()
    const lookup = createLookup(client, toasts, signal('2026-11-22'))
    for (const code of ['E11.22', 'E11', 'E11.22']) await lookup.openRecord(code)
    expect((await client.getSettings()).recents).toEqual(['E11.22', 'E11'])
    expect(lookup.recents.value).toEqual(['E11.22', 'E11'])
  })

  it('of a string that never was a code are refused in words', async () => {
    const lookup = createLookup(fakeClient(), toasts, signal('2026-11-22'))
    await lookup.openRecord('QQQ.99')
    expect(lookup.record.value).toBeUndefined()
    expect(said).toEqual(['QQQ.99 is not a code of ICD-10-CM in the releases on this computer'])
  })

  it('can be starred and unstarred', async () => {
    const client = fakeClient()
    const lookup = createLookup(client, toasts, signal('2026-11-22'))
    await lookup.toggleFavourite('E11.22')
    expect(lookup.favourites.value).toEqual(['E11.22'])
    await lookup.toggleFavourite('E11.22')
    expect((await client.getSettings()).favourites).toEqual([])
  })
})

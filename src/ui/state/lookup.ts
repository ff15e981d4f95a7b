/** Looking codes up: search, records, favourites and recents. Works without any chart. */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { CodeRecord, SearchHit } from '../../platform/messages.ts'
import type { ChartsideClient } from '../client.ts'
import type { Toasts } from './toasts.ts'

export interface Lookup {
  query: Signal<string>
  /** Whether the list under the search box is open. */
  open: Signal<boolean>
  /** Place of the active row in the list. */
  active: Signal<number>
  hits: ReadonlySignal<SearchHit[]>
  /** What is wrong with the search, e.g. the index is missing. */
  problem: ReadonlySignal<string | undefined>
  searching: ReadonlySignal<boolean>
  /** The record in sight. */
  record: ReadonlySignal<CodeRecord | undefined>
  canGoBack: ReadonlySignal<boolean>
  favourites: ReadonlySignal<string[]>
  recents: ReadonlySignal<string[]>
  /** Titles of codes that stand in lists as codes only; '' while unknown. */
  titleOf(code: string): string

  search(query: string): void
  openRecord(code: string): Promise<void>
  back(): void
  close(): void
  toggleFavourite(code: string): Promise<void>
}

const RECENTS_KEPT = 12
const HITS = 40
/** Short enough to feel immediate, long enough to skip the middle of a word. */
const TYPING_MS = 90

export function createLookup(client: ChartsideClient, toasts: Toasts, date: ReadonlySignal<string>): Lookup {
  const query = signal('')
  const open = signal(false)
  const active = signal(0)
  const hits = signal<SearchHit[]>([])
  const problem = signal<string>()
  const searching = signal(false)
  const trail = signal<CodeRecord[]>([])
  const favourites = signal<string[]>([])
  const recents = signal<string[]>([])
  const titles = signal<Record<string, string>>({})
  const asked = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let ticket = 0

  const take = (settings: { favourites: string[]; recents: string[] }) =>
    batch(() => {
      favourites.value = settings.favourites
      recents.value = settings.recents
    })
  client.onSettings(take)
  client.getSettings().then(take, () => undefined)

  async function fetchRecord(code: string): Promise<CodeRecord | undefined> {
    const answer = await client.call('record', { system: 'ICD-10-CM', code, date: date.value }).catch(() => null)
    if (answer === null) toasts.show(`${code} is not an ICD-10-CM code of FY2020 to FY2027`)
    else if ('ok' in answer) toasts.show(answer.message)
    else return answer
    return undefined
  }

  async function run(text: string, mine: number) {
    const answer = await client
      .call('search', { query: text, limit: HITS, date: date.value })
      .catch(() => ({ ok: false as const, error: 'fault', message: 'The search did not answer. Try again.' }))
    if (mine !== ticket) return
    batch(() => {
      searching.value = false
      active.value = 0
      hits.value = Array.isArray(answer) ? answer : []
      problem.value = Array.isArray(answer) ? undefined : answer.message
    })
  }

  return {
    query,
    open,
    active,
    hits,
    problem,
    searching,
    record: computed(() => trail.value.at(-1)),
    canGoBack: computed(() => trail.value.length > 1),
    favourites,
    recents,

    titleOf(code) {
      const known = titles.value[code]
      if (known === undefined && !asked.has(code)) {
        asked.add(code)
        client.call('record', { system: 'ICD-10-CM', code, date: date.value }).then(
          (record) => {
            if (record && !('ok' in record)) titles.value = { ...titles.value, [code]: record.title }
          },
          () => asked.delete(code),
        )
      }
      return known ?? ''
    },

    search(text) {
      query.value = text
      open.value = true
      active.value = 0
      clearTimeout(timer)
      const mine = ++ticket
      if (text.trim() === '') {
        batch(() => {
          hits.value = []
          searching.value = false
          problem.value = undefined
        })
        return
      }
      searching.value = true
      timer = setTimeout(() => run(text, mine), TYPING_MS)
    },

    async openRecord(code) {
      const record = await fetchRecord(code)
      if (!record) return
      batch(() => {
        open.value = false
        if (trail.value.at(-1)?.code !== record.code) trail.value = [...trail.value, record]
      })
      await client
        .updateSettings((settings) => ({
          recents: [record.code, ...settings.recents.filter((c) => c !== record.code)].slice(0, RECENTS_KEPT),
        }))
        .catch(() => undefined)
    },

    back() {
      trail.value = trail.value.slice(0, -1)
    },

    close() {
      trail.value = []
    },

    async toggleFavourite(code) {
      const settings = await client.updateSettings(({ favourites: before }) => ({
        favourites: before.includes(code) ? before.filter((c) => c !== code) : [...before, code],
      }))
      take(settings)
    },
  }
}

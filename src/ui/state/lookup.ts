/** Looking codes up: search, records, favourites and recents. Works without any chart. */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { CodeRecord, Failure, SearchHit } from '../../platform/messages.ts'
import { readRef, refOf } from '../../platform/refs.ts'
import type { ChartsideClient } from '../client.ts'
import { hasRecord } from '../view/record.ts'
import { type ScopeId, systemsOf } from '../view/systems.ts'
import type { Toasts } from './toasts.ts'

export interface Lookup {
  query: Signal<string>
  /** Whether the list under the search box is open. */
  open: Signal<boolean>
  /** Place of the active row in the list. */
  active: Signal<number>
  /** Which systems are searched. */
  scope: ReadonlySignal<ScopeId>
  billableOnly: ReadonlySignal<boolean>
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
  titleOf(ref: string): string

  search(query: string): void
  /** Searches again under other filters. */
  filter(change: { scope?: ScopeId; billableOnly?: boolean }): void
  /** @param ref a code as in `refOf` */
  openRecord(ref: string): Promise<void>
  /** Opens what a record names: a code of the same system, or a chapter or block of ICD-10-CM. */
  openIn(record: Pick<CodeRecord, 'system'>, code: string): Promise<void>
  back(): void
  close(): void
  toggleFavourite(ref: string): Promise<void>
}

const RECENTS_KEPT = 12
const HITS = 40
/** Where several systems are searched at once. */
const HITS_OF_EACH = 20
/** Short enough to feel immediate, long enough to skip the middle of a word. */
const TYPING_MS = 90

export function createLookup(client: ChartsideClient, toasts: Toasts, date: ReadonlySignal<string>): Lookup {
  const query = signal('')
  const open = signal(false)
  const active = signal(0)
  const scope = signal<ScopeId>('all')
  const billableOnly = signal(false)
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

  async function fetchRecord(ref: string): Promise<CodeRecord | undefined> {
    const { system, code } = readRef(ref)
    return shown(client.call('record', { system, code, date: date.value }), code, system)
  }

  async function shown(answer: Promise<CodeRecord | Failure | null>, code: string, system: string) {
    const record = await answer.catch(() => null)
    if (record === null) toasts.show(`${code} is not a code of ${system} in the releases on this computer`)
    else if ('ok' in record) toasts.show(record.message)
    else return record
    return undefined
  }

  /** Puts a record in sight, over the one before. */
  const put = (record: CodeRecord) =>
    batch(() => {
      open.value = false
      const last = trail.value.at(-1)
      if (!last || refOf(last) !== refOf(record)) trail.value = [...trail.value, record]
    })

  async function run(text: string, mine: number) {
    const answer = await client
      .call('search', {
        query: text,
        limit: scope.value === 'all' ? HITS_OF_EACH : HITS,
        date: date.value,
        systems: systemsOf(scope.value),
        billable: billableOnly.value,
      })
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
    scope,
    billableOnly,
    hits,
    problem,
    searching,
    record: computed(() => trail.value.at(-1)),
    canGoBack: computed(() => trail.value.length > 1),
    favourites,
    recents,

    titleOf(ref) {
      const known = titles.value[ref]
      if (known === undefined && !asked.has(ref)) {
        asked.add(ref)
        client.call('record', { ...readRef(ref), date: date.value }).then(
          (record) => {
            if (record && !('ok' in record)) titles.value = { ...titles.value, [ref]: record.title }
          },
          () => asked.delete(ref),
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

    filter(change) {
      batch(() => {
        scope.value = change.scope ?? scope.value
        billableOnly.value = change.billableOnly ?? billableOnly.value
      })
      this.search(query.value)
    },

    async openRecord(ref) {
      const record = await fetchRecord(ref)
      if (!record) return
      put(record)
      const opened = refOf(record)
      await client
        .updateSettings((settings) => ({
          recents: [opened, ...settings.recents.filter((one) => one !== opened)].slice(0, RECENTS_KEPT),
        }))
        .catch(() => undefined)
    },

    async openIn({ system }, code) {
      if (system !== 'ICD-10-CM' || hasRecord(code)) return this.openRecord(refOf({ system, code }))
      const record = await shown(client.call('place', { id: code, date: date.value }), code, system)
      if (record) put(record)
    },

    back() {
      trail.value = trail.value.slice(0, -1)
    },

    close() {
      trail.value = []
    },

    async toggleFavourite(ref) {
      const settings = await client.updateSettings(({ favourites: before }) => ({
        favourites: before.includes(ref) ? before.filter((one) => one !== ref) : [...before, ref],
      }))
      take(settings)
    },
  }
}

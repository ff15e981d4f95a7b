/** All that a screen is made of, handed to its components through one context. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { readRef } from '../../platform/refs.ts'
import type { ChartsideClient, Settings } from '../client.ts'
import { copyText } from '../clipboard.ts'
import { type Coded, toCopy } from '../view/copy.ts'
import { type Audit, createAudit } from './audit.ts'
import { type Book, createBook } from './book.ts'
import { type Chart, createChart } from './chart.ts'
import { createIndex, type Index } from './index-status.ts'
import { createJudging, type Judging } from './judgement.ts'
import { createLookup, type Lookup } from './lookup.ts'
import { createToasts, type Toasts } from './toasts.ts'

export type Screen = 'popup' | 'panel' | 'desk'

/** What a screen is used for at the moment: the chart and look-up, or one of the tools beside it. */
export type View = 'note' | 'basket' | 'em' | 'audit' | 'book' | 'pcs'

export interface App {
  client: ChartsideClient
  screen: Screen
  index: Index
  chart: Chart
  lookup: Lookup
  audit: Audit
  book: Book
  judging: Judging
  toasts: Toasts
  helpOpen: Signal<boolean>
  /** The work in sight. */
  view: Signal<View>
  /** Whose screen it is. */
  mode: ReadonlySignal<Settings['mode']>
  /** The suggestion that the keyboard is at, by its code. */
  selected: Signal<string | undefined>
  /** What "copy all" takes. */
  chosen: ReadonlySignal<Coded[]>
  /** True while the report is put on paper. */
  reporting: Signal<boolean>
  printReport(): void
  /** Puts text on the clipboard and says so; `what` names it, e.g. "E11.22". */
  copy(text: string, what: string): Promise<void>
  /** Writes text at the cursor of the chart and says so; `what` names it. */
  insert(text: string, what: string): Promise<void>
}

export function createApp(client: ChartsideClient, screen: Screen): App {
  const toasts = createToasts()
  const chart = createChart(client, toasts)
  const index = createIndex(client)
  const lookup = createLookup(client, toasts, chart.date)
  // What could not be read for want of an index is read as soon as there is one.
  effect(() => {
    const { value: phase } = chart.phase
    if (index.status.value.state === 'ready' && phase.is === 'failed' && phase.failure.error === 'index-missing')
      chart.read()
  })
  const reporting = signal(false)
  const mode = signal<Settings['mode']>('coder')
  const take = (settings: Settings) => {
    mode.value = settings.mode
  }
  client.onSettings(take)
  client.getSettings().then(take, () => undefined)
  return {
    client,
    mode,
    screen,
    index,
    chart,
    lookup,
    audit: createAudit(client, chart),
    book: createBook(client, chart.date),
    judging: createJudging(client, chart),
    toasts,
    helpOpen: signal(false),
    view: signal<View>('note'),
    reporting,
    printReport() {
      reporting.value = true
    },
    selected: signal(),
    chosen: computed(() => {
      const added = chart.added.value.map((ref) => ({ ...readRef(ref), title: lookup.titleOf(ref) }))
      const { recommended, doubtful, mentioned } = chart.lists.value
      return toCopy(recommended, [...doubtful, ...mentioned, ...added], chart.decisions.value)
    }),
    async insert(text, what) {
      const tabId = chart.tab.value?.id
      if (tabId === undefined) return
      const answer = await client.call('insert', { tabId, text })
      toasts.show(answer.ok ? `${what} inserted; undo it in the chart` : answer.message)
    },
    async copy(text, what) {
      toasts.show(
        (await copyText(text)) ? `${what} copied` : 'The browser did not allow copying. Select the text and copy it.',
      )
    },
  }
}

export const AppContext = createContext<App | undefined>(undefined)

export function useApp(): App {
  const app = useContext(AppContext)
  if (!app) throw new Error('A component of the screens stands outside AppContext.')
  return app
}

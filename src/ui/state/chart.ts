/** The chart at hand: what was read, under which encounter, and what the person decided. */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { Setting, Span } from '../../engine/types.ts'
import type { Calls, Decisions, Failure, Reading } from '../../platform/messages.ts'
import type { ChartsideClient, Tab } from '../client.ts'
import { isoDate } from '../view/dates.ts'
import { partOf, type Range } from '../view/source.ts'
import { acceptedBeside, listSuggestions, type SuggestionLists } from '../view/suggestions.ts'
import type { Phase } from '../view/summary.ts'
import type { Toasts } from './toasts.ts'

type Decision = Calls['decide']['request']['decision']

export interface Chart {
  tab: ReadonlySignal<Tab | undefined>
  phase: ReadonlySignal<Phase>
  /** True while an answer is awaited; an earlier reading stays in sight meanwhile. */
  busy: ReadonlySignal<boolean>
  reading: ReadonlySignal<Reading | undefined>
  lists: ReadonlySignal<SuggestionLists>
  /** Accepted from the look-up rather than from the note. */
  added: ReadonlySignal<string[]>
  decisions: ReadonlySignal<Decisions>
  setting: ReadonlySignal<Setting>
  /** Date of service, ISO. */
  date: ReadonlySignal<string>
  /** The evidence looked at last. */
  focus: ReadonlySignal<Range | undefined>
  sourceOpen: Signal<boolean>

  /** Takes a tab as the chart. Reads it, or only shows what was read from it before. */
  attach(tab: Tab | undefined, how: 'read' | 'recall'): Promise<void>
  read(): Promise<void>
  paste(text: string): Promise<void>
  setEncounter(change: { setting?: Setting; date?: string }): Promise<void>
  decide(code: string, decision: Decision): Promise<void>
  undo(): Promise<void>
  /** Shows evidence where it stands: in the page, and in the view of the text. */
  show(span: Span, among: Span[]): Promise<void>
  markAll(): Promise<void>
  clearMarks(): Promise<void>
  wipe(): Promise<void>
}

const NO_DECISIONS: Decisions = { accepted: [], dismissed: [], never: [] }
const NO_LISTS: SuggestionLists = { recommended: [], mentioned: [], setAside: [] }

const failure = (fault: unknown): Failure => ({
  ok: false,
  error: 'fault',
  message: fault instanceof Error ? fault.message : 'Something went wrong. Read the chart again.',
})

export function createChart(client: ChartsideClient, toasts: Toasts, today = isoDate(new Date())): Chart {
  const tab = signal<Tab>()
  // Every screen begins by looking for its chart: until that is answered it must not say that there is none.
  const phase = signal<Phase>({ is: 'reading' })
  const busy = signal(false)
  const focus = signal<Range>()
  const sourceOpen = signal(false)
  const preferred = signal<Setting>('outpatient')
  const asked = signal<string>()
  let ticket = 0
  let lastDecided: string | undefined

  const reading = computed(() => (phase.value.is === 'read' ? phase.value.reading : undefined))
  const decisions = computed(() => reading.value?.decisions ?? NO_DECISIONS)
  const lists = computed(() =>
    reading.value ? listSuggestions(reading.value.analysis.suggestions, reading.value.decisions) : NO_LISTS,
  )

  client.getSettings().then(
    (settings) => {
      preferred.value = settings.setting
    },
    () => undefined,
  )

  client.on('cleared', ({ tabId }) => {
    if (tabId !== tab.value?.id || phase.value.is === 'idle') return
    ticket++
    batch(() => {
      busy.value = false
      focus.value = undefined
      phase.value = { is: 'changed' }
    })
  })

  /** Awaits an answer about the chart; an answer that was overtaken by a later question is dropped. */
  async function take(question: Promise<Reading | Failure>, first: boolean): Promise<void> {
    const mine = ++ticket
    batch(() => {
      busy.value = true
      if (first) phase.value = { is: 'reading' }
    })
    const answer = await question.catch(failure)
    if (mine !== ticket) return
    batch(() => {
      busy.value = false
      focus.value = undefined
      phase.value = answer.ok ? { is: 'read', reading: answer } : { is: 'failed', failure: answer }
    })
  }

  const read = async () => {
    const id = tab.value?.id
    if (id === undefined) return
    await take(client.call('read', { tabId: id }), true)
  }

  async function mark(ranges: Range[], scrollTo?: number) {
    const id = tab.value?.id
    if (id === undefined) return
    const answer = await client.call('mark', { tabId: id, ranges, scrollTo }).catch(failure)
    if (!answer.ok) toasts.show(answer.message)
    else if (ranges.length > 0 && answer.marked === 0) {
      toasts.show('These words no longer stand in the page. Read the chart again.')
    }
  }

  function setDecisions(next: Decisions) {
    if (phase.value.is === 'read') phase.value = { is: 'read', reading: { ...phase.value.reading, decisions: next } }
  }

  return {
    tab,
    phase,
    busy,
    reading,
    lists,
    decisions,
    focus,
    sourceOpen,
    added: computed(() => (reading.value ? acceptedBeside(reading.value.analysis.suggestions, decisions.value) : [])),
    setting: computed(() => reading.value?.encounter.setting ?? preferred.value),
    date: computed(() => reading.value?.encounter.date ?? asked.value ?? today),
    read,

    async attach(next, how) {
      ticket++
      batch(() => {
        tab.value = next
        phase.value = { is: next ? 'reading' : 'idle' }
        focus.value = undefined
        busy.value = false
      })
      if (!next) return
      const mine = ticket
      const known = how === 'recall' ? await client.call('current', { tabId: next.id }).catch(() => null) : null
      if (mine !== ticket) return
      if (known) phase.value = { is: 'read', reading: known }
      else if (how === 'read') await read()
      else phase.value = { is: 'idle' }
    },

    async paste(text) {
      const id = tab.value?.id
      if (id === undefined || text.trim() === '') return
      await take(client.call('paste', { tabId: id, text }), !reading.value)
    },

    async setEncounter(change) {
      const id = tab.value?.id
      if (id !== undefined && reading.value) {
        const before = reading.value
        await take(client.call('encounter', { tabId: id, ...change }), false)
        // A date that no release covers is refused; what was read is still there.
        if (phase.value.is === 'failed') {
          toasts.show(phase.value.failure.message)
          phase.value = { is: 'read', reading: before }
        }
        return
      }
      if (change.setting) preferred.value = change.setting
      if (change.date) asked.value = change.date
    },

    async decide(code, decision) {
      const id = tab.value?.id
      if (id === undefined) return
      const answer = await client.call('decide', { tabId: id, code, decision }).catch(failure)
      if ('ok' in answer) {
        toasts.show(answer.message)
        return
      }
      setDecisions(answer)
      if (decision === 'undo') return
      lastDecided = code
      const undo = () => this.decide(code, 'undo')
      if (decision === 'dismiss') toasts.show(`${code} dismissed`, undo)
      if (decision === 'never') toasts.show(`${code} will not be suggested on this site`, undo)
    },

    async undo() {
      if (!lastDecided) return
      const code = lastDecided
      lastDecided = undefined
      await this.decide(code, 'undo')
      toasts.show(`${code} restored`)
    },

    async show(span, among) {
      const current = reading.value
      if (!current) return
      focus.value = { start: span.start, end: span.end }
      // Pasted words stand in no page: the view of the text is the only place to show them.
      if (partOf(current.parts, span.start)?.kind === 'paste') {
        sourceOpen.value = true
        return
      }
      const ranges = among.map(({ start, end }) => ({ start, end }))
      await mark(ranges, Math.max(0, among.indexOf(span)))
    },

    async markAll() {
      const spans = [...lists.value.recommended, ...lists.value.mentioned].flatMap((s) => s.evidence)
      await mark(spans.map(({ start, end }) => ({ start, end })))
    },

    async clearMarks() {
      focus.value = undefined
      await mark([])
    },

    async wipe() {
      ticket++
      const id = tab.value?.id
      batch(() => {
        busy.value = false
        focus.value = undefined
        sourceOpen.value = false
        phase.value = { is: 'idle' }
      })
      if (id !== undefined) await client.call('wipe', { tabId: id }).catch(() => undefined)
      toasts.show('Forgotten: the text, the suggestions and the decisions of this sitting')
    },
  }
}

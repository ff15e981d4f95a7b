/** The chart at hand: what was read, under which encounter, and what the person decided. */
import { batch, computed, type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { BasketChange } from '../../basket/types.ts'
import type { Setting, Span, Suggestion } from '../../engine/types.ts'
import type { Calls, Decisions, Failure, Reading } from '../../platform/messages.ts'
import { refOf } from '../../platform/refs.ts'
import type { ChartsideClient, Tab } from '../client.ts'
import { isoDate } from '../view/dates.ts'
import { partOf, type Range } from '../view/source.ts'
import { acceptedBeside, listSuggestions, offered, type SuggestionLists } from '../view/suggestions.ts'
import type { Phase } from '../view/summary.ts'
import { askAbout, failureOf, isFailure } from './renewal.ts'
import type { Toasts } from './toasts.ts'

type Decision = Calls['decide']['request']['decision']

/** What a person says about an encounter. */
type Said = Partial<Omit<Calls['encounter']['request'], 'tabId'>>

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
  /** Whole years; undefined while nobody said. */
  age: ReadonlySignal<number | undefined>
  sex: ReadonlySignal<'M' | 'F' | 'U'>
  /** The evidence looked at last. */
  focus: ReadonlySignal<Range | undefined>
  /** Whether anything is marked in the page. */
  marked: ReadonlySignal<boolean>
  sourceOpen: Signal<boolean>
  /** Whether the note was changed in the page since it was read. */
  edited: ReadonlySignal<boolean>

  /** Takes a tab as the chart: reads it, shows what was read from it before, or reads it only when nothing was. */
  attach(tab: Tab | undefined, how: 'read' | 'recall' | 'recall or read'): Promise<void>
  read(): Promise<void>
  paste(text: string): Promise<void>
  /** Analyses these of the notes that the page shows. */
  chooseNotes(ids: string[]): Promise<void>
  setEncounter(change: Said): Promise<void>
  decide(code: string, decision: Decision): Promise<void>
  undo(): Promise<void>
  changeBasket(change: BasketChange): Promise<void>
  /** Shows evidence where it stands: in the page, and in the view of the text. */
  show(span: Span, among: Span[]): Promise<void>
  markAll(): Promise<void>
  /** Marks ranges of the text in the page and goes to the first. */
  markPassages(ranges: Range[]): Promise<void>
  clearMarks(): Promise<void>
  /** Lets the person point at the region of the page that is always to be read on this site. Answers whether they can now. */
  pickRegion(): Promise<boolean>
  wipe(): Promise<void>
}

const NO_DECISIONS: Decisions = { accepted: [], basket: { items: [] }, dismissed: [], never: [] }
const NO_LISTS: SuggestionLists = { recommended: [], doubtful: [], mentioned: [], setAside: [] }

/** Units and modifiers that the record tells go into the basket with the code; undefined where it tells none. */
function amountOf({ units, modifiers }: Suggestion): { units?: number; modifiers?: string[] } | undefined {
  if (units === undefined && modifiers === undefined) return undefined
  return { ...(units === undefined ? {} : { units }), ...(modifiers ? { modifiers } : {}) }
}

export function createChart(client: ChartsideClient, toasts: Toasts, today = isoDate(new Date())): Chart {
  const tab = signal<Tab>()
  // Every screen begins by looking for its chart: until that is answered it must not say that there is none.
  const phase = signal<Phase>({ is: 'reading' })
  const busy = signal(false)
  const focus = signal<Range>()
  const marked = signal(false)
  const edited = signal(false)
  const sourceOpen = signal(false)
  const preferred = signal<Setting>('outpatient')
  /** What the person said about the encounter; holds until the chart is another. */
  const said = signal<Said>({})
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

  /** Goes to another phase; answers that are still under way are answers about something else then. */
  function become(next: Phase) {
    ticket++
    batch(() => {
      busy.value = false
      focus.value = undefined
      marked.value = false
      edited.value = false
      phase.value = next
    })
  }
  const settle = (answer: Reading | Failure) =>
    become(answer.ok ? { is: 'read', reading: answer } : { is: 'failed', failure: answer })

  /** The page went on: what was read from it must not be taken for what it shows now, another patient perhaps. */
  const onChange = (tabId: number) => {
    if (tabId === tab.value?.id && reading.value && !isPasted(reading.value)) {
      said.value = {}
      become({ is: 'changed' })
    }
  }
  client.on('cleared', ({ tabId }) => onChange(tabId))
  client.on('edited', async ({ tabId, read: again }) => {
    const before = reading.value
    if (tabId !== tab.value?.id || (before ? isPasted(before) : !again)) return
    edited.value = true
    const mine = ticket
    const now = again ? await client.call('current', { tabId }).catch(() => null) : null
    // Nothing moves under the hands of someone who has gone on meanwhile.
    if (now && mine === ticket) settle(await underWhatWasSaid(now))
  })
  // The worker tells only what it still remembers; a screen that outlives it has to watch for itself.
  client.onChanged(onChange)

  /** Awaits an answer and goes where it leads, unless it was overtaken by a later question. */
  async function take(question: Promise<Reading | Failure>): Promise<void> {
    const mine = ++ticket
    busy.value = true
    const answer = await question.then(underWhatWasSaid).catch(failureOf)
    if (mine === ticket) settle(answer)
  }

  /** A new reading starts with the preferred setting; what the person said about this chart goes on to hold. */
  async function underWhatWasSaid(answer: Reading | Failure): Promise<Reading | Failure> {
    if (!answer.ok || Object.keys(said.value).length === 0) return answer
    const judged = await client.call('encounter', { tabId: answer.tabId, ...said.value })
    return judged.ok ? judged : answer
  }

  async function read() {
    const id = tab.value?.id
    if (id === undefined) return
    if (!reading.value) phase.value = { is: 'reading' }
    await take(client.call('read', { tabId: id }))
  }

  /** Asks about the reading in sight; says what is wrong when there is no answer. */
  async function ask<T>(question: (tabId: number) => Promise<T | Failure>): Promise<T | undefined> {
    const before = reading.value
    if (!before) return undefined
    const answer = await askAbout(client, before, () => question(before.tabId), settle)
    if (!isFailure(answer)) return answer
    toasts.show(answer.message)
    return undefined
  }

  async function mark(ranges: Range[], scrollTo?: number) {
    const plain = ranges.map(({ start, end }) => ({ start, end }))
    const answer = await ask((tabId) => client.call('mark', { tabId, ranges: plain, scrollTo }))
    if (!answer) return
    marked.value = answer.marked > 0
    if (plain.length > 0 && answer.marked === 0) {
      toasts.show('These words no longer stand in the page. Read the chart again.')
    }
  }

  return {
    tab,
    phase,
    busy,
    reading,
    lists,
    decisions,
    focus,
    marked,
    sourceOpen,
    edited,
    added: computed(() => (reading.value ? acceptedBeside(reading.value.analysis.suggestions, decisions.value) : [])),
    setting: computed(() => reading.value?.encounter.setting ?? said.value.setting ?? preferred.value),
    date: computed(() => reading.value?.encounter.date ?? said.value.date ?? today),
    age: computed(() => reading.value?.encounter.age ?? said.value.age ?? undefined),
    sex: computed(() => reading.value?.encounter.sex ?? said.value.sex ?? 'U'),
    read,

    async attach(next, how) {
      tab.value = next
      said.value = {}
      become({ is: next ? 'reading' : 'idle' })
      if (!next) return
      const mine = ticket
      const known = how === 'read' ? null : await client.call('current', { tabId: next.id }).catch(() => null)
      if (mine !== ticket) return
      if (known) settle(known)
      else if (how === 'recall') become({ is: 'idle' })
      else await read()
    },

    async paste(text) {
      const id = tab.value?.id
      if (id !== undefined && text.trim() !== '') await take(client.call('paste', { tabId: id, text }))
    },

    async chooseNotes(ids) {
      busy.value = true
      const mine = ++ticket
      const answer = await ask((tabId) => client.call('chooseNote', { tabId, ids }))
      if (mine !== ticket) return
      busy.value = false
      if (answer) settle(answer)
    },

    async setEncounter(change) {
      const before = said.value
      said.value = { ...before, ...change }
      if (!reading.value) return
      busy.value = true
      const mine = ++ticket
      const answer = await ask((tabId) => client.call('encounter', { tabId, ...change }))
      if (mine !== ticket) return
      busy.value = false
      // A date that no release covers is refused; what was read stays.
      if (answer) settle(answer)
      else said.value = before
    },

    async decide(code, decision) {
      const next = await ask((tabId) => client.call('decide', { tabId, code, decision }))
      const current = reading.value
      if (!next || !current) return
      phase.value = { is: 'read', reading: { ...current, decisions: next } }
      if (decision === 'undo') return
      const told = current.analysis.suggestions.find((suggestion) => refOf(suggestion) === code)
      const amount = told && amountOf(told)
      if (decision === 'accept' && amount) await this.changeBasket({ kind: 'set', ref: code, ...amount })
      lastDecided = code
      const undo = () => this.decide(code, 'undo')
      if (decision === 'dismiss') toasts.show(`${code} dismissed`, undo)
      if (decision === 'never') toasts.show(`${code} will not be suggested on this site`, undo)
    },

    async changeBasket(change) {
      const next = await ask((tabId) => client.call('basket', { tabId, change }))
      const current = reading.value
      if (next && current) phase.value = { is: 'read', reading: { ...current, decisions: next } }
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
      if (partOf(current.parts, span.start)?.kind === 'paste') sourceOpen.value = true
      else await mark(among, Math.max(0, among.indexOf(span)))
    },

    markAll: () => mark(offered(lists.value).flatMap((s) => s.evidence)),

    markPassages: (ranges) => mark(ranges, 0),

    async clearMarks() {
      focus.value = undefined
      if (marked.value) await mark([])
    },

    async pickRegion() {
      const id = tab.value?.id
      if (id === undefined) return false
      const answer = await client.call('pickRegion', { tabId: id })
      toasts.show(answer.ok ? 'Click the note in the chart. Escape leaves.' : answer.message)
      return answer.ok
    },

    async wipe() {
      const id = tab.value?.id
      sourceOpen.value = false
      said.value = {}
      become({ is: 'idle' })
      if (id !== undefined) await client.call('wipe', { tabId: id }).catch(() => undefined)
      toasts.show('Forgotten: the text, the suggestions and the decisions made')
    },
  }
}

const isPasted = (reading: Reading): boolean =>
  reading.parts.length > 0 && reading.parts.every((p) => p.kind === 'paste')

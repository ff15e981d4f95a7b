/** The worksheet of the visit in sight: filled in from the note, corrected by the person, judged after every change. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { EmSheet, VisitFacts, Worksheet } from '../../evaluation-management/types.ts'
import type { ChartsideClient } from '../client.ts'
import type { Chart } from './chart.ts'

/** What the note does not say and the person adds. */
export type Facts = Partial<Omit<VisitFacts, 'date'>>

export interface EmDesk {
  /** Undefined until there is an answer. */
  sheet: ReadonlySignal<EmSheet | undefined>
  /** What is wrong, and what to do. */
  problem: ReadonlySignal<string | undefined>
  facts: ReadonlySignal<Facts>
  /** True once the person has changed what the note gave. */
  corrected: ReadonlySignal<boolean>
  /** Fills the worksheet in from the note, whatever was corrected before. */
  fill(): Promise<void>
  correct(change: (worksheet: Worksheet) => Worksheet): Promise<void>
  state(facts: Facts): Promise<void>
}

const NO_CHART = 'Read a chart or paste a note first.'

export function createEmDesk(client: ChartsideClient, chart: Pick<Chart, 'reading'>): EmDesk {
  const sheet = signal<EmSheet>()
  const problem = signal<string>()
  const facts = signal<Facts>({})
  const corrected = signal(false)
  let ticket = 0

  async function ask(worksheet: Worksheet | undefined): Promise<void> {
    const mine = ++ticket
    const reading = chart.reading.value
    if (!reading) {
      sheet.value = undefined
      problem.value = NO_CHART
      return
    }
    const answer = await client
      .call('emWorksheet', { tabId: reading.tabId, ...said(facts.value), ...(worksheet ? { worksheet } : {}) })
      .catch(() => ({ ok: false as const, error: 'fault', message: 'The worksheet did not answer. Try again.' }))
    // an answer to an earlier question must not undo what was changed since
    if (mine !== ticket) return
    if ('ok' in answer) {
      problem.value = answer.message
      return
    }
    problem.value = undefined
    sheet.value = answer
  }

  return {
    sheet,
    problem,
    facts,
    corrected,
    fill() {
      corrected.value = false
      return ask(undefined)
    },
    async correct(change) {
      const now = sheet.value
      if (!now) return
      const worksheet = change(now.worksheet)
      corrected.value = true
      sheet.value = { ...now, worksheet }
      await ask(worksheet)
    },
    async state(more) {
      facts.value = { ...facts.value, ...more }
      await ask(corrected.value ? sheet.value?.worksheet : undefined)
    },
  }
}

/** Only what is said: a request holds no field without a value. */
function said({ payer, procedureSameDay, shared }: Facts) {
  return {
    ...(payer === undefined ? {} : { payer }),
    ...(procedureSameDay === undefined ? {} : { procedureSameDay }),
    ...(shared === undefined ? {} : { shared }),
  }
}

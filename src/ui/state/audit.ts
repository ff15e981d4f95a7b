/** The two-way audit of the chart at hand. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals'
import type { AuditResult } from '../../engine/types.ts'
import type { ChartsideClient } from '../client.ts'
import { readCodeList } from '../view/code-list.ts'
import type { Chart } from './chart.ts'

export interface Audit {
  /** The codes billed, as typed or pasted. */
  typed: Signal<string>
  result: ReadonlySignal<AuditResult | undefined>
  /** What is wrong, and what to do. */
  problem: ReadonlySignal<string | undefined>
  run(): Promise<void>
}

export function createAudit(client: ChartsideClient, chart: Chart): Audit {
  const typed = signal('')
  const result = signal<AuditResult>()
  const problem = signal<string>()
  const refuse = (message: string) => {
    result.value = undefined
    problem.value = message
  }
  // What was compared with another reading says nothing about this one.
  let compared: unknown
  chart.reading.subscribe((reading) => {
    if (compared && reading?.text !== compared) refuse('The chart is another one now. Compare again.')
  })
  return {
    typed,
    result,
    problem,
    async run() {
      const reading = chart.reading.value
      if (!reading) return refuse('There is no chart to compare with. Read one, or paste the note.')
      const codes = readCodeList(typed.value)
      if (codes.length === 0)
        return refuse('Give the codes that were billed, one on a line or with commas between them.')
      const answer = await client
        .call('audit', { tabId: reading.tabId, codes })
        .catch(() => ({ ok: false as const, error: 'fault', message: 'The comparison did not answer. Try again.' }))
      if ('ok' in answer) return refuse(answer.message)
      compared = reading.text
      problem.value = undefined
      result.value = answer
    },
  }
}

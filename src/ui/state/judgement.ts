/** What the edits and groups say of the basket, asked anew whenever it or the encounter changes. */
import { effect, type ReadonlySignal, signal } from '@preact/signals'
import type { Judgement } from '../../platform/messages.ts'
import type { ChartsideClient } from '../client.ts'
import type { Chart } from './chart.ts'

export interface Judging {
  /** Undefined while there is nothing to judge. */
  judgement: ReadonlySignal<Judgement | undefined>
  problem: ReadonlySignal<string | undefined>
}

export function createJudging(client: ChartsideClient, chart: Chart): Judging {
  const judgement = signal<Judgement>()
  const problem = signal<string>()
  let ticket = 0
  effect(() => {
    const reading = chart.reading.value
    const mine = ++ticket
    if (!reading || reading.decisions.basket.items.length === 0) {
      judgement.value = undefined
      problem.value = undefined
      return
    }
    client
      .call('judge', { tabId: reading.tabId })
      .catch(() => ({ ok: false as const, error: 'fault', message: 'The checks did not answer.' }))
      .then((answer) => {
        if (mine !== ticket) return
        const failed = 'ok' in answer
        judgement.value = failed ? undefined : answer
        problem.value = failed ? answer.message : undefined
      })
  })
  return { judgement, problem }
}

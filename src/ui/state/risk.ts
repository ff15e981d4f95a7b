/** The raw score of risk adjustment for the diagnoses of the basket and what a person says of eligibility. */
import { type ReadonlySignal, signal } from '@preact/signals'
import type { Eligibility, HccResult } from '../../grouping/hcc/types.ts'
import { readRef } from '../../platform/refs.ts'
import type { ChartsideClient } from '../client.ts'
import { DEFAULT_ELIGIBILITY, familyOf, MODELS } from '../view/risk.ts'
import type { Chart } from './chart.ts'

export interface RiskDesk {
  model: ReadonlySignal<string>
  paymentYear: ReadonlySignal<number>
  eligibility: ReadonlySignal<Eligibility>
  result: ReadonlySignal<HccResult | undefined>
  /** What is wrong, and what to do. */
  problem: ReadonlySignal<string | undefined>
  /** A change, and the answer to it. */
  state(change: { model?: string; paymentYear?: number; eligibility?: Eligibility }): Promise<void>
  ask(): Promise<void>
}

export function createRiskDesk(client: ChartsideClient, chart: Pick<Chart, 'reading'>): RiskDesk {
  const [first] = MODELS
  const model = signal<string>(first.model)
  const paymentYear = signal<number>(first.latest)
  const eligibility = signal<Eligibility>(DEFAULT_ELIGIBILITY.cms)
  const result = signal<HccResult>()
  const problem = signal<string>()
  let ticket = 0

  async function ask(): Promise<void> {
    const mine = ++ticket
    const reading = chart.reading.value
    const { age, sex } = reading?.encounter ?? {}
    if (!reading || age === undefined || sex === undefined) {
      result.value = undefined
      problem.value = 'Say age and sex of the patient first: factors differ by both.'
      return
    }
    const dx = reading.decisions.basket.items
      .map(({ ref }) => readRef(ref))
      .flatMap(({ system, code }) => (system === 'ICD-10-CM' ? [code] : []))
    const answer = await client
      .call('riskAdjustment', {
        model: model.value,
        paymentYear: paymentYear.value,
        dx,
        age,
        sex,
        eligibility: eligibility.value,
      })
      .catch(() => ({ ok: false as const, error: 'fault', message: 'The score did not answer. Try again.' }))
    // an answer to an earlier question must not stand beside what is asked now
    if (mine !== ticket) return
    const failed = 'ok' in answer
    result.value = failed ? undefined : answer
    problem.value = failed ? answer.message : undefined
  }

  return {
    model,
    paymentYear,
    eligibility,
    result,
    problem,
    ask,
    async state(change) {
      if (change.model !== undefined && change.model !== model.value) {
        model.value = change.model
        eligibility.value = DEFAULT_ELIGIBILITY[familyOf(change.model)]
        paymentYear.value = MODELS.find((one) => one.model === change.model)?.latest ?? paymentYear.value
      }
      if (change.paymentYear !== undefined) paymentYear.value = change.paymentYear
      if (change.eligibility !== undefined) eligibility.value = { ...eligibility.value, ...change.eligibility }
      await ask()
    },
  }
}

// @vitest-environment happy-dom
import { render } from 'preact'
import { afterEach, expect, it, vi } from 'vitest'
import type { Calls } from '../../../../src/platform/messages.ts'
import { RiskScore } from '../../../../src/ui/components/risk/RiskScore.tsx'
import { AppContext, createApp } from '../../../../src/ui/state/app.tsx'
import { fakeClient } from '../fixture/client.ts'
import { settled } from './screen.tsx'

type Request = Calls['riskAdjustment']['request']
const answer = ({ model, paymentYear }: Request): Calls['riskAdjustment']['response'] =>
  paymentYear === 1999
    ? { ok: false, error: 'unknown-payment-year', message: 'Choose one of: 2026, 2027.' }
    : {
        model,
        paymentYear,
        segment: 'CNA',
        hccs: [],
        dropped: [],
        interactions: [],
        score: 0.5,
        contributions: [{ variable: 'F70_74', factor: 0.5 }],
        uncounted: [{ code: 'I10', reason: 'no-category', message: 'I10 carries no payment category.' }],
      }

let root: HTMLElement
afterEach(() => {
  render(null, root)
  root.remove()
})

async function open(known: boolean) {
  const client = fakeClient({ riskAdjustment: answer })
  root = document.body.appendChild(document.createElement('div'))
  const app = createApp(client, 'panel')
  await app.chart.attach(await client.activeTab(), 'read')
  await app.chart.setEncounter(known ? { age: 70, sex: 'F' } : { age: null })
  render(
    <AppContext.Provider value={app}>
      <RiskScore />
    </AppContext.Provider>,
    root,
  )
  await settled()
  root.querySelector<HTMLElement>('[data-testid="risk-open"]')?.click()
  await settled()
  const one = (id: string) => {
    const found = root.querySelector<HTMLInputElement>(`[data-testid="${id}"]`)
    if (!found) throw new Error(`Nothing on the screen is named ${id}.`)
    return found
  }
  return {
    one,
    last: () => client.calls.filter(({ name }) => name === 'riskAdjustment').at(-1)?.request as Request,
    async change(id: string, value: string) {
      one(id).value = value
      one(id).dispatchEvent(new Event('change', { bubbles: true }))
      await settled()
    },
    async click(id: string) {
      one(id).click()
      await settled()
    },
  }
}

it('the score stands beside what makes it and what adds nothing', async () => {
  const { one, click } = await open(true)
  await vi.waitFor(() => expect(one('risk-raw').textContent).toBe('0.500'))
  await click('risk-parts')
  expect(one('risk-part').textContent).toContain('F70_74')
  await click('risk-uncounted')
  expect(one('risk-score').textContent).toContain('I10 carries no payment category.')
})

it('every model asks for its own eligibility', async () => {
  const { last, change, click } = await open(true)
  await vi.waitFor(() => expect(last()).toMatchObject({ model: 'CMS-HCC V28', age: 70, sex: 'F' }))
  await change('risk-dual', 'full')
  expect(last().eligibility).toEqual({ orec: '0', dual: 'full', institutional: false, newEnrollee: false })
  await change('risk-model', 'RxHCC V08 PDP')
  await click('risk-lowIncome')
  expect(last().eligibility).toMatchObject({ lowIncome: true, esrd: false })
  await change('risk-model', 'HHS-HCC V08')
  await change('risk-months', '4')
  expect(last()).toMatchObject({ paymentYear: 2026, eligibility: { metal: 'Silver', enrollmentMonths: 4 } })
})

it('what cannot be scored is said in words', async () => {
  const { one, change } = await open(true)
  await change('risk-year', '1999')
  await vi.waitFor(() => expect(one('risk-score').textContent).toContain('Choose one of'))
})

it('age and sex are asked for first', async () => {
  const { one, last } = await open(false)
  await vi.waitFor(() => expect(one('risk-score').textContent).toContain('Say age and sex'))
  expect(last()).toBeUndefined()
})

// @vitest-environment happy-dom
import { render } from 'preact'
import { afterEach, expect, it, vi } from 'vitest'
import type { EmSheet, Worksheet } from '../../../../src/evaluation-management/types.ts'
import type { Calls } from '../../../../src/platform/messages.ts'
import { EmWorksheet } from '../../../../src/ui/components/em/EmWorksheet.tsx'
import { AppContext, createApp } from '../../../../src/ui/state/app.tsx'
import { READING } from '../fixture/chart.ts'
import { type FakeClient, fakeClient } from '../fixture/client.ts'
import { settled } from './screen.tsx'

const EVIDENCE = READING.analysis.suggestions[0]!.evidence
const DRAFT: Worksheet = {
  family: 'office',
  problems: [{ kind: 'chronic-worse', label: 'Type 2 diabetes', code: 'E11.22', evidence: EVIDENCE }],
  data: [],
  risk: [{ kind: 'prescription', label: 'metformin', evidence: EVIDENCE }],
}
const element = { level: 'moderate', why: 'Because it is so.' } as const

/** What a background might answer: the worksheet as given, its level by the number of problems. */
function sheetOf({ worksheet = DRAFT }: Calls['emWorksheet']['request']): EmSheet {
  const code = worksheet.problems.length === 0 ? '99212' : '99214'
  return {
    worksheet,
    judged: {
      problems: element,
      data: { level: 'straightforward', why: 'No data are reviewed.' },
      risk: element,
      ...(worksheet.family
        ? {
            result: {
              family: worksheet.family,
              level: 'moderate',
              code,
              basis: 'decision',
              why: 'Two of three elements are moderate.',
              addOns: [],
              reminders: [{ id: 'G2211', text: 'Think of the add-on.', source: 'CMS' }],
            },
          }
        : {}),
    },
    kinds: [
      { element: 'problem', kind: 'stable-chronic', label: 'At its goal', level: 'low', source: '' },
      { element: 'problem', kind: 'chronic-worse', label: 'Not at its goal', level: 'moderate', source: '' },
      { element: 'data', kind: 'order', label: 'Test, ordered', level: '', source: '' },
      { element: 'risk', kind: 'prescription', label: 'Prescription drug', level: 'moderate', source: '' },
    ],
  }
}

let root: HTMLElement
afterEach(() => {
  render(null, root)
  root.remove()
})

async function open(client: FakeClient = fakeClient({ emWorksheet: sheetOf })) {
  root = document.body.appendChild(document.createElement('div'))
  const app = createApp(client, 'panel')
  await app.chart.attach(await client.activeTab(), 'read')
  render(
    <AppContext.Provider value={app}>
      <EmWorksheet />
    </AppContext.Provider>,
    root,
  )
  // the first question of a busy machine may come late
  await vi.waitFor(() => expect(client.calls.some(({ name }) => name === 'emWorksheet')).toBe(true))
  await settled()
  const one = (id: string) => {
    const found = root.querySelector<HTMLElement>(`[data-testid="${id}"]`)
    if (!found) throw new Error(`Nothing on the screen is named ${id}.`)
    return found
  }
  const asked = () => client.calls.filter(({ name }) => name === 'emWorksheet').map(({ request }) => request)
  return {
    app,
    one,
    asked,
    last: () => asked().at(-1) as Calls['emWorksheet']['request'],
    async click(id: string) {
      one(id).click()
      await settled()
    },
    async change(id: string, value: string) {
      const field = one(id) as HTMLInputElement
      field.value = value
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
      await settled()
    },
  }
}

it('the note fills the worksheet in, each item with the words behind it', async () => {
  const { one, asked } = await open()
  expect(asked()).toEqual([{ tabId: READING.tabId }])
  expect(one('em-code').textContent).toBe('99214')
  expect(one('em-why').textContent).toContain('Two of three')
  expect(one('em-item').textContent).toContain('Type 2 diabetes')
  expect(one('em-evidence').dataset.text).toBe(EVIDENCE[0]!.text)
})

it('what the person corrects is judged anew, and can be filled in from the note again', async () => {
  const { last, click, one, change } = await open()
  expect((one('em-fill') as HTMLButtonElement).disabled).toBe(true)
  await change('em-kind', 'stable-chronic')
  expect(last().worksheet?.problems[0]?.kind).toBe('stable-chronic')
  await click('em-remove')
  expect(last().worksheet?.problems).toEqual([])
  expect(one('em-code').textContent).toBe('99212')
  await click('em-fill')
  expect(last().worksheet).toBeUndefined()
  expect(one('em-code').textContent).toBe('99214')
})

it('an item is added by its words', async () => {
  const { last, change, click } = await open()
  await change('em-new', '  Asthma ')
  await click('em-add')
  expect(last().worksheet?.problems.at(-1)).toEqual({ kind: 'stable-chronic', label: 'Asthma', evidence: [] })
})

it('place, patient, minutes, payer and the rest of the day go into the judgement', async () => {
  const { last, change, click, one } = await open()
  await change('em-patient', 'new')
  expect(last().worksheet?.newPatient).toBe(true)
  await change('em-minutes', '42')
  expect(last().worksheet?.time).toEqual({ minutes: 42, evidence: [] })
  await change('em-payer', 'medicare')
  await click('em-procedure')
  expect(last()).toMatchObject({ payer: 'medicare', procedureSameDay: true, worksheet: { newPatient: true } })
  await change('em-family', '')
  expect(last().worksheet).not.toHaveProperty('family')
  expect(one('em').textContent).toContain('Choose the place of the visit')
})

it('reminders are there to be opened', async () => {
  const { click, one } = await open()
  await click('em-reminders')
  expect(one('em-reminder').dataset.id).toBe('G2211')
})

it('a failure is said in words', async () => {
  const client = fakeClient({ emWorksheet: () => ({ ok: false, error: 'vanished', message: 'Read the page again.' }) })
  const { one } = await open(client)
  expect(one('em').textContent).toContain('Read the page again.')
})

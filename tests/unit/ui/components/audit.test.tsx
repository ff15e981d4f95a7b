// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { READING } from '../fixture/chart.ts'
import { fakeClient } from '../fixture/client.ts'
import { type OpenScreen, openScreen } from './screen.tsx'

let screen: OpenScreen
afterEach(() => screen.close())

const [first, second] = READING.analysis.suggestions
const client = () =>
  fakeClient({
    audit: () => ({
      supported: [{ code: first!.code, evidence: first!.evidence, exact: true }],
      unsupported: [{ code: 'E11.9', why: 'The record supports another', nearest: first!.code }],
      missed: [second!],
      findings: [
        { rule: 'icd10cm.validity', severity: 'error', codes: ['E11'], message: 'E11 is a header' },
        {
          rule: 'audit.background-only',
          severity: 'question',
          codes: [first!.code],
          message: 'Named as background only',
        },
      ],
    }),
  })

it('billed codes are compared both ways, each with its reason', async () => {
  screen = await openScreen(client())
  await screen.click('view-audit')
  await screen.fill('audit-codes', `${first!.code}, E11.9`)
  await screen.click('audit-run')
  expect(screen.client.calls.at(-1)).toMatchObject({
    name: 'audit',
    request: { codes: [{ code: first!.code }, { code: 'E11.9' }] },
  })
  expect(screen.one('audit-unsupported').dataset.code).toBe('E11.9')
  expect(screen.one('audit-unsupported').textContent).toContain('The record supports another')
  expect(screen.one('audit-missed').dataset.code).toBe(second!.code)
  expect(screen.one('audit-supported').dataset.code).toBe(first!.code)
  const [header, background] = screen.all('finding')
  expect(header!.dataset).toMatchObject({ rule: 'icd10cm.validity', severity: 'error' })
  expect(background!.dataset).toMatchObject({ rule: 'audit.background-only', severity: 'question' })
  expect(background!.textContent).toBe('Named as background only')
})

it('an empty list is refused in words, and a result does not outlive its chart', async () => {
  screen = await openScreen(client())
  await screen.click('view-audit')
  await screen.click('audit-run')
  expect(screen.one('audit').textContent).toContain('Give the codes that were billed')
  await screen.fill('audit-codes', 'I10')
  await screen.click('audit-run')
  expect(screen.all('audit-supported')).toHaveLength(1)
  await screen.app.chart.wipe()
  expect(screen.app.audit.result.value).toBeUndefined()
})

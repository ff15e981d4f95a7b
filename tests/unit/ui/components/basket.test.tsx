// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest'
import { fakeClient } from '../fixture/client.ts'
import { type OpenScreen, openScreen, settled } from './screen.tsx'

let screen: OpenScreen
afterEach(() => screen.close())

const codes = () => screen.all('basket-item').map((item) => item.dataset.code)
const open = async (...accepted: string[]) => {
  screen = await openScreen(fakeClient())
  for (const ref of accepted) await screen.app.chart.decide(ref, 'accept')
  await screen.click('view-basket')
}

it('the basket lists the accepted codes in their sequence, the first named as first-listed', async () => {
  await open('N18.32', 'E11.22')
  expect(codes()).toEqual(['N18.32', 'E11.22'])
  expect(screen.one('basket-item').textContent).toContain('First-listed')
})

it('a code moves up and down and is taken out by its buttons', async () => {
  await open('N18.32', 'E11.22', 'I10')
  const press = async (label: string) => {
    document.querySelector<HTMLElement>(`[aria-label="${label}"]`)!.click()
    await settled()
  }
  await press('Move E11.22 up')
  expect(codes()).toEqual(['E11.22', 'N18.32', 'I10'])
  await press('Take N18.32 out')
  expect(codes()).toEqual(['E11.22', 'I10'])
})

it('an inpatient stay asks for discharge status, days, and present on admission', async () => {
  await open('E11.22')
  expect(screen.all('poa')).toEqual([])
  await screen.app.chart.setEncounter({ setting: 'inpatient' })
  await settled()
  await screen.fill('poa', 'Y')
  await screen.fill('discharge-status', '03')
  await screen.fill('length-of-stay', '4')
  expect(screen.app.chart.decisions.value.basket).toMatchObject({
    dischargeStatus: '03',
    lengthOfStay: 4,
    items: [{ ref: 'E11.22', poa: 'Y' }],
  })
})

it('a service has modifiers, units and the diagnoses that it is for', async () => {
  await open('E11.22', 'HCPCS J0696')
  await screen.fill('modifiers', 'jz, lt')
  await screen.fill('units', '4')
  await screen.click('pointer')
  expect(screen.app.chart.decisions.value.basket.items[1]).toEqual({
    ref: 'HCPCS J0696',
    modifiers: ['JZ', 'LT'],
    units: 4,
    pointers: ['E11.22'],
  })
})

it('the report stands on the page only while it is printed, with codes and the words that support them', async () => {
  await open('E11.22')
  let printed = ''
  vi.stubGlobal('print', () => {
    printed = screen.one('report').textContent ?? ''
  })
  await screen.click('export-report')
  vi.unstubAllGlobals()
  expect(printed).toContain('E11.22')
  expect(printed).toContain('“')
  expect(screen.all('report')).toEqual([])
})

it('the checks of the basket stand with their rule, gravity and remedy, the gravest first', async () => {
  await open('E11.22')
  expect(screen.all('finding').map(({ dataset }) => [dataset.rule, dataset.severity])).toEqual([
    ['icd10cm.excludes1', 'question'],
    ['icd10cm.use-additional', 'info'],
  ])
  expect(screen.one('finding').textContent).toContain('Keep the one that is documented.')
})

it('what was not checked is said, and never shown as nothing found', async () => {
  await open('E11.22')
  await screen.click('not-checked-toggle')
  expect(screen.one('not-checked').dataset.matter).toBe('mue')
})

it('risk adjustment is not shown to a clinician', async () => {
  screen = await openScreen(fakeClient({}, { mode: 'clinician' }))
  await screen.app.chart.decide('E11.22', 'accept')
  await screen.click('view-basket')
  expect(screen.all('finding')).toHaveLength(2)
  expect(screen.all('risk')).toEqual([])
})

it('the stay is grouped for a coder, with the way to the group and the facts that it rests on', async () => {
  const result = {
    version: '44.0',
    mdc: '05',
    drg: '291',
    title: 'Heart failure and shock',
    medSurg: 'medical' as const,
  }
  const grouping = {
    grouped: true as const,
    result: { ...result, severity: 'MCC' as const, initialDrg: '291', hacs: [], returnCode: 'OK' as const },
    why: {
      mdc: { number: '05', title: 'Circulatory system', from: 'I50.23' },
      step: { list: 'medical', rank: 1, formula: '', operands: [] },
      secondary: [],
      decidedBy: ['N17.0'],
      hacs: [],
      combinations: [],
      ignored: [],
      path: ['I50.23 leads to MDC 05.', 'N17.0 is an MCC that counts.'],
    },
    changes: [
      {
        kind: 'without-diagnosis' as const,
        code: 'N17.0',
        fact: 'N17.0 as secondary diagnosis',
        drg: '293',
        title: 'Without CC',
      },
    ],
  }
  const judge = () => ({ findings: [], advice: [], notChecked: [], drg: grouping })
  screen = await openScreen(fakeClient({ judge }))
  await screen.app.chart.decide('E11.22', 'accept')
  await screen.click('view-basket')
  expect(screen.one('drg-number').textContent).toBe('291')
  expect(screen.one('drg').textContent).toContain('Weight not bundled')
  await screen.click('drg-why-toggle')
  expect(screen.one('drg').textContent).toContain('N17.0 is an MCC that counts.')
  await screen.click('drg-changes-toggle')
  expect(screen.one('drg').textContent).toContain('otherwise 293')
})

it('advice on modifiers stands at its service with its why, and a press takes it', async () => {
  const advice = {
    rule: 'waste',
    line: 1,
    code: 'J0696',
    modifiers: ['JZ'],
    strength: 'consider' as const,
    why: 'Nothing of the vial was discarded, or nothing was said of it.',
    source: 'CMS',
    evidence: [],
    meanings: { JZ: 'no drug discarded' },
  }
  screen = await openScreen(fakeClient({ judge: () => ({ findings: [], notChecked: [], advice: [advice] }) }))
  for (const ref of ['E11.22', 'HCPCS J0696']) await screen.app.chart.decide(ref, 'accept')
  await screen.click('view-basket')
  expect(screen.one('modifier-advice').textContent).toContain('Nothing of the vial')
  screen.one('modifier-advice').querySelector('button')!.click()
  await settled()
  expect(screen.app.chart.decisions.value.basket.items[1]!.modifiers).toEqual(['JZ'])
})

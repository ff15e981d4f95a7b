import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Failure } from '../../../../src/platform/messages.ts'
import { createChart } from '../../../../src/ui/state/chart.ts'
import type { Toasts } from '../../../../src/ui/state/toasts.ts'
import { quote, READING } from '../fixture/chart.ts'
import { type FakeClient, fakeClient } from '../fixture/client.ts'

const TAB = { id: 7, windowId: 1, incognito: false, url: 'https://ehr.example/' }
const FORGOTTEN: Failure = { ok: false, error: 'vanished', message: 'What was read from this page is gone.' }

let said: string[]
let undo: (() => void) | undefined
const toasts: Toasts = {
  current: { value: undefined } as Toasts['current'],
  show(text, back) {
    said.push(text)
    undo = back
  },
  close: () => undefined,
}

beforeEach(() => {
  said = []
  undo = undefined
})

async function opened(client: FakeClient) {
  const chart = createChart(client, toasts, '2026-11-22')
  await chart.attach(TAB, 'read')
  return chart
}
const names = (client: FakeClient) => client.calls.map((c) => c.name)

describe('a chart', () => {
  it('is read, and shows codes under the date of service that the note states', async () => {
    const chart = await opened(fakeClient())
    expect(chart.phase.value.is).toBe('read')
    expect(chart.lists.value.recommended[0]?.code).toBe('E11.22')
    expect([chart.setting.value, chart.date.value]).toEqual(['outpatient', '2026-03-12'])
  })

  it('is not read again when what was read from it is still known', async () => {
    const client = fakeClient({ current: () => READING })
    const chart = createChart(client, toasts)
    await chart.attach(TAB, 'recall or read')
    expect(chart.reading.value).toBe(READING)
    expect(names(client)).toEqual(['current'])
  })

  it('is not read unasked', async () => {
    const client = fakeClient()
    const chart = createChart(client, toasts)
    await chart.attach(TAB, 'recall')
    expect(chart.phase.value.is).toBe('idle')
    expect(names(client)).not.toContain('read')
  })

  it('drops an answer about a tab that is no longer looked at', async () => {
    let answer: (() => void) | undefined
    const client = fakeClient({
      read: ({ tabId }) => (tabId === 7 ? new Promise((resolve) => (answer = () => resolve(READING))) : FORGOTTEN),
    })
    const chart = createChart(client, toasts)
    const first = chart.attach(TAB, 'read')
    await vi.waitUntil(() => answer)
    await chart.attach({ ...TAB, id: 9 }, 'recall')
    answer?.()
    await first
    expect(chart.phase.value.is).toBe('idle')
  })

  it('says what is wrong when the background has a fault', async () => {
    const client = fakeClient({
      read: () => {
        throw new Error('The call read failed (TypeError).')
      },
    })
    const chart = await opened(client)
    expect(chart.phase.value).toMatchObject({ is: 'failed', failure: { message: 'The call read failed (TypeError).' } })
  })
})

describe('a chart that goes on to another patient', () => {
  it.each(['told by the worker', 'seen by the screen itself'] as const)('is forgotten: %s', async (how) => {
    const client = fakeClient()
    const chart = await opened(client)
    if (how === 'told by the worker') client.emit('cleared', { tabId: 7 })
    else client.change(7)
    expect(chart.phase.value.is).toBe('changed')
    expect(chart.lists.value.recommended).toEqual([])
  })

  it('keeps what was read of another tab, and what was pasted', async () => {
    const client = fakeClient()
    const chart = await opened(client)
    client.change(8)
    expect(chart.phase.value.is).toBe('read')
    await chart.paste('Asthma.')
    client.change(7)
    expect(chart.reading.value?.text).toBe('Asthma.')
  })
})

describe('a decision', () => {
  it('to dismiss takes the code off the list and offers to undo', async () => {
    const chart = await opened(fakeClient())
    await chart.decide('I12.9', 'dismiss')
    expect(chart.lists.value.recommended.map((s) => s.code)).not.toContain('I12.9')
    expect(chart.lists.value.setAside).toMatchObject([{ suggestion: { code: 'I12.9' }, why: 'dismissed' }])
    undo?.()
    await vi.waitUntil(() => chart.lists.value.setAside.length === 0)
    expect(chart.lists.value.recommended[1]?.code).toBe('I12.9')
  })

  it('to never suggest is told apart from one to dismiss', async () => {
    const chart = await opened(fakeClient())
    await chart.decide('E78.5', 'never')
    expect(chart.lists.value.setAside).toMatchObject([{ why: 'never' }])
    expect(said).toEqual(['E78.5 will not be suggested on this site'])
  })

  it('can be taken back by one key', async () => {
    const chart = await opened(fakeClient())
    await chart.decide('E78.5', 'dismiss')
    await chart.undo()
    await chart.undo()
    expect(chart.lists.value.setAside).toEqual([])
    expect(said.filter((text) => text === 'E78.5 restored')).toHaveLength(1)
  })

  it('takes the units that the record tells into the basket with the code', async () => {
    const drug = { ...READING.analysis.suggestions[0]!, system: 'HCPCS' as const, code: 'J0696', units: 2 }
    const reading = { ...READING, analysis: { ...READING.analysis, suggestions: [drug] } }
    const chart = await opened(fakeClient({ read: () => reading }))
    await chart.decide('HCPCS J0696', 'accept')
    expect(chart.decisions.value.basket.items).toContainEqual(
      expect.objectContaining({ ref: 'HCPCS J0696', units: 2, modifiers: [] }),
    )
  })

  it('for a code from the look-up adds it to the chart', async () => {
    const chart = await opened(fakeClient())
    await chart.decide('Z79.82', 'accept')
    expect(chart.added.value).toEqual(['Z79.82'])
  })
})

describe('a worker that was stopped in the meantime', () => {
  /** Answers once that it has forgotten, then as before. */
  const forgetful = (text = READING.text) => {
    let forgot = true
    return fakeClient({
      read: () => ({ ...READING, text: forgot ? READING.text : text }),
      decide: () => {
        if (!forgot) return { accepted: ['E11.22'], basket: { items: [] }, dismissed: [], never: [] }
        forgot = false
        return FORGOTTEN
      },
    })
  }

  it('is made to remember, unnoticed', async () => {
    const client = forgetful()
    const chart = await opened(client)
    await chart.decide('E11.22', 'accept')
    expect(names(client)).toEqual(['read', 'decide', 'read', 'decide'])
    expect(chart.decisions.value.accepted).toEqual(['E11.22'])
    expect(said).toEqual([])
  })

  it('is told the encounter again that the person had set', async () => {
    const client = forgetful()
    const chart = await opened(client)
    await chart.setEncounter({ setting: 'inpatient', date: '2026-01-05' })
    await chart.decide('E11.22', 'accept')
    expect(client.calls.filter((c) => c.name === 'encounter').at(-1)?.request).toEqual({
      tabId: 7,
      setting: 'inpatient',
      date: '2026-01-05',
    })
  })

  it('takes no decision about a text that is no longer there', async () => {
    const client = forgetful('Another patient’s note.')
    const chart = await opened(client)
    await chart.decide('E11.22', 'accept')
    expect(names(client)).toEqual(['read', 'decide', 'read'])
    expect(chart.reading.value?.text).toBe('Another patient’s note.')
    expect(said).toEqual(['The chart changed meanwhile and was read again.'])
  })
})

describe('evidence', () => {
  it('is marked in the page with all that supports the same code, and scrolled to', async () => {
    const client = fakeClient()
    const chart = await opened(client)
    const [first, second] = READING.analysis.suggestions[0]!.evidence
    await chart.show(second!, [first!, second!])
    expect(client.calls.at(-1)).toEqual({
      name: 'mark',
      request: {
        tabId: 7,
        ranges: [first, second].map((span) => ({ start: span!.start, end: span!.end })),
        scrollTo: 1,
      },
    })
    expect(chart.focus.value).toEqual({ start: second!.start, end: second!.end })
    expect(chart.marked.value).toBe(true)
  })

  it('that the page no longer shows is said to be gone', async () => {
    const chart = await opened(fakeClient({ mark: () => ({ ok: true, marked: 0 }) }))
    const span = quote('Obesity, BMI 34.2')
    await chart.show(span, [span])
    expect(said).toEqual(['These words no longer stand in the page. Read the chart again.'])
    expect(chart.marked.value).toBe(false)
  })

  it('of pasted text is shown in the view of the text, since it stands in no page', async () => {
    const client = fakeClient()
    const chart = await opened(client)
    await chart.paste('Asthma.')
    await chart.show({ start: 0, end: 6, text: 'Asthma' }, [])
    expect(chart.sourceOpen.value).toBe(true)
    expect(names(client)).not.toContain('mark')
  })

  it('is unmarked by an empty list', async () => {
    const client = fakeClient()
    const chart = await opened(client)
    await chart.markAll()
    await chart.clearMarks()
    expect(client.calls.at(-1)?.request).toMatchObject({ ranges: [] })
    expect(chart.marked.value).toBe(false)
  })
})

describe('the encounter', () => {
  it('keeps the reading when a date is refused', async () => {
    const refused: Failure = {
      ok: false,
      error: 'date-outside-releases',
      message: 'No release for 1999-01-01 is bundled.',
    }
    const chart = await opened(fakeClient({ encounter: () => refused }))
    await chart.setEncounter({ date: '1999-01-01' })
    expect(chart.date.value).toBe('2026-03-12')
    expect(chart.busy.value).toBe(false)
    expect(said).toEqual([refused.message])
  })

  it('that the person set holds when the chart is read again, and ends with the chart', async () => {
    const client = fakeClient()
    const chart = await opened(client)
    await chart.setEncounter({ setting: 'inpatient' })
    await chart.read()
    expect(chart.setting.value).toBe('inpatient')
    client.change(7)
    await chart.read()
    expect(chart.setting.value).toBe('outpatient')
  })

  it('set before anything is pasted is the one that the text is judged under', async () => {
    const chart = createChart(fakeClient(), toasts, '2026-11-22')
    await chart.attach(TAB, 'recall')
    await chart.setEncounter({ date: '2024-02-03', setting: 'inpatient' })
    await chart.paste('Possible asthma.')
    expect(chart.reading.value?.encounter).toEqual({ date: '2024-02-03', setting: 'inpatient' })
  })

  it('can be chosen for look-ups without any chart', async () => {
    const client = fakeClient()
    const chart = createChart(client, toasts, '2026-11-22')
    await chart.setEncounter({ date: '2024-02-03', setting: 'inpatient' })
    expect([chart.date.value, chart.setting.value]).toEqual(['2024-02-03', 'inpatient'])
    expect(client.calls).toEqual([])
  })
})

it('wiping forgets everything in sight and tells the background', async () => {
  const client = fakeClient()
  const chart = await opened(client)
  chart.sourceOpen.value = true
  await chart.wipe()
  expect(chart.phase.value.is).toBe('idle')
  expect(chart.sourceOpen.value).toBe(false)
  expect(client.calls.at(-1)).toEqual({ name: 'wipe', request: { tabId: 7 } })
})

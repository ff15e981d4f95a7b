// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Screen } from '../../../../src/ui/state/app.tsx'
import { READING } from '../fixture/chart.ts'
import { type FakeClient, fakeClient } from '../fixture/client.ts'
import { type OpenScreen, openScreen, settled } from './screen.tsx'

let screen: OpenScreen
let root: HTMLElement

afterEach(() => screen.close())

const all = (id: string) => screen.all(id)
const one = (id: string) => screen.all(id)[0]!
const codes = () => all('suggestion').map((item) => item.dataset.code)
const click = (id: string) => screen.click(id)
async function press(key: string) {
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  await settled()
}

async function open(client: FakeClient = fakeClient(), kind: Screen = 'popup') {
  screen = await openScreen(client, kind)
  root = screen.root
  return client
}

describe('what can be seen from outside', () => {
  it('has every suggestion with its code, tier, description and evidence', async () => {
    await open()
    const first = one('suggestion')
    expect({ ...first.dataset }).toMatchObject({ system: 'ICD-10-CM', code: 'E11.22', tier: 'recommended' })
    expect(first.textContent).toContain('Type 2 diabetes mellitus with diabetic chronic kidney disease')
    for (const item of all('evidence')) {
      const { start, end, text } = item.dataset
      expect(READING.text.slice(Number(start), Number(end))).toBe(text)
    }
    expect(all('evidence').length).toBe(
      READING.analysis.suggestions.filter((s) => s.tier === 'recommended' || s.doubt).flatMap((s) => s.evidence).length,
    )
  })

  it('shows at once what is to be checked, with the reason', async () => {
    await open()
    const [shown, ...others] = all('suggestion').filter((s) => s.dataset.tier === 'mentioned')
    expect(others).toEqual([])
    expect(shown?.dataset.code).toBe('Z79.899')
    expect(one('doubt').textContent).toBe('Check: named only in passing in the assessment or diagnoses')
  })

  it('lets what is to be checked be marked and copied where nothing else is suggested', async () => {
    const suggestions = READING.analysis.suggestions.filter((s) => s.doubt)
    await open(fakeClient({ read: () => ({ ...READING, analysis: { ...READING.analysis, suggestions } }) }))
    expect(codes()).toEqual(['Z79.899'])
    expect(root.textContent).toContain('Mark all')
    expect(all('copy-all')).toHaveLength(1)
  })

  it('opens the collapsed lists by their toggles', async () => {
    await open()
    expect(all('not-coded')).toEqual([])
    for (const toggle of ['mentioned-toggle', 'not-coded-toggle', 'queries-toggle']) await click(toggle)
    expect(all('suggestion').filter((s) => s.dataset.tier === 'mentioned')).toHaveLength(3)
    expect(all('not-coded')).toHaveLength(READING.analysis.notCoded.length)
    expect(one('not-coded').dataset).toMatchObject({ reason: 'uncertain', code: 'G47.33' })
    expect(all('query').map((q) => q.dataset.topic)).toEqual(['control', 'cause', 'severity'])
  })

  it('shows each part exactly as it was read', async () => {
    await open()
    await click('source-toggle')
    expect(all('note-part').map((part) => part.textContent)).toEqual(
      READING.parts.map(({ start, end }) => READING.text.slice(start, end)),
    )
    expect(one('note-part').dataset).toMatchObject({ frame: 'Encounter', label: 'Subjective', kind: 'text' })
  })

  it('names what could not be read', async () => {
    await open()
    expect(one('unread').dataset.reason).toBe('no-permission')
    expect(one('unread').textContent).toContain('Imaging viewer (pacs.example)')
  })

  it('asks for the site of the frame that it may not enter, not for that of the page', async () => {
    const asked: string[][] = []
    await open({
      ...fakeClient(),
      requestSites: async (patterns) => {
        asked.push(patterns)
        return false
      },
    })
    await click('allow-frames')
    expect(asked).toEqual([['https://pacs.example/*']])
  })

  it('tells the states of the index and of the reading', async () => {
    await open()
    expect(one('index-status').dataset.state).toBe('ready')
    expect(one('source-summary').dataset.state).toBe('done')
  })

  it.each(['popup', 'panel', 'desk'] as const)('has all its controls in the %s', async (screen) => {
    await open(fakeClient(), screen)
    for (const id of ['setting', 'service-date', 'search', 'paste', 'copy-all', 'wipe', 'source-toggle']) {
      expect(all(id), id).toHaveLength(1)
    }
  })
})

it('shows markup in a note as the text that it is', async () => {
  const text = '<img src=x onerror=alert(1)> asthma'
  const span = { start: 29, end: 35, text: 'asthma' }
  await open(
    fakeClient({
      read: () => ({
        ...READING,
        text,
        parts: [{ ...READING.parts[0]!, start: 0, end: text.length, label: '<b>Plan</b>' }],
        unread: [{ reason: 'canvas', what: '<script>alert(1)</script>' }],
        analysis: {
          suggestions: [{ ...READING.analysis.suggestions[0]!, evidence: [span] }],
          notCoded: [],
          prompts: [],
        },
      }),
    }),
  )
  await click('source-toggle')
  expect(one('note-part').textContent).toBe(text)
  expect(root.querySelector('img, script, b:has(*)')).toBeNull()
})

describe('the keyboard', () => {
  it('moves through the suggestions and decides about them', async () => {
    await open()
    await press('j')
    await press('a')
    expect(one('suggestion').querySelector('[aria-pressed="true"]')?.getAttribute('aria-label')).toBe(
      'Take back E11.22',
    )
    await press('j')
    await press('x')
    expect(codes()).not.toContain('I12.9')
    expect((document.activeElement as HTMLElement).dataset.code).toBe('N18.32')
    await press('z')
    expect(codes()[1]).toBe('I12.9')
  })

  it('opens a record and comes back to where it was', async () => {
    await open()
    await press('j')
    await press('Enter')
    await vi.waitUntil(() => all('record').length === 1)
    expect(one('record').dataset).toMatchObject({ system: 'ICD-10-CM', code: 'E11.22' })
    await press('Escape')
    expect(all('record')).toEqual([])
    await vi.waitUntil(() => (document.activeElement as HTMLElement).dataset.code === 'E11.22')
  })

  it('goes to the search, where letters are letters', async () => {
    const client = await open()
    await press('/')
    expect(document.activeElement).toBe(one('search'))
    await press('x')
    expect(client.calls.map((c) => c.name)).not.toContain('decide')
  })

  it('is explained on request', async () => {
    await open()
    await press('?')
    expect(root.querySelector('dialog')?.textContent).toContain('Never suggest on this site')
  })
})

describe('instead of suggestions', () => {
  it.each([
    ['empty', 'No note on this page'],
    ['no-permission', 'No permission to read this page'],
    ['restricted-page', 'This page is closed to extensions'],
    ['fault', 'The chart could not be read'],
  ])('%s: %s', async (error, title) => {
    await open(fakeClient({ read: () => ({ ok: false, error, message: 'What to do about it.' }) }))
    expect(root.textContent).toContain(title)
    expect(root.textContent).toContain('What to do about it.')
    expect(all('paste')).toHaveLength(1)
  })

  it('says why nothing is suggested', async () => {
    const analysis = { suggestions: [], notCoded: READING.analysis.notCoded, prompts: [] }
    await open(fakeClient({ read: () => ({ ...READING, analysis }) }))
    expect(root.textContent).toContain('No code to suggest')
    expect(root.textContent).toContain(`${READING.analysis.notCoded.length} left out, each with its reason`)
  })

  it('shows how far the first installation is, then reads by itself', async () => {
    let ready = false
    const missing = { ok: false, error: 'index-missing', message: 'Repair it.' } as const
    const client = await open(
      fakeClient({
        indexStatus: () => ({ state: 'installing', progress: 0.42 }),
        read: () => (ready ? READING : missing),
      }),
    )
    expect(root.textContent).toContain('Setting up the code index')
    expect(root.querySelector('progress')?.value).toBe(0.42)
    ready = true
    client.emit('indexStatus', { state: 'ready', progress: 1 })
    await vi.waitUntil(() => codes().length > 0)
  })

  it('offers to repair a damaged index', async () => {
    const client = await open(
      fakeClient({ indexStatus: () => ({ state: 'damaged', progress: 0, message: 'Part 3.' }) }),
    )
    expect(root.textContent).toContain('The code index is damaged')
    const repair = [...root.querySelectorAll('button')].find((b) => b.textContent?.includes('Repair'))
    repair?.click()
    await vi.waitUntil(() => client.calls.some((c) => c.name === 'repairIndex'))
    await settled()
    expect(one('index-status').dataset.state).toBe('ready')
  })
})

it('reads the chart afresh only when asked after it changed', async () => {
  const client = await open(fakeClient(), 'panel')
  client.emit('cleared', { tabId: 7 })
  await settled()
  expect(root.textContent).toContain('The chart changed')
  expect(client.calls.filter((c) => c.name === 'read')).toHaveLength(1)
  const again = [...root.querySelectorAll('button')].find((b) => b.textContent === 'Read again')
  again?.click()
  await vi.waitUntil(() => codes().length > 0)
})

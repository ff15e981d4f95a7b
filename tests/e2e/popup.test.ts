/** The real popup over pages of the test's own: what it says and does from the press of the button on. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import {
  type Driven,
  launch,
  pressAction,
  readingEnded,
  readParts,
  shownSuggestions,
} from '../../scripts/browser/extension.ts'
import type { Site } from '../../scripts/browser/serve.ts'
import { THEMES, violations } from './support/axe.ts'
import { call, indexState, openScreen, stopWorker } from './support/calls.ts'
import { servePages } from './support/pages.ts'

const NOTE = `<h2>Assessment and plan</h2>
<p>1. Type 2 diabetes mellitus with diabetic neuropathy, stable on metformin.</p>
<p>2. Essential hypertension, well controlled. Continue lisinopril.</p>
<p>3. Chronic pain of the left knee. Patient denies chest pain or shortness of breath.</p>`
const chart = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chart</title></head><body>${body}</body></html>`

const PAGES = {
  '/chart': chart(`<main>${NOTE}</main>`),
  '/other': chart(
    '<main><h2>Impression</h2><p>Acute bronchitis. Patient was given an inhaler for wheezing.</p></main>',
  ),
  '/empty': chart(''),
  '/script':
    chart(`<main>${NOTE}<p>&lt;script&gt;document.title='taken'&lt;/script&gt; &lt;img src=x onerror=alert(1)&gt;
    Patient also has gastroesophageal reflux disease, treated with omeprazole daily.</p></main>`),
  '/letters': chart(`<main>${NOTE}<p id="odd"></p></main><script>
    odd.textContent = 'Assessment: \\u202easthma\\u202c and \\ud83d migraine since \\u200flast year\\u200f, treated. \\udc00'</script>`),
  '/long': chart(`<main id="note"></main><script>
    note.textContent = 'Patient has essential hypertension and takes lisinopril every day. '.repeat(16000)</script>`),
  '/nodes': chart(`<main>${NOTE}</main><div id="more"></div><script>
    for (let i = 0; i < 100000; i++) more.append(document.createElement('i'))</script>`),
  '/frames': chart(`<main>${NOTE}</main><script>
    for (let i = 0; i < 1000; i++) document.body.append(document.createElement('iframe'))</script>`),
} satisfies Record<string, string>

let driven: Driven
let site: Site
const faults: string[] = []

beforeAll(async () => {
  site = await servePages(PAGES)
  driven = await launch()
  driven.context.on('page', (page) => {
    page.on('pageerror', (fault) => faults.push(`${page.url()}: ${fault.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && page.url().startsWith('chrome-extension:')) faults.push(message.text())
    })
  })
  driven.context.serviceWorkers()[0]?.on('console', (message) => faults.push(message.text()))
  await indexState(await openScreen(driven, 'options'), 'ready')
})
afterAll(async () => {
  await driven?.close()
  await site?.close()
})
afterEach(async () => {
  expect(faults.splice(0)).toEqual([])
  for (const page of driven.context.pages()) if (!page.url().includes('/options/')) await page.close()
  if (!driven.context.pages().length) await driven.context.newPage()
})

async function press(path: keyof typeof PAGES): Promise<{ page: Page; popup: Page; state: string }> {
  const page = await driven.context.newPage()
  // A thousand frames under a debugger take their time to load.
  await page.goto(site.url + path.slice(1), { timeout: 110_000 })
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)))
  const popup = await pressAction(driven, page)
  return { page, popup, state: await readingEnded(popup, 120_000) }
}

const tabOf = (popup: Page): Promise<number> =>
  popup.evaluate(async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id ?? -1)

const codes = async (popup: Page) => (await shownSuggestions(popup)).map(({ code }) => code)

describe('the popup over a chart', () => {
  it('shows codes with evidence that stands in the text that was read', async () => {
    const { popup, state } = await press('/chart')
    expect(state).toBe('done')
    const suggestions = await shownSuggestions(popup)
    expect(suggestions.map(({ code }) => code)).toEqual(expect.arrayContaining(['E11.40', 'I10']))
    const text = (await readParts(popup)).map((part) => part.text).join('\n\n')
    for (const { evidence, title } of suggestions) {
      expect(title).not.toBe('')
      expect(evidence.length).toBeGreaterThan(0)
      for (const { start, end, text: words } of evidence) expect(text.slice(start, end)).toBe(words)
    }
  })

  it('marks evidence in the page and changes no node of it', async () => {
    const { page, popup } = await press('/chart')
    const before = await page.content()
    await popup.getByTestId('evidence').first().click()
    const marked = () => page.evaluate(() => [...(CSS.highlights.get('chartside') ?? [])].map(String))
    await expect.poll(marked).not.toEqual([])
    expect((await popup.getByTestId('evidence').first().getAttribute('data-text')) ?? '').toContain((await marked())[0])
    expect(await page.content()).toBe(before)
  })

  it.each(THEMES)('passes axe in the %s theme', async (theme) => {
    const { popup } = await press('/chart')
    expect(await violations(popup, theme)).toEqual([])
  })

  it('opens the side panel, which stays while the chart is worked in and shows the same codes', async () => {
    const { page, popup } = await press('/chart')
    const suggested = await codes(popup)
    const opened = driven.context.waitForEvent('page', { predicate: (one) => one.url().includes('/panel/') })
    await popup.getByTestId('open-panel').click()
    const panel = await opened
    expect(await readingEnded(panel)).toBe('done')
    await page.bringToFront()
    await page.locator('h2').first().click()
    expect(await codes(panel)).toEqual(suggested)
    await page.goto(`${site.url}other`)
    await expect.poll(() => panel.getByTestId('suggestion').count()).toBe(0)
  })

  it('keeps what was decided when the worker is stopped and the chart is read again', async () => {
    const { page, popup } = await press('/chart')
    await call(popup, 'decide', { tabId: await tabOf(popup), code: 'I10', decision: 'dismiss' })
    await popup.close()
    await stopWorker(driven)
    const again = await pressAction(driven, page)
    await readingEnded(again)
    expect(await codes(again)).not.toContain('I10')
    await call(again, 'decide', { tabId: await tabOf(again), code: 'I10', decision: 'undo' })
  })

  it('never suggests again what is never wanted on the site', async () => {
    const { popup } = await press('/chart')
    await call(popup, 'decide', { tabId: await tabOf(popup), code: 'I10', decision: 'never' })
    const later = await press('/script')
    expect(await codes(later.popup)).not.toContain('I10')
    await call(later.popup, 'decide', { tabId: await tabOf(later.popup), code: 'I10', decision: 'undo' })
  })

  it('forgets the chart when the tab goes to another', async () => {
    const { page, popup } = await press('/chart')
    const tabId = await tabOf(popup)
    const screen = driven.context.pages().find((one) => one.url().includes('/options/'))
    if (!screen) throw new Error('The options page was closed.')
    expect(await call(screen, 'current', { tabId })).toMatchObject({ ok: true })
    await page.goto(`${site.url}other`)
    await expect.poll(() => call(screen, 'current', { tabId })).toBeNull()
  })

  it('takes the date of service that a person sets, and refuses one that no release covers', async () => {
    const { popup } = await press('/chart')
    const tabId = await tabOf(popup)
    expect(await call(popup, 'encounter', { tabId, date: '2024-01-05' })).toMatchObject({
      ok: true,
      encounter: { date: '2024-01-05' },
      dateFrom: 'person',
    })
    expect(await call(popup, 'encounter', { tabId, date: '2031-01-05' })).toMatchObject({
      ok: false,
      error: 'date-outside-releases',
    })
  })

  it('analyses pasted text', async () => {
    const { popup } = await press('/empty')
    const reading = await call(popup, 'paste', {
      tabId: await tabOf(popup),
      text: 'Assessment: essential hypertension.',
    })
    expect(reading).toMatchObject({ ok: true, parts: [{ kind: 'paste' }] })
  })
})

describe('the popup over a page that is no chart, or a hostile one', () => {
  it('says that there is nothing to read', async () => {
    const { state } = await press('/empty')
    expect(state).toBe('empty')
  })

  it('says that a page of the browser itself cannot be read', async () => {
    const page = await driven.context.newPage()
    await page.goto('chrome://version')
    const popup = await pressAction(driven, page)
    expect(['denied', 'error']).toContain(await readingEnded(popup))
    expect(await popup.textContent('body')).toContain('lets no extension read this page')
  })

  it('shows markup in a note as the text that it is', async () => {
    const { page, popup, state } = await press('/script')
    expect(state).toBe('done')
    expect((await readParts(popup)).map(({ text }) => text).join()).toContain('<img src=x onerror=alert(1)>')
    expect(await page.title()).toBe('Chart')
    expect(await popup.locator('img').count()).toBe(0)
  })

  it.each(['/letters', '/long', '/nodes', '/frames'] as const)('stands %s', { timeout: 240_000 }, async (path) => {
    const { popup, state } = await press(path)
    expect(state).toBe('done')
    expect(await codes(popup)).toContain('I10')
  })
})

/** The built extension over charts: notes to choose from, following, and writing at the cursor, as a person meets them. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Driven, launch, pressAction, readingEnded } from '../../../scripts/browser/extension.ts'
import type { Site } from '../../../scripts/browser/serve.ts'
import { call, indexState, openScreen } from '../support/calls.ts'
import { servePages } from '../support/pages.ts'
import { pdfOf } from '../support/pdf.ts'

const chart = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chart</title></head><body>${body}</body></html>`
const visit = (date: string, who: string, text: string) =>
  `<article><header><h3>Office visit</h3><div>${date} · ${who}</div></header><p>${text}</p></article>`

const PAGES = {
  '/notes': chart(
    `<main>${visit('4 Sep 2026', 'Nadia Crewe, MD', 'Seen for essential hypertension, well controlled on lisinopril 10 mg daily.')}
     ${visit('2 Feb 2026', 'Ana Sorel, PA-C', 'Seen for gout of the right big toe, better on colchicine since yesterday.')}</main>`,
  ),
  '/field': chart(
    `<label>Plan <textarea rows="6" cols="80">Patient has essential hypertension and takes lisinopril 10 mg daily.</textarea></label>`,
  ),
  '/patients': chart(
    `<main><h2>Anna Holt</h2><p>Seen for essential hypertension, well controlled on lisinopril 10 mg daily. She sleeps well and walks to work.</p></main>`,
  ),
  '/lists': chart(
    `<section class="problems" style="padding:20px"><h3>Problems</h3><ul><li>Essential hypertension</li><li>Psoriasis vulgaris</li></ul></section>`,
  ),
  '/frames': chart(`<iframe src="/patients" width="800" height="300" title="Chart part"></iframe>`),
} satisfies Record<string, string>

let driven: Driven
let site: Site
let screen: Page

beforeAll(async () => {
  site = await servePages(PAGES)
  driven = await launch()
  screen = await openScreen(driven, 'options')
  await indexState(screen, 'ready', 60_000)
})
afterAll(async () => {
  await driven?.close()
  await site?.close()
})
afterEach(async () => {
  for (const page of driven.context.pages()) if (page !== screen) await page.close()
})

async function press(path: keyof typeof PAGES, state = 'done'): Promise<{ page: Page; popup: Page; tabId: number }> {
  const page = await driven.context.newPage()
  await page.goto(site.url + path.slice(1))
  const popup = await pressAction(driven, page)
  expect(await readingEnded(popup, 60_000)).toBe(state)
  const tabId = await popup.evaluate(
    async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id ?? -1,
  )
  return { page, popup, tabId }
}

const codes = (popup: Page): Promise<string[]> =>
  popup.getByTestId('suggestion').evaluateAll((all) => all.map((one) => one.getAttribute('data-code') ?? ''))

const badge = (tabId: number): Promise<string> =>
  screen.evaluate((id) => chrome.action.getBadgeText({ tabId: id }), tabId)

describe('notes of different dates on one page', () => {
  it('are offered with date and author; the latest is analysed until another is chosen', async () => {
    const { popup } = await press('/notes')
    const choices = popup.getByTestId('note-choice')
    expect(await choices.allTextContents()).toEqual([
      'Office visit4 Sep 2026 · Nadia Crewe, MD',
      'Office visit2 Feb 2026 · Ana Sorel, PA-C',
    ])
    expect(await codes(popup)).toEqual(['I10'])
    await choices.nth(1).click()
    await expect.poll(() => codes(popup)).toHaveLength(2)
    await choices.nth(0).click()
    await expect.poll(() => codes(popup)).not.toContain('I10')
  })
})

describe('the chart goes on', () => {
  it('counts what it suggests on the button, and forgets both when another patient is shown in place', async () => {
    const { page, tabId } = await press('/patients')
    expect(await badge(tabId)).toBe('1')
    await page.evaluate(() => {
      const main = document.querySelector('main')
      if (main) main.innerHTML = '<h2>Bruno Keil</h2><p>Seen for gout of the right big toe, better since yesterday.</p>'
    })
    await expect.poll(() => call(screen, 'current', { tabId }), { timeout: 3000 }).toBeNull()
    expect(await badge(tabId)).toBe('')
  })

  it('forgets when a frame within goes to another patient', async () => {
    const { page, tabId } = await press('/frames')
    expect(await call(screen, 'current', { tabId })).toMatchObject({ ok: true })
    await page.evaluate(() => frames[0]?.location.assign('/notes'))
    await expect.poll(() => call(screen, 'current', { tabId }), { timeout: 3000 }).toBeNull()
  })

  it('is read again quietly while it is typed on, where that is turned on', async () => {
    await screen.getByLabel('Read again quietly when I stop typing').check()
    const { page, popup, tabId } = await press('/field')
    expect(await codes(popup)).toEqual(['I10'])
    await page.locator('textarea').press('ControlOrMeta+End')
    await page.keyboard.type(' He also has gout of the right big toe.')
    const read = async () => JSON.stringify(await call(screen, 'current', { tabId }))
    await expect.poll(read, { timeout: 10_000 }).toContain('M10')
    await screen.getByLabel('Read again when I say so').check()
  })
})

describe('a code inserted by the press of its button', () => {
  it('stands at the cursor of the chart, and nothing was written before', async () => {
    const { page, popup } = await press('/field')
    const field = page.locator('textarea')
    const before = await field.inputValue()
    await field.evaluate((element: HTMLTextAreaElement) => {
      element.focus()
      element.setSelectionRange(0, 0)
    })
    expect(await field.inputValue()).toBe(before)
    await popup
      .getByTestId('insert')
      .first()
      .evaluate((button: HTMLElement) => button.click())
    await expect.poll(() => field.inputValue()).toMatch(/^I10\b/)
    await page.evaluate(() => document.execCommand('undo'))
    expect(await field.inputValue()).toBe(before)
  })
})

describe('a region that a person points at', () => {
  it('is read at once and from then on, and is listed in the options until it is forgotten', async () => {
    const { page, tabId } = await press('/lists', 'empty')
    expect(await call(screen, 'pickRegion', { tabId })).toEqual({ ok: true })
    await page.bringToFront()
    const box = await page.locator('.problems').boundingBox()
    if (!box) throw new Error('The list is not shown.')
    await page.mouse.move(box.x + 200, box.y + 6)
    await page.mouse.click(box.x + 202, box.y + 8)
    const read = async () => JSON.stringify(await call(screen, 'current', { tabId }))
    await expect.poll(read, { timeout: 10_000 }).toContain('Psoriasis vulgaris')
    expect(await screen.getByTestId('region-site').allTextContents()).toEqual(['127.0.0.1 1 page'])
    await screen.getByLabel('Forget the regions of 127.0.0.1').click()
    await expect.poll(() => screen.getByTestId('region-site').count()).toBe(0)
    const popup = await pressAction(driven, page)
    expect(await readingEnded(popup, 60_000)).toBe('empty')
  })
})

describe('a PDF that is handed over', () => {
  const hand = async (name: string, buffer: Buffer) => {
    const desk = await openScreen(driven, 'desk')
    const faults: string[] = []
    desk.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await desk.getByTestId('choose-pdf').setInputFiles({ name, mimeType: 'application/pdf', buffer })
    return { desk, faults }
  }

  it('is read line by line and analysed', async () => {
    const { desk, faults } = await hand(
      'letter.pdf',
      pdfOf(['Assessment', 'Essential hypertension, well controlled on lisinopril.', 'Gout of the right big toe.']),
    )
    await expect.poll(() => codes(desk), { timeout: 20_000 }).toContain('I10')
    expect(await desk.getByTestId('paste').inputValue()).toBe(
      'Assessment\nEssential hypertension, well controlled on lisinopril.\nGout of the right big toe.',
    )
    expect(faults).toEqual([])
  })

  it.each([
    ['holds no text', pdfOf([]), 'no text'],
    ['is broken', Buffer.from('no document at all'), 'could not be read as a PDF'],
  ])('that %s is refused with a word about what to do', async (_, buffer, words) => {
    const { desk } = await hand('scan.pdf', buffer)
    await expect.poll(() => desk.getByTestId('toast').textContent(), { timeout: 20_000 }).toContain(words)
  })
})

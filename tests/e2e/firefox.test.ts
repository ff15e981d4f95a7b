import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Site, serve } from '../../scripts/browser/serve.ts'
import type { Reading } from '../../src/platform/messages.ts'
import { type DrivenFirefox, launchFirefox } from './support/firefox.ts'

let firefox: DrivenFirefox
let site: Site

beforeAll(async () => {
  site = await serve('assets/demo')
  firefox = await launchFirefox()
})
afterAll(async () => {
  await firefox?.browser.close()
  await site?.close()
})

it('Firefox reads a demo chart at the press of the button and suggests codes with evidence that it marks in the frames', async () => {
  // Opened beforehand: a popup closes when another tab comes to the front.
  const screen = await firefox.openScreen('options')
  const page = await firefox.browser.newPage()
  await page.goto(`${site.url}frames/index.html`)
  expect(await firefox.pressAction(page)).toMatch(/src\/popup\/index\.html$/)

  const current = async (): Promise<Reading | null> => {
    // As text: WebDriver BiDi cuts objects off at some depth.
    const answer = await screen.evaluate(async (url) => {
      const tab = (await chrome.tabs.query({})).find((one) => one.url === url)
      return JSON.stringify(await chrome.runtime.sendMessage({ call: 'current', request: { tabId: tab?.id } }))
    }, page.url())
    return JSON.parse(answer) as Reading | null
  }
  const reading = await vi.waitUntil(current, { timeout: 30_000, interval: 300 })

  expect(reading.parts.length).toBeGreaterThan(0)
  expect(reading.analysis.suggestions.length).toBeGreaterThan(0)
  for (const { evidence } of reading.analysis.suggestions) {
    expect(evidence.length).toBeGreaterThan(0)
    for (const { start, end, text } of evidence) expect(reading.text.slice(start, end)).toBe(text)
  }

  // The reader of the page marks in its frames, whose windows this browser shows it behind a wall of its own.
  const ranges = reading.analysis.suggestions.flatMap(({ evidence }) => evidence)
  const marked = await screen.evaluate(
    async (request) => JSON.stringify(await chrome.runtime.sendMessage({ call: 'mark', request: JSON.parse(request) })),
    JSON.stringify({ tabId: reading.tabId, ranges: ranges.map(({ start, end }) => ({ start, end })) }),
  )
  expect(JSON.parse(marked)).toMatchObject({ ok: true })
  const highlighted = await Promise.all(
    page.frames().map((frame) => frame.evaluate(() => [...(CSS.highlights.get('chartside') ?? [])].map(String))),
  )
  const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim()
  expect(highlighted.flat().map(squeeze)).toEqual(expect.arrayContaining(ranges.map(({ text }) => squeeze(text))))
})

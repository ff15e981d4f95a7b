/**
 * Note text lives in memory only. A note full of words that exist nowhere else is read, analysed, marked, decided upon and
 * copied in a real browser; afterwards none of these words is in the profile folder, on the console or on the network.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import type { ConsoleMessage, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Driven, launch, pressAction, readingEnded, readParts } from '../../scripts/browser/extension.ts'
import { call, stopWorker } from './support/calls.ts'
import { type RecordingProxy, startProxy } from './support/proxy.ts'
import { findTraces } from './support/traces.ts'

const WORDS = ['Qzvexarnolid', 'Wubjanthropel', 'Kyfforimdastu']
const CONTROL = 'Xorbilgandwup'
const CHART = 'http://chart.test/patient'
/** Chromium asks its maker for updates and the like, with or without extensions. */
const OWN_BUSINESS = /^(https?:\/\/)?([a-z0-9-]+\.)*(google|googleapis|gvt1)\.com[:/]/

const NOTE = `Patient ${WORDS[0]} presents with type 2 diabetes mellitus and essential hypertension.`

/** The note comes from a page that keeps nothing; the page itself keeps one word, to show that the search would find it. */
const PAGE = `<!doctype html><html lang="en"><title>Chart</title><main><h1>Progress note</h1>
<h2>History of present illness</h2><p>${NOTE} She was seen by Dr. ${WORDS[1]} last month for follow-up.</p>
<h2>Assessment and plan</h2><p>1. Type 2 diabetes mellitus, stable. Continue metformin.</p>
<p>2. Essential hypertension. ${WORDS[2]} advised low salt diet and daily walks.</p></main>
<script>localStorage.setItem('kept', '${CONTROL}')</script></html>`

const profile = mkdtempSync(path.join(os.tmpdir(), 'chartside-privacy-'))
const said: string[] = []
let driven: Driven
let proxy: RecordingProxy
let parts: { text: string }[]
let copied: string
let marked: number

const listen = (page: Page) => {
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (fault) => said.push(`${fault.message} ${fault.stack}`))
}

beforeAll(async () => {
  proxy = await startProxy({ [CHART]: PAGE })
  driven = await launch({
    profile,
    args: [`--proxy-server=${proxy.address}`, '--proxy-bypass-list=<-loopback>'],
  })
  const { context } = driven
  context.on('page', listen)
  context.on('console', (message: ConsoleMessage) => said.push(message.text()))
  for (const worker of context.serviceWorkers()) worker.on('console', (message) => said.push(message.text()))
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])

  const page = await context.newPage()
  await page.goto(CHART)
  const popup = await pressAction(driven, page)
  listen(popup)
  expect(await readingEnded(popup)).toBe('done')
  parts = await readParts(popup)
  await popup.getByTestId('evidence').first().click()
  marked = await page.evaluate(() => CSS.highlights.get('chartside')?.size ?? 0)
  await popup.getByTestId('copy-all').click()
  copied = await popup.evaluate(() => navigator.clipboard.readText())

  const tabId = await popup.evaluate(
    async () => (await chrome.tabs.query({ active: true, currentWindow: true }))[0]?.id,
  )
  const about = { tabId: tabId ?? -1 }
  await call(popup, 'decide', { ...about, code: 'I10', decision: 'accept' })
  await call(popup, 'decide', { ...about, code: 'E11.9', decision: 'never' })
  await call(popup, 'paste', { ...about, text: `${NOTE} Pasted.` })
  await call(popup, 'encounter', { ...about, setting: 'inpatient' })
  await call(popup, 'search', { query: WORDS[0] ?? '' })
  // Neither a worker that is stopped in the middle nor the end of the browser may write anything down.
  await stopWorker(driven)
  await readingEnded(await pressAction(driven, page))
  await driven.close()
})
afterAll(async () => {
  await proxy?.close()
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
})

describe('a note', () => {
  it('was read, marked and copied in the first place', () => {
    const read = parts.map(({ text }) => text).join('\n')
    for (const word of WORDS) expect(read).toContain(word)
    expect(marked).toBeGreaterThan(0)
    expect(copied).toContain('I10')
  })

  it('leaves no word in the profile folder, where one that the page keeps is found', () => {
    expect(findTraces(profile, [CONTROL])).not.toEqual([])
    expect(findTraces(profile, WORDS)).toEqual([])
  })

  it('leaves no word on the console', () => {
    expect(said.filter((line) => WORDS.some((word) => line.includes(word)))).toEqual([])
  })

  it('leaves no word on the network, which is asked for nothing but the page and what the browser itself asks for', () => {
    const targets = proxy.asked.map(({ target }) => target)
    expect(targets).toContain(CHART)
    const lower = WORDS.map((word) => word.toLowerCase())
    const telling = proxy.asked.filter(({ target, body }) =>
      lower.some((word) => `${decodeURIComponent(target)} ${body}`.toLowerCase().includes(word)),
    )
    expect(telling).toEqual([])
    expect(
      targets.filter((target) => !OWN_BUSINESS.test(target) && !target.startsWith(new URL('/', CHART).href)),
    ).toEqual([])
  })
})

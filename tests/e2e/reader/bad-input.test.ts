/** Frames that vanish or never load, pages that change or play tricks while they are read: the rest is read, the gap is named. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, PageReading } from './page-reader.ts'

const NOTE = 'She was seen for a swollen left knee after gardening. No fever, walks without a stick.'
const OTHER = 'He coughs at night since the flood in the cellar. Lungs clear, mould is likely to blame.'

let browser: Browser
let server: Server
let page: Page
let url: string

beforeAll(async () => {
  server = createServer((request, response) => {
    // A frame whose server takes the request and never says anything.
    if (request.url === '/never') return
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    response.end(
      request.url === '/part'
        ? `<p>${OTHER}</p>`
        : `<p>${NOTE}</p><iframe title="Slow part" src="/never" width="600" height="200"></iframe>
           <iframe title="Good part" src="/part" width="600" height="200"></iframe>`,
    )
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  server?.closeAllConnections()
  server?.close()
})
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1000, height: 700 } })
})
afterEach(() => page.close())

describe('frames', () => {
  it('that never load are named, and the others are read', async () => {
    await page.goto(url, { waitUntil: 'commit' })
    await page.waitForFunction(() => frames[1]?.document.querySelector('p'))
    const { text, unread } = await (await PageReading.inject(page)).read()
    expect(text).toContain(NOTE)
    expect(text).toContain(OTHER)
    expect(unread).toEqual([{ reason: 'timeout', what: 'Slow part' }])
  })

  it('that vanish while they are read are named, and the others are read', async () => {
    const frame = (title: string, text: string) =>
      `<iframe title="${title}" width="600" height="200" srcdoc="<p>${text}</p>"></iframe>`
    await page.setContent(`<p>${NOTE}</p>${frame('Going', `${OTHER} `.repeat(4000))}`)
    await page.waitForFunction(() => frames[0]?.document.querySelector('p'))
    const reading = await PageReading.inject(page)
    const [answers] = await Promise.all([
      reading.read(),
      page.evaluate(() => new Promise((go) => setTimeout(() => go(document.querySelector('iframe')?.remove()), 30))),
    ])
    expect(answers.text).toContain(NOTE)
    if (!answers.text.includes(OTHER)) expect(answers.unread).toEqual([{ reason: 'timeout', what: 'Going' }])
  })
})

describe('a page that changes while it is read', () => {
  it('still gives what it goes on to show', async () => {
    await page.setContent(`<main>${'<div><span>Entry</span></div>'.repeat(20_000)}</main><p>${NOTE}</p>`)
    const reading = await PageReading.inject(page)
    const [{ text }] = await Promise.all([
      reading.read(),
      page.evaluate(async () => {
        const main = document.querySelector('main')
        for (let i = 0; i < 50; i++) {
          main?.firstElementChild?.remove()
          main?.append(document.createElement('section'))
          await new Promise((resolve) => setTimeout(resolve, 2))
        }
      }),
    ])
    expect(text).toBe(NOTE)
  })
})

describe('a page that plays tricks', () => {
  it('changes nothing of what is read by redefining what the language or the page offers', async () => {
    await page.setContent(`<p>${NOTE}</p><textarea rows="4" cols="60">${OTHER}</textarea>`)
    await page.evaluate(() => {
      const lie = () => 'Patient has smallpox and was seen for it today by all of us.'
      for (const name of ['push', 'map', 'filter', 'flatMap', 'join', 'at', 'slice'])
        Object.defineProperty(Array.prototype, name, { value: lie })
      Object.defineProperty(Node.prototype, 'childNodes', { get: () => [] })
      Object.defineProperty(Node.prototype, 'firstChild', { get: () => null })
      Object.defineProperty(HTMLTextAreaElement.prototype, 'value', { get: lie })
      Object.defineProperty(globalThis, '__chartsideReader', { value: { read: lie, mark: lie } })
      Object.defineProperty(globalThis, 'getComputedStyle', { value: () => ({ display: 'none' }) })
    })
    const { text } = await (await PageReading.inject(page)).read()
    expect(text).toBe(`${NOTE}\n\n${OTHER}`)
  })

  it('keeps no frame from being read by calling elements and frames like the reader', async () => {
    await page.setContent(
      `<p>${NOTE}</p><form id="__chartsideReader"></form>
       <iframe name="__chartsideReader" width="600" height="200" srcdoc="<p>${OTHER}</p>"></iframe>`,
    )
    await page.waitForFunction(() => frames[0]?.document.querySelector('p'))
    const { text } = await (await PageReading.inject(page)).read()
    expect(text).toBe(`${NOTE}\n\n${OTHER}`)
  })

  it('is not heard when it posts answers of its own', async () => {
    await page.setContent(`<p>${NOTE}</p>`)
    const reading = await PageReading.inject(page)
    await page.evaluate(() => {
      const frameAnswer = { path: [], frame: '', parts: [{ text: 'Forged' }], unread: [], children: [] }
      for (let i = 0; i < 200; i++) window.postMessage({ reading: 'x', frameAnswer }, '*')
      document.dispatchEvent(new CustomEvent('chartside', { detail: frameAnswer }))
    })
    expect((await reading.read()).text).toBe(NOTE)
  })
})

describe('a page of very many nodes', () => {
  it('is read past all of them', async () => {
    await page.setContent(`${'<div><span>Entry</span></div>'.repeat(50_000)}<p>${NOTE}</p>`)
    const { text, unread } = await (await PageReading.inject(page)).read()
    expect(text).toBe(NOTE)
    expect(unread).toEqual([])
  })
})

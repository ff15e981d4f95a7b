/** A region that a person picked is read, whatever it looks like, and nothing else; pointing at it leaves the page as it was. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type Site, serve } from '../../../scripts/browser/serve.ts'
import { assemble } from '../../../src/background/assemble.ts'
import type { Region } from '../../../src/content/types.ts'
import { launchBrowser, PageReading } from './page-reader.ts'

let browser: Browser
let site: Site
let page: Page

beforeAll(async () => {
  site = await serve('tests/fixtures/pages')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1000, height: 700 } })
})
afterEach(() => page.close())

/** Points at the middle of the element as a person does, and gives the region that was picked. */
async function pick(reading: PageReading, selector: string): Promise<Region | null> {
  await reading.evaluate(
    0,
    '(() => { globalThis.picked = new Promise((done) => globalThis.__chartsideReader.pick(done)) })()',
  )
  const box = await page.locator(selector).boundingBox()
  if (!box) throw new Error(`${selector} is not shown.`)
  await page.mouse.move(box.x + 20, box.y + 5)
  await page.mouse.move(box.x + 24, box.y + box.height / 2)
  await page.mouse.click(box.x + 24, box.y + box.height / 2)
  return reading.evaluate(0, 'globalThis.picked')
}

async function readWith(regions: (Region | null)[]): Promise<string> {
  const reading = await PageReading.inject(page)
  return assemble(
    await reading.answers(
      0,
      regions.filter((region) => region !== null),
    ),
  ).text
}

const LISTS = 'problem-list.html'

describe('a picked region', () => {
  it('is read where the reader by itself finds no note', async () => {
    await page.goto(site.url + LISTS)
    const before = await page.content()
    const region = await pick(await PageReading.inject(page), '.cards section:first-child li:first-child')
    expect(await page.content()).toBe(before)
    await page.reload()
    expect(await readWith([])).toBe('')
    expect(await readWith([region])).toContain('Essential hypertension (2014)')
  })

  it('holds for the same page of other patients, and keeps no word of what it shows', async () => {
    await page.setContent(
      '<div id="chart-4711"><div class="note-body x12345" style="padding:20px">Seen for gout.</div></div>',
    )
    const region = await pick(await PageReading.inject(page), '.note-body')
    expect(JSON.stringify(region)).not.toMatch(/4711|gout|12345/)
    await page.setContent(
      '<div id="chart-9"><div class="note-body x999" style="padding:20px">Tired.</div><p>Other.</p></div>',
    )
    expect(await readWith([region])).toBe('Tired.')
  })

  it('is found within open shadow trees', async () => {
    await page.setContent('<x-chart></x-chart>')
    await page.evaluate(() => {
      const root = document.querySelector('x-chart')?.attachShadow({ mode: 'open' })
      if (root) root.innerHTML = '<section style="padding:30px"><p class="body">Brief.</p></section><p>Other.</p>'
    })
    const region = await pick(await PageReading.inject(page), 'x-chart .body')
    expect(await readWith([region])).toBe('Brief.')
  })

  it('that is not in sight leaves the reading to the reader', async () => {
    await page.goto(`${site.url}letter.html`)
    const away: Region = { page: '/letter.html', path: ['#elsewhere'] }
    const broken: Region = { page: '/letter.html', path: ['::not a selector'] }
    expect(await readWith([away, broken])).toContain('Thank you for asking us to see this lady')
  })
})

describe('pointing', () => {
  it('does not press what is pointed at, and ends with Escape', async () => {
    await page.setContent('<button style="width:300px;height:60px" onclick="document.title=\'pressed\'">Sign</button>')
    const reading = await PageReading.inject(page)
    expect(await pick(reading, 'button')).not.toBeNull()
    expect(await page.title()).toBe('')
    await reading.evaluate(
      0,
      '(() => { globalThis.picked = new Promise((done) => globalThis.__chartsideReader.pick(done)) })()',
    )
    await page.keyboard.press('Escape')
    expect(await reading.evaluate(0, 'globalThis.picked')).toBeNull()
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBe(4)
  })
})

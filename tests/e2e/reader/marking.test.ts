/** Marks land on the words, leave the page as it was, and go without a trace. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, PageReading } from './page-reader.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser?.close())
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1000, height: 700 } })
})
afterEach(() => page.close())

const FIRST = 'She was seen for a swollen <b>left knee</b> after gardening. Walks without a stick.'
const SECOND = 'Osteoarthritis is the likely cause; no sign of infection.'
const TALL = '<div style="height:3000px"></div>'

/** Texts that the highlight covers, as the page itself sees them. */
const highlighted = (at: Page): Promise<string[]> =>
  at.evaluate(() => [...(CSS.highlights.get('chartside') ?? [])].map((range) => (range as Range).toString()))

const markup = (at: Page): Promise<string> => at.evaluate(() => document.documentElement.outerHTML)

describe('in text', () => {
  it('marks cover the words, across elements, and change no node', async () => {
    await page.setContent(`<p>${FIRST}</p><p>${SECOND}</p>`)
    const before = await markup(page)
    const reading = await PageReading.inject(page)
    const read = await reading.read()
    expect(await reading.mark(read, 'swollen left knee after', 'Osteoarthritis')).toBe(2)
    expect(await highlighted(page)).toEqual(['swollen left knee after', 'Osteoarthritis'])
    expect(await page.evaluate(() => getComputedStyle(document.body, '::highlight(chartside)').backgroundColor)).toBe(
      'rgb(255, 224, 102)',
    )
    expect(await markup(page)).toBe(before)
  })

  it('removing them leaves nothing behind', async () => {
    await page.setContent(`<p>${FIRST}</p><textarea rows="4" cols="60">${SECOND}</textarea>`)
    const before = await markup(page)
    const reading = await PageReading.inject(page)
    await reading.mark(await reading.read(), 'swollen', 'Osteoarthritis')
    expect(await markup(page)).not.toBe(before)
    await reading.unmark()
    expect(await markup(page)).toBe(before)
    expect(await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length])).toEqual([0, 0])
  })

  it('words are scrolled to, within scrollers and in a long paragraph', async () => {
    await page.setContent(
      `${TALL}<div style="height:200px;overflow:auto" id="box"><p style="width:300px">${'He slept without pain and walks well. '.repeat(150)}${SECOND}</p></div>${TALL}`,
    )
    const reading = await PageReading.inject(page)
    await reading.mark(await reading.read(), 'Osteoarthritis')
    const [top, bottom, boxTop, boxBottom, height] = await page.evaluate(() => {
      const [range] = [...(CSS.highlights.get('chartside') ?? [])] as Range[]
      const words = range?.getBoundingClientRect()
      const box = document.querySelector('#box')?.getBoundingClientRect()
      return [words?.top ?? 0, words?.bottom ?? 0, box?.top ?? 0, box?.bottom ?? 0, innerHeight]
    })
    expect(top).toBeGreaterThanOrEqual(Math.max(0, boxTop))
    expect(bottom).toBeLessThanOrEqual(Math.min(height, boxBottom))
  })

  it('words are found again when the page has rendered anew', async () => {
    await page.setContent(`<main><p>${FIRST}</p><p>${SECOND}</p></main>`)
    const reading = await PageReading.inject(page)
    const read = await reading.read()
    await page.evaluate(() => {
      const main = document.querySelector('main')
      if (main) main.innerHTML = `<h2>Note</h2>${main.innerHTML}`
    })
    expect(await reading.mark(read, 'left knee', 'infection')).toBe(2)
    expect(await highlighted(page)).toEqual(['left knee', 'infection'])
  })

  it('words that are gone are not marked elsewhere', async () => {
    await page.setContent(`<main><p>${FIRST}</p><p>${SECOND}</p></main>`)
    const reading = await PageReading.inject(page)
    const read = await reading.read()
    await page.evaluate(() => document.querySelector('p')?.remove())
    expect(await reading.mark(read, 'gardening', 'infection')).toBe(1)
    expect(await highlighted(page)).toEqual(['infection'])
  })

  it('frames around are scrolled too', async () => {
    await page.setContent(
      `${TALL}<iframe width="600" height="300" srcdoc="${TALL.replaceAll('"', "'")}<p>${FIRST}</p><p>${SECOND}</p>"></iframe>`,
    )
    await page.waitForFunction(() => frames[0]?.document.querySelector('p'))
    const reading = await PageReading.inject(page)
    expect(await reading.mark(await reading.read(), 'Osteoarthritis')).toBe(1)
    expect(await page.evaluate(() => scrollY)).toBeGreaterThan(1000)
    expect(await page.frames()[1]?.evaluate(() => scrollY)).toBeGreaterThan(1000)
  })
})

describe('in fields', () => {
  const VALUE = `${'He was well and had no complaints.\n'.repeat(40)}${SECOND}`

  it('one host element is laid over, and value, selection and undo stay', async () => {
    await page.setContent('<textarea rows="6" cols="70"></textarea><textarea rows="3" cols="70"></textarea>')
    await page.locator('textarea').first().focus()
    await page.keyboard.insertText(VALUE)
    await page.locator('textarea').last().fill('Gout of the right big toe, second attack this year.')
    const reading = await PageReading.inject(page)
    const before = await page.evaluate(() => document.querySelectorAll('*').length)
    expect(await reading.mark(await reading.read(), 'Gout of the right big toe', 'Osteoarthritis')).toBe(2)
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBe(before + 1)
    expect(await page.locator('textarea').first().inputValue()).toBe(VALUE)
    await page.locator('textarea').first().focus()
    await page.evaluate(() => document.execCommand('undo'))
    expect(await page.locator('textarea').first().inputValue()).toBe('')
  })

  it('the words are drawn where they stand, and scrolled to', async () => {
    await page.setContent(
      `<textarea rows="6" cols="70" style="font:15px/1.5 sans-serif;padding:7px">${VALUE}</textarea>`,
    )
    const reading = await PageReading.inject(page)
    const read = await reading.read()
    const plain = await page.locator('textarea').screenshot()
    await reading.mark(read, 'no sign of infection')
    expect(await page.locator('textarea').evaluate((field) => field.scrollTop)).toBeGreaterThan(0)
    const marked = await page.locator('textarea').screenshot()
    expect(marked.equals(plain)).toBe(false)
    // The mirror draws the very same words: without its colour nothing would differ.
    expect(await page.locator('textarea').evaluate((field) => field.clientWidth)).toBeGreaterThan(300)
  })

  it('marks follow their words while the person types', async () => {
    await page.setContent(`<textarea rows="6" cols="70">${SECOND}</textarea>`)
    const reading = await PageReading.inject(page)
    const read = await reading.read()
    await page.locator('textarea').focus()
    await page.keyboard.press('Control+Home')
    await page.keyboard.insertText('Right knee too. ')
    expect(await reading.mark(read, 'Osteoarthritis')).toBe(1)
  })
})

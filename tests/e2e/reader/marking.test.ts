/** Marks land on the words, leave the page as it was, and go without a trace. */
import type { Browser, CDPSession, Page } from 'playwright-core'
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
const THIRD = 'Gentle yoga and paracetamol; come back if the knee locks or gives way.'
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

  it('words of several frames are marked each in its own, and all marks go again', async () => {
    const frame = (text: string) => `<iframe width="600" height="200" srcdoc="<p>${text}</p>"></iframe>`
    const field = `<textarea rows='3' cols='60'>${THIRD}</textarea>`
    await page.setContent(frame(FIRST) + frame(`His knee has hurt since he moved house. ${SECOND}</p>${field}<p>`))
    await page.waitForFunction(() => frames[1]?.document.querySelector('textarea'))
    const reading = await PageReading.inject(page)
    const before = await Promise.all(page.frames().map((one) => one.content()))
    expect(await reading.mark(await reading.read(), 'gardening', 'Osteoarthritis', 'yoga')).toBe(3)
    const marked = () =>
      Promise.all(
        page.frames().map((one) => one.evaluate(() => [...(CSS.highlights.get('chartside') ?? [])].map(String))),
      )
    expect(await marked()).toEqual([[], ['gardening'], ['Osteoarthritis']])
    expect(await drawn(page)).toHaveLength(1)
    await reading.unmark()
    expect(await marked()).toEqual([[], [], []])
    expect(await Promise.all(page.frames().map((one) => one.content()))).toEqual(before)
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

/**
 * Boxes of the marks that are drawn over fields, in viewport coordinates; the browser's own tools see into the closed root. The marks
 * are drawn anew when their field scrolls, so that one may be gone between being named and being measured: then all are looked up again.
 */
async function drawn(at: Page): Promise<{ left: number; top: number; width: number }[]> {
  const session = await at.context().newCDPSession(at)
  await session.send('DOM.enable')
  const measured = () =>
    boxesOfMarks(session).catch((error: unknown) => {
      if (String(error).includes('Could not find node')) return undefined
      throw error
    })
  let boxes = await measured()
  for (let again = 0; boxes === undefined && again < 20; again++) boxes = await measured()
  await session.detach()
  if (!boxes) throw new Error('The marks were drawn anew each time they were to be measured.')
  return boxes
}

async function boxesOfMarks(session: CDPSession): Promise<{ left: number; top: number; width: number }[]> {
  const { nodes } = await session.send('DOM.getFlattenedDocument', { depth: -1, pierce: true })
  const boxes = []
  for (const { nodeId } of nodes.filter(({ nodeName }) => nodeName === 'MARK')) {
    const { model } = await session.send('DOM.getBoxModel', { nodeId })
    const [left = 0, top = 0] = model.content
    boxes.push({ left, top, width: model.width })
  }
  return boxes
}

describe('in fields', () => {
  const LINE = 'He was well and had no complaints.'
  const VALUE = `${`${LINE}\n`.repeat(40)}${SECOND}`
  const STYLE = 'font:16px/20px monospace;padding:6px;border:1px solid;margin:0'
  /** Width of one character in the font of the fields. */
  const charWidth = () =>
    page.evaluate(() => {
      const context = document.createElement('canvas').getContext('2d')
      if (context) context.font = '16px monospace'
      return context?.measureText('x').width ?? 0
    })

  it('one host element is laid over, and value and undo history stay', async () => {
    await page.setContent('<textarea rows="6" cols="70"></textarea>')
    const field = page.locator('textarea')
    await field.focus()
    await page.keyboard.insertText(VALUE)
    const before = await page.evaluate(() => document.querySelectorAll('*').length)
    const reading = await PageReading.inject(page)
    expect(await reading.mark(await reading.read(), 'He was well', 'Osteoarthritis')).toBe(2)
    expect(await page.evaluate(() => document.querySelectorAll('*').length)).toBe(before + 1)
    expect(await field.inputValue()).toBe(VALUE)
    await page.evaluate(() => document.execCommand('undo'))
    expect(await field.inputValue()).toBe('')
  })

  it('the words are marked where they stand, and scrolled to', async () => {
    await page.setContent(`<textarea rows="6" cols="70" style="${STYLE}">${VALUE}</textarea>`)
    const reading = await PageReading.inject(page)
    await reading.mark(await reading.read(), 'no sign of infection')
    const [box] = await drawn(page)
    const char = await charWidth()
    const field = await page.locator('textarea').evaluate((element) => {
      const { left, top } = element.getBoundingClientRect()
      return { left, top, height: element.clientHeight, scrolled: element.scrollTop }
    })
    expect(field.scrolled).toBeGreaterThan(0)
    expect(box?.left).toBeCloseTo(field.left + 7 + SECOND.indexOf('no sign') * char, 0)
    expect(box?.width).toBeCloseTo('no sign of infection'.length * char, 0)
    const line = field.top + 7 + 40 * 20 - field.scrolled
    expect(Math.abs((box?.top ?? 0) - line)).toBeLessThan(4)
    expect(box?.top).toBeLessThan(field.top + field.height)
  })

  it('marks follow their words while the person types', async () => {
    await page.setContent(`<textarea rows="6" cols="90" style="${STYLE}">${SECOND}</textarea>`)
    const reading = await PageReading.inject(page)
    await reading.mark(await reading.read(), 'infection')
    const [before] = await drawn(page)
    await page.locator('textarea').evaluate((field: HTMLTextAreaElement) => {
      field.focus()
      field.setSelectionRange(0, 0)
    })
    await page.keyboard.insertText('Both knees. ')
    const moved = 'Both knees. '.length * (await charWidth())
    await expect.poll(async () => (await drawn(page))[0]?.left).toBeCloseTo((before?.left ?? 0) + moved, 0)
  })

  it('marks go when their words are deleted', async () => {
    await page.setContent(`<textarea rows="6" cols="90" style="${STYLE}">${SECOND}</textarea>`)
    const reading = await PageReading.inject(page)
    await reading.mark(await reading.read(), 'infection')
    await page.locator('textarea').fill('Nothing to report today.')
    await expect.poll(() => drawn(page)).toEqual([])
  })
})

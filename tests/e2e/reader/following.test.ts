/** What was read is followed, marks stay with their words, and words are written where the cursor is. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, PageReading } from './page-reader.ts'

const NOTE = 'She was seen for a swollen left knee after gardening. No fever, walks without a stick.'
const OTHER = 'He coughs at night since the flood in the cellar. Lungs clear, mould is likely to blame.'

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

/** Reads and watches the page; `signals` gives what was told so far. */
async function watched(html: string, meanwhile = async () => {}) {
  await page.setContent(html)
  const reading = await PageReading.inject(page)
  const read = await reading.read()
  await meanwhile()
  await reading.evaluate(
    0,
    `(() => { globalThis.told = []; globalThis.__chartsideReader.watch((signal) => told.push(signal), ${JSON.stringify(read.parts.map(({ partId }) => partId))}) })()`,
  )
  return { reading, read, signals: () => reading.evaluate<string[]>(0, 'told') }
}

describe('a note that was read', () => {
  it('counts as edited when it is typed on, once the hands rest', async () => {
    const { signals } = await watched(`<textarea rows="5" cols="80">${NOTE}</textarea>`)
    await page.locator('textarea').press('ControlOrMeta+Home')
    await page.keyboard.type('Seen today. ')
    expect(await signals()).toEqual([])
    await expect.poll(signals, { timeout: 5000 }).toEqual(['changed'])
  })

  it('counts as edited in an editor too', async () => {
    const { signals } = await watched(`<div contenteditable="true"><p>${NOTE}</p></div>`)
    await page.locator('p').click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.type(' Ice and rest.')
    await expect.poll(signals, { timeout: 5000 }).toEqual(['changed'])
  })

  it('counts as edited when a paragraph is written below its last', async () => {
    const { signals } = await watched(`<div contenteditable="true"><p>${NOTE}</p></div>`)
    await page.locator('p').click()
    await page.keyboard.press('ControlOrMeta+End')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Ice and rest.')
    await expect.poll(signals, { timeout: 5000 }).toEqual(['changed'])
  })

  it('is gone at once when another patient is shown in its place', async () => {
    const { signals } = await watched(`<main><h2>Anna Holt</h2><p>${NOTE}</p></main>`)
    await page.evaluate((text) => {
      const main = document.querySelector('main')
      if (main) main.innerHTML = `<h2>Bruno Keil</h2><p>${text}</p>`
    }, OTHER)
    await expect.poll(signals, { timeout: 1500 }).toEqual(['gone'])
  })

  it('is gone when another patient came in its place between reading and watching', async () => {
    const { signals } = await watched(`<main><p>${NOTE}</p></main>`, () =>
      page.evaluate((text) => {
        const line = document.querySelector('p')
        if (line) line.textContent = text
      }, OTHER),
    )
    await expect.poll(signals, { timeout: 1500 }).toEqual(['gone'])
  })

  describe('in a frame', () => {
    const FRAME = `<iframe width="600" height="200" srcdoc="<p>${NOTE} Ice, rest, and back in a week.</p>"></iframe>`
    const leave = () => page.evaluate(() => document.querySelector('iframe')?.remove())
    const swap = () =>
      page.evaluate((text) => {
        const frame = document.querySelector('iframe')
        return new Promise<void>((done) => {
          frame?.addEventListener('load', () => done())
          if (frame) frame.srcdoc = `<p>${text}</p>`
        })
      }, OTHER)

    it.each([
      ['is taken away', leave],
      ['shows another patient', swap],
    ])('is gone when the frame %s', async (_, change) => {
      const { read, signals } = await watched(FRAME)
      expect(read.text).toContain(NOTE)
      await change()
      await expect.poll(signals, { timeout: 1500 }).toContain('gone')
    })

    it.each([
      ['is taken away', leave],
      ['shows another patient', swap],
    ])('is gone when the frame %s between reading and watching', async (_, change) => {
      const { signals } = await watched(FRAME, change)
      await expect.poll(signals, { timeout: 1500 }).toEqual(['gone'])
    })

    it('counts as edited when it is changed, and frames without a note do not count', async () => {
      const { signals } = await watched(`${FRAME}<iframe width="600" height="200" srcdoc="<p>Home</p>"></iframe>`)
      await page.evaluate(() => frames[1]?.document.querySelector('p')?.remove())
      await page.evaluate(() => {
        const text = frames[0]?.document.querySelector('p')?.firstChild as Text
        text.data = text.data.replace('a week', 'a month')
      })
      await expect.poll(signals, { timeout: 5000 }).toEqual(['changed'])
    })
  })

  it('is neither when the page renders the same words anew or changes elsewhere', async () => {
    const { signals } = await watched(`<main><p>${NOTE}</p></main><p id="clock">10:00</p>`)
    await page.evaluate(() => {
      const main = document.querySelector('main')
      if (main) main.innerHTML = `${main.innerHTML}`
      const clock = document.querySelector('#clock')
      if (clock) clock.textContent = '10:01'
    })
    await page.waitForTimeout(600)
    expect(await signals()).toEqual([])
  })
})

describe('marks', () => {
  it('come back to their words when the page renders anew', async () => {
    const { reading, read } = await watched(`<main><p>${NOTE}</p></main>`)
    await reading.mark(read, 'left knee')
    await page.evaluate(() => {
      const main = document.querySelector('main')
      if (main) main.innerHTML = `<h3>Note</h3>${main.innerHTML}`
    })
    const marked = () => page.evaluate(() => [...(CSS.highlights.get('chartside') ?? [])].map(String))
    await expect.poll(marked).toEqual(['left knee'])
    await reading.unmark()
    expect(await marked()).toEqual([])
  })
})

describe('writing at the cursor', () => {
  const insert = (reading: PageReading, text: string) =>
    reading.evaluate<boolean>(0, `globalThis.__chartsideReader.insert(${JSON.stringify(text)})`)

  it('goes into the field last focused, is heard by the page, and is undone in one step', async () => {
    await page.setContent('<textarea id="a">Before after</textarea><input id="b"><button>Elsewhere</button>')
    const reading = await PageReading.inject(page)
    await page.evaluate(() => {
      Object.assign(globalThis, { heard: [] as string[] })
      for (const type of ['beforeinput', 'input'])
        document.addEventListener(type, (event) => {
          ;(globalThis as typeof globalThis & { heard: string[] }).heard.push(
            `${event.type} ${(event as InputEvent).inputType}`,
          )
        })
      const field = document.querySelector<HTMLTextAreaElement>('#a')
      field?.focus()
      field?.setSelectionRange(7, 7)
    })
    await page.locator('button').click()
    expect(await insert(reading, 'M25.462 ')).toBe(true)
    expect(await page.locator('#a').inputValue()).toBe('Before M25.462 after')
    const heard = await page.evaluate(() => (globalThis as typeof globalThis & { heard: string[] }).heard)
    expect(heard).toContain('input insertText')
    await page.evaluate(() => document.execCommand('undo'))
    expect(await page.locator('#a').inputValue()).toBe('Before after')
  })

  it('goes into the field of a frame that was used after the one of the page', async () => {
    await page.setContent(
      `<textarea id="a">Page</textarea><iframe srcdoc="<p>${NOTE}</p><textarea>Frame </textarea>"></iframe>`,
    )
    const inner = page.frameLocator('iframe').locator('textarea')
    await inner.waitFor()
    const reading = await PageReading.inject(page)
    await reading.read()
    await page.locator('#a').click()
    await inner.click()
    await inner.press('End')
    expect(await insert(reading, 'M25.462')).toBe(true)
    expect(await inner.inputValue()).toBe('Frame M25.462')
    expect(await page.locator('#a').inputValue()).toBe('Page')
  })

  it('goes into an editor at its caret', async () => {
    await page.setContent('<div contenteditable="true"><p>Knee pain.</p></div>')
    const reading = await PageReading.inject(page)
    await page.locator('p').click()
    await page.keyboard.press('End')
    expect(await insert(reading, ' M25.462')).toBe(true)
    expect(await page.locator('p').textContent()).toBe('Knee pain. M25.462')
  })

  it.each([
    ['no field was focused', '<textarea>One</textarea>'],
    ['the field is read only', '<textarea readonly autofocus>One</textarea>'],
    ['the field takes a password', '<input type="password" autofocus>'],
  ])('is refused when %s', async (_, html) => {
    await page.setContent(html)
    const reading = await PageReading.inject(page)
    expect(await insert(reading, 'M25.462')).toBe(false)
  })
})

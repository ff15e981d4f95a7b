/** Pages are made of the same pieces over and over; each is read for what it is, whatever the others are like. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { launchBrowser, PageReading } from './page-reader.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
})
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
})
afterEach(() => page.close())

const show = async (html: string): Promise<PageReading> => {
  await page.setContent(html)
  return PageReading.inject(page)
}

const NOTE = 'She was seen for a swollen left knee after gardening. No fever, walks without a stick.'
const OTHER = 'He coughs at night since the flood in the cellar. Lungs clear, mould is likely to blame.'

describe('of elements with the same classes', () => {
  it.each([
    ['that is not displayed', '.one:last-child { display: none }', '', ''],
    ['that is invisible', '.one:last-child { visibility: hidden }', '', ''],
    ['that is transparent', '.one:last-child { opacity: 0 }', '', ''],
    [
      'by the element before it',
      '.shut + .one { height: 0; overflow: hidden }',
      '<i class="open">+</i>',
      '<i class="shut">+</i>',
    ],
    ['by its name', '#other { position: absolute; left: -9999px }', '', '', 'id="other"'],
    ['by its own style', '', '', '', 'style="height: 0; overflow: hidden"'],
    ['in one of its own', '', '', '<div style="position: absolute; left: -9999px">'],
  ])('one is hidden %s, and only that is not read', async (_how, style, before, beforeOther, attributes = '') => {
    const reading = await show(
      `<style>${style}</style><div>${before}<div class="one"><p>${NOTE}</p></div>
       ${beforeOther}<div class="one" ${attributes}><p>${OTHER}</p></div></div>`,
    )
    const { text } = await reading.read()
    expect(text).toContain(NOTE)
    expect(text).not.toContain(OTHER)
  })

  it('those are read that the box which is ticked shows', async () => {
    const reading = await show(
      `<style>.one { height: 0; overflow: hidden } #a:checked ~ .one:nth-of-type(1) { height: auto; overflow: visible }</style>
       <section><input type="radio" name="t" id="a" checked><input type="radio" name="t" id="b">
       <div class="one"><p>${NOTE}</p></div><div class="one"><p>${OTHER}</p></div></section>`,
    )
    expect((await reading.read()).text).toBe(NOTE)
  })

  it('those are read in full whose words stand in elements of their own, without the one that is hidden', async () => {
    const reading = await show(
      `<style>.w:nth-child(4) { display: none }</style>
       <p>${NOTE.split(' ')
         .map((word) => `<span class="w">${word}</span>`)
         .join(' ')}</p>`,
    )
    expect((await reading.read()).text).toBe(NOTE.replace('for ', ''))
  })
})

describe('what stands far from a note', () => {
  const nest = (html: string, times: number): string => `${'<div>'.repeat(times)}${html}${'</div>'.repeat(times)}`

  it('names it where nothing nearer does, and is no part of it', async () => {
    const reading = await show(
      `<div class="case"><div class="bar"><h2>Discharge summary</h2></div><div class="facts"><div>Ward 4</div></div>
       ${nest(`<p>${NOTE} <span>${OTHER}</span></p>`, 5)}</div>`,
    )
    const { text, parts } = await reading.read()
    expect(text).toBe(`${NOTE} ${OTHER}`)
    expect(parts.map(({ label }) => label)).toEqual(['Discharge summary'])
  })

  it('is read all the same when it is selected', async () => {
    const reading = await show(`<nav><a href="#x" id="far">Knee pain</a></nav>${nest(`<p>${NOTE}</p>`, 4)}`)
    await page.evaluate(() => getSelection()?.selectAllChildren(document.querySelector('#far') as Element))
    expect((await reading.read()).text).toBe('Knee pain')
  })
})

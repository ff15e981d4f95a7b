/** How what a page shows becomes text: white space, fields, selections, frames, and what cannot be read. */
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

describe('white space', () => {
  it('is collapsed or kept as the page shows it', async () => {
    const reading = await show(
      `<div><p>She   was seen\n for a swollen <b>left</b> knee.</p><p>No fever,<br>walks well, sleeps well.</p>
       <pre>Left  knee:  warm,\n   no redness, full range.</pre></div>`,
    )
    expect((await reading.read()).text).toBe(
      'She was seen for a swollen left knee.\n\nNo fever,\nwalks well, sleeps well.\n\nLeft  knee:  warm,\n   no redness, full range.',
    )
  })

  it('of a field is its value to the letter', async () => {
    const value = `${NOTE}\n\n\tPlan:  ice, rest.  `
    const reading = await show(`<textarea rows="9" cols="60">${value}</textarea>`)
    expect((await reading.read()).text).toBe(value)
  })
})

describe('text that stands elsewhere than the block that it fills', () => {
  const OTHER = 'He coughs at night since the flood in the cellar. Lungs clear, mould is likely to blame.'
  it.each([
    ['by its indent', `<p style="text-indent: -9999px; white-space: nowrap">${OTHER}</p>`],
    ['by an element around its words', `<p><span style="position: relative; left: -9999px">${OTHER}</span></p>`],
    ['in lines cut off', `<div style="height: 20px; overflow: hidden"><p style="margin: 60px 0 0">${OTHER}</p></div>`],
    ['at no size', `<p style="font-size: 0; padding: 20px">${OTHER}</p>`],
    ['in a block that shows nothing', `<div style="opacity: 0"><p>${OTHER}</p></div>`],
  ])('is not read: %s', async (_how, hidden) => {
    expect((await (await show(`<p>${NOTE}</p>${hidden}`)).read()).text).toBe(NOTE)
  })
})

describe('rows of fields', () => {
  it('give none of their labels, and the field for the note beside them is read', async () => {
    const group = (k: number) =>
      `<div style="width: 150px"><label for="f${k}">Finding ${k}</label><input id="f${k}" value="3"></div>`
    const reading = await show(
      `<form><div style="display: flex">${[1, 2, 3, 4].map(group).join('')}</div>
       <label for="n">Plan</label><textarea id="n" rows="5" cols="60">${NOTE}</textarea></form>`,
    )
    const { text, parts } = await reading.read()
    expect(text).toBe(NOTE)
    expect(parts.map(({ label }) => label)).toEqual(['Plan'])
  })
})

describe('fields', () => {
  it('are read with their live values, not with those they came with', async () => {
    await page.setContent('<label>Note <textarea rows="5" cols="60">Old text of the note.</textarea></label>')
    await page.fill('textarea', NOTE)
    const { text, parts } = await (await PageReading.inject(page)).read()
    expect(text).toBe(NOTE)
    expect(parts[0]).toMatchObject({ kind: 'field', label: 'Note' })
  })

  it('for passwords are never read', async () => {
    const reading = await show(`<input type="password" value="${NOTE}"><input type="hidden" value="${NOTE}">`)
    expect((await reading.read()).text).toBe('')
  })
})

describe('a selection', () => {
  it('is read alone, to the letter', async () => {
    await page.setContent(`<p id="a">${NOTE}</p><p>He takes warfarin for a mechanical valve and bruises easily.</p>`)
    await page.evaluate(() => {
      const node = document.querySelector('#a')?.firstChild as Text
      getSelection()?.setBaseAndExtent(node, 17, node, 34)
    })
    const { text, parts } = await (await PageReading.inject(page)).read()
    expect(text).toBe('a swollen left kn')
    expect(parts).toHaveLength(1)
    expect(parts[0]?.kind).toBe('selection')
  })

  it('in a field counts too', async () => {
    await page.setContent(`<p>${NOTE}</p><textarea>Hypertension, gout and obesity.</textarea>`)
    await page.evaluate(() => {
      const field = document.querySelector('textarea')
      field?.focus()
      field?.setSelectionRange(14, 18)
    })
    expect((await (await PageReading.inject(page)).read()).text).toBe('gout')
  })
})

describe('frames', () => {
  it('count as hidden when any frame around them is', async () => {
    const inner = `<p>${NOTE}</p>`
    const middle = `<iframe srcdoc="${inner}" width=600 height=200></iframe>`.replaceAll('"', '&quot;')
    const reading = await show(
      `<div style="visibility:hidden"><iframe srcdoc="${middle}" width=700 height=300></iframe></div>`,
    )
    await page.waitForFunction(() => frames[0]?.frames[0]?.document.body.textContent)
    expect((await (await PageReading.inject(page)).read()).text).toBe('')
    expect((await reading.read()).text).toBe('')
  })

  it('of one origin are read by one reader, and are told apart all the same', async () => {
    const OTHER = 'He coughs at night since the flood in the cellar. Lungs clear, mould is likely to blame.'
    const reading = await show(
      [NOTE, OTHER].map((text) => `<iframe width="600" height="200" srcdoc="<p>${text}</p>"></iframe>`).join(''),
    )
    expect(await reading.answers(1)).toEqual([])
    const { text, parts, frames } = await reading.read()
    expect(text).toBe(`${NOTE}\n\n${OTHER}`)
    expect(parts.map(({ frameId, partId }) => [frameId, partId])).toEqual([
      [0, 'p0'],
      [0, 'p1'],
    ])
    expect(frames).toBe(2)
  })

  it('in shadow trees are found by the place of their element', async () => {
    await show(
      `<x-host><template shadowrootmode="open"><iframe srcdoc="<p>${NOTE}</p>" width=600 height=200></iframe></template></x-host>`,
    )
    await page.evaluate(() => {
      const host = document.querySelector('x-host')
      if (host?.shadowRoot) return
      const shadow = host?.attachShadow({ mode: 'open' })
      shadow?.append(host?.querySelector('template')?.content.cloneNode(true) ?? '')
    })
    await page.waitForTimeout(200)
    expect((await (await PageReading.inject(page)).read()).text).toBe(NOTE)
  })
})

describe('what cannot be read', () => {
  it('is named: drawings and documents of some size', async () => {
    const reading = await show(
      `<canvas width="600" height="400"></canvas><canvas width="20" height="20"></canvas>
       <embed type="application/pdf" width="600" height="400">`,
    )
    expect((await reading.read()).unread.map(({ reason }) => reason).sort()).toEqual(['canvas', 'pdf'])
  })
})

describe('a page of unusual size or habits', () => {
  it.each([
    ['100,000 nodes', `${'<div><span>Entry</span></div>'.repeat(50_000)}<p>${NOTE}</p>`],
    ['20,000 elements deep', `${'<div>'.repeat(20_000)}<p>${NOTE}</p>`],
    ['a million characters in one line', `<p>${'Entry '.repeat(170_000)}</p><p>${NOTE}</p>`],
    ['right-to-left marks', `<p>\u202E${NOTE}\u202C \u200F</p>`],
    ['nothing', ''],
  ])('with %s is read without a fault', async (_, html) => {
    const readings = await (await show(html)).readings()
    expect(readings).toHaveLength(1)
    expect(readings[0]?.path).toEqual([])
    expect(assembledWithin(readings[0]?.unread.map(({ reason }) => reason) ?? [])).toBe(true)
  })

  it('keeps the part that was read when it loses its nodes meanwhile', async () => {
    const reading = await show(`<main>${`<p>${NOTE}</p>`.repeat(3000)}</main>`)
    const readings = reading.readings()
    await page.evaluate(() => document.querySelector('main')?.replaceChildren())
    expect((await readings)[0]?.path).toEqual([])
  })
})

/** A gap is allowed in a page that goes on and on, but only one that is named for what it is. */
const assembledWithin = (reasons: string[]): boolean => reasons.every((one) => one === 'timeout' || one === 'too-large')

/** Original pages of many structures: what they show as a note is read, and nothing else. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Site, serve } from '../../../scripts/browser/serve.ts'
import pages from '../../fixtures/pages/expected.json' with { type: 'json' }
import { fold, launchBrowser, PageReading } from './page-reader.ts'

let browser: Browser
let site: Site
let page: Page

beforeAll(async () => {
  site = await serve('tests/fixtures/pages')
  browser = await launchBrowser()
  // One page for all of them: opening one takes longer than reading it.
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
})
afterAll(async () => {
  await browser?.close()
  await site?.close()
})

const open = async (name: string): Promise<PageReading> => {
  await page.goto(site.url + name)
  return PageReading.inject(page)
}

describe('the page', () => {
  it.each(pages.filter(({ visible }) => visible.length))(
    '$page gives its note',
    async ({ page: name, visible, hidden }) => {
      const { text } = await (await open(name)).read()
      const read = fold(text)
      expect(visible.filter((sentence) => !read.includes(fold(sentence)))).toEqual([])
      expect(hidden.filter((sentence) => read.includes(fold(sentence)))).toEqual([])
      expect(visible.filter((sentence) => read.split(fold(sentence)).length > 2)).toEqual([])
    },
  )

  it.each(pages.filter(({ visible }) => !visible.length))(
    '$page shows no note and gives none',
    async ({ page: name }) => {
      expect((await (await open(name)).read()).text).toBe('')
    },
  )
})

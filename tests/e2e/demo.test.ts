/** The demo charts, each in a page style of its own, read and coded in the real popup. */
import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  type Driven,
  launch,
  pressAction,
  readingEnded,
  readParts,
  shownSuggestions,
} from '../../scripts/browser/extension.ts'
import { type Site, serve } from '../../scripts/browser/serve.ts'
import charts from './demo-expected.json' with { type: 'json' }

let driven: Driven
let site: Site

beforeAll(async () => {
  site = await serve('assets/demo')
  driven = await launch()
})
afterAll(async () => {
  await driven?.close()
  await site?.close()
})

const fold = (text: string) => text.replace(/\s+/g, ' ').trim()

describe('the demo chart', () => {
  it.each(charts)('$page is read as it is shown, and coded with evidence', async ({ page: name, visible, hidden }) => {
    const page = await driven.context.newPage()
    await page.goto(site.url + name)
    const popup = await pressAction(driven, page)
    expect(await readingEnded(popup)).toBe('done')
    const suggestions = await shownSuggestions(popup)
    const parts = await readParts(popup)

    const read = fold(parts.map(({ text }) => text).join('\n'))
    expect(visible.filter((sentence) => !read.includes(fold(sentence)))).toEqual([])
    expect(hidden.filter((sentence) => read.includes(fold(sentence)))).toEqual([])

    const text = parts.map((part) => part.text).join('\n\n')
    expect(suggestions.length).toBeGreaterThan(1)
    for (const { code, evidence } of suggestions) {
      expect(evidence.length, code).toBeGreaterThan(0)
      for (const { start, end, text: words } of evidence) expect(text.slice(start, end), code).toBe(words)
    }
  })
})

describe('npm start without a display', () => {
  it('prints suggestions with their evidence, writes a screenshot and exits 0', async () => {
    const began = Date.now()
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/demo.ts', '--headless'])
    expect(stdout).toMatch(/^ {2}[A-Z]\d[0-9A-Z.]{1,6} +\S/m)
    expect(stdout).toMatch(/“.+” \(\d+–\d+\)/)
    expect(statSync('dist/demo.png').mtimeMs).toBeGreaterThan(began)
  })
})

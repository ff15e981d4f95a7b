/** Leave for a site: asked for at the click, for that site and no other; what it then allows to be read. */
import { rm } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Driven, launch, pressAction, readingEnded, readParts } from '../../scripts/browser/extension.ts'
import type { Site } from '../../scripts/browser/serve.ts'
import { indexState, openScreen } from './support/calls.ts'
import { profileThatAllowed } from './support/leave.ts'
import { servePages } from './support/pages.ts'

const html = (body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chart</title></head><body>${body}</body></html>`
const OUTER = 'Seen for essential hypertension, well controlled on lisinopril 10 mg daily. She walks to work.'
const INNER = 'The wound on the left shin has closed without any sign of infection. He may bathe again.'
const EYE = 'Her left eye is no longer red; the drops were stopped on Sunday and the lids are clean.'
const FEET = 'The skin between his toes is whole again after four weeks of cream, no itching at night.'
/** Two sites, both served from here: the page stands on the one, the frame on the other. */
const framed = (path: string) =>
  html(`<main><p>${OUTER}</p></main><iframe title="Wound clinic" width="700" height="200"></iframe>
    <script>document.querySelector('iframe').src = location.origin.replace('127.0.0.1', 'localhost') + '${path}'</script>`)

const PAGES = {
  '/chart': framed('/wound'),
  '/wound': html(`<p>${INNER}</p>`),
  '/mixed': framed('/clinic').replace('<script>', '<iframe src="/eye" width="700" height="150"></iframe><script>'),
  '/clinic': html(`<p>${INNER}</p><iframe src="/feet" width="600" height="150"></iframe>`),
  '/eye': html(`<p>${EYE}</p>`),
  '/feet': html(`<p>${FEET}</p>`),
  '/busy-chart': framed('/busy'),
  '/busy': html(`<p>${INNER}</p>
    <script>setTimeout(() => { const end = Date.now() + 20_000; while (Date.now() < end); }, 200)</script>`),
} satisfies Record<string, string>

let profile: string
let driven: Driven
let site: Site
let options: Page

beforeAll(async () => {
  site = await servePages(PAGES)
  profile = await profileThatAllowed(['http://localhost/*', 'http://127.0.0.1/*'])
  driven = await launch({ profile })
  options = await openScreen(driven, 'options')
  await indexState(options, 'ready', 60_000)
})
afterAll(async () => {
  await driven?.close()
  await site?.close()
  if (profile) await rm(profile, { recursive: true, force: true, maxRetries: 5 })
})
afterEach(async () => {
  for (const page of driven.context.pages()) if (page !== options) await page.close({ runBeforeUnload: false })
  const { origins = [] } = await options.evaluate(() => chrome.permissions.getAll())
  if (origins.length) await options.evaluate((sites) => chrome.permissions.remove({ origins: sites }), origins)
})

async function press(path: keyof typeof PAGES): Promise<Page> {
  const page = await driven.context.newPage()
  await page.goto(site.url + path.slice(1))
  await page.waitForTimeout(500)
  const popup = await pressAction(driven, page)
  expect(await readingEnded(popup, 60_000)).toBe('done')
  return popup
}

const unread = (popup: Page): Promise<string[]> =>
  popup.getByTestId('unread').evaluateAll((all) => all.map((one) => one.getAttribute('data-reason') ?? ''))
const allowed = (): Promise<string[]> =>
  options.evaluate(async () => (await chrome.permissions.getAll()).origins?.sort() ?? [])
const text = async (popup: Page): Promise<string> => (await readParts(popup)).map((part) => part.text).join('\n')

describe('a frame of another site', () => {
  it('is named, allowed at the click for its own site alone, and read', async () => {
    const popup = await press('/chart')
    expect(await unread(popup)).toEqual(['no-permission'])
    expect(await text(popup)).not.toContain(INNER)
    await popup.getByTestId('allow-frames').click()
    await expect.poll(() => text(popup), { timeout: 20_000 }).toContain(INNER)
    expect(await unread(popup)).toEqual([])
    expect(await allowed()).toEqual(['http://localhost/*'])
  })

  it('is read with those within it, each once, beside those of the page', async () => {
    const popup = await press('/mixed')
    expect(await text(popup)).not.toContain(FEET)
    await popup.getByTestId('allow-frames').click()
    await expect.poll(() => text(popup), { timeout: 20_000 }).toContain(FEET)
    const parts = await readParts(popup)
    expect(parts.map((part) => part.text.trim()).sort()).toEqual([EYE, FEET, INNER, OUTER].sort())
    expect(await unread(popup)).toEqual([])
  })

  it('that is allowed and never answers is named as silent, not as forbidden', { timeout: 90_000 }, async () => {
    await (await press('/chart')).getByTestId('allow-frames').click()
    await expect.poll(allowed).toEqual(['http://localhost/*'])
    const popup = await press('/busy-chart')
    expect(await unread(popup)).toEqual(['timeout'])
    expect(await popup.getByTestId('allow-frames').count()).toBe(0)
  })
})

describe('the site of the page', () => {
  it('is allowed at the click, and the offer is gone', async () => {
    const popup = await press('/chart')
    await readParts(popup)
    await popup.getByTestId('allow-site').click()
    await expect.poll(allowed).toEqual(['http://127.0.0.1/*'])
    await expect.poll(() => popup.getByTestId('allow-site').count()).toBe(0)
  })

  it('is taken back on the options page', async () => {
    const popup = await press('/chart')
    await readParts(popup)
    await popup.getByTestId('allow-site').click()
    await expect.poll(allowed).toEqual(['http://127.0.0.1/*'])
    await options.reload()
    await options.getByRole('button', { name: 'Take back the permission for http://127.0.0.1/*' }).click()
    await expect.poll(allowed).toEqual([])
  })
})

/** The extension under an organisation's policy: what it presets, what a person may still choose, and which sites it closes. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Driven, launch, pressAction, readingEnded } from '../../scripts/browser/extension.ts'
import type { Site } from '../../scripts/browser/serve.ts'
import { indexState, openScreen } from './support/calls.ts'
import { servePages } from './support/pages.ts'
import { extensionUnderPolicy, mayWritePolicies } from './support/policy.ts'

const CHART = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Chart</title></head><body>
  <p>Seen for essential hypertension, well controlled on lisinopril 10 mg daily. She walks to work.</p></body></html>`
const POLICY = {
  stored: { sites: ['https://records.example/*', 'no pattern'], settings: { setting: 'inpatient', mode: 'coder' } },
  extension: {
    runtime_blocked_hosts: ['http://127.0.0.1', 'http://localhost'],
    runtime_allowed_hosts: ['http://localhost'],
  },
}

describe.skipIf(!mayWritePolicies())(
  'under a policy (Chromium that reads /etc/chromium, and the right to write there)',
  () => {
    let under: Awaited<ReturnType<typeof extensionUnderPolicy>>
    let driven: Driven
    let site: Site
    let options: Page

    beforeAll(async () => {
      site = await servePages({ '/': CHART })
      under = await extensionUnderPolicy(POLICY)
      driven = await launch({ extension: under.extension })
      options = await openScreen(driven, 'options')
      await indexState(options, 'ready', 60_000)
    })
    afterAll(async () => {
      await driven?.close()
      await site?.close()
      await under?.remove()
    })

    async function press(url: string): Promise<{ popup: Page; state: string; page: Page }> {
      const page = await driven.context.newPage()
      await page.goto(url)
      const popup = await pressAction(driven, page)
      return { popup, page, state: await readingEnded(popup, 60_000) }
    }

    it('offers the sites that it names, and none that is no site', async () => {
      await expect.poll(() => options.getByText('asked for by your organisation').count(), { timeout: 20_000 }).toBe(1)
      expect(await options.getByText('https://records.example/*').count()).toBe(1)
      expect(await options.evaluate(() => chrome.permissions.getAll())).toMatchObject({ origins: [] })
    })

    it('closes a site, and says whose doing it is', async () => {
      const { popup, page, state } = await press(site.url)
      expect(state).toBe('denied')
      expect(await popup.textContent('body')).toContain('A policy of your organisation')
      await popup.close()
      await page.close()
    })

    it('reads an exempted site at the press of the button, with its settings until the person chooses otherwise', async () => {
      const { popup, page, state } = await press(site.url.replace('127.0.0.1', 'localhost'))
      expect(state).toBe('done')
      expect(await popup.getByTestId('setting').inputValue()).toBe('inpatient')
      await popup.close()
      await page.close()
      await options.getByLabel('Professional', { exact: true }).check()
      const again = await press(site.url.replace('127.0.0.1', 'localhost'))
      expect(await again.popup.getByTestId('setting').inputValue()).toBe('professional')
    })
  },
)

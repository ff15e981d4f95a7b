/** Speaks to the background the way the screens do, from one of the extension's own pages. */
import type { BrowserContext, Page } from 'playwright-core'
import { vi } from 'vitest'
import { browserSession, type Driven } from '../../../scripts/browser/extension.ts'
import type { CallName, Calls, IndexStatus } from '../../../src/platform/messages.ts'

/** One of the extension's own screens, opened in a tab. */
export async function openScreen({ context, id }: Driven, screen: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(`chrome-extension://${id}/src/${screen}/index.html`)
  return page
}

export function call<N extends CallName>(
  screen: Page,
  name: N,
  request: Calls[N]['request'],
): Promise<Calls[N]['response']> {
  return screen.evaluate((message) => chrome.runtime.sendMessage(message), { call: name, request })
}

/** Waits until the index is in the state. */
export async function indexState(screen: Page, state: IndexStatus['state'], timeout = 30_000): Promise<void> {
  await screen
    .locator(`[data-testid=index-status][data-state=${state}]`)
    .first()
    .waitFor({ state: 'attached', timeout })
}

/** Stops the background worker, as the browser does when it has been idle. */
export async function stopWorker({ context }: Driven): Promise<void> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('ServiceWorker.enable')
  await session.send('ServiceWorker.stopAllWorkers')
  await vi.waitUntil(async () => (await workers(context)) === 0, { timeout: 10_000 })
  await page.close()
}

async function workers(context: BrowserContext): Promise<number> {
  const session = await browserSession(context)
  const { targetInfos } = await session.send('Target.getTargets')
  await session.detach()
  return targetInfos.filter(({ type }) => type === 'service_worker').length
}

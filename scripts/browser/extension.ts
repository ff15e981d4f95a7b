/** Drives the built extension in a real Chromium the way a person does. */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { BrowserContext, CDPSession, Page } from 'playwright-core'
import { CHROMIUM, requireBrowser } from './wanted.ts'

export interface LaunchOptions {
  headless?: boolean
  /** Folder of the unpacked extension. */
  extension?: string
  /** Profile folder that outlives the browser; without it a fresh one is used and removed. */
  profile?: string
  args?: string[]
  viewport?: { width: number; height: number } | null
}

export interface Driven {
  context: BrowserContext
  /** Id of the extension. */
  id: string
  profile: string
  close(): Promise<void>
}

const QUIET = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** A real browser with the extension loaded, in a fresh profile unless one is named. */
export async function launch({
  headless = true,
  extension = 'dist/chrome',
  profile,
  args = [],
  viewport = { width: 1280, height: 900 },
}: LaunchOptions = {}): Promise<Driven> {
  // Read by playwright-core when it is loaded: popups and side panels become pages.
  process.env.PW_CHROMIUM_ATTACH_TO_OTHER = '1'
  const { chromium } = await import('playwright-core')
  const folder = profile ?? (await mkdtemp(path.join(os.tmpdir(), 'chartside-')))
  const unpacked = path.resolve(extension)
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: requireBrowser(CHROMIUM),
    headless,
    viewport,
    ignoreDefaultArgs: ['--disable-extensions'],
    // The sandbox does not work for root, as which containers run.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [...QUIET, `--disable-extensions-except=${unpacked}`, `--load-extension=${unpacked}`, ...args],
  })
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker', { timeout: 20_000 }))
  return {
    context,
    id: new URL(worker.url()).host,
    profile: folder,
    async close() {
      await context.close()
      if (!profile) await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** A session with the browser itself rather than with a page. */
export async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser()
  if (!browser) throw new Error('The browser is closed.')
  return browser.newBrowserCDPSession()
}

/** Presses the toolbar button while `page` is in front, which grants access to it, and gives the popup that opens. */
export async function pressAction({ context, id }: Driven, page: Page): Promise<Page> {
  await page.bringToFront()
  const session = await browserSession(context)
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{ type: 'tab' }] })
  const tab = targetInfos.find(({ url }) => url === page.url())
  if (!tab) throw new Error(`No tab shows ${page.url()}.`)
  const opened = context.waitForEvent('page', { timeout: 15_000 })
  // Not in the published protocol types yet.
  const send = session.send.bind(session) as (method: string, params: object) => Promise<unknown>
  await send('Extensions.triggerAction', { id, targetId: tab.targetId })
  const popup = await opened
  await session.detach()
  return popup
}

/** States of `source-summary` in which reading has ended. */
const ENDED = ['done', 'empty', 'denied', 'error']

/** Waits until the screen has read the page (or says why not) and gives the state. */
export async function readingEnded(screen: Page, timeout = 20_000): Promise<string> {
  const summary = screen.getByTestId('source-summary')
  await screen.waitForFunction(
    (ended) => ended.includes(document.querySelector('[data-testid=source-summary]')?.getAttribute('data-state') ?? ''),
    ENDED,
    { timeout },
  )
  return (await summary.getAttribute('data-state')) ?? ''
}

export interface ReadPart {
  text: string
  frame: string
  label: string
  kind: string
}

/** The parts of the note that were read, with the view of them opened. */
export async function readParts(screen: Page): Promise<ReadPart[]> {
  const parts = screen.getByTestId('note-part')
  if ((await parts.count()) === 0) await screen.getByTestId('source-toggle').click()
  return parts.evaluateAll((elements) =>
    elements.map((element) => ({
      text: element.textContent ?? '',
      frame: element.getAttribute('data-frame') ?? '',
      label: element.getAttribute('data-label') ?? '',
      kind: element.getAttribute('data-kind') ?? '',
    })),
  )
}

export interface ShownSuggestion {
  code: string
  tier: string
  title: string
  evidence: { start: number; end: number; text: string }[]
}

/** The suggestions on screen, in their order. */
export async function shownSuggestions(screen: Page): Promise<ShownSuggestion[]> {
  return screen.getByTestId('suggestion').evaluateAll((elements) =>
    elements.map((element) => ({
      code: element.getAttribute('data-code') ?? '',
      tier: element.getAttribute('data-tier') ?? '',
      title: element.querySelector('.title')?.textContent ?? '',
      evidence: [...element.querySelectorAll('[data-testid=evidence]')].map((one) => ({
        start: Number(one.getAttribute('data-start')),
        end: Number(one.getAttribute('data-end')),
        text: one.getAttribute('data-text') ?? '',
      })),
    })),
  )
}

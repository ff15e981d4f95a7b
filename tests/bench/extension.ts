/**
 * Reading a chart as a person has it read: by the built extension, from the press until the note is there, against the plainest pass that
 * an extension can make over the same frames (`executeScript` of `innerText` in all of them). Each finds the chart freshly loaded, so each
 * pays for coming into its frames. Measured as time of the page's own thread.
 */
import type { CDPSession, Page } from 'playwright-core'
import { type Driven, launch, pressAction, readingEnded } from '../../scripts/browser/extension.ts'
import { call, indexState, openScreen } from '../e2e/support/calls.ts'
import { servePages } from '../e2e/support/pages.ts'
import { median } from './median.ts'
import { chartPages, type Made, threadClock } from './reading.ts'

const ROUNDS = 7
/** Milliseconds for a chart that has loaded to be drawn. */
const SETTLED = 1000

/** Medians in milliseconds. */
export async function extensionFigures(made: Made): Promise<Record<'read' | 'plain', number>> {
  const site = await servePages(chartPages(made))
  const driven = await launch()
  try {
    const screen = await openScreen(driven, 'options')
    await indexState(screen, 'ready', 60_000)
    const page = await driven.context.newPage()
    await page.goto(site.url)
    const tabId = await granted(driven, page)
    const session = await page.context().newCDPSession(page)
    await session.send('Performance.enable')
    const read = () => call(screen, 'read', { tabId })
    // As text, since it runs in the extension's own page.
    const plain = () =>
      screen.evaluate(
        `chrome.scripting.executeScript({ target: { tabId: ${tabId}, allFrames: true }, func: () => document.body.innerText }).then((all) => all.length)`,
      )
    const times: Record<'read' | 'plain', number[]> = { read: [], plain: [] }
    for (let round = 0; round < ROUNDS; round++) {
      times.plain.push(await onFreshChart(page, session, plain))
      times.read.push(await onFreshChart(page, session, read))
    }
    return { read: median(times.read), plain: median(times.plain) }
  } finally {
    await driven.close()
    await site.close()
  }
}

/** The press of the button allows the page to be read, until it is left for another site. */
async function granted(driven: Driven, page: Page): Promise<number> {
  const popup = await pressAction(driven, page)
  await readingEnded(popup, 60_000)
  const tabs = await popup.evaluate(() => chrome.tabs.query({ active: true, currentWindow: true }))
  await popup.close()
  const id = tabs[0]?.id
  if (id === undefined) throw new Error('The chart is in no tab.')
  return id
}

async function onFreshChart(page: Page, session: CDPSession, work: () => Promise<unknown>): Promise<number> {
  await page.reload({ waitUntil: 'load' })
  await new Promise((resolve) => setTimeout(resolve, SETTLED))
  const before = await threadClock(session)
  await work()
  return (await threadClock(session)) - before
}

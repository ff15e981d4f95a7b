/**
 * Reading a chart of twenty frames and two megabytes of DOM in Chromium, against a plain pass of innerText over the same frames. Both are
 * measured as time of the page's own thread, which other work of the machine does not move, and both bring their text out of the page.
 */
import { readFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { launchBrowser, PageReading } from '../e2e/reader/page-reader.ts'
import { servePages } from '../e2e/support/pages.ts'
import { frameOfCards } from './cards.ts'
import { chartOf, frameOfTables } from './chart.ts'
import { median } from './median.ts'

const FRAMES = 20
const SIZE = 2_000_000
const ROUNDS = 5

export interface ReadingFigures {
  /** Medians in milliseconds over freshly loaded charts. */
  times: Record<'read' | 'plain', number>
  /** The same by the clock on the wall, all processes of the browser and the way out of the page included. */
  clock: Record<'read' | 'plain', number>
  /** The longest task of the page's thread while it was read, and the longest plain pass over one frame. */
  longest: Record<'read' | 'plain', number>
}

/** The same of differently made charts: one of articles, tables and forms, and one of divs and spans. */
const CHARTS = { tables: frameOfTables, cards: frameOfCards }

export type Made = keyof typeof CHARTS

export const chartPages = (made: Made): Record<string, string> => chartOf(FRAMES, SIZE, CHARTS[made])

/** The reader's own code, put into a chart that has been gone through once. */
export async function readingFigures(made: Made): Promise<ReadingFigures> {
  const site = await servePages(chartPages(made))
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    const rounds: Awaited<ReturnType<typeof measureRound>>[] = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(await measureRound(browser, page, site.url))
    const middle = (value: (round: (typeof rounds)[number]) => number) => median(rounds.map(value))
    return {
      times: { read: middle(({ read }) => read.thread), plain: middle(({ plain }) => plain.thread) },
      clock: { read: middle(({ read }) => read.wall), plain: middle(({ plain }) => plain.wall) },
      longest: { read: middle(({ task }) => task), plain: middle(({ frame }) => frame) },
    }
  } finally {
    await browser.close()
    await site.close()
  }
}

async function measureRound(browser: Browser, page: Page, url: string) {
  await page.goto(url, { waitUntil: 'load' })
  const reading = await PageReading.inject(page)
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const innerText = () => reading.evaluateAll('document.body.innerText')
  const plain = await timesOf(session, innerText)
  const read = await timesOf(session, () => reading.readings())
  const passes = await reading.evaluateAll<number>(
    '(() => { const from = performance.now(); const { length } = document.body.innerText; return performance.now() - from + 0 * length })()',
  )
  // A chart that was read before is no fresh one.
  await page.reload({ waitUntil: 'load' })
  const again = await PageReading.inject(page)
  const task = await longestTask(browser, page, () => again.readings())
  return { plain, read, task, frame: Math.max(...passes) }
}

async function timesOf(session: CDPSession, work: () => Promise<unknown>): Promise<{ thread: number; wall: number }> {
  const before = await threadClock(session)
  const from = performance.now()
  await work()
  const wall = performance.now() - from
  return { thread: (await threadClock(session)) - before, wall }
}

/** Milliseconds that the page's thread has worked so far. */
export async function threadClock(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? 0) * 1000
}

interface TraceEvent {
  name: string
  pid: number
  tid: number
  /** Microseconds on the clock, and of work: the clock counts waiting for the processor, the other is coarse on some machines. */
  dur?: number
  tdur?: number
  args?: { name?: string }
}

/** Milliseconds of work in the longest task on the main thread of the page meanwhile. */
async function longestTask(browser: Browser, page: Page, work: () => Promise<unknown>): Promise<number> {
  const file = path.join(os.tmpdir(), `chartside-trace-${process.pid}.json`)
  await browser.startTracing(page, { path: file, categories: ['disabled-by-default-devtools.timeline'] })
  await work()
  await browser.stopTracing()
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(readFileSync(file, 'utf8'))
  await rm(file)
  const isMain = (e: TraceEvent) => e.name === 'thread_name' && e.args?.name === 'CrRendererMain'
  const mains = new Set(traceEvents.filter(isMain).map(({ pid, tid }) => `${pid}/${tid}`))
  const tasks = traceEvents.filter((e) => e.name === 'RunTask' && mains.has(`${e.pid}/${e.tid}`))
  return Math.max(0, ...tasks.map(({ dur = 0, tdur = dur }) => Math.min(dur, tdur) / 1000))
}

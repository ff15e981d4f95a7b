/**
 * Runs the content script in the frames of a tab. Frames answer by message, so that one that never answers (still loading,
 * its process busy) holds up none of the others.
 */
import * as v from 'valibot'
import type { MarkRange, Region } from '../content/types.ts'
import { browser, type Sender } from './api.ts'

const READER = 'content/reader.js'

/** How long the top document may take to answer: a page that is still loading is slow to begin. */
const TOP_LIMIT = 15_000
/** How long the scripts may take to arrive in all frames before those where they have are asked. */
const INJECT_LIMIT = 1500
/** How long nothing more may be heard before the frames that are still missing are given up; a reader works about a second. */
const QUIET_LIMIT = 2500
/** How long the frames together may take, however many there are. */
const FRAMES_LIMIT = 10_000
const MARK_LIMIT = 2000

const report = v.object({ frameAnswer: v.nullable(v.pipe(v.string(), v.parseJson())), reading: v.string() })

const after = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(() => resolve(undefined), ms))

/** Answers of the frames as they came in, unchecked: they come from a page that may be hostile. */
export interface RawAnswer {
  frameId: number
  answer: unknown
}

/**
 * Puts the reader into every frame that may be entered and collects what they answer until all have, or the missing ones
 * are given up. The top document comes first, so that no number of frames can hide it. Frames of which nothing was heard
 * are simply absent; their parents' answers name them.
 * @param regions those that the person picked for the site
 * @throws Error of the browser when the tab's own document may not be entered.
 */
export async function readFrames(tabId: number, regions: readonly Region[] = []): Promise<RawAnswer[]> {
  const answers = new Map<number, unknown>()
  const reading = crypto.randomUUID()
  const quiet = quietTimer(QUIET_LIMIT)
  const hear = (message: unknown, sender: Sender) => {
    if (sender.id !== browser.runtime.id || sender.tab?.id !== tabId || sender.frameId === undefined) return undefined
    const parsed = v.safeParse(report, message)
    if (!parsed.success || parsed.output.reading !== reading) return undefined
    answers.set(sender.frameId, parsed.output.frameAnswer)
    quiet.restart()
    // The answer tells the frame that its message arrived; only then does its script count as run.
    return Promise.resolve(true)
  }
  browser.runtime.onMessage.addListener(hear)
  try {
    const top = { tabId, frameIds: [0] }
    await Promise.race([inject(top).then(() => ask(top, reading, regions)), after(TOP_LIMIT)])
    const all = { tabId, allFrames: true as const }
    await Promise.race([inject(all).catch(() => undefined), after(INJECT_LIMIT)])
    quiet.restart()
    await Promise.race([ask(all, reading, regions).catch(() => undefined), quiet.reached, after(FRAMES_LIMIT)])
  } finally {
    quiet.stop()
    browser.runtime.onMessage.removeListener(hear)
  }
  return [...answers].map(([frameId, answer]) => ({ frameId, answer }))
}

/** `reached` resolves when the time allowed has passed since the last restart. */
function quietTimer(limit: number) {
  let reach: () => void
  const reached = new Promise<void>((resolve) => {
    reach = resolve
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  return {
    reached,
    restart() {
      clearTimeout(timer)
      timer = setTimeout(() => reach(), limit)
    },
    stop: () => clearTimeout(timer),
  }
}

type Target = { tabId: number; frameIds: number[] } | { tabId: number; allFrames: true }

const inject = (target: Target): Promise<unknown> =>
  browser.scripting.executeScript({ target, injectImmediately: true, files: [READER] })

const ask = (target: Target, reading: string, regions: readonly Region[]): Promise<unknown> =>
  browser.scripting.executeScript({
    target,
    injectImmediately: true,
    func: sendAnswer,
    args: [reading, 'allFrames' in target, [...regions]],
  })

/** Runs in the page's frame, beside the reader; may use nothing from outside itself. The top document was asked before. */
async function sendAnswer(reading: unknown, skipTop: unknown, regions: unknown): Promise<boolean> {
  const top: unknown = Reflect.get(globalThis, 'top')
  if (skipTop && top === globalThis) return true
  const frameAnswer = (await globalThis.__chartsideReader?.read(regions as Region[])) ?? null
  try {
    await chrome.runtime.sendMessage({ reading, frameAnswer })
    return true
  } catch {
    return false
  }
}

/**
 * Replaces the marks of one frame. Returns how many ranges were found in the page again; 0 when the frame is gone.
 */
export async function markFrame(
  tabId: number,
  frameId: number,
  ranges: MarkRange[],
  scrollTo?: number,
): Promise<number> {
  const run = browser.scripting.executeScript({
    target: { tabId, frameIds: [frameId] },
    injectImmediately: true,
    func: markRanges,
    args: scrollTo === undefined ? [ranges] : [ranges, scrollTo],
  })
  const results = await Promise.race([run.catch(() => undefined), after(MARK_LIMIT)])
  const parsed = v.safeParse(v.object({ marked: v.pipe(v.number(), v.integer(), v.minValue(0)) }), results?.[0]?.result)
  return parsed.success ? Math.min(parsed.output.marked, ranges.length) : 0
}

/** Runs in the page's frame. */
function markRanges(ranges: unknown, scrollTo?: unknown): { marked: number } {
  return (
    globalThis.__chartsideReader?.mark(ranges as MarkRange[], scrollTo as number | undefined) ?? {
      marked: 0,
    }
  )
}

/** Removes every mark from every frame of the tab that can still be entered. */
export async function unmarkFrames(tabId: number): Promise<void> {
  const run = browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    injectImmediately: true,
    func: () => globalThis.__chartsideReader?.unmark(),
  })
  await Promise.race([run.catch(() => undefined), after(MARK_LIMIT)])
}

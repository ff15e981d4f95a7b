/**
 * Runs the content script in the frames of a tab. Readers answer by message, so that one that never does (its frame still loading,
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

const report = v.object({ frameAnswers: v.pipe(v.string(), v.parseJson(), v.array(v.unknown())), reading: v.string() })

const after = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(() => resolve(undefined), ms))

/** Answers of the frames as they came in, unchecked: they come from a page that may be hostile. */
export interface RawAnswer {
  /** The frame whose reader answered: for itself, or for a frame within it. */
  frameId: number
  answer: unknown
}

/**
 * Puts the reader into the top document, which it reads with all frames that it may enter; where there are others, into every frame. Collects
 * what they answer until all have, or the missing ones are given up. The top document comes first, so that no number of frames can hide it.
 * Frames of which nothing was heard are simply absent; their parents' answers name them.
 * @param regions those that the person picked for the site
 * @throws Error of the browser when the tab's own document may not be entered.
 */
export async function readFrames(tabId: number, regions: readonly Region[] = []): Promise<RawAnswer[]> {
  const answers: RawAnswer[] = []
  const reading = crypto.randomUUID()
  const quiet = quietTimer(QUIET_LIMIT)
  const hear = (message: unknown, sender: Sender) => {
    if (sender.id !== browser.runtime.id || sender.tab?.id !== tabId || sender.frameId === undefined) return undefined
    const parsed = v.safeParse(report, message)
    if (!parsed.success || parsed.output.reading !== reading) return undefined
    const { frameId } = sender
    answers.push(...parsed.output.frameAnswers.map((answer) => ({ frameId, answer })))
    quiet.restart()
    // The answer tells the reader that its message arrived; only then does it go on, and its script count as run in the end.
    return Promise.resolve(true)
  }
  browser.runtime.onMessage.addListener(hear)
  try {
    const top = { tabId, frameIds: [0] }
    const asked = await Promise.race([inject(top).then(() => ask(top, reading, regions)), after(TOP_LIMIT)])
    if (asked?.[0]?.result === false) return answers
    const all = { tabId, allFrames: true as const }
    await Promise.race([inject(all).catch(() => undefined), after(INJECT_LIMIT)])
    quiet.restart()
    await Promise.race([ask(all, reading, regions).catch(() => undefined), quiet.reached, after(FRAMES_LIMIT)])
  } finally {
    quiet.stop()
    browser.runtime.onMessage.removeListener(hear)
  }
  return answers
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

const ask = (target: Target, reading: string, regions: readonly Region[]) =>
  browser.scripting.executeScript({
    target,
    injectImmediately: true,
    func: sendAnswers,
    args: [reading, 'allFrames' in target, [...regions]],
  })

/**
 * Runs in the page's frame, beside the reader; may use nothing from outside itself. The top document was asked before. Answers whether
 * frames may be left for other readers.
 */
async function sendAnswers(reading: unknown, skipTop: unknown, regions: unknown): Promise<boolean> {
  const top: unknown = Reflect.get(globalThis, 'top')
  const reader = globalThis.__chartsideReader
  if (!reader || (skipTop && top === globalThis)) return true
  try {
    for await (const frameAnswers of reader.read(regions as Region[]))
      await chrome.runtime.sendMessage({ reading, frameAnswers })
  } catch {
    // Nobody listens any longer.
  }
  return reader.hasOthers()
}

/**
 * Replaces the marks of one frame's reader. Returns how many ranges were found in the page again; 0 when the frame is gone.
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

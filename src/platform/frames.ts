/**
 * Runs the content script in the frames of a tab. Frames answer by message, so that one that never answers (still loading,
 * its process busy) holds up none of the others.
 */
import * as v from 'valibot'
import type { MarkRange } from '../content/types.ts'
import { browser, type Sender } from './api.ts'

const READER = 'content/reader.js'

/** How long the whole tab may take; the reader itself stops after about a second of work in each frame. */
const READ_LIMIT = 4000
const INJECT_LIMIT = 1500
const MARK_LIMIT = 2000

const report = v.object({ frameAnswer: v.unknown(), reading: v.string() })

const after = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(() => resolve(undefined), ms))

/** Answers of the frames as they came in, unchecked: they come from a page that may be hostile. */
export interface RawAnswer {
  frameId: number
  answer: unknown
}

/**
 * Puts the reader into every frame that may be entered and collects what each one answers within the limit. Frames of
 * which nothing was heard are simply missing; their parents' answers name them.
 * @throws Error of the browser when the tab's own document may not be entered.
 */
export async function readFrames(tabId: number): Promise<RawAnswer[]> {
  const answers = new Map<number, unknown>()
  const reading = crypto.randomUUID()
  // The answer tells the frame that its message arrived; only then does its script count as run.
  const hear = (message: unknown, sender: Sender) => {
    if (sender.id !== browser.runtime.id || sender.tab?.id !== tabId || sender.frameId === undefined) return undefined
    const parsed = v.safeParse(report, message)
    if (!parsed.success || parsed.output.reading !== reading) return undefined
    answers.set(sender.frameId, parsed.output.frameAnswer)
    return Promise.resolve(true)
  }
  browser.runtime.onMessage.addListener(hear)
  try {
    await Promise.race([inject(tabId), after(INJECT_LIMIT)])
    await Promise.race([
      browser.scripting.executeScript({
        target: { tabId, allFrames: true },
        injectImmediately: true,
        func: sendAnswer,
        args: [reading],
      }),
      after(READ_LIMIT),
    ])
  } finally {
    browser.runtime.onMessage.removeListener(hear)
  }
  return [...answers].map(([frameId, answer]) => ({ frameId, answer }))
}

function inject(tabId: number): Promise<unknown> {
  return browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    injectImmediately: true,
    files: [READER],
  })
}

/** Runs in the page's frame, beside the reader; may use nothing from outside itself. */
async function sendAnswer(reading: unknown): Promise<boolean> {
  const frameAnswer = (await globalThis.__chartsideReader?.read()) ?? null
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

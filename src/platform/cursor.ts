/** Writes at the cursor of the page, when and only when the person asks for it. */
import * as v from 'valibot'
import { browser } from './api.ts'

const LIMIT = 2000
const focused = v.pipe(v.number(), v.finite())

const after = (ms: number): Promise<undefined> => new Promise((resolve) => setTimeout(() => resolve(undefined), ms))

/**
 * Writes the text into the field that the person was last in, in whichever frame it stands. Answers whether it was taken: not when no field
 * was focused, or when it cannot be written into.
 */
export async function insertAtCursor(tabId: number, text: string): Promise<boolean> {
  const asked = browser.scripting.executeScript({
    target: { tabId, allFrames: true },
    injectImmediately: true,
    func: () => globalThis.__chartsideReader?.cursor() ?? 0,
  })
  const answers = (await Promise.race([asked.catch(() => undefined), after(LIMIT)])) ?? []
  const [last] = answers
    .map(({ frameId, result }) => ({ frameId, at: v.is(focused, result) ? result : 0 }))
    .sort((a, b) => b.at - a.at)
  if (!last?.at) return false
  const inserted = browser.scripting.executeScript({
    target: { tabId, frameIds: [last.frameId] },
    injectImmediately: true,
    func: insert,
    args: [text],
  })
  const results = await Promise.race([inserted.catch(() => undefined), after(LIMIT)])
  return results?.[0]?.result === true
}

/** Runs in the page's frame. */
function insert(text: unknown): boolean {
  return typeof text === 'string' && (globalThis.__chartsideReader?.insert(text) ?? false)
}

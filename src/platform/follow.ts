/** Hears from the frames of a tab what becomes of the note that was read there. */
import * as v from 'valibot'
import type { NoteSignal } from '../content/types.ts'
import { browser, type Sender } from './api.ts'

const signal = v.object({ noteSignal: v.picklist(['changed', 'gone']) })

/**
 * Has the readers of these frames tell what becomes of what they read. Frames that are gone by now are passed over.
 * @param parts ids of the parts that the note was taken from, by the frame of their reader
 */
export async function watchFrames(tabId: number, parts: ReadonlyMap<number, readonly string[]>): Promise<void> {
  await Promise.all(
    [...parts].map(([frameId, ids]) =>
      browser.scripting
        .executeScript({
          target: { tabId, frameIds: [frameId] },
          injectImmediately: true,
          func: watch,
          args: [[...ids]],
        })
        .catch(() => undefined),
    ),
  )
}

/** Runs in the page's frame, beside the reader; may use nothing from outside itself. */
function watch(parts: unknown): void {
  const tell = (noteSignal: NoteSignal): void => {
    chrome.runtime.sendMessage({ noteSignal }).catch(() => undefined)
  }
  const reader = globalThis.__chartsideReader
  if (reader) reader.watch(tell, parts as string[])
  // No reader is in the document that the frame shows by now: it came after the one that was read.
  else tell('gone')
}

/** What became of the note in a frame. Must be called while the worker's script is first run. */
export function onNoteSignal(listener: (tabId: number, frameId: number, signal: NoteSignal) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    if (sender.id !== browser.runtime.id || sender.tab?.id === undefined || sender.frameId === undefined)
      return undefined
    const parsed = v.safeParse(signal, message)
    if (parsed.success) listener(sender.tab.id, sender.frameId, parsed.output.noteSignal)
    return undefined
  })
}

/** Pointing at the region of a page that is always to be read; what was picked is kept by site, and can be handed on as a file. */
import * as v from 'valibot'
import type { Region } from '../content/types.ts'
import { browser, type Sender } from './api.ts'

const MOST_REGIONS = 20
const READER = 'content/reader.js'

export const region: v.GenericSchema<unknown, Region> = v.object({
  page: v.pipe(v.string(), v.maxLength(500)),
  path: v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(1000))), v.minLength(1), v.maxLength(20)),
})

/** Host name of a site → its regions. */
export type Regions = Record<string, Region[]>
export const regions: v.GenericSchema<unknown, Regions> = v.record(
  v.pipe(v.string(), v.regex(/^[a-z\d.-]+$/i)),
  v.pipe(v.array(region), v.maxLength(MOST_REGIONS)),
)

const FORMAT = 'chartside-regions'
const file = v.object({ format: v.literal(FORMAT), version: v.literal(1), regions })

/** The text of a file with these regions, for the others of a team. */
export const exportRegions = (all: Regions): string =>
  `${JSON.stringify({ format: FORMAT, version: 1, regions: all }, null, 2)}\n`

/** The regions of such a file, or a message that says what is wrong with it. */
export function importRegions(text: string): { ok: true; regions: Regions } | { ok: false; message: string } {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch {
    return { ok: false, message: 'This file is no JSON. Choose a file that was exported from this page.' }
  }
  const checked = v.safeParse(file, parsed)
  if (checked.success) return { ok: true, regions: checked.output.regions }
  const place = v.getDotPath(checked.issues[0]) ?? 'its top'
  return { ok: false, message: `This is no file of regions: something is wrong at ${place}.` }
}

const picked = v.object({ pickedRegion: v.nullable(region) })

/** Lets the person point in every frame that may be entered. @throws Error of the browser when the page may not be entered */
export async function startPicking(tabId: number): Promise<void> {
  const target = { tabId, allFrames: true }
  await browser.scripting.executeScript({ target, injectImmediately: true, files: [READER] })
  await browser.scripting.executeScript({ target, injectImmediately: true, func: pick })
}

/** Runs in the page's frame, beside the reader; may use nothing from outside itself. */
function pick(): void {
  globalThis.__chartsideReader?.pick((pickedRegion) => {
    chrome.runtime.sendMessage({ pickedRegion }).catch(() => undefined)
  })
}

/** Ends pointing in all frames. */
export async function stopPicking(tabId: number): Promise<void> {
  await browser.scripting
    .executeScript({
      target: { tabId, allFrames: true },
      injectImmediately: true,
      func: () => globalThis.__chartsideReader?.unpick(),
    })
    .catch(() => undefined)
}

/** A region was picked, or pointing was left (null). Must be called while the worker's script is first run. */
export function onPicked(listener: (tabId: number, region: Region | null) => void): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender) => {
    if (sender.id !== browser.runtime.id || sender.tab?.id === undefined) return undefined
    const parsed = v.safeParse(picked, message)
    if (parsed.success) listener(sender.tab.id, parsed.output.pickedRegion)
    return undefined
  })
}

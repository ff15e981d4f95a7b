/** What a person chose, kept in local storage on this machine. Codes and choices only, never words of a note. */
import * as v from 'valibot'
import { browser } from './api.ts'

const codes = v.fallback(v.array(v.string()), () => [])
const schema = v.object({
  /** The setting that an encounter starts with. */
  setting: v.fallback(v.picklist(['outpatient', 'inpatient', 'professional']), 'outpatient'),
  /** Whose screen it is: a clinician sees neither weights nor payment. */
  mode: v.fallback(v.picklist(['coder', 'clinician']), 'coder'),
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  /** Codes that the person starred in the look-up, in the order starred. */
  favourites: codes,
  /** Codes looked at lately, latest first. */
  recents: codes,
  /** Whether a note that is being typed is read again by itself when the hands rest. */
  follow: v.fallback(v.boolean(), false),
  /** "Never suggest this here": host name of a site → codes. */
  never: v.fallback(v.record(v.string(), codes), () => ({})),
})

export type Settings = v.InferOutput<typeof schema>
const KEY = 'settings'

const parse = (stored: unknown): Settings => v.parse(schema, typeof stored === 'object' && stored ? stored : {})

/** The settings as stored; a part that is missing or damaged has its default. */
export async function getSettings(): Promise<Settings> {
  return parse((await browser.storage.local.get(KEY))[KEY])
}

// Updates wait for one another, so that two of the same moment do not lose one.
let last: Promise<unknown> = Promise.resolve()

/** Changes the settings named and returns all of them. */
export function updateSettings(change: (settings: Settings) => Partial<Settings>): Promise<Settings> {
  const next = last.then(async () => {
    const before = await getSettings()
    const after = { ...before, ...change(before) }
    await browser.storage.local.set({ [KEY]: after })
    return after
  })
  last = next.catch(() => undefined)
  return next
}

/** Calls the listener whenever a screen or the background changed the settings. Returns the function that stops it. */
export function onSettings(listener: (settings: Settings) => void): () => void {
  const hear = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && changes[KEY]) listener(parse(changes[KEY].newValue))
  }
  browser.storage.onChanged.addListener(hear)
  return () => browser.storage.onChanged.removeListener(hear)
}

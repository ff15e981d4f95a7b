/** What a person chose, kept in local storage on this machine. Codes and choices only, never words of a note. */
import * as v from 'valibot'
import { browser } from './api.ts'
import { getPolicy } from './policy.ts'
import { regions } from './regions.ts'

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
  /** Regions that the person picked to be read always: host name of a site → ways to elements. */
  regions: v.fallback(regions, () => ({})),
  /** "Never suggest this here": host name of a site → codes. */
  never: v.fallback(v.record(v.string(), codes), () => ({})),
})

export type Settings = v.InferOutput<typeof schema>
const KEY = 'settings'

type Stored = Record<string, unknown>
const asObject = (stored: unknown): Stored => (typeof stored === 'object' && stored ? { ...stored } : {})

/** What the person chose, over what the organisation set, over the defaults; a part that is damaged counts as not chosen. */
async function parse(stored: unknown): Promise<Settings> {
  const { settings } = await getPolicy()
  return v.parse(schema, { ...settings, ...asObject(stored) })
}

const readStored = async (): Promise<Stored> => asObject((await browser.storage.local.get(KEY))[KEY])

/** The settings as they hold now. */
export const getSettings = async (): Promise<Settings> => parse(await readStored())

// Updates wait for one another, so that two of the same moment do not lose one.
let last: Promise<unknown> = Promise.resolve()

/** Changes the settings named and returns all of them. */
export function updateSettings(change: (settings: Settings) => Partial<Settings>): Promise<Settings> {
  const next = last.then(async () => {
    const stored = await readStored()
    const after = { ...stored, ...change(await parse(stored)) }
    await browser.storage.local.set({ [KEY]: after })
    return parse(after)
  })
  last = next.catch(() => undefined)
  return next
}

/** Calls the listener whenever a screen or the background changed the settings. Returns the function that stops it. */
export function onSettings(listener: (settings: Settings) => void): () => void {
  const hear = (changes: Record<string, { newValue?: unknown }>, area: string) => {
    if (area === 'local' && changes[KEY]) void parse(changes[KEY].newValue).then(listener)
  }
  browser.storage.onChanged.addListener(hear)
  return () => browser.storage.onChanged.removeListener(hear)
}

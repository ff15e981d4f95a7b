/** What a person decided about codes: for this reading, or for good on this site. */
import type { Calls, Decisions } from '../platform/messages.ts'
import { getSitting, type Sitting, saltedHash, setSitting } from '../platform/session.ts'
import { getSettings, updateSettings } from '../platform/settings.ts'

/** The note that a decision is about and the site where it was read. */
export interface Place {
  tabId: number
  text: string
  /** Host name; absent where nothing may be kept for good: a private window, pasted text on a page that is unknown. */
  host?: string
}

export type Decision = Calls['decide']['request']['decision']

/** Decisions that hold for the place: those of this very note (known again by its salted hash) and those for the site. */
export async function decisionsFor(place: Place): Promise<Decisions> {
  const [note, sitting, settings] = await Promise.all([saltedHash(place.text), getSitting(place.tabId), getSettings()])
  const same = sitting?.note === note
  const never = [...(sitting?.never ?? []), ...(place.host ? (settings.never[place.host] ?? []) : [])]
  return {
    accepted: same ? sitting.accepted : [],
    dismissed: same ? sitting.dismissed : [],
    never: [...new Set(never)].sort(),
  }
}

/** Takes the code out of every list, then puts it where the decision says. Returns what holds afterwards. */
export async function decide(place: Place, code: string, decision: Decision): Promise<Decisions> {
  const before = await decisionsFor(place)
  const stored = await getSitting(place.tabId)
  const without = (codes: string[]) => codes.filter((one) => one !== code)
  const next: Sitting = {
    note: await saltedHash(place.text),
    accepted: decision === 'accept' ? [...without(before.accepted), code] : without(before.accepted),
    dismissed: decision === 'dismiss' ? [...without(before.dismissed), code] : without(before.dismissed),
    never: without(stored?.never ?? []),
  }
  if (decision === 'never' && !place.host) next.never.push(code)
  await setSitting(place.tabId, next)
  if (place.host) await decideForSite(place.host, code, decision === 'never')
  return decisionsFor(place)
}

async function decideForSite(host: string, code: string, never: boolean): Promise<void> {
  const held = (await getSettings()).never[host] ?? []
  if (held.includes(code) === never) return
  await updateSettings((settings) => {
    const { [host]: codes = [], ...others } = settings.never
    const after = never ? [...codes, code] : codes.filter((one) => one !== code)
    return { never: after.length ? { ...others, [host]: after } : others }
  })
}

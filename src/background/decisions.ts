/** What a person decided about codes: for this reading, or for good on this site. */
import { changed, EMPTY_BASKET } from '../basket/basket.ts'
import type { Basket, BasketChange } from '../basket/types.ts'
import type { Calls, Decisions } from '../platform/messages.ts'
import { getSitting, type Sitting, saltedHash, setSitting } from '../platform/session.ts'
import { getSettings, updateSettings } from '../platform/settings.ts'
import { shareInCommon } from './copy-forward.ts'

/** The note that a decision is about and the site where it was read. */
export interface Place {
  tabId: number
  text: string
  /** Host name; absent where nothing may be kept for good: a private window, pasted text on a page that is unknown. */
  host?: string
}

export type Decision = Calls['decide']['request']['decision']

/** A note that was written on since it was read last is still the same one; less in common, and it is another. */
const SAME_NOTE = 0.5
const UNDO_STEPS = 20

/** Decisions that hold for the place: those of this very note (known again by its salted hashes) and those for the site. */
export async function decisionsFor(place: Place): Promise<Decisions> {
  const [{ basket, dismissed, never: inSitting }, settings] = await Promise.all([sittingFor(place), getSettings()])
  const never = [...inSitting, ...(place.host ? (settings.never[place.host] ?? []) : [])]
  return { accepted: basket.items.map(({ ref }) => ref), basket, dismissed, never: [...new Set(never)].sort() }
}

/** The sitting of the tab as far as it is about this note. */
async function sittingFor(place: Place): Promise<Sitting> {
  const [note, sitting] = await Promise.all([saltedHash(place.text), getSitting(place.tabId)])
  const none: Sitting = { note, basket: EMPTY_BASKET, before: [], dismissed: [], never: sitting?.never ?? [] }
  if (!sitting) return none
  const same = sitting.note === note || (await shareInCommon(place.text, sitting.note)) >= SAME_NOTE
  return same ? { ...sitting, note } : none
}

// Changes wait for one another, so that two of the same moment do not lose one.
let latest: Promise<unknown> = Promise.resolve()

function inTurn<T>(change: () => Promise<T>): Promise<T> {
  const next = latest.then(change)
  latest = next.catch(() => undefined)
  return next
}

/** Takes the code out of every list, then puts it where the decision says. Returns what holds afterwards. */
export const decide = (place: Place, code: string, decision: Decision): Promise<Decisions> =>
  inTurn(() => decideNow(place, code, decision))

/** Changes the basket of the note. Returns what holds afterwards. */
export const changeBasket = (place: Place, change: BasketChange): Promise<Decisions> =>
  inTurn(() => changeBasketNow(place, change))

async function decideNow(place: Place, code: string, decision: Decision): Promise<Decisions> {
  const before = await sittingFor(place)
  const without = (codes: string[]) => codes.filter((one) => one !== code)
  const basket = changed(before.basket, { kind: decision === 'accept' ? 'add' : 'remove', ref: code })
  const dismissed = without(before.dismissed)
  const never = without(before.never)
  if (decision === 'dismiss') dismissed.push(code)
  if (decision === 'never' && !place.host) never.push(code)
  await setSitting(place.tabId, { ...withBasket(before, basket), dismissed, never })
  if (place.host) await decideForSite(place.host, code, decision === 'never')
  return decisionsFor(place)
}

async function changeBasketNow(place: Place, change: BasketChange): Promise<Decisions> {
  const before = await sittingFor(place)
  if (change.kind === 'undo') {
    const [last, ...earlier] = before.before
    if (last) await setSitting(place.tabId, { ...before, basket: last, before: earlier })
  } else await setSitting(place.tabId, withBasket(before, changed(before.basket, change)))
  return decisionsFor(place)
}

/** Puts the basket in place of the one before, which is kept for undoing. */
function withBasket(sitting: Sitting, basket: Basket): Sitting {
  if (basket === sitting.basket) return sitting
  return { ...sitting, basket, before: [sitting.basket, ...sitting.before].slice(0, UNDO_STEPS) }
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

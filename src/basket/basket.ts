/** What the changes of a basket do. Pure: a basket in, a basket out; a change that names what is not there does nothing. */
import type { Basket, BasketChange, BasketItem } from './types.ts'

export const EMPTY_BASKET: Basket = { items: [] }

/** A claim line has room for four modifiers and points to four diagnoses (CMS-1500, items 24D and 24E). */
export const MOST_MODIFIERS = 4
export const MOST_POINTERS = 4
const MOST_UNITS = 9999

export function changed(basket: Basket, change: Exclude<BasketChange, { kind: 'undo' }>): Basket {
  const { items } = basket
  switch (change.kind) {
    case 'add':
      if (items.some(({ ref }) => ref === change.ref)) return basket
      return { ...basket, items: [...items, { ref: change.ref, modifiers: [], units: 1, pointers: [] }] }
    case 'remove':
      if (!items.some(({ ref }) => ref === change.ref)) return basket
      return {
        ...basket,
        items: items.filter(({ ref }) => ref !== change.ref).map((item) => unpointed(item, change.ref)),
      }
    case 'move':
      return { ...basket, items: moved(items, change.ref, change.to) }
    case 'set':
      return { ...basket, items: items.map((item) => (item.ref === change.ref ? set(item, change, items) : item)) }
    case 'stay': {
      const { dischargeStatus = basket.dischargeStatus, lengthOfStay = basket.lengthOfStay } = change
      return {
        items,
        ...(dischargeStatus == null ? {} : { dischargeStatus }),
        ...(lengthOfStay == null ? {} : { lengthOfStay }),
      }
    }
    case 'clear':
      return EMPTY_BASKET
  }
}

const unpointed = (item: BasketItem, ref: string): BasketItem =>
  item.pointers.includes(ref) ? { ...item, pointers: item.pointers.filter((one) => one !== ref) } : item

function moved(items: BasketItem[], ref: string, to: number): BasketItem[] {
  const item = items.find((one) => one.ref === ref)
  if (!item) return items
  const others = items.filter((one) => one !== item)
  const place = Math.min(Math.max(0, Math.floor(to)), others.length)
  return [...others.slice(0, place), item, ...others.slice(place)]
}

function set(item: BasketItem, change: Extract<BasketChange, { kind: 'set' }>, items: BasketItem[]): BasketItem {
  const next: BasketItem = { ...item }
  if (change.modifiers)
    next.modifiers = [...new Set(change.modifiers.map((m) => m.toUpperCase()))].slice(0, MOST_MODIFIERS)
  if (change.units !== undefined) next.units = Math.min(Math.max(1, Math.floor(change.units) || 1), MOST_UNITS)
  if (change.pointers) {
    const there = new Set(items.map(({ ref }) => ref))
    next.pointers = [...new Set(change.pointers)]
      .filter((ref) => ref !== item.ref && there.has(ref))
      .slice(0, MOST_POINTERS)
  }
  if (change.poa === null) delete next.poa
  else if (change.poa) next.poa = change.poa
  return next
}

/** Add-on codes, bundled or imported, with the primary codes that they need. */

import { OPEN_DAY } from '../library/day.ts'
import type { Day } from '../library/types.ts'
import type { Index, Section } from '../store/format.ts'
import { firstNotBelow } from '../store/sorted.ts'
import type { AddOnTable } from './types.ts'

export interface AddOn {
  addOn: string
  /** A code, or '' where primaries exist that the table does not name. */
  primary: string
  from: Day
  to: Day
  /** 1: fixed primaries; 2: primaries named by the payer; 3: some fixed, others named by the payer. */
  type: number
}

export function addOnSections(prefix: string, rows: readonly AddOn[]): Section[] {
  const sorted = [...rows].sort((a, b) => (a.addOn < b.addOn ? -1 : a.addOn > b.addOn ? 1 : a.from - b.from))
  return [
    { name: `${prefix}.code`, kind: 'strings', data: sorted.map(({ addOn }) => addOn) },
    { name: `${prefix}.primary`, kind: 'strings', data: sorted.map(({ primary }) => primary) },
    { name: `${prefix}.from`, kind: 'i32', data: Int32Array.from(sorted, ({ from }) => from) },
    { name: `${prefix}.to`, kind: 'i32', data: Int32Array.from(sorted, ({ to }) => to) },
    { name: `${prefix}.type`, kind: 'u8', data: Uint8Array.from(sorted, ({ type }) => type) },
  ]
}

export function openAddOns(index: Index, prefix: string): AddOnTable {
  const code = index.strings(`${prefix}.code`)
  const primary = index.strings(`${prefix}.primary`)
  const from = index.i32(`${prefix}.from`)
  const to = index.i32(`${prefix}.to`)
  const type = index.u8(`${prefix}.type`)
  const first = (wanted: string): number => firstNotBelow(0, code.length, (place) => code.get(place) < wanted)
  return {
    find(addOn, day) {
      const primaries = new Set<string>()
      let kind = 0
      let complete = true
      for (let i = first(addOn); i < code.length && code.get(i) === addOn; i++) {
        if (day < from[i]! || (to[i] !== OPEN_DAY && day > to[i]!)) continue
        kind = type[i]!
        const one = primary.get(i)
        if (one === '' || kind !== 1) complete = false
        if (one !== '') primaries.add(one)
      }
      return kind === 0 ? undefined : { primaries, complete, type: kind }
    },
  }
}

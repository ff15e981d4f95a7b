/** NCCI procedure-to-procedure pairs, bundled or imported: column-1 codes with their column-2 codes, by day. */
import { codeKey } from '../library/code-key.ts'
import { OPEN_DAY } from '../library/day.ts'
import type { Day } from '../library/types.ts'
import type { Index, Section } from '../store/format.ts'
import type { PairTable } from './types.ts'

export interface Pair {
  column1: string
  column2: string
  from: Day
  /** Last day, included; `OPEN_DAY` while in force. */
  to: Day
  modifierAllowed: boolean
}

/** Five characters of a code as one number; numeric order is code order. 37^5 fits 32 bits. -1 for anything longer or empty. */
export function shortKey(code: string): number {
  const key = codeKey(code)
  return key < 0 || key % 1369 !== 0 ? -1 : key / 1369
}

/** Sections `<prefix>.*`: column-1 codes sorted, each with its range of pairs sorted by column 2. */
export function pairSections(prefix: string, pairs: readonly Pair[]): Section[] {
  const order = pairs
    .map((pair) => ({ ...pair, one: shortKey(pair.column1), two: shortKey(pair.column2) }))
    .sort((a, b) => a.one - b.one || a.two - b.two || a.from - b.from)
  const firsts: number[] = []
  const starts: number[] = []
  order.forEach(({ one }, i) => {
    if (firsts.at(-1) === one) return
    firsts.push(one)
    starts.push(i)
  })
  return [
    { name: `${prefix}.column1`, kind: 'u32', data: Uint32Array.from(firsts) },
    { name: `${prefix}.start`, kind: 'u32', data: Uint32Array.from([...starts, order.length]) },
    { name: `${prefix}.column2`, kind: 'u32', data: Uint32Array.from(order, ({ two }) => two) },
    { name: `${prefix}.from`, kind: 'u16', data: Uint16Array.from(order, ({ from }) => shortDay(from)) },
    { name: `${prefix}.to`, kind: 'u16', data: Uint16Array.from(order, ({ to }) => shortDay(to)) },
    { name: `${prefix}.modifier`, kind: 'u8', data: Uint8Array.from(order, (p) => (p.modifierAllowed ? 1 : 0)) },
  ]
}

/** Days since 1970 fit 16 bits until 2149; the last value stands for "no end". */
const NO_END = 0xffff
const shortDay = (day: Day): number => (day === OPEN_DAY ? NO_END : Math.max(0, Math.min(day, NO_END - 1)))

export function openPairs(index: Index, prefix: string): PairTable {
  const column1 = index.u32(`${prefix}.column1`)
  const start = index.u32(`${prefix}.start`)
  const column2 = index.u32(`${prefix}.column2`)
  const from = index.u16(`${prefix}.from`)
  const to = index.u16(`${prefix}.to`)
  const modifier = index.u8(`${prefix}.modifier`)
  const group = (code: string): number => {
    const key = shortKey(code)
    const i = lowerBound(column1, key, 0, column1.length)
    return key >= 0 && column1[i] === key ? i : -1
  }
  return {
    has: (code) => group(code) >= 0,
    find(one, two, day) {
      const g = group(one)
      if (g < 0) return undefined
      const key = shortKey(two)
      const end = start[g + 1]!
      for (let i = lowerBound(column2, key, start[g]!, end); i < end && column2[i] === key; i++) {
        if (from[i]! <= day && (to[i] === NO_END || day <= to[i]!)) return { modifierAllowed: modifier[i] === 1 }
      }
      return undefined
    },
  }
}

function lowerBound(sorted: Uint32Array, value: number, from: number, to: number): number {
  let low = from
  let high = to
  while (low < high) {
    const mid = (low + high) >>> 1
    if (sorted[mid]! < value) low = mid + 1
    else high = mid
  }
  return low
}

/** NCCI procedure-to-procedure pairs, bundled or imported: column-1 codes with their column-2 codes, by day. */
import { codeKey } from '../library/code-key.ts'
import { OPEN_DAY } from '../library/day.ts'
import type { Day } from '../library/types.ts'
import type { Index, Section } from '../store/format.ts'
import { lowerBound } from '../store/sorted.ts'
import type { PairTable } from './types.ts'

/** Five characters of a code as one number; numeric order is code order. 37^5 fits 32 bits. -1 for anything longer or empty. */
export function shortKey(code: string): number {
  const key = codeKey(code)
  return key < 0 || key % 1369 !== 0 ? -1 : key / 1369
}

/** Pairs as they come, in growing arrays of numbers: a complete file has some two million of them. */
export class PairRows {
  private count = 0
  private one = new Uint32Array(1024)
  private two = new Uint32Array(1024)
  private from = new Uint16Array(1024)
  private to = new Uint16Array(1024)
  private modifier = new Uint8Array(1024)

  get length(): number {
    return this.count
  }

  /** @param to last day, included; `OPEN_DAY` while in force. False, and nothing is added, for a code that is not one of five characters. */
  add(column1: string, column2: string, from: Day, to: Day, modifierAllowed: boolean): boolean {
    const one = shortKey(column1)
    const two = shortKey(column2)
    if (one < 0 || two < 0) return false
    if (this.count === this.one.length) this.grow()
    this.one[this.count] = one
    this.two[this.count] = two
    this.from[this.count] = shortDay(from)
    this.to[this.count] = shortDay(to)
    this.modifier[this.count++] = modifierAllowed ? 1 : 0
    return true
  }

  /** Sections `<prefix>.*`: column-1 codes sorted, each with its range of pairs sorted by column 2. */
  sections(prefix: string): Section[] {
    const { one, two, from } = this
    const before = (a: number, b: number) => one[a]! - one[b]! || two[a]! - two[b]! || from[a]! - from[b]!
    const order = Uint32Array.from({ length: this.count }, (_, i) => i)
    // official files are in order already, and sorting two million rows takes seconds
    if (order.some((row) => row > 0 && before(row - 1, row) > 0)) order.sort(before)
    const firsts: number[] = []
    const starts: number[] = []
    order.forEach((row, i) => {
      if (firsts.at(-1) === one[row]) return
      firsts.push(one[row]!)
      starts.push(i)
    })
    return [
      { name: `${prefix}.column1`, kind: 'u32', data: Uint32Array.from(firsts) },
      { name: `${prefix}.start`, kind: 'u32', data: Uint32Array.from([...starts, this.count]) },
      { name: `${prefix}.column2`, kind: 'u32', data: order.map((row) => two[row]!) },
      { name: `${prefix}.from`, kind: 'u16', data: Uint16Array.from(order, (row) => from[row]!) },
      { name: `${prefix}.to`, kind: 'u16', data: Uint16Array.from(order, (row) => this.to[row]!) },
      { name: `${prefix}.modifier`, kind: 'u8', data: Uint8Array.from(order, (row) => this.modifier[row]!) },
    ]
  }

  private grow(): void {
    const doubled = <T extends Uint32Array | Uint16Array | Uint8Array>(next: T, old: T): T => {
      next.set(old)
      return next
    }
    const size = this.count * 2
    this.one = doubled(new Uint32Array(size), this.one)
    this.two = doubled(new Uint32Array(size), this.two)
    this.from = doubled(new Uint16Array(size), this.from)
    this.to = doubled(new Uint16Array(size), this.to)
    this.modifier = doubled(new Uint8Array(size), this.modifier)
  }
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

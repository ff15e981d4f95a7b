/**
 * A column of codes in four bytes each: a code of up to seven characters is its first four, numbered among those that occur, and its last
 * three as a number.
 */

import type { Index, Section } from '../../store/format.ts'
import { firstNotBelow } from '../../store/sorted.ts'
import { codeKey, keyCode } from '../code-key.ts'

/** 37^3: what the last three characters can be. */
const TAILS = 50_653

export interface CodeColumn {
  readonly length: number
  /** Without the dot; '' for an entry without a code. */
  get(i: number): string
  /** Where the code begins in a sorted column, or -1. */
  find(code: string): number
}

/** @throws for a string that is no code of at most seven letters and digits */
export function codeColumn(name: string, codes: readonly string[]): Section[] {
  const keys = codes.map((code) => {
    if (code === '') return 0
    const key = codeKey(code)
    if (key < 0) throw new Error(`${name}: ${code} is no code of at most seven letters and digits.`)
    return key
  })
  const heads = [...new Set(keys.map((key) => Math.floor(key / TAILS)))].sort((a, b) => a - b)
  const number = new Map(heads.map((head, i) => [head, i]))
  return [
    { name: `${name}.heads`, kind: 'u32', data: Uint32Array.from(heads) },
    { name: `${name}.head`, kind: 'u16', data: Uint16Array.from(keys, (key) => number.get(Math.floor(key / TAILS))!) },
    { name: `${name}.tail`, kind: 'u16', data: Uint16Array.from(keys, (key) => key % TAILS) },
  ]
}

export function openCodes(index: Index, name: string): CodeColumn {
  const heads = index.u32(`${name}.heads`)
  const head = index.u16(`${name}.head`)
  const tail = index.u16(`${name}.tail`)
  const keyAt = (i: number): number => heads[head[i]!]! * TAILS + tail[i]!
  return {
    length: head.length,
    get: (i) => (i >= 0 && i < head.length ? keyCode(keyAt(i)) : ''),
    find(code) {
      const key = codeKey(code)
      if (key <= 0) return -1
      const low = firstNotBelow(0, head.length, (place) => keyAt(place) < key)
      return low < head.length && keyAt(low) === key ? low : -1
    },
  }
}

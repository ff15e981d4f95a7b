/** Sets of codes written as prefixes and ranges. */
import type { CodePattern } from './types.ts'

export type CodeTest = (raw: string) => boolean

/** A set of codes, and the first letters that its codes may have, as bits: most questions are answered by them. */
export interface CodeSet {
  letters: number
  /** @param raw a code without the dot */
  has: CodeTest
}

const cache = new Map<CodePattern, CodeSet>()

/** Compiles a pattern. Throws on one that cannot be read. */
export function codeSet(pattern: CodePattern): CodeSet {
  let set = cache.get(pattern)
  if (set === undefined) {
    const parts = pattern.split('|').map((p) => p.trim())
    const taken = parts.filter((p) => !p.startsWith('!'))
    const left = parts.filter((p) => p.startsWith('!')).map((p) => part(p.slice(1)))
    set = setOf(
      taken.map(part),
      left,
      taken.reduce((letters, p) => letters | lettersOf(p), 0),
    )
    cache.set(pattern, set)
  }
  return set
}

function setOf(taken: readonly CodeTest[], left: readonly CodeTest[], letters: number): CodeSet {
  const has = (raw: string): boolean => {
    if ((letterBit(raw) & letters) === 0) return false
    for (let i = 0; i < taken.length; i++) if (taken[i]!(raw)) return !left.some((p) => p(raw))
    return false
  }
  return { letters, has }
}

/** The test of a pattern on codes without the dot. Throws on a pattern that cannot be read. */
export const codeTest = (pattern: CodePattern): CodeTest => codeSet(pattern).has

/** The first letter of a code as a bit: A is 1, B is 2, C is 4. */
export const letterBit = (raw: string): number => 1 << (raw.charCodeAt(0) - 65)

/** First letters of the codes that a pattern may match, as bits. */
export const firstLetters = (pattern: CodePattern): number => codeSet(pattern).letters

function lettersOf(part: string): number {
  let letters = 0
  const [from = '', to = from] = part.toUpperCase().replace('=', '').split('-')
  for (let c = from.charCodeAt(0); c <= to.charCodeAt(0); c++) letters |= letterBit(String.fromCharCode(c))
  return letters
}

function part(written: string): CodeTest {
  const p = written.replaceAll('.', '').toUpperCase()
  if (/^=[A-Z0-9]{3,7}$/.test(p)) {
    const exact = p.slice(1)
    return (raw) => raw === exact
  }
  const range = /^([A-Z][A-Z0-9]{0,6})-([A-Z][A-Z0-9]{0,6})$/.exec(p)
  if (range !== null) {
    const [, from, to] = range
    return (raw) => raw >= from! && (raw < to! || raw.startsWith(to!))
  }
  if (/^[A-Z][A-Z0-9?]{0,6}$/.test(p) && p.includes('?')) {
    const shape = new RegExp(`^${p.replaceAll('?', '.')}`)
    return (raw) => shape.test(raw)
  }
  if (!/^[A-Z][A-Z0-9]{0,6}$/.test(p)) throw new Error(`Not a code pattern: ${written}`)
  return (raw) => raw.startsWith(p)
}

/** Sets of codes written as prefixes and ranges. */
import type { CodePattern } from './types.ts'

export type CodeTest = (raw: string) => boolean

const cache = new Map<CodePattern, CodeTest>()

/** Compiles a pattern to a test on codes without the dot. Throws on a pattern that cannot be read. */
export function codeTest(pattern: CodePattern): CodeTest {
  let test = cache.get(pattern)
  if (test === undefined) {
    const parts = pattern.split('|').map((p) => p.trim())
    const taken = parts.filter((p) => !p.startsWith('!')).map(part)
    const left = parts.filter((p) => p.startsWith('!')).map((p) => part(p.slice(1)))
    test = (raw) => taken.some((p) => p(raw)) && !left.some((p) => p(raw))
    cache.set(pattern, test)
  }
  return test
}

const letterCache = new Map<CodePattern, number>()

/** The first letter of a code as a bit: A is 1, B is 2, C is 4. */
export const letterBit = (raw: string): number => 1 << (raw.charCodeAt(0) - 65)

/** First letters of the codes that a pattern may match, as bits: most patterns are dismissed by them. */
export function firstLetters(pattern: CodePattern): number {
  let letters = letterCache.get(pattern)
  if (letters === undefined) {
    letters = 0
    for (const p of pattern.split('|').map((x) => x.trim())) {
      if (p.startsWith('!')) continue
      const [from = '', to = from] = p.replace('=', '').split('-')
      for (let c = from.charCodeAt(0); c <= to.charCodeAt(0); c++) letters |= letterBit(String.fromCharCode(c))
    }
    letterCache.set(pattern, letters)
  }
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

/** Words of a text with their places. Struct of arrays: a long note has tens of thousands of words and no object for any. */
import { fold } from './fold.ts'
import { wordNumber, wordOf } from './known-words.ts'

/** What stands between a word and the one before it, as bits of `Tokens.before`. */
export const Gap = {
  space: 1,
  newline: 2,
  comma: 4,
  stop: 8,
  semicolon: 16,
  colon: 32,
  hyphen: 64,
  slash: 128,
  open: 256,
  close: 512,
  blankLine: 1024,
  plus: 2048,
  question: 4096,
  bullet: 8192,
  other: 16384,
} as const

export interface Tokens {
  text: string
  count: number
  /** UTF-16 offsets, half open. */
  start: Int32Array
  end: Int32Array
  /** Lower case, no accents; `'s` kept ("patient's"), decimal numbers whole ("3.5"), hyphenated words split. */
  norm: string[]
  /** Number of the word for `PerWord`, -1 for none. */
  word: Int32Array
  /** Bits of `Gap` for what stands between the previous word (or the start) and this one. */
  before: Uint16Array
}

const WORD = /[\p{L}\p{M}\p{N}]/u
const KIND = new Uint8Array(128) // 1 letter, 2 digit
for (let c = 0; c < 128; c++) {
  if ((c >= 97 && c <= 122) || (c >= 65 && c <= 90)) KIND[c] = 1
  else if (c >= 48 && c <= 57) KIND[c] = 2
}
const BITS: Record<string, number> = {
  ' ': Gap.space,
  '\t': Gap.space,
  '\u00a0': Gap.space,
  ',': Gap.comma,
  '.': Gap.stop,
  '!': Gap.stop,
  '?': Gap.question,
  ';': Gap.semicolon,
  ':': Gap.colon,
  '-': Gap.hyphen,
  '\u2010': Gap.hyphen,
  '\u2011': Gap.hyphen,
  '\u2013': Gap.hyphen | Gap.other,
  '\u2014': Gap.other,
  '/': Gap.slash,
  '(': Gap.open,
  '[': Gap.open,
  '{': Gap.open,
  ')': Gap.close,
  ']': Gap.close,
  '}': Gap.close,
  '+': Gap.plus,
  '\u2022': Gap.bullet,
  '\u25cf': Gap.bullet,
  '\u25aa': Gap.bullet,
  '*': Gap.bullet,
  '\u00b7': Gap.bullet,
}

const ASCII_BITS = Uint16Array.from({ length: 128 }, (_, c) => BITS[String.fromCharCode(c)] ?? Gap.other)

const kindOf = (c: number, text: string, i: number): number => {
  if (c < 128) return KIND[c]!
  if (c === 0xa0 || (c >= 0x2000 && c <= 0x206f)) return 0
  return WORD.test(text[i]!) || (c >= 0xd800 && c <= 0xdbff && WORD.test(text.slice(i, i + 2))) ? 1 : 0
}

/** One pass over the text; linear time, whatever the text holds. */
export function tokenize(text: string): Tokens {
  const n = text.length
  let size = Math.max(16, n >> 2)
  let start = new Int32Array(size)
  let end = new Int32Array(size)
  let word = new Int32Array(size)
  let before = new Uint16Array(size)
  const norm: string[] = []
  let count = 0
  let gap = 0
  let i = 0
  while (i < n) {
    const c = text.charCodeAt(i)
    const kind = kindOf(c, text, i)
    if (kind === 0) {
      if (c === 10) gap |= gap & Gap.newline ? Gap.newline | Gap.blankLine : Gap.newline
      else if (c !== 13) gap |= c < 128 ? ASCII_BITS[c]! : (BITS[text[i]!] ?? Gap.other)
      i++
      continue
    }
    const from = i
    i++
    while (i < n) {
      const d = text.charCodeAt(i)
      // a soft hyphen only shows where the word may be broken
      if (kindOf(d, text, i) !== 0 || d === 0xad || (d >= 0xdc00 && d <= 0xdfff)) {
        i++
        continue
      }
      // an apostrophe inside a word and a point inside a number belong to it
      const inside =
        (d === 39 || d === 0x2019) && KIND[text.charCodeAt(i + 1) & 127] === 1 && text.charCodeAt(i + 1) < 128
      const decimal = d === 46 && isDigit(text.charCodeAt(i - 1)) && isDigit(text.charCodeAt(i + 1))
      if (!inside && !decimal) break
      i++
    }
    if (count === size) {
      size *= 2
      start = grow(start, new Int32Array(size))
      end = grow(end, new Int32Array(size))
      word = grow(word, new Int32Array(size))
      before = grow(before, new Uint16Array(size))
    }
    start[count] = from
    end[count] = i
    before[count] = gap
    const written = text.slice(from, i)
    const number = wordNumber(written)
    word[count] = number
    norm.push(number < 0 ? fold(written) : wordOf(number))
    count++
    gap = 0
  }
  return {
    text,
    count,
    start: start.subarray(0, count),
    end: end.subarray(0, count),
    norm,
    word: word.subarray(0, count),
    before: before.subarray(0, count),
  }
}

const isDigit = (c: number): boolean => c >= 48 && c <= 57

function grow<T extends Int32Array | Uint16Array>(from: T, to: T): T {
  to.set(from)
  return to
}

/** Goes through a text once, character by character: patterns that know every alphabet take many times longer, and to make them ready does too. */

/** What a character may be, as far as words and sentences go. */
const LETTER = 1
const UPPER = 2
/** Goes on with a word, and begins none. */
const JOIN = 4
/** May stand before the full stop of a sentence. */
const CLOSING = 8
const SPACE = 16
const STOP = 32
const COMMA = 64
const DIGIT = 128

let ascii: Uint8Array | undefined
/** Made when the first text is gone through: most frames are read by the code of another. */
const asciiKinds = (): Uint8Array => {
  ascii ??= Uint8Array.from({ length: 128 }, (_, code) => kindOf(String.fromCharCode(code)))
  return ascii
}
const beyond = new Map<number, number>()

function kindOf(sign: string): number {
  if (/\p{L}/u.test(sign)) return LETTER | CLOSING | (/[\p{Lu}\p{Lt}]/u.test(sign) ? UPPER : 0)
  if (/[\p{M}'’/-]/u.test(sign)) return JOIN
  if (/\s/.test(sign)) return SPACE
  if (/\d/.test(sign)) return DIGIT | CLOSING
  if (/[)%"”]/.test(sign)) return CLOSING
  if (/[.?!]/.test(sign)) return STOP
  return /[,;]/.test(sign) ? COMMA : 0
}

function kindBeyond(text: string, at: number, unit: number): number {
  // The second half of a sign that takes two.
  if (unit >= 0xdc00 && unit < 0xe000) return JOIN
  const point = text.codePointAt(at)!
  let kind = beyond.get(point)
  if (kind === undefined) {
    kind = kindOf(String.fromCodePoint(point))
    beyond.set(point, kind)
  }
  return kind
}

export interface Scanned {
  words: number
  capitalised: number
  sentences: number
  commas: number
  digits: boolean
}

/** @param word takes each word, in lower case */
export function scan(text: string, word: (word: string) => void): Scanned {
  const lower = text.toLowerCase().replaceAll('’', "'")
  // A letter may have a longer form in lower case.
  const source = lower.length === text.length ? text : lower
  const { length } = source
  const kinds = asciiKinds()
  let words = 0
  let capitalised = 0
  let sentences = 0
  let commas = 0
  let digits = false
  let start = -1
  let last = 0
  let beforeLast = 0
  // Whether the sign before is one that ends a sentence, if white space follows.
  let ended = false
  for (let i = 0; i < length; i++) {
    const unit = source.charCodeAt(i)
    const kind = unit < 128 ? kinds[unit]! : kindBeyond(source, i, unit)
    if (start >= 0) {
      if ((kind & (LETTER | JOIN)) === 0) {
        word(lower.slice(start, i))
        start = -1
      }
    } else if (kind & LETTER) {
      start = i
      words++
      if (kind & UPPER && !(last & JOIN)) capitalised++
    }
    if (kind & SPACE) {
      if (last & COMMA) commas++
      if (ended) sentences++
    } else if (kind & DIGIT) digits = true
    ended = (kind & STOP) !== 0 && (last & beforeLast & CLOSING) !== 0
    beforeLast = last
    last = kind
  }
  if (start >= 0) word(lower.slice(start))
  if (ended) sentences++
  return { words, capitalised, sentences, commas, digits }
}

/** Sentences within blocks: dictated prose, telegraphic statements and cells of tables. */
import type { Blocks, Sentences } from './types.ts'

/** Never the end of a sentence: titles and words that something must follow. */
const NEVER_LAST = new Set('dr mr mrs ms prof st vs v e.g eg i.e ie cf approx nos fig figs viz'.split(' '))
/** The end only if a capital follows: units, dosing, months and words cut short. */
const SELDOM_LAST = new Set(
  (
    'mg mcg ml cc cm mm kg lb lbs oz in ft hr hrs min mins sec wk wks mo mos yr yrs tab tabs cap caps inj soln susp supp ' +
    'qd bid tid qid qhs prn etc al jr sr no pt pts dx hx tx rx sx fx yo incl resp dept inc est ave ext temp neg pos ca ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
)

/** Longer runs without any stop are cut at the next space, so that work on one sentence stays bounded. */
const LONGEST = 4000

/** Splits all blocks. One pass over the text, linear. */
export function findSentences(text: string, blocks: Blocks): Sentences {
  const start: number[] = []
  const end: number[] = []
  const block: number[] = []
  const add = (from: number, to: number, b: number): void => {
    let s = from
    let e = to
    while (s < e && isSpaceOrBar(text.charCodeAt(s))) s++
    while (e > s && isSpaceOrBar(text.charCodeAt(e - 1))) e--
    if (e <= s) return
    start.push(s)
    end.push(e)
    block.push(b)
  }
  for (let b = 0; b < blocks.count; b++) {
    const to = blocks.end[b]!
    let from = blocks.start[b]!
    for (let i = from; i < to; i++) {
      const c = text.charCodeAt(i)
      if (c === 124 || c === 9) {
        add(from, i, b)
        from = i + 1
      } else if ((c === 46 || c === 33 || c === 63) && isEnd(text, from, i, to)) {
        add(from, i + 1, b)
        from = i + 1
      } else if (i - from >= LONGEST && (isSpace(c) || i - from >= 2 * LONGEST)) {
        add(from, i, b)
        from = i
      }
    }
    add(from, to, b)
  }
  return {
    count: start.length,
    start: Int32Array.from(start),
    end: Int32Array.from(end),
    block: Int32Array.from(block),
  }
}

const isSpaceOrBar = (c: number): boolean => c <= 32 || c === 0xa0 || c === 124
const isSpace = (c: number): boolean => c <= 32 || c === 0xa0
const isLower = (c: number): boolean => c >= 97 && c <= 122
const isUpper = (c: number): boolean => c >= 65 && c <= 90
const isDigit = (c: number): boolean => c >= 48 && c <= 57

/** Whether the stop at `i` ends the sentence that began at `from`. */
function isEnd(text: string, from: number, i: number, to: number): boolean {
  const next = text.charCodeAt(i + 1)
  if (i + 1 >= to) return true
  if (text.charCodeAt(i) !== 46) {
    // "?pneumonia" and "? pneumonia" ask; "pneumonia?" may end
    return isSpace(next) && i > from && !isSpace(text.charCodeAt(i - 1))
  }
  if (!isSpace(next)) return isGlued(text, from, i) || (/["')\]\u201d]/.test(text[i + 1]!) && isSpaceAt(text, i + 2))
  let k = i + 1
  while (k < to && isSpace(text.charCodeAt(k))) k++
  const follows = text.charCodeAt(k)
  const word = wordBefore(text, from, i)
  if (word === '') return true
  if (NEVER_LAST.has(word)) return false
  const cutShort = SELDOM_LAST.has(word) || word.includes('.') || word.length === 1
  if (cutShort && (isLower(follows) || (isDigit(follows) && !isDigit(word.charCodeAt(0))))) return false
  // an initial ("J. Smith"), but not "vitamin D. Calcium" or "hepatitis C. She"
  if (word.length === 1 && isUpper(text.charCodeAt(i - 1)) && isInitial(text, from, i)) return false
  if (word.length <= 2 && isDigit(word.charCodeAt(0)) && i - word.length === from) return false
  return true
}

const isSpaceAt = (text: string, i: number): boolean => i >= text.length || isSpace(text.charCodeAt(i))

/** "effusion.The heart": a stop that lost its space. */
function isGlued(text: string, from: number, i: number): boolean {
  return (
    i - from >= 3 &&
    isLower(text.charCodeAt(i - 1)) &&
    isLower(text.charCodeAt(i - 2)) &&
    isLower(text.charCodeAt(i - 3)) &&
    isUpper(text.charCodeAt(i + 1)) &&
    isLower(text.charCodeAt(i + 2))
  )
}

/** The word that ends at `i`, folded to lower case, with inner stops ("b.i.d"); at most 12 signs are looked at. */
function wordBefore(text: string, from: number, i: number): string {
  let k = i
  const low = Math.max(from, i - 12)
  while (k > low) {
    const c = text.charCodeAt(k - 1)
    if (!(isLower(c) || isUpper(c) || isDigit(c) || c === 46)) break
    k--
  }
  return text.slice(k, i).toLowerCase()
}

/** Words that begin a sentence and no name: "seen by Dr. Y. The patient …". */
const STARTER =
  /^\s+(?:The|This|That|There|He|She|It|We|They|I|His|Her|In|On|At|Since|Also|No|Patient|Pt|After|Then|When|Will)\b/

/** A single capital is an initial, unless it closes a name ("vitamin D.") or a sentence clearly begins behind it. */
function isInitial(text: string, from: number, i: number): boolean {
  if (STARTER.test(text.slice(i + 1, i + 14))) return false
  const before = text.slice(Math.max(from, i - 16), i - 1).trimEnd()
  if (/(?:\b(?:dr|mr|mrs|ms|prof)\.?|\b[A-Z]\.)$/i.test(before)) return true
  if (before === '') return true
  return !/(?:itis|itamin|ype|tage|rade|lass|oup|art|evel|bin|nza|ategory|ep)$/i.test(before)
}

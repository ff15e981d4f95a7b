/**
 * Text carried over from one note to another. Notes read in the same sitting are compared by salted hashes of runs of words; the words
 * themselves are never kept. A note that repeats an earlier one is shown as such: what was copied may no longer hold, and payers look for it.
 */
import { type NoteShingles, readShingles, saltedKey, writeShingles } from '../platform/session.ts'

export interface Range {
  start: number
  end: number
}

export interface CopiedForward {
  /** Share of the note's words that stand in the same order in the earlier note, 0..1. */
  share: number
  /** Where they stand in this note, UTF-16, half open. */
  passages: Range[]
  /** Date of service of the earlier note, ISO. */
  from: string
}

/** Words of a run: shorter ones are shared by notes that have nothing to do with each other ("no acute distress, alert and oriented"). */
const RUN = 10
/** Below this share a note repeats what notes do, its template. */
const LEAST_SHARE = 0.3
const NOTES_KEPT = 12
const MOST_WORDS = 20_000

const WORD = /[\p{L}\p{N}]+/gu

interface Hashed {
  /** Of the run that begins with each word. */
  hashes: number[]
  /** Where each word stands. */
  words: Range[]
}

async function hashRuns(text: string): Promise<Hashed> {
  const words: Range[] = []
  const folded: string[] = []
  for (const match of text.matchAll(WORD)) {
    if (words.length === MOST_WORDS) break
    words.push({ start: match.index, end: match.index + match[0].length })
    folded.push(match[0].toLowerCase())
  }
  const key = await saltedKey()
  const runs = Math.max(0, words.length - RUN + 1)
  const hashes = Array.from({ length: runs }, (_, i) => hash(key, folded.slice(i, i + RUN)))
  return { hashes, words }
}

/** 32 bits of a run under the key of the sitting: enough to meet a run again, too few and too well salted to tell what it says. */
function hash(key: Uint32Array, words: string[]): number {
  let a = key[0]! ^ 0x9e3779b9
  let b = key[1]! ^ 0x85ebca6b
  for (const word of words) {
    for (let i = 0; i <= word.length; i++) {
      const c = i < word.length ? word.charCodeAt(i) : 0x20
      a = Math.imul(a ^ c, 0x9e3779b1)
      b = Math.imul(b ^ c, 0x5f356495) + ((a >>> 15) | 0)
      a ^= b >>> 13
    }
  }
  a = Math.imul(a ^ (a >>> 16) ^ key[2]!, 0x85ebca6b)
  return (Math.imul(a ^ (b >>> 13) ^ key[3]!, 0xc2b2ae35) ^ (a >>> 16)) >>> 0
}

/**
 * Compares the note with those read before it in this sitting and remembers its hashes for those to come.
 * @param note salted hash that names the note: reading it again is no copy
 * @returns the earlier note that it repeats most; undefined when it repeats none
 */
export async function compareWithEarlier(
  text: string,
  note: string,
  dateOfService: string,
): Promise<CopiedForward | undefined> {
  const { hashes, words } = await hashRuns(text)
  const earlier = (await readShingles()).filter((one) => one.note !== note)
  let best: CopiedForward | undefined
  for (const other of earlier) {
    const known = new Set(other.hashes)
    const repeated = new Uint8Array(words.length)
    hashes.forEach((one, i) => {
      if (known.has(one)) repeated.fill(1, i, i + RUN)
    })
    const share = words.length === 0 ? 0 : repeated.reduce((n, yes) => n + yes, 0) / words.length
    if (share >= LEAST_SHARE && share > (best?.share ?? 0))
      best = { share, passages: passagesOf(repeated, words), from: other.dateOfService }
  }
  const mine: NoteShingles = { note, dateOfService, hashes }
  await writeShingles([mine, ...earlier].slice(0, NOTES_KEPT))
  return best
}

/** Share of the text's runs that a note read earlier in this sitting holds, 0..1; 0 when that note is not known. */
export async function shareInCommon(text: string, note: string): Promise<number> {
  const other = (await readShingles()).find((one) => one.note === note)
  if (!other) return 0
  const { hashes } = await hashRuns(text)
  const known = new Set(other.hashes)
  // A note grows: what it held before is the measure, where that is less than it holds now.
  const least = Math.min(hashes.length, other.hashes.length)
  return least === 0 ? 0 : hashes.filter((one) => known.has(one)).length / least
}

function passagesOf(repeated: Uint8Array, words: Range[]): Range[] {
  const passages: Range[] = []
  repeated.forEach((yes, i) => {
    if (!yes) return
    const last = passages.at(-1)
    if (last && repeated[i - 1]) last.end = words[i]!.end
    else passages.push({ ...words[i]! })
  })
  return passages
}

/** Misspellings: words of the vocabulary at a small edit distance, found by a scan over letter sets instead of an index. */

/** One bit for each letter that occurs (digits share bits): two words at distance d differ in at most 2d bits. */
export function letterMask(word: string): number {
  let mask = 0
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31)
  return mask >>> 0
}

/** How many bits are set. */
export function bits(n: number): number {
  let v = n - ((n >>> 1) & 0x55555555)
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333)
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}

/**
 * Edit distance with swaps of neighbours (optimal string alignment); anything above `limit` is returned as `limit + 1`.
 */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let before = new Array<number>(b.length + 1)
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = new Array<number>(b.length + 1)
    row[0] = i
    let best = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let d = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (same ? 0 : 1))
      const swapped =
        i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)
      if (swapped) d = Math.min(d, before[j - 2]! + 1)
      row[j] = d
      if (d < best) best = d
    }
    if (best > limit) return limit + 1
    before = last
    last = row
  }
  return Math.min(last[b.length]!, limit + 1)
}

/** Numbers of the words whose letters allow a distance of at most `limit`; each still has to be compared. */
export function* candidates(word: string, letters: Uint32Array, limit: number): Generator<number> {
  const mask = letterMask(word)
  for (let i = 0; i < letters.length; i++) {
    if (bits((letters[i]! ^ mask) >>> 0) <= 2 * limit) yield i
  }
}

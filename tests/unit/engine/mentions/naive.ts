/**
 * Finding terms as the description says it, without any index: every term is tried at every place of its rarest word. Only for texts of
 * words and spaces in one sentence, so that what stands between the words of a term costs one each.
 */
export interface Term {
  words: string[]
  row: number
}

export interface Found {
  row: number
  from: number
  to: number
  matched: number[]
}

/** Strange words that may stand between, by number of words of the term. */
const ALLOWED = [0, 0, 1, 2, 2.5, 3]

/** @param chapter the chapter of a row: readings of one chapter compete for their words */
export function findNaively(
  words: readonly string[],
  terms: readonly Term[],
  chapter: (row: number) => string,
): Found[] {
  const distinct = distinctTerms(terms)
  const weightOf = (w: string): number =>
    Math.fround(Math.log(1 + distinct.length / distinct.filter((t) => t.words.includes(w)).length))
  const readings: (Found & { weight: number })[] = []
  for (const term of distinct) {
    const byRarity = [...term.words].sort((a, b) => weightOf(b) - weightOf(a) || (a < b ? -1 : 1))
    const [rarest = '', ...others] = byRarity
    words.forEach((word, at) => {
      if (word !== rarest || others.some((o) => !words.includes(o))) return
      const matched = [at, ...others.map((o) => nearest(words, o, at))].sort((a, b) => a - b)
      const from = matched[0]!
      const to = matched.at(-1)! + 1
      const strange = to - from - matched.length
      if (strange > ALLOWED[Math.min(term.words.length, 5)]!) return
      const weight = Math.fround(
        byRarity.reduce((sum, w) => sum + weightOf(w), 0) - strange * 0.3 - (to - from - matched.length) * 0.4,
      )
      readings.push({ row: term.row, from, to, matched, weight })
    })
  }
  readings.sort((a, b) => b.weight - a.weight || a.from - b.from || a.row - b.row || placed(a.matched, b.matched))
  const taken: typeof readings = []
  readings.forEach((r, i) => {
    const sharing = taken.filter((t) => r.matched.some((m) => t.matched.includes(m)))
    const rivals = sharing.length > 0 ? readings.slice(0, i) : taken
    const within = rivals.some((h) => r.matched.every((m) => h.matched.includes(m)))
    const rival = sharing.some((t) => chapter(t.row) === chapter(r.row))
    if (!within && !rival) taken.push(r)
  })
  return taken
    .sort((a, b) => a.from - b.from || b.weight - a.weight)
    .map(({ row, from, to, matched }) => ({ row, from, to, matched }))
}

/** Of words that are as near the earlier ones. */
const placed = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((place, i) => place !== b[i])
  return at < 0 ? 0 : a[at]! - b[at]!
}

/** The first of the terms with the same words stands for them. */
function distinctTerms(terms: readonly Term[]): Term[] {
  const seen = new Set<string>()
  return terms.filter((t) => {
    const key = [...new Set(t.words)].sort().join(' ')
    return !seen.has(key) && seen.add(key)
  })
}

/** Of two as near the earlier. */
function nearest(words: readonly string[], word: string, at: number): number {
  let best = words.indexOf(word)
  words.forEach((w, i) => {
    if (w === word && Math.abs(i - at) < Math.abs(best - at)) best = i
  })
  return best
}

/**
 * What the values of a table mean, read off the official titles: a word that changes when one character alone changes belongs to that
 * character. Serves the sections whose tables no package carries.
 */

/** Positions of the axes within a code. */
const AXES = [3, 4, 5, 6] as const
/** Neighbours that a code is compared with, along each axis. */
const NEIGHBOURS = 8
/** Words that join a value to the rest of the title, and belong to no value. */
const JOINING = new Set(['of', 'with', 'into', 'to', 'from', 'using', 'in', 'on', 'for', 'and', 'by', ','])

export interface DerivedLabel {
  /** 4 to 7 */
  position: number
  value: string
  label: string
}

/**
 * Labels of the values of one table, as far as its titles tell them apart.
 * @param titles the table's codes with their official titles
 */
export function deriveLabels(titles: ReadonlyMap<string, string>): DerivedLabel[] {
  const words = new Map([...titles].map(([code, title]) => [code, wordsOf(title)]))
  const owners = new Map([...words].map(([code, list]) => [code, new Uint8Array(list.length)]))
  for (const [a, axis] of AXES.entries()) {
    for (const group of groupsAlong(axis, titles.keys())) {
      for (const [i, code] of group.entries()) {
        for (let step = 1; step <= Math.min(NEIGHBOURS, group.length - 1); step++) {
          markDifferences(words.get(code)!, words.get(group[(i + step) % group.length]!)!, owners.get(code)!, 1 << a)
        }
      }
    }
  }
  const candidates = new Map<string, Map<string, number>>()
  for (const [code, list] of words) {
    for (const [a, axis] of AXES.entries()) {
      const label = fragment(list, owners.get(code)!, 1 << a)
      if (label === '') continue
      const key = `${axis + 1}${code[axis]}`
      const counts = candidates.get(key) ?? candidates.set(key, new Map()).get(key)!
      counts.set(label, (counts.get(label) ?? 0) + 1)
    }
  }
  return [...candidates].map(([key, counts]) => ({ position: Number(key[0]), value: key[1]!, label: fullest(counts) }))
}

const wordsOf = (title: string): string[] => title.split(/\s+|(?=,)/)

/** The codes in groups that differ in one character only. */
function groupsAlong(axis: number, codes: Iterable<string>): string[][] {
  const groups = new Map<string, string[]>()
  for (const code of codes) {
    const rest = code.slice(0, axis) + code.slice(axis + 1)
    const group = groups.get(rest)
    if (group === undefined) groups.set(rest, [code])
    else group.push(code)
  }
  return [...groups.values()].filter((group) => group.length > 1)
}

/** Marks the words of `a` that have no counterpart in `b` (longest common subsequence). */
function markDifferences(a: readonly string[], b: readonly string[], marks: Uint8Array, bit: number): void {
  const width = b.length + 1
  const common = new Uint16Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
    }
  }
  let j = 0
  for (let i = 0; i < a.length; i++) {
    while (j < b.length && a[i] !== b[j] && common[i * width + j + 1]! >= common[(i + 1) * width + j]!) j++
    if (j < b.length && a[i] === b[j]) j++
    else marks[i]! |= bit
  }
}

/** The words that belong to one axis alone, from the first to the last, when nothing of another axis stands between them. */
function fragment(words: readonly string[], owners: Uint8Array, bit: number): string {
  let first = owners.indexOf(bit)
  let last = owners.lastIndexOf(bit)
  if (first < 0) return ''
  for (let i = first; i <= last; i++) if (owners[i] !== bit && owners[i] !== 0) return ''
  while (first <= last && JOINING.has(words[first]!)) first++
  while (last >= first && JOINING.has(words[last]!)) last--
  return words
    .slice(first, last + 1)
    .join(' ')
    .replaceAll(' ,', ',')
}

/** The label with the most words, of those the one that most codes show. */
function fullest(counts: ReadonlyMap<string, number>): string {
  let best = ''
  for (const [label, count] of counts) {
    const more = label.split(' ').length - best.split(' ').length
    if (best === '' || more > 0 || (more === 0 && count > (counts.get(best) ?? 0))) best = label
  }
  return best
}

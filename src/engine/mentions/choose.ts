/** Of all readings of a sentence's words those that stand. */
import type { Classification } from '../../library/types.ts'
import type { Mention } from './find.ts'

/** Two readings of one chapter that share a word compete for it: a contusion is of the finger or of the hand, not of both. */
const sameKind = (codes: Classification, a: Mention, b: Mention): boolean =>
  codes.rawCode(a.row)[0] === codes.rawCode(b.row)[0]

/** Two places of one list under the same head. */
function besideInList(a: Mention, b: Mention): boolean {
  if (a.listed === undefined || a.listed.list !== b.listed?.list || a.listed.member === b.listed.member) return false
  const head = (m: Mention): string => m.matched.filter((t) => t !== m.listed?.member).join(' ')
  return head(a) === head(b)
}

/** The order of two readings that begin at the same word: whose next words come first. */
function placed(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((place, i) => place !== b[i])
  return at < 0 ? 0 : a[at]! - b[at]!
}

/** The heaviest readings first; one whose words another has already is dropped. */
export function choose(readings: Mention[], codes: Classification): Mention[] {
  readings.sort(
    (a, b) =>
      b.weight - a.weight || a.source - b.source || a.from - b.from || a.row - b.row || placed(a.matched, b.matched),
  )
  const taken: Mention[] = []
  // every reading so far by its tokens, kept or not: where words are taken already, what a heavier reading would say in more of them is said
  const heavier = new Map<number, { reading: Mention; kept: boolean }[]>()
  for (const reading of readings) {
    const sharing = reading.matched.flatMap((m) => heavier.get(m) ?? [])
    const contested = sharing.some((o) => o.kept)
    const kept = !sharing.some(
      (o) =>
        ((o.kept || contested) && reading.matched.every((m) => o.reading.matched.includes(m))) ||
        (o.kept && sameKind(codes, o.reading, reading) && !besideInList(o.reading, reading)),
    )
    if (kept) taken.push(reading)
    for (const m of reading.matched) {
      const list = heavier.get(m)
      if (list) list.push({ reading, kept })
      else heavier.set(m, [{ reading, kept }])
    }
  }
  return taken.sort((a, b) => a.from - b.from || b.weight - a.weight)
}

/** Dismisses rules that cannot hold in a note by its day, the first letters of its codes and the phrases that its words allow. */
import { parseDay } from '../../library/day.ts'
import type { Day } from '../../library/types.ts'
import { firstLetters } from './patterns.ts'
import type { PhraseIndex } from './phrase-index.ts'
import type { Phrases } from './phrases.ts'
import type { CodePattern, Rule } from './types.ts'

/** A rule with what must be there for it to hold: of each set of letters one, of each list of phrases one. */
export interface GatedRule {
  rule: Rule
  /** First and last day of encounters that it is for. */
  since: Day
  until: Day
  letters: readonly number[]
  /** By their numbers in the index of phrases. */
  phrases: readonly (readonly number[])[]
}

export function gated(rule: Rule, index: PhraseIndex): GatedRule {
  const { all = [], any, coded = [], says, also, names, since, until } = rule.when
  const union = (patterns: readonly CodePattern[]): number => patterns.reduce((n, p) => n | firstLetters(p), 0)
  return {
    rule,
    since: since === undefined ? Number.NEGATIVE_INFINITY : parseDay(since),
    until: until === undefined ? Number.POSITIVE_INFINITY : parseDay(until),
    letters: [...[...all, ...coded].map(firstLetters), ...(any ? [union(any)] : [])],
    phrases: [says, also, names].flatMap((list) => (list ? [list.map((p) => index.idOf(p)!)] : [])),
  }
}

/** False when the rule cannot hold; true says nothing. */
export function mayHold(
  { since, until, letters, phrases }: GatedRule,
  day: Day,
  present: number,
  note: Phrases,
): boolean {
  if (day < since || day > until) return false
  for (let i = 0; i < letters.length; i++) if ((letters[i]! & present) === 0) return false
  for (let i = 0; i < phrases.length; i++) {
    const list = phrases[i]!
    let some = false
    for (let k = 0; k < list.length && !some; k++) some = note.allows(list[k]!)
    if (!some) return false
  }
  return true
}

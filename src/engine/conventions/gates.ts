/** Dismisses rules that cannot hold in a note by the first letters of its codes and by the phrases that its words allow. */
import { firstLetters } from './patterns.ts'
import type { PhraseIndex } from './phrase-index.ts'
import type { Phrases } from './phrases.ts'
import type { CodePattern, Rule } from './types.ts'

/** A rule with what must be there for it to hold: of each set of letters one, of each list of phrases one. */
export interface GatedRule {
  rule: Rule
  letters: readonly number[]
  /** By their numbers in the index of phrases. */
  phrases: readonly (readonly number[])[]
}

export function gated(rule: Rule, index: PhraseIndex): GatedRule {
  const { all = [], any, coded = [], says, also, names } = rule.when
  const union = (patterns: readonly CodePattern[]): number => patterns.reduce((n, p) => n | firstLetters(p), 0)
  return {
    rule,
    letters: [...[...all, ...coded].map(firstLetters), ...(any ? [union(any)] : [])],
    phrases: [says, also, names].flatMap((list) => (list ? [list.map((p) => index.idOf(p)!)] : [])),
  }
}

/** False when the rule cannot hold; true says nothing. */
export function mayHold({ letters, phrases }: GatedRule, present: number, note: Phrases): boolean {
  for (let i = 0; i < letters.length; i++) if ((letters[i]! & present) === 0) return false
  for (let i = 0; i < phrases.length; i++) {
    const list = phrases[i]!
    let some = false
    for (let k = 0; k < list.length && !some; k++) some = note.allows(list[k]!)
    if (!some) return false
  }
  return true
}

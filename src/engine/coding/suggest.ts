/** From concepts to suggestions: one for each code, the more specific reading before the default, in the coder's order. */
import type { Classification, Day, Row } from '../../library/types.ts'
import type { Parts } from '../engine.ts'
import type { Concept } from '../pipeline.ts'
import type { Doubt, NotCoded, Span, Suggestion, Tier } from '../types.ts'
import type { DecisionTree } from './leaves.ts'

/** A code under consideration with all that speaks for it. */
export interface Candidate {
  row: Row
  head: Row
  tier: Tier
  /** Why it is no longer recommended, although it was. */
  doubt?: Doubt
  byDefault: boolean
  concepts: Concept[]
  /** What the rules rest on that gave it too, or recommended it; it speaks for the code and is no evidence of its own. */
  basis?: Concept[]
  rules: string[]
  /** Position of the first evidence that gave the tier. */
  at: number
}

/** One candidate for each code, in order of its first decisive evidence. */
export function candidatesOf(concepts: readonly Concept[], tierOf: (c: Concept) => Tier | undefined): Candidate[] {
  const byRow = new Map<Row, Candidate>()
  for (const c of concepts) {
    if (c.reason !== undefined) continue
    const tier = tierOf(c)
    if (tier === undefined) continue
    for (const r of c.resolutions) {
      const old = byRow.get(r.final)
      if (old === undefined) {
        byRow.set(r.final, {
          row: r.final,
          head: r.head,
          tier,
          byDefault: r.byDefault,
          concepts: [c],
          rules: [],
          at: c.span.start,
        })
      } else {
        old.concepts.push(c)
        if (tier === 'recommended' && old.tier !== 'recommended') {
          old.tier = tier
          old.at = c.span.start
        }
        old.byDefault &&= r.byDefault
      }
    }
  }
  return [...byRow.values()]
}

/**
 * Drops a code when another one of its category is documented that says all that it says and more ("diabetes" beside "type 2 diabetes with
 * neuropathy", "atrial fibrillation" beside "chronic atrial fibrillation"): the note says the same thing twice, once more exactly. The
 * more specific code takes the better tier of the two.
 */
export function preferSpecific(
  candidates: Candidate[],
  codes: Classification,
  tree: DecisionTree,
): { kept: Candidate[]; dropped: Candidate[] } {
  const kept: Candidate[] = []
  const dropped: Candidate[] = []
  for (const c of candidates) {
    const better = candidates.filter((o) => o !== c && saysMore(o, c, codes, tree))
    const target = better.find((o) => o.tier === 'recommended') ?? better[0]
    if (target === undefined) {
      kept.push(c)
      continue
    }
    dropped.push(c)
    target.concepts = target.concepts.concat(c.concepts)
    if (c.tier === 'recommended' && target.tier !== 'recommended') {
      target.tier = 'recommended'
      target.at = c.at
    }
  }
  return { kept, dropped }
}

/** `a` is of the same category as `b`, and more specific than it. */
function saysMore(a: Candidate, b: Candidate, codes: Classification, tree: DecisionTree): boolean {
  if (codes.rawCode(a.row).slice(0, 3) !== codes.rawCode(b.row).slice(0, 3)) return false
  if (b.byDefault && !a.byDefault && a.row > b.head && a.row < codes.subtreeEnd(b.head)) return true
  const mine = tree.reading(a.row).positive
  const other = tree.reading(b.row).positive
  return tree.reading(b.row).isDefault && other.length < mine.length && other.every((w) => mine.includes(w))
}

const MAX_EVIDENCE = 5

export function toSuggestion(c: Candidate, engine: Parts, day: Day): Suggestion {
  const { codes } = engine
  return {
    system: 'ICD-10-CM',
    code: codes.code(c.row),
    title: codes.title(c.row, day),
    tier: c.tier,
    score: Math.round(scoreOf(c) * 100) / 100,
    billable: codes.isBillable(c.row, day),
    evidence: evidenceOf(c, engine),
    rules: [...new Set(c.rules)],
    ...(c.doubt ? { doubt: c.doubt } : {}),
  }
}

/** Distinct spans: the one that says most of the title first, since a person reads it first; the others in reading order. */
function evidenceOf(c: Candidate, { tree, vocabulary, finder }: Parts): Span[] {
  const seen = new Map<string, Concept>()
  for (const x of c.concepts) seen.set(`${x.span.start}:${x.span.end}`, x)
  const all = [...seen.values()].sort((a, b) => a.span.start - b.span.start)
  const title = new Set(tree.reading(c.row).positive)
  let best: Concept | undefined
  let top = Number.NEGATIVE_INFINITY
  for (const x of all) {
    const shared = [...new Set(vocabulary.words(x.span.text))].filter((w) => title.has(w)).map((w) => finder.weight(w))
    const says = Math.max(0, ...shared) + shared.reduce((a, b) => a + b, 0) / 2 + x.mention.weight / 100
    if (says > top) {
      top = says
      best = x
    }
  }
  return [best, ...all.filter((x) => x !== best)].flatMap((x) => x?.span ?? []).slice(0, MAX_EVIDENCE)
}

/**
 * How sure the suggestion is, 0..1: recommended before mentioned, what the record says more exactly before a default, what it says
 * more than once before what it says once.
 */
function scoreOf(c: Candidate): number {
  const repeated = Math.min(c.concepts.length - 1, 3) * 0.03
  return (c.tier === 'recommended' ? 0.8 : 0.4) + (c.byDefault ? 0 : 0.1) + repeated
}

export function toNotCoded(c: Concept, codes: Classification): NotCoded | undefined {
  if (c.reason === undefined) return undefined
  const row = c.resolutions[0]?.final
  return {
    evidence: c.span,
    cue: c.reason.cue,
    reason: c.reason.reason,
    ...(row !== undefined ? { code: codes.code(row) } : {}),
    ...(c.reason.rule ? { rule: c.reason.rule } : {}),
  }
}

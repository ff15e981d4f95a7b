/** Decides whether the condition of a rule holds in a note, and which of its mentions fulfil it. */
import type { Candidate } from '../coding/suggest.ts'
import type { Concept } from '../pipeline.ts'
import { daysAgo } from '../values/elapsed.ts'
import { factSpan } from './facts.ts'
import { codeTest } from './patterns.ts'
import { matching, type RuleState, rootOf, standing } from './state.ts'
import type { CodePattern, PhrasePattern, RuleCondition } from './types.ts'

/** The concepts that fulfil the condition, or undefined when it does not hold. */
export function holds(when: RuleCondition, state: RuleState): Concept[] | undefined {
  if (!fitsEncounter(when, state) || !fitsFacts(when, state)) return undefined
  if (when.nothing && state.candidates.some((c) => c.tier === 'recommended')) return undefined
  const groups = candidateGroups(when, state)
  if (groups === undefined) return undefined
  if (when.none?.some((p) => matching(p, state).length > 0)) return undefined
  if (when.together && !shareProblem(groups, state)) return undefined
  const concepts = groups.flatMap((g) => g.flatMap((c) => c.concepts))
  const also = when.also ? affirmed(when.also, state) : []
  if (when.also && also.length === 0) return undefined
  const says = when.says ? affirmed(when.says, state) : []
  if (when.says && says.length === 0) return undefined
  if (when.names && !stands(when.names, state)) return undefined
  const told = toldConcepts(when, state)
  if (told === undefined) return undefined
  const close = when.near ? says.filter((s) => [...concepts, ...told].some((c) => c.sentence === s.sentence)) : says
  if (when.near && when.says && close.length === 0) return undefined
  if (when.unless && stands(when.unless, state)) return undefined
  return [...concepts, ...told, ...close, ...also]
}

function affirmed(phrases: readonly PhrasePattern[], state: RuleState): Concept[] {
  const out: Concept[] = []
  for (const p of phrases) for (const c of state.phrases.find(p)) if (c.reason === undefined) out.push(c)
  return out
}

const stands = (phrases: readonly PhrasePattern[], state: RuleState): boolean =>
  phrases.some((p) => state.phrases.find(p).length > 0)

const within = (value: number | undefined, [from, to]: [number, number]): boolean =>
  value !== undefined && value >= from && value <= to

function fitsEncounter(when: RuleCondition, { encounter }: RuleState): boolean {
  if (when.setting && !when.setting.includes(encounter.setting)) return false
  if (when.sex && !(encounter.sex && when.sex.includes(encounter.sex))) return false
  return !(when.age && !within(encounter.age, when.age))
}

const fitsFacts = (when: RuleCondition, { facts }: RuleState): boolean =>
  (when.weeks === undefined || within(facts.gestation?.weeks, when.weeks)) &&
  (when.states ?? []).every((f) => factSpan(f, facts) !== undefined) &&
  (when.lacks ?? []).every((f) => factSpan(f, facts) === undefined)

function candidateGroups(when: RuleCondition, state: RuleState): Candidate[][] | undefined {
  const groups: Candidate[][] = []
  for (const pattern of when.all ?? []) groups.push(matching(pattern, state))
  if (when.any) groups.push(when.any.flatMap((p) => matching(p, state)))
  for (const pattern of when.coded ?? []) {
    groups.push(matching(pattern, state).filter((c) => c.tier === 'recommended'))
  }
  return groups.some((g) => g.length === 0) ? undefined : groups
}

/** Conditions that are not coded but told: past, doubtful, denied, of others, at a time; and drugs. */
function toldConcepts(when: RuleCondition, state: RuleState): Concept[] | undefined {
  const out: Concept[][] = []
  for (const how of ['past', 'others'] as const) {
    for (const pattern of when[how] ?? []) {
      const found = standing(how, pattern, state)
      if (found.length === 0) return undefined
      out.push(found)
    }
  }
  if (when.doubtful) {
    const found = when.doubtful.flatMap((p) => standing('doubtful', p, state))
    if (found.length === 0) return undefined
    out.push(found)
  }
  if (when.denied && !when.denied.some((p) => isDenied(p, state))) return undefined
  if (when.ago) {
    const { of, from = 0, to = Number.POSITIVE_INFINITY } = when.ago
    const found = [...standing('affirmed', of, state), ...standing('past', of, state)].filter((c) => {
      const days = age(c, state)
      return days !== undefined && days >= from && days <= to
    })
    if (found.length === 0) return undefined
    out.push(found)
  }
  if (when.drugs) {
    const found = taken(when.drugs, state)
    if (found.length === 0) return undefined
    out.push(found)
  }
  if (when.noDrugs && taken(when.noDrugs, state).length > 0) return undefined
  return out.flat()
}

function isDenied(pattern: CodePattern, state: RuleState): boolean {
  const test = codeTest(pattern)
  return state.concepts.some(
    (c) => (c.reason?.reason === 'negated' || c.reason?.reason === 'ruled-out') && test(c.code.replace('.', '')),
  )
}

/** Days between the event that a concept names and the encounter. */
function age(c: Concept, { note, day }: RuleState): number | undefined {
  const segment = note.segments[c.sentence]!
  const sentence = note.span(segment.from, segment.to)
  return daysAgo(note.text, c.span.start, c.span.end, sentence.start, sentence.end, day)
}

/** Drugs of a class, or of a long-term code, that the patient takes for longer than this encounter. */
export const taken = (classes: readonly string[], state: RuleState): Concept[] =>
  state.drugs
    .filter(
      (d) =>
        !d.passing &&
        d.concept.reason === undefined &&
        (classes.includes(d.drug.class) || classes.includes(d.drug.longTermCode)),
    )
    .map((d) => d.concept)

function shareProblem(groups: Candidate[][], state: RuleState): boolean {
  const [first, ...others] = groups.map((g) => g.flatMap((c) => c.concepts.map((x) => rootOf(x, state.note))))
  return first === undefined || first.some((root) => others.every((o) => o.includes(root)))
}

/** Applies conventions and guidelines to the candidates of one note, in the order of the rule files. */
import type { Candidate } from '../coding/suggest.ts'
import type { Parts } from '../engine.ts'
import type { Note } from '../note.ts'
import type { Concept } from '../pipeline.ts'
import type { Encounter, NotCodedReason } from '../types.ts'
import { codeTest } from './patterns.ts'
import type { Phrases } from './phrases.ts'
import type { Rule, RuleCondition, RuleEffect } from './types.ts'

export interface Dropped {
  candidate: Candidate
  reason: NotCodedReason
  rule: string
}

export interface RuleState {
  engine: Parts
  note: Note
  encounter: Encounter
  /** Day of the encounter: a code that is not in force is never added. */
  day: number
  candidates: Candidate[]
  dropped: Dropped[]
  phrases: Phrases
}

export function applyRules(rules: readonly Rule[], state: RuleState): void {
  for (const rule of rules) {
    const support = holds(rule.when, state)
    if (support !== undefined) for (const effect of rule.effects) perform(effect, rule, support, state)
  }
}

/** The concepts that fulfil the condition, or undefined when it does not hold. */
function holds(when: RuleCondition, state: RuleState): Concept[] | undefined {
  const { encounter, candidates } = state
  if (when.setting && !when.setting.includes(encounter.setting)) return undefined
  if (when.sex && !(encounter.sex && when.sex.includes(encounter.sex))) return undefined
  if (when.age && !(encounter.age !== undefined && encounter.age >= when.age[0] && encounter.age <= when.age[1])) {
    return undefined
  }
  const groups: Candidate[][] = []
  for (const pattern of when.all ?? []) {
    const found = matching(pattern, state)
    if (found.length === 0) return undefined
    groups.push(found)
  }
  if (when.any) {
    const found = when.any.flatMap((p) => matching(p, state))
    if (found.length === 0) return undefined
    groups.push(found)
  }
  if (when.none?.some((p) => candidates.some((c) => codeTest(p)(raw(c, state))))) return undefined
  const concepts = groups.flatMap((g) => g.flatMap((c) => c.concepts))
  if (when.together && !shareProblem(groups, state)) return undefined
  if (when.unless?.some((p) => state.phrases.find(p).length > 0)) return undefined
  if (when.says) {
    const said = when.says.flatMap((p) => state.phrases.affirmed(p))
    const close = when.near ? said.filter((s) => concepts.some((c) => c.sentence === s.sentence)) : said
    if (close.length === 0) return undefined
    return [...concepts, ...close]
  }
  return concepts
}

const raw = (c: Candidate, state: RuleState): string => state.engine.codes.rawCode(c.row)

function matching(pattern: string, state: RuleState): Candidate[] {
  const test = codeTest(pattern)
  return state.candidates.filter((c) => test(raw(c, state)))
}

function shareProblem(groups: Candidate[][], state: RuleState): boolean {
  const [first, ...others] = groups.map((g) => g.flatMap((c) => c.concepts.map((x) => rootOf(x, state.note))))
  return first === undefined || first.some((root) => others.every((o) => o.includes(root)))
}

function rootOf(c: Concept, note: Note): number {
  const { parent } = note.structure.blocks
  let b = c.block
  while (parent[b]! >= 0) b = parent[b]!
  return b
}

function perform(effect: RuleEffect, rule: Rule, support: Concept[], state: RuleState): void {
  if ('replace' in effect) {
    const old = matching(effect.replace, state).filter((c) => raw(c, state) !== effect.by.replace('.', ''))
    if (old.length === 0) return
    const made = put(effect.by, rule, [...old.flatMap((c) => c.concepts), ...support], old, state)
    if (made) remove(old, state)
  } else if ('complicate' in effect) {
    for (const c of matching(effect.complicate, state)) {
      const code = raw(c, state).slice(0, 3) + effect.suffix
      const made = put(code, rule, [...c.concepts, ...support], [c], state)
      if (made && made !== c && c.byDefault) remove([c], state)
    }
  } else if ('add' in effect) {
    const made = put(effect.add, rule, support, sources(support, state), state)
    if (made && effect.tier) made.tier = effect.tier
  } else if ('drop' in effect) {
    const out = matching(effect.drop, state)
    remove(out, state)
    for (const candidate of out) state.dropped.push({ candidate, reason: effect.reason, rule: rule.id })
  } else if ('tier' in effect) {
    for (const c of matching(effect.of, state)) {
      if (c.tier === effect.tier) continue
      c.tier = effect.tier
      c.rules.push(rule.id)
    }
  } else if ('first' in effect) {
    const lowest = Math.min(...state.candidates.map((c) => c.at))
    matching(effect.first, state).forEach((c, i, all) => {
      c.at = lowest - all.length + i
      c.rules.push(rule.id)
    })
  } else {
    const before = matching(effect.before, state)
    const first = Math.min(...before.map((c) => c.at))
    if (before.length === 0) return
    matching(effect.after, state).forEach((c, i) => {
      if (c.at > first) return
      c.at = Math.max(...before.map((b) => b.at)) + 0.01 * (i + 1)
      c.rules.push(rule.id)
    })
  }
}

const sources = (support: Concept[], state: RuleState): Candidate[] =>
  state.candidates.filter((c) => c.concepts.some((x) => support.includes(x)))

/** Adds a code (or strengthens it when it is there already); undefined when it is not in force on the day. */
function put(
  code: string,
  rule: Rule,
  concepts: Concept[],
  from: Candidate[],
  state: RuleState,
): Candidate | undefined {
  const { codes } = state.engine
  const row = codes.find(code)
  if (row < 0 || !codes.isBillable(row, state.day)) return undefined
  const tier = from.length === 0 || from.some((c) => c.tier === 'recommended') ? 'recommended' : 'mentioned'
  const at = from.length > 0 ? Math.min(...from.map((c) => c.at)) : Math.min(...concepts.map((c) => c.span.start))
  const old = state.candidates.find((c) => c.row === row)
  if (old !== undefined) {
    if (tier === 'recommended') old.tier = tier
    old.rules.push(rule.id)
    return old
  }
  const made: Candidate = {
    row,
    head: row,
    tier,
    byDefault: false,
    concepts: [...new Set(concepts)],
    rules: [...from.flatMap((c) => c.rules), rule.id],
    at,
    score: 0.8,
  }
  state.candidates.push(made)
  return made
}

function remove(out: Candidate[], state: RuleState): void {
  state.candidates = state.candidates.filter((c) => !out.includes(c))
}

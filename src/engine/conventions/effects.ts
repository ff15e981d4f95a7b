/** What a rule does when its condition holds. */
import { resolve, type Side, type Surroundings } from '../coding/resolve.ts'
import { withSeventh } from '../coding/seventh.ts'
import type { Candidate } from '../coding/suggest.ts'
import { problemScope, sideOf, surroundings } from '../coding/surroundings.ts'
import type { Concept } from '../pipeline.ts'
import { taken } from './conditions.ts'
import { factValue } from './facts.ts'
import { codeTest } from './patterns.ts'
import { drop, explained, integral, obeyNotes, settle, strike } from './removal.ts'
import { sibling } from './siblings.ts'
import { matching, put, type RuleState, raw, remove, sources, standing, supportBy } from './state.ts'
import { isStory, isTelegraphic } from './story.ts'
import { expand } from './templates.ts'
import type { Effect, Rule, RuleEffect } from './types.ts'

/** `support`: the concepts that fulfil the rule's condition. */
export function perform(effect: RuleEffect, rule: Rule, support: readonly Concept[], state: RuleState): void {
  if ('replace' in effect) replace(effect, rule, support, state)
  else if ('complicate' in effect) complicate(effect, rule, support, state)
  else if ('refine' in effect) refine(effect, rule, support, state)
  else if ('add' in effect) add(effect, rule, support, state)
  else if ('harm' in effect) harm(effect, rule, state)
  else if ('turn' in effect) turn(effect, rule, support, state)
  else if ('revive' in effect) revive(effect, rule, support, state)
  else if ('settle' in effect) settle(effect, rule, state)
  else if ('drop' in effect) drop(effect, rule, support, state)
  else if ('integral' in effect) integral(effect, rule, state)
  else if ('explained' in effect) explained(effect, rule, state)
  else if ('strike' in effect) strike(effect, rule, state)
  else if ('specify' in effect) specify(effect, rule, state)
  else if ('tabular' in effect) obeyNotes(effect, rule, state)
  else if ('tier' in effect) retier(effect, rule, support, state)
  else if ('first' in effect) toFront(effect, rule, state)
  else if ('before' in effect) reorder(effect, rule, state)
  else ask(effect, rule, state)
}

/** Fills the places of a template from the note and from the candidate that it stands for. */
function filled(template: string, c: Candidate | undefined, concept: Concept | undefined, state: RuleState) {
  const { codes } = state.engine
  const inForce = (code: string): boolean => {
    const row = codes.find(code)
    return row >= 0 && codes.isBillable(row, state.day)
  }
  return expand(template, (name) => {
    if (name === 'category') return c && raw(c, state).slice(0, 3)
    if (name === 'side') return concept && sideDigit(sideAround(concept, state))
    const slice = /^(\d)-(\d)$/.exec(name)
    if (slice !== null) return (c && raw(c, state).slice(Number(slice[1]) - 1, Number(slice[2]))) || undefined
    return factValue(name, state.facts, state.encounter.age, inForce)
  })
}

const sideDigit = (side: Side): string | undefined => side && { right: '1', left: '2', bilateral: '3' }[side]

const NOTHING: ReadonlySet<string> = new Set()
const sideAround = ({ mention, sentence }: Concept, { note, attachment }: RuleState): Side =>
  sideOf(note, mention, problemScope(note, note.structure, sentence), NOTHING, attachment)

function replace(effect: Effect<'replace'>, rule: Rule, support: readonly Concept[], state: RuleState): void {
  for (const c of matching(effect.replace, state)) {
    const code = filled(effect.by, c, c.concepts[0], state)
    if (code === undefined || raw(c, state) === code.replace('.', '')) continue
    const made = put(code, rule, [...c.concepts, ...support], [c], state)
    if (made && effect.presumed && isBroughtIn(c, support, state)) made.tier = 'recommended'
    if (made && made !== c) remove([c], state)
  }
}

function complicate(effect: Effect<'complicate'>, rule: Rule, support: readonly Concept[], state: RuleState): void {
  for (const c of matching(effect.complicate, state)) {
    const code = filled(raw(c, state).slice(0, 3) + effect.suffix, c, c.concepts[0], state)
    if (code === undefined) continue
    const made = put(code, rule, [...c.concepts, ...support], [c], state)
    if (made && isBroughtIn(c, support, state)) made.tier = 'recommended'
    if (made && made !== c && isPlain(c, state)) remove([c], state)
  }
}

/** Whether what complicates a disease is of this encounter: the disease that the background of the record names is so with it. */
const isBroughtIn = (disease: Candidate, support: readonly Concept[], { tierOf }: RuleState): boolean =>
  disease.tier !== 'recommended' && support.some((c) => !disease.concepts.includes(c) && tierOf(c) === 'recommended')

/** The code "without complications": it says nothing that a complication does not replace. */
const isPlain = (c: Candidate, state: RuleState): boolean =>
  /\bwithout complications?$/i.test(state.engine.codes.title(c.row))

function refine(effect: Effect<'refine'>, rule: Rule, support: readonly Concept[], state: RuleState): void {
  const { codes, tree, vocabulary } = state.engine
  const head = codes.find(effect.under)
  if (head < 0) return
  const words = (effect.words ?? []).flatMap((w) => vocabulary.words(w))
  for (const c of matching(effect.refine, state)) {
    const concept = c.concepts[0]
    if (concept === undefined) continue
    const here = around(concept, words, state)
    const rows = resolve(head, here, codes, tree, state.day).map(
      (r) => withSeventh(r.row, () => state.phase(concept.mention), here, codes, vocabulary, state.day).row,
    )
    const made = rows.map((row) => put(codes.code(row), rule, [...c.concepts, ...support], [c], state))
    if (made.some((m) => m !== undefined) && !made.includes(c)) remove([c], state)
  }
}

/** What stands around a concept, with further words taken as said. */
function around(concept: Concept, words: readonly string[], state: RuleState): Surroundings {
  const { engine, note } = state
  const said = new Set(words)
  const base = surroundings(
    note,
    concept.mention,
    problemScope(note, note.structure, concept.sentence),
    { isAxis: (f) => engine.axes.has(f), isName: (f) => engine.finder.isName(f) },
    (f) => engine.finder.weight(f),
    state.usable,
    said,
    state.attachment,
  )
  return { ...base, support: (f) => (said.has(f) ? 1 : base.support(f)) }
}

function add(effect: Effect<'add'>, rule: Rule, support: readonly Concept[], state: RuleState): void {
  const from = sources(support, state)
  const code = filled(effect.add, from[0], support[0], state)
  if (code === undefined) return
  const made = put(code, rule, support, from, state)
  if (made === undefined) return
  if (effect.tier) made.tier = effect.tier
  else if (isTelegraphic(state)) made.tier = 'recommended'
  // a drug in the plan under a problem, or in a list, is background; the assessment names what is coded
  else if (
    rule.when.drugs &&
    !isTelegraphic(state) &&
    !taken(rule.when.drugs, state).some((c) => state.tierOf(c) === 'recommended')
  ) {
    made.tier = 'mentioned'
  }
}

const INTENT = { accident: '1', purpose: '2', adverse: '5', underdosing: '6' } as const

function harm(effect: Effect<'harm'>, rule: Rule, state: RuleState): void {
  const said = (rule.when.says ?? []).flatMap((p) => state.phrases.find(p)).filter((c) => c.reason === undefined)
  for (const { drug, concept } of state.drugs) {
    const phrase = said.find((s) => s.span.start <= concept.span.start && s.span.end >= concept.span.end)
    if (phrase && drug.harm !== '') put(`${drug.harm}${INTENT[effect.harm]}`, rule, [phrase], [], state)
  }
}

function turn(effect: Effect<'turn'>, rule: Rule, support: readonly Concept[], state: RuleState): void {
  const rows = effect.into.map(([pattern, template]) => ({ test: codeTest(pattern), template }))
  for (const concept of standing(effect.turn, 'A-Z', state)) {
    if (rule.when.ago && !support.includes(concept)) continue
    const code = concept.code.replace('.', '')
    const row = rows.find((r) => r.test(code))
    const from = state.candidates.find((c) => c.concepts.includes(concept))
    const into = row && filled(row.template, from, concept, state)
    const made = into && put(into, rule, [concept], from ? [from] : [], state)
    if (made && effect.turn !== 'affirmed') {
      if (isStory(concept, state)) made.tier = 'mentioned'
      else if (isTelegraphic(state)) made.tier = 'recommended'
    }
  }
}

const DATED = /\b(?:19|20)\d\d\b|\bago\b/

function revive(effect: Effect<'revive'>, rule: Rule, support: readonly Concept[], state: RuleState): void {
  for (const concept of standing(effect.from, effect.revive, state)) {
    if (rule.when.ago && !support.includes(concept)) continue
    if (effect.dated && !DATED.test(concept.reason?.cue.text ?? '')) continue
    if (put(concept.code, rule, [concept], [], state)) state.revived.add(concept)
  }
}

function specify(effect: Effect<'specify'>, rule: Rule, state: RuleState): void {
  const { engine, day } = state
  for (const c of matching(effect.specify, state)) {
    const value = told(effect.by, c, state)
    const row = value && sibling(c.row, effect.by, value, engine.codes, day)
    if (row === undefined || row === '' || row === c.row) continue
    if (put(engine.codes.code(row), rule, c.concepts, [c], state)) remove([c], state)
  }
}

/** What the note tells of an axis, in the words of the official titles. */
function told(axis: Effect<'specify'>['by'], c: Candidate, { facts, ...rest }: RuleState): string | undefined {
  if (axis === 'trimester') return facts.gestation && `${facts.gestation.trimester} trimester`
  if (axis === 'fetus') return facts.fetus ? `fetus ${facts.fetus}` : 'not applicable or unspecified'
  const sides = new Set(c.concepts.map((x) => sideAround(x, { facts, ...rest })))
  const side = sides.size === 1 ? [...sides][0] : undefined
  return side === undefined || side === 'bilateral' ? undefined : `${side} `
}

function retier(effect: Effect<'tier'>, rule: Rule, support: readonly Concept[], state: RuleState): void {
  for (const c of matching(effect.of, state)) {
    if (c.tier === effect.tier) continue
    c.tier = effect.tier
    // what a rule rests on speaks for what it recommends
    if (c.tier === 'recommended') supportBy(c, support)
    c.rules.push(rule.id)
  }
}

function toFront(effect: Effect<'first'>, rule: Rule, state: RuleState): void {
  const lowest = Math.min(...state.candidates.map((c) => c.at))
  const chosen = matching(effect.first, state).sort((a, b) => a.at - b.at)
  chosen.forEach((c, i) => {
    c.at = lowest - chosen.length + i
    c.rules.push(rule.id)
  })
}

function reorder(effect: Effect<'before'>, rule: Rule, state: RuleState): void {
  const before = matching(effect.before, state)
  if (before.length === 0) return
  const first = Math.min(...before.map((c) => c.at))
  const last = Math.max(...before.map((c) => c.at))
  matching(effect.after, state)
    .filter((c) => !before.includes(c) && c.at <= first)
    .forEach((c, i) => {
      c.at = last + 0.01 * (i + 1)
      c.rules.push(rule.id)
    })
}

function ask(effect: Effect<'ask'>, rule: Rule, state: RuleState): void {
  const spans = matching(effect.of, state)
    .filter((c) => c.tier === 'recommended')
    .flatMap((c) => c.concepts)
    .map((c) => c.span)
  const words = spans[0]
  if (words === undefined) return
  state.prompts.push({
    topic: effect.ask,
    evidence: [words],
    question: effect.question.replace('{words}', `“${words.text.replace(/\s+/g, ' ')}”`),
    ...(effect.options ? { options: [...effect.options, 'Other', 'Unable to determine'] } : {}),
    rule: rule.id,
  })
}

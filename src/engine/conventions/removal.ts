/** Effects that take codes away: what is integral, superseded, ruled out, excluded by a note, or no diagnosis at all. */
import type { Candidate } from '../coding/suggest.ts'
import type { Concept } from '../pipeline.ts'
import { isDiagnostic } from '../structure/diagnostic.ts'
import type { SectionKind } from '../structure/types.ts'
import { causeOf } from './links.ts'
import { type CodeSet, codeSet, codeTest } from './patterns.ts'
import { candidatesIn, matching, type RuleState, raw, remove, sources } from './state.ts'
import { isStory } from './story.ts'
import { excluded, inTabularOrder } from './tabular.ts'
import type { Effect, Rule } from './types.ts'

/** What only a background mention supports takes nothing away from what the assessment names. */
function yields(c: Candidate, by: readonly Candidate[]): boolean {
  return c.tier === 'mentioned' || by.length === 0 || by.some((b) => b.tier === 'recommended')
}

export function drop(effect: Effect<'drop'>, rule: Rule, support: readonly Concept[], state: RuleState): void {
  const out = matching(effect.drop, state)
  const by = sources(support, state).filter((c) => !out.includes(c))
  discard(
    out.filter((c) => yields(c, by)),
    effect.reason,
    rule,
    state,
  )
}

/** Sentences between a symptom and the disease that explains it, in a story without titles: it is explained where it is told. */
const EPISODE = 0

/** A long history tells of several episodes: a disease explains the symptoms of its own. */
function toldTogether(symptom: Candidate, diseases: readonly Candidate[], state: RuleState): boolean {
  const places = diseases.flatMap((d) => d.concepts)
  if (!places.every((x) => isStory(x, state))) return true
  return symptom.concepts.every((y) => places.some((x) => Math.abs(x.sentence - y.sentence) <= EPISODE))
}

/** A finding that overturns what was said before it, and not only weighs it. */
const IN_DOUBT = /\bin doubt$/i

/** The stop or colon behind a title. */
const TITLE_END = 1

/** What nobody outgrows: an examination that does not find it refutes it, where an illness may be over since. */
const INBORN = /^Q/

/** The question that an examination was to answer. */
const ASKED: ReadonlySet<SectionKind> = new Set(['indication', 'clinical-history'])

/** Where a disease is only asked for, or only a title, and not yet found. */
function isPosed({ code, section, sentence, span }: Concept, { note }: RuleState): boolean {
  if (ASKED.has(section)) return INBORN.test(code)
  const { start, end } = note.structure.sentences
  return end[sentence]! - span.end <= TITLE_END && span.start === start[sentence]
}

/** "No evidence of …" that answers the question: in the conclusion, or directly under the title that names the disease. */
const answers = (denied: Concept, posed: Concept): boolean =>
  ASKED.has(posed.section) ? isDiagnostic(denied.section) : denied.sentence === posed.sentence + 1

/** A disease, not a complaint, that the note poses and then denies. */
function isDenied(c: Candidate, state: RuleState): Concept | undefined {
  if (raw(c, state).startsWith('R') || !c.concepts.every((x) => isPosed(x, state))) return undefined
  return state.concepts.find(
    (d) =>
      d.reason?.reason === 'negated' &&
      c.concepts.every((x) => d.code === x.code && d.span.start > x.span.start && answers(d, x)),
  )
}

/** The character behind the category that names no kind. */
const UNSPECIFIED = '9'

/** Some categories gather diseases of several names: one that is ruled out says nothing of another. */
function isSameDisease(dotted: string, code: string): boolean {
  const kind = dotted[4] ?? UNSPECIFIED
  const own = code[3] ?? UNSPECIFIED
  return kind === own || kind === UNSPECIFIED || own === UNSPECIFIED
}

/** A condition ruled out later in the note than it is named, or said there to be in doubt. */
export function settle(effect: Effect<'settle'>, rule: Rule, state: RuleState): void {
  for (const c of matching(effect.settle, state)) {
    const code = raw(c, state)
    const category = code.slice(0, 3)
    const last = c.concepts.reduce((at, x) => Math.max(at, x.span.start), 0)
    const over =
      isDenied(c, state) ??
      state.concepts.find(
        (x) =>
          (x.reason?.reason === 'ruled-out' || x.finding.marks.some((m) => IN_DOUBT.test(m.cue.text))) &&
          x.reason !== undefined &&
          x.code.startsWith(category) &&
          isSameDisease(x.code, code) &&
          x.span.start > last,
      )
    if (over) discard([c], over.reason!.reason, rule, state)
  }
}

interface Pair {
  disease: CodeSet
  symptoms: CodeSet
}

const tables = new WeakMap<Effect<'integral'>, readonly Pair[]>()

/** The pairs of an effect, compiled once: there are hundreds, and every note asks for all. */
function pairsOf(effect: Effect<'integral'>): readonly Pair[] {
  let pairs = tables.get(effect)
  if (pairs === undefined) {
    pairs = effect.integral.map(([disease, symptoms]) => ({ disease: codeSet(disease), symptoms: codeSet(symptoms) }))
    tables.set(effect, pairs)
  }
  return pairs
}

export function integral(effect: Effect<'integral'>, rule: Rule, state: RuleState): void {
  for (const { disease, symptoms } of pairsOf(effect)) {
    const by = candidatesIn(disease, state)
    if (by.length === 0) continue
    discard(
      candidatesIn(symptoms, state).filter((c) => !by.includes(c) && yields(c, by) && toldTogether(c, by, state)),
      effect.reason ?? 'integral',
      rule,
      state,
    )
  }
}

export function explained(effect: Effect<'explained'>, rule: Rule, state: RuleState): void {
  const symptoms = matching(effect.explained, state)
  if (symptoms.length === 0) return
  const diseases = matching(effect.by, state).filter((d) => !symptoms.includes(d))
  for (const symptom of symptoms) {
    // a case told as a story is coded with all that it tells of the illness
    if (symptom.concepts.every((c) => isStory(c, state))) continue
    const cause = causeOf(symptom, diseases, state.note)
    if (cause === undefined) continue
    if (symptom.tier === 'recommended' && cause.tier !== 'recommended') {
      cause.tier = 'recommended'
      cause.rules.push(rule.id)
    }
    discard([symptom], 'integral', rule, state)
  }
}

function discard(out: readonly Candidate[], reason: Effect<'drop'>['reason'], rule: Rule, state: RuleState): void {
  remove(out, state)
  for (const candidate of out) state.dropped.push({ candidate, reason, rule: rule.id })
}

export function strike(effect: Effect<'strike'>, rule: Rule, state: RuleState): void {
  const phrases = (rule.when.says ?? []).flatMap((p) => state.phrases.find(p)).map((c) => c.span)
  for (const c of matching(effect.strike, state)) {
    const out = c.concepts.filter((x) => phrases.some((p) => x.span.start < p.end && x.span.end > p.start))
    if (out.length === 0) continue
    const kept = c.concepts.filter((x) => !out.includes(x))
    state.dropped.push({ candidate: { ...c, concepts: out }, reason: effect.reason, rule: rule.id })
    if (kept.length === 0) remove([c], state)
    else c.concepts = kept
  }
}

export function obeyNotes(effect: Effect<'tabular'>, rule: Rule, state: RuleState): void {
  const { tabular } = state.engine
  if (effect.tabular === 'order') {
    for (const c of inTabularOrder(state.candidates, tabular)) c.rules.push(rule.id)
    return
  }
  const test = codeTest(effect.of ?? 'A-Z')
  discard(
    excluded(
      state.candidates,
      tabular,
      (c) => test(raw(c, state)),
      (c, by) => toldTogether(c, by, state),
    ),
    'superseded',
    rule,
    state,
  )
}

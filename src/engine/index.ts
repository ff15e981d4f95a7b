/** The engine's face: what the extension, the command line, the tests and the benchmarks call. */

import { parseDay } from '../library/day.ts'
import type { Index } from '../store/format.ts'
import { auditCodes } from './audit/audit.ts'
import { followInjuries, withExternalCauses } from './coding/external-causes.ts'
import { occasionsOf } from './coding/occasion.ts'
import { inCoderOrder } from './coding/sequence.ts'
import { candidatesOf, preferSpecific, toNotCoded, toSuggestion } from './coding/suggest.ts'
import { setDoubtfulAside } from './coding/support.ts'
import { tiersOf } from './coding/tiers.ts'
import { applyRules } from './conventions/apply.ts'
import { openRuleState } from './conventions/open.ts'
import { noteDate } from './encounter/note-date.ts'
import { patientOf } from './encounter/patient.ts'
import { openEngine, type Parts } from './engine.ts'
import type { Extra } from './extras.ts'
import { prepare, readConcepts, usableTokens } from './pipeline.ts'
import { conflictQueries } from './queries/conflicts.ts'
import { missingDiagnosis } from './queries/nothing.ts'
import { axisQueries, MAX_PROMPTS } from './queries/queries.ts'
import type {
  Analysis,
  Assertion,
  AuditResult,
  BilledCode,
  Encounter,
  LabelledPart,
  NotCoded,
  Suggestion,
} from './types.ts'

export interface Engine {
  /**
   * Pure and synchronous; never throws for any text. Offsets are UTF-16 code units into `text`.
   * @param encounter age and sex are taken from the note where they are not given
   * @param parts where the text was put together from parts of a page: their ranges in order, with their headings on the page
   */
  analyse(text: string, encounter: Encounter, parts?: readonly LabelledPart[]): Analysis
  /** What the note says of the words at [start, end). */
  assertion(text: string, start: number, end: number): Assertion
  /** The same for the first occurrence of a concept's words in a sentence; undefined when they do not occur. */
  assertConcept(sentence: string, concept: string): Assertion | undefined
  /** Billed codes against the record, both ways. */
  audit(text: string, billed: readonly BilledCode[], encounter: Encounter, parts?: readonly LabelledPart[]): AuditResult
  /** The same engine, opened once, that reads further code systems out of each note. */
  with(more: readonly Extra[]): Engine
}

/**
 * Opens the engine over an index. Throws `IndexError` when the index lacks the engine's part.
 * @param extras further code systems that are read out of each note; an audit looks at ICD-10-CM only
 */
export function createEngine(index: Index, extras: readonly Extra[] = []): Engine {
  return engineOf(openEngine(index), extras)
}

function engineOf(engine: Parts, extras: readonly Extra[]): Engine {
  const analyse: Engine['analyse'] = (text, encounter, parts) => analyseNote(engine, extras, text, encounter, parts)
  return {
    analyse,
    assertion: engine.asserter.assertion,
    assertConcept: engine.asserter.assertConcept,
    audit: (text, billed, encounter, parts) =>
      auditCodes(engine, analyseNote(engine, [], text, encounter, parts), billed, encounter),
    with: (more) => engineOf(engine, [...extras, ...more]),
  }
}

function analyseNote(
  engine: Parts,
  extras: readonly Extra[],
  text: string,
  given: Encounter,
  parts?: readonly LabelledPart[],
): Analysis {
  const note = prepare(engine, text, parts)
  const encounter: Encounter = { ...patientOf(text, note.structure.tokens.norm), ...given }
  const day = parseDay(encounter.date)
  const context = engine.context(note.structure)
  const usable = usableTokens(note, context)
  const concepts = readConcepts(engine, note, context, encounter, day, usable)
  const occasion = occasionsOf(note.structure, concepts, engine.telling)
  const tierOf = withExternalCauses(note.structure, concepts, tiersOf(note.structure, concepts, occasion))
  const { kept } = preferSpecific(candidatesOf(concepts, tierOf), engine.codes, engine.tree)
  const state = openRuleState(engine, note, context, encounter, day, concepts, kept, { tierOf, occasion }, usable)
  applyRules(engine.rules, state)
  setDoubtfulAside(note.structure, state.candidates, tierOf)
  followInjuries(state.candidates)
  const ordered = inCoderOrder(state.candidates, engine.codes)
  const notCoded: NotCoded[] = []
  for (const c of concepts) {
    if (state.revived.has(c)) continue
    const n = toNotCoded(c, engine.codes)
    if (n) notCoded.push(n)
  }
  for (const d of state.dropped) {
    const evidence = d.candidate.concepts[0]?.span
    if (evidence) notCoded.push({ evidence, reason: d.reason, code: engine.codes.code(d.candidate.row), rule: d.rule })
  }
  const more = extras.map((extra) => extra.read(note, context, encounter, day))
  for (const found of more) for (const one of found.notCoded ?? []) notCoded.push(one)
  const prompts = [
    ...state.prompts,
    ...conflictQueries(ordered, engine.codes),
    ...axisQueries(ordered, engine.codes, engine.tree, engine.axes, day),
  ]
  const silent =
    ordered.length + notCoded.length + prompts.length === 0 && more.every((found) => !found.suggestions?.length)
  if (silent) prompts.push(...missingDiagnosis(note))
  const documented = more.flatMap((found) => found.documented ?? [])
  const stated = noteDate(text)
  const own = ordered.map((c) => toSuggestion(c, engine, day))
  const others = more.flatMap((found) => found.suggestions ?? [])
  return {
    suggestions: [...own, ...others.filter((one) => one.system !== 'ICD-10-CM' || isNew(one, own, notCoded))],
    notCoded: notCoded.sort((a, b) => a.evidence.start - b.evidence.start),
    prompts: [...prompts, ...more.flatMap((found) => found.prompts ?? [])].slice(0, MAX_PROMPTS),
    ...(documented.length > 0 ? { documented } : {}),
    ...(stated ? { noteDate: stated } : {}),
  }
}

/** A diagnosis that an extra found in words which the engine itself did not read. */
function isNew({ code, evidence }: Suggestion, own: readonly Suggestion[], notCoded: readonly NotCoded[]): boolean {
  const read = [...own.flatMap((suggestion) => suggestion.evidence), ...notCoded.map((item) => item.evidence)]
  return (
    own.every((suggestion) => suggestion.code !== code) &&
    evidence.every((span) => read.every((other) => span.end <= other.start || other.end <= span.start))
  )
}

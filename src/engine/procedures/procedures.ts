/**
 * Procedures documented in a note of an inpatient stay, as ICD-10-PCS candidates. What was planned, declined, denied, ordered or done
 * before the stay is no procedure of the stay.
 */
import type { ProcedureSearch } from '../../library/procedures/search-data.ts'
import type { Position } from '../../library/procedures/types.ts'
import { plainForms } from '../../library/procedures/words.ts'
import type { Day, Row } from '../../library/types.ts'
import { reasonOf } from '../context/reason.ts'
import type { Extra } from '../extras.ts'
import type { Note } from '../note.ts'
import type { NotCoded, Span, Suggestion } from '../types.ts'
import { findProcedures } from './find.ts'
import { integralInspections } from './integral.ts'
import { ProcedurePhrases } from './phrases.ts'
import { procedureQueries } from './queries.ts'
import { type Resolved, Resolver } from './resolve.ts'
import { standingOf, undoes } from './standing.ts'
import type { ProcedureMention } from './types.ts'

/** A code with all that speaks for it. */
export interface ProcedureCandidate {
  row: Row
  evidence: Span[]
  tier: Suggestion['tier']
  open: Position[]
  sideOpen: boolean
  siteOpen: boolean
}

const MAX_EVIDENCE = 5
const SURE = 0.8
const OPEN_AXIS = 0.1

/** Opened once, beside the engine; outpatient work never asks for it. */
export function createProcedureReader(data: ProcedureSearch): Extra {
  const phrases = new ProcedurePhrases(data.entries)
  const resolver = new Resolver(data)
  return {
    read(note, context, encounter, day) {
      if (encounter.setting !== 'inpatient') return {}
      const forms = plainForms(note.tokens)
      const candidates = new Map<Row, ProcedureCandidate>()
      const notCoded: NotCoded[] = []
      for (const mention of findProcedures(note, forms, phrases)) {
        const span = spanOf(note, mention)
        const finding = context.assess(span.start, span.end)
        const standing = standingOf(note, mention, finding)
        const resolved = standing === undefined ? [] : resolver.resolve(note, forms, mention, day)
        const reason = reasonOf(finding, span, encounter, false, false, () => false)
        if (reason && undoes(reason, span, note.text)) {
          const code = resolved[0] && data.procedures.code(resolved[0].row)
          notCoded.push({ evidence: span, cue: reason.cue, reason: reason.reason, ...(code ? { code } : {}) })
          continue
        }
        for (const one of resolved) add(candidates, one, span, standing!)
      }
      const all = [...candidates.values()]
      const integral = integralInspections(all, ({ row }) => data.procedures.code(row))
      const kept = all.filter((one) => !integral.has(one))
      for (const { row, evidence } of integral) {
        notCoded.push({
          evidence: evidence[0]!,
          reason: 'integral',
          code: data.procedures.code(row),
          rule: 'PCS B3.11a',
        })
      }
      return {
        suggestions: kept.map((one) => toSuggestion(data, one, day)),
        notCoded,
        prompts: procedureQueries(data.procedures, kept, day),
      }
    },
  }
}

function spanOf(note: Note, mention: ProcedureMention): Span {
  const { from, to, site } = mention
  return note.span(Math.min(from, site?.from ?? from), Math.max(to, site?.to ?? to))
}

function add(
  candidates: Map<Row, ProcedureCandidate>,
  { row, open, sideOpen, siteOpen }: Resolved,
  span: Span,
  tier: Suggestion['tier'],
): void {
  const known = candidates.get(row)
  if (known === undefined) {
    candidates.set(row, { row, evidence: [span], tier, open, sideOpen, siteOpen })
    return
  }
  if (known.evidence.length < MAX_EVIDENCE) known.evidence.push(span)
  if (tier === 'recommended') known.tier = tier
  known.open = known.open.filter((position) => open.includes(position))
  known.sideOpen &&= sideOpen
  known.siteOpen &&= siteOpen
}

function toSuggestion({ procedures }: ProcedureSearch, one: ProcedureCandidate, day: Day): Suggestion {
  const code = procedures.code(one.row)
  const needs = [
    ...(one.siteOpen ? ['body part'] : []),
    ...(one.sideOpen ? ['side'] : []),
    ...one.open.map((position) => procedures.axisName(code, position).toLowerCase()),
  ]
  return {
    system: 'ICD-10-PCS',
    code,
    title: procedures.title(one.row, day),
    // a body part or side that nobody wrote is asked for, never guessed into the encounter
    tier: one.siteOpen || one.sideOpen ? 'mentioned' : one.tier,
    score: Math.round((SURE - OPEN_AXIS * needs.length) * 100) / 100,
    billable: true,
    evidence: one.evidence,
    rules: [],
    ...(needs.length > 0 ? { needs } : {}),
  }
}

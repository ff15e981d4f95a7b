/** The way of a note through the engine's stages. Each stage stands in a room of its own; this file only connects them. */
import type { Classification, Day, Row } from '../library/types.ts'
import { Attachment } from './coding/attachment.ts'
import { contradicted } from './coding/contrasts.ts'
import { limbOf, sideOfLimb } from './coding/limbs.ts'
import { phaseOf } from './coding/phase.ts'
import { type Resolution, resolve, type Surroundings } from './coding/resolve.ts'
import { withSeventh } from './coding/seventh.ts'
import { isSideElsewhere, problemScope, surroundings, type WordTests } from './coding/surroundings.ts'
import type { NoteContext } from './context/index.ts'
import { type Reason, reasonOf } from './context/reason.ts'
import { overAfter, readTimeline } from './context/timeline.ts'
import type { ContextFinding } from './context/types.ts'
import type { Parts } from './engine.ts'
import { isAhead } from './mentions/ahead.ts'
import type { Mention } from './mentions/find.ts'
import { Note } from './note.ts'
import { isDiagnostic } from './structure/diagnostic.ts'
import type { SectionKind } from './structure/types.ts'
import type { Encounter, LabelledPart, Span } from './types.ts'

/** A mention with everything that later stages ask of it. */
export interface Concept {
  mention: Mention
  span: Span
  finding: ContextFinding
  section: SectionKind
  sentence: number
  block: number
  /** Why it is not coded; undefined when it is affirmed of the patient today. */
  reason: Reason | undefined
  /** Final rows (two when both sides have a code each), empty when nothing valid was found. */
  resolutions: (Resolution & { final: Row })[]
  /** The first resolution's code with the dot, '' when there is none. */
  code: string
}

export function readConcepts(
  engine: Parts,
  note: Note,
  context: NoteContext,
  encounter: Encounter,
  day: Day,
  usable: (token: number) => boolean,
): Concept[] {
  const { codes, tree, finder, vocabulary } = engine
  const structure = note.structure
  const mentions = finder.find(note, day)
  const timeline = readTimeline(structure)
  const pastOf = (raw: string, lasting: boolean, sentence: number, kind: SectionKind, end: number): Span | undefined =>
    (((EPISODE.test(raw) && !lasting) || SPELL.test(raw)) && !isDiagnostic(kind)
      ? timeline.before(sentence)
      : undefined) ??
    (ENDS.test(raw) && encounter.setting !== 'inpatient' ? overAfter(structure, sentence, end) : undefined)
  const concepts: Concept[] = []
  for (const mention of mentions) {
    const span = note.span(mention.from, mention.to)
    const block = structure.sentences.block[mention.segment]!
    const section = structure.sections[structure.blocks.section[block]!]!
    if (section.known && span.end <= section.titleEnd && span.start >= section.titleStart) continue
    const finding = context.assess(span.start, span.end)
    const raw = codes.rawCode(mention.row)
    // "allergic to penicillin, hypertension, gout": the list of allergies has gone over into that of diseases
    const listed = (cue: Span): boolean => DISEASE.test(raw) && note.text.slice(cue.end, span.start).includes(',')
    const lasting = engine.isLasting(mention.row) || (INJURY.test(raw) && isCaredFor(finding, span, note.text))
    const past = pastOf(raw, lasting, mention.segment, section.kind, span.end)
    concepts.push({
      mention,
      span,
      finding,
      section: section.kind,
      sentence: mention.segment,
      block,
      reason:
        reasonOf(finding, span, encounter, lasting, STATUS.test(raw), listed) ??
        (past && { reason: 'historical', cue: past, rule: 'IV.J' }),
      resolutions: [],
      code: '',
    })
  }
  settleOver(concepts, note.text, codes)
  const attachment = attachmentOf(engine, note, concepts)
  const pooled = pool(engine, note, concepts, usable, attachment)
  const phase = phaseOf(note, engine.phases)
  const tests: WordTests = { isAxis: (f) => engine.axes.has(f), isName: (f) => finder.isName(f) }
  const weight = (f: string): number => finder.weight(f)
  const told = (c: Concept): ReadonlySet<string> => {
    const known = pooled.get(headOf(c, engine)) ?? NONE
    if (c.reason !== undefined || SIDES.some((s) => known.has(s))) return known
    const limb = limbOf(titlesOf(codes, c.mention.row, day))
    const side = limb && sideOfLimb(note, limb, usable)
    return side ? new Set([...known, side]) : known
  }
  const aroundOf = (c: Concept): Surroundings =>
    surroundings(note, c.mention, problemScope(note, structure, c.sentence), tests, weight, usable, told(c), attachment)
  const code = (c: Concept, row: Row, around: Surroundings): void => {
    c.resolutions = resolve(row, around, codes, tree, day).map((r) => ({
      ...r,
      final: withSeventh(r.row, () => phase(c.mention), around, codes, vocabulary, day).row,
    }))
    if (c.resolutions[0]) c.code = codes.code(c.resolutions[0].final)
  }
  for (const c of concepts) code(c, c.mention.row, aroundOf(c))
  for (const c of concepts) {
    const better = contradicted(c, concepts, aroundOf, engine, day)
    if (better !== undefined) code(c, better.head, better.around)
  }
  return concepts
}

/** Codes that say themselves that something is past or lasts; the others of the chapter are encounters of one day. */
const STATUS = /^Z(?:1[5-9]|2[0-28]|3A|5[5-9]|[6-9])/

/** What comes and goes: infections, strokes, infarctions, thromboses, injuries. */
const EPISODE =
  /^(?:A|B0|B25|B3|G0[0-7]|G45|G93\.?[16]|I2[1-46]|I3[03]|I46|I6[0-4]|I8[0-2]|J[012]|J69|J8[01]|J9[036]|K3[5-7]|K56|K65|K85|K92|L0|L50|N10|N17|N390|S|T0|T[237])/

/** Complaints of an episode: told of another day they are not today's, though a history of them as such may be. */
const SPELL = /^H9(?:2|31)/

/** What may be over by the next sentence: symptoms, rashes, acute diseases. */
const ENDS = /^(?:R|L[05]|J[0-2]|A0|B0|N10|N390|K52|M79|M54|M25)/
/** Words before a symptom that only tells when something else began: "raw since the diarrhea". */
const SINCE = /\b(?:after|since|following) (?:the|this|that|his|her|their)\s+$/i
const SYMPTOM = /^R/
const INJURY = /^S/
const STATUS_POST = /^(?:status post|s\/p|post status)$/i
/** What is done for an injury between "status post" and its name. */
const CARE =
  /\b(?:orif|crif|fixation|reduction|pinning|nailing|rodding|casting|splinting|repair|reconstruction|\w*arthroplasty|surgery|operation|suturing|debridement)\b/i

/** "Status post fixation of a fracture" tells how far the care of it has come (I.C.19.a); only in a history is it over. */
function isCaredFor(finding: ContextFinding, own: Span, text: string): boolean {
  if (finding.section === 'pmh' || finding.section === 'psh') return false
  const mark = finding.marks.find((m) => m.kind === 'history-of')
  if (mark === undefined || !STATUS_POST.test(mark.cue.text) || mark.cue.end > own.start) return false
  return CARE.test(text.slice(mark.cue.end, own.start))
}

/** Chapters of diseases that are neither an allergen nor a reaction to one. */
const DISEASE = /^[C-IKMN]/

/** A symptom that is told as over somewhere is not there where it only tells what came after it. */
function settleOver(concepts: readonly Concept[], text: string, codes: Classification): void {
  for (const c of concepts) {
    const { row } = c.mention
    if (c.reason !== undefined || !SYMPTOM.test(codes.rawCode(row))) continue
    if (!SINCE.test(text.slice(Math.max(0, c.span.start - 20), c.span.start))) continue
    const over = concepts.find((o) => o.mention.row === row && o.reason?.reason === 'historical')
    if (over !== undefined) c.reason = over.reason
  }
}

/** Words that deny the one behind them: "not intractable", "non displaced". */
const DENIES_NEXT = new Set(['not', 'non', 'without', 'no'])

const NONE: ReadonlySet<string> = new Set()
const SIDES = ['right', 'left', 'bilateral']

/** Titles of a code and of those above it in its category. */
function titlesOf(codes: Classification, row: Row, day: Day): string[] {
  const titles: string[] = []
  for (let r = row; r >= 0; r = codes.parent(r)) titles.push(codes.title(r, day))
  return titles
}

/** Which of the note's concepts the words around them belong to. */
export const attachmentOf = (engine: Parts, note: Note, concepts: readonly Concept[]): Attachment =>
  new Attachment(
    note,
    concepts.map((c) => c.mention),
    (m) => categoryOf(engine.codes, m.row),
  )

const headOf = (c: Concept, engine: Parts): string => categoryOf(engine.codes, c.mention.row)

export const categoryOf = (codes: Classification, row: Row): string => codes.rawCode(row).slice(0, 3)

/** Axis words that stand close to any affirmed mention of the same category: what the note says of a concept in one place holds in another. */
function pool(
  engine: Parts,
  note: Note,
  concepts: Concept[],
  usable: (token: number) => boolean,
  attachment: Attachment,
): Map<string, Set<string>> {
  const out = new Map<string, Set<string>>()
  for (const c of concepts) {
    if (c.reason !== undefined) continue
    const key = headOf(c, engine)
    const set = out.get(key) ?? new Set<string>()
    const segment = note.segments[c.mention.segment]!
    const from = Math.max(segment.from, c.mention.from - 3)
    const to = Math.min(segment.to, c.mention.to + 3)
    for (let i = from; i < to; i++) {
      const form = note.forms[i]!
      if (!engine.axes.has(form) || !usable(i) || isAhead(note, i)) continue
      if (SIDES.includes(form) && isSideElsewhere(note, i, c.mention, attachment)) continue
      if (!attachment.isForeign(i, c.mention)) set.add(form)
    }
    out.set(key, set)
  }
  return out
}

/** Where a condition is: said of it even where something else about it is denied ("without edema, left eye"). */
const PLACES = new Set(['right', 'left', 'bilateral', 'bilaterally', 'eye', 'eyes', 'ear', 'ears'])

/** Tells of each token whether it is said of the patient and not denied. */
export function usableTokens(
  note: Note,
  context: { assess(start: number, end: number): ContextFinding },
): (token: number) => boolean {
  const known = new Map<number, boolean>()
  return (token) => {
    let ok = known.get(token)
    if (ok === undefined) {
      const f = context.assess(note.tokens.start[token]!, note.tokens.end[token]!)
      ok =
        (!f.negated || PLACES.has(note.tokens.norm[token]!)) &&
        !f.hypothetical &&
        f.experiencer === 'patient' &&
        !(token > 0 && DENIES_NEXT.has(note.tokens.norm[token - 1]!))
      known.set(token, ok)
    }
    return ok
  }
}

export function prepare(engine: Parts, text: string, parts?: readonly LabelledPart[]): Note {
  return new Note(engine.structure(text, parts), engine.vocabulary, engine.abbreviations, engine.fixed)
}

/** What a note says about its mentions: negation, certainty, time and experiencer, each with the words that say so. */
import { fieldsAt, lastAtOrBefore, type NoteStructure, sectionAt, sentenceAt } from '../structure/index.ts'
import type { Section } from '../structure/types.ts'
import type { Span } from '../types.ts'
import type { CueTable } from './cues.ts'
import { type CueMatches, CueWords, type Found, firstFrom, matchCues, matchPart } from './match.ts'
import { type Reached, reach } from './scope.ts'
import { placeholderMark, questionBetween, questionMark } from './signs.ts'
import { fieldMark, sectionMark } from './surroundings.ts'
import { type RiskTalk, readRiskTalk } from './talk.ts'
import type { ContextFinding, ContextKind, ContextMark } from './types.ts'

export { type CueTable, parseCues } from './cues.ts'
export type { ContextFinding } from './types.ts'

export interface NoteContext {
  /** What the note says of the range `start`..`end` of its text. */
  assess(start: number, end: number): ContextFinding
}

export interface Context {
  /** Finds the cues of a note once; then each mention costs no more than its sentence. */
  read(structure: NoteStructure): NoteContext
}

const HYPOTHETICAL = new Set<ContextKind>(['hypothetical', 'advice', 'risk', 'order', 'screening'])
const PARENTS = 4

export function createContext(cues: CueTable): Context {
  return {
    read(structure) {
      const words = new CueWords(structure.tokens, cues)
      const matches = matchCues(structure, words)
      const cutShort = (from: number, to: number) => matchPart(words, from, to)
      const note: Note = { structure, matches, cutShort, leads: new Map(), talk: readRiskTalk(structure) }
      return { assess: (start, end) => assess(note, start, end) }
    },
  }
}

interface Note {
  structure: NoteStructure
  matches: CueMatches
  cutShort: (from: number, to: number) => Found | undefined
  /** What a block leaves open for the blocks under it, once asked for. */
  leads: Map<number, ContextMark[]>
  talk: RiskTalk
}

function assess(note: Note, start: number, end: number): ContextFinding {
  const { structure, matches } = note
  const { text } = structure
  const section = sectionAt(structure, start)
  const s = sentenceAt(structure, start)
  if (s < 0 && section.known && start < section.titleEnd && end > section.titleStart) {
    // a title names a section and states nothing
    return conclude([{ kind: 'template', cue: spanOf(text, section.titleStart, section.titleEnd) }], section)
  }
  const marks = new Marks()
  const field = fieldMark(fieldsAt(structure, start, end), text, start)
  if (field !== 'affirmed') marks.add(field)
  if (s >= 0) {
    const { from, to } = wordsOf(structure, s)
    const { first, last } = wordsIn(structure, start, end)
    for (const reached of reach(
      structure.tokens,
      matches,
      from,
      to,
      Math.max(from, first),
      Math.min(to, last),
      note.cutShort,
    )) {
      if (marks.has(reached.kind) || (field === 'affirmed' && isDenial(reached.kind))) continue
      marks.add(markOf(structure, reached))
    }
    marks.add(questionMark(text, start, end))
    if (section.kind.startsWith('diagnosis')) marks.add(questionBetween(text, start, structure.sentences.start[s]!))
    marks.add(placeholderMark(text, start, end))
    const told = note.talk.at(s, end - 1)
    marks.add(told && { kind: 'risk', cue: told })
    for (const mark of leadMarks(note, structure.sentences.block[s]!)) marks.add(mark)
  }
  const place = sectionMark(text, section)
  if (!(place?.kind === 'family' && speaksOfPatient(structure, matches, s, start))) marks.add(place)
  const operated = s >= 0 && marks.has('history-of') ? operationBeside(structure, start, end) : undefined
  marks.add(operated && { kind: 'historical', cue: operated })
  const undone = s >= 0 && !marks.has('history-of') ? operationDated(structure, s, end) : undefined
  marks.add(undone && { kind: 'history-of', cue: undone })
  const list = s >= 0 && isDiagnosedBefore(structure, s, start) ? marks.list.map(ofDiagnosis) : marks.list
  return conclude(list, section)
}

/** The year in which a disease was diagnosed is not that in which it was over: "diagnosed with psoriasis in 2009". */
const ofDiagnosis = (mark: ContextMark): ContextMark =>
  mark.kind === 'historical' && DATED.test(mark.cue.text) ? { ...mark, kind: 'history-of' } : mark

const DATED = /\b(?:19|20)\d\d$/
/** Words between "diagnosed" and what was. */
const DIAGNOSED_WITHIN = 8

function isDiagnosedBefore({ tokens, sentences }: NoteStructure, s: number, start: number): boolean {
  const at = firstFrom(tokens, start)
  for (let i = at - 1; i >= 0 && i >= at - DIAGNOSED_WITHIN && tokens.start[i]! >= sentences.start[s]!; i--)
    if (tokens.norm[i] === 'diagnosed') return true
  return false
}

/** The nearest cue of each kind. */
class Marks {
  readonly list: ContextMark[] = []

  has(kind: ContextKind): boolean {
    return this.list.some((mark) => mark.kind === kind)
  }

  add(mark: ContextMark | undefined): void {
    if (mark && !this.has(mark.kind)) this.list.push(mark)
  }
}

/** First and last word of a sentence. */
function wordsOf({ tokens, sentences }: NoteStructure, s: number): { from: number; to: number } {
  return {
    from: firstFrom(tokens, sentences.start[s]!),
    to: lastAtOrBefore(tokens.start, tokens.count, sentences.end[s]! - 1),
  }
}

/** First and last word that a range touches. */
function wordsIn({ tokens }: NoteStructure, start: number, end: number): { first: number; last: number } {
  const first = lastAtOrBefore(tokens.start, tokens.count, start)
  return {
    first: first >= 0 && tokens.end[first]! > start ? first : first + 1,
    last: lastAtOrBefore(tokens.start, tokens.count, end - 1),
  }
}

/** What undoes a condition, when its history is told: "history of hernia repair", "status post removal of a cataract". */
const OPERATIONS = new Set(
  (
    'repair repairs removal excision resection correction closure extraction ligation transplant graft grafting ' +
    'clipping coiling evacuation surgery operation'
  ).split(' '),
)
const BETWEEN = new Set('of a an the his her right left bilateral'.split(' '))
/** What was operated for is as past as the operation: "history of hysterectomy for fibroids". */
const OPERATION = /(?:ectomy|ectomies|plasty|otomy|resection|excision)$/
const FOR = new Set(['for', 'due', 'because', 'secondary'])
const REASON_WITHIN = 5

/** The operation that stands right behind the words `start`..`end`, or before them with "of" or as done for them. */
function operationBeside(structure: NoteStructure, start: number, end: number): Span | undefined {
  const { tokens, text } = structure
  const { first, last } = wordsIn(structure, start, end)
  const spanAt = (i: number): Span => spanOf(text, tokens.start[i]!, tokens.end[i]!)
  const behind = last + 1
  if (behind < tokens.count && OPERATIONS.has(tokens.norm[behind]!) && tokens.start[behind] === end + 1) {
    return spanAt(behind)
  }
  let before = first - 1
  while (before > 0 && BETWEEN.has(tokens.norm[before]!)) before--
  if (before >= 0 && tokens.norm[before + 1] === 'of' && OPERATIONS.has(tokens.norm[before]!)) return spanAt(before)
  return reasonOperatedFor(structure, first) ? spanAt(before) : undefined
}

/** An operation told right behind a condition with the time when it was done: "carcinoma of the kidney, status post nephrectomy in 1999". */
const DATED_OPERATION =
  /^[\s,;:(-]*(?:gland\W+)?(?:status[- ]post|s\/p|treated (?:by|with)|removed by|underwent|post)\s+(?:\w+[\s-]+){0,4}?(?:\w*ectomy|resection|excision|removal|repair|closure|evacuation|drainage|transplant\w*)\b[^.;]{0,30}?\b((?:19|20)\d\d|(?:years|decades) ago|at (?:the )?age|as an? (?:child|infant))\b/i
const DATED_WITHIN = 120

function operationDated({ text, sentences }: NoteStructure, s: number, end: number): Span | undefined {
  const found = DATED_OPERATION.exec(text.slice(end, Math.min(sentences.end[s]!, end + DATED_WITHIN)))
  return found ? spanOf(text, end, end + found[0].length) : undefined
}

/** Whether the words before `first` tell an operation and that what follows was the reason for it. */
function reasonOperatedFor({ tokens }: NoteStructure, first: number): boolean {
  let isReason = false
  for (let i = first - 1; i >= 0 && i >= first - REASON_WITHIN; i--) {
    const word = tokens.norm[i]!
    if (word === 'and' || word === 'with') return false
    if (FOR.has(word)) isReason = true
    else if (OPERATION.test(word)) return isReason
  }
  return false
}

const isDenial = (kind: ContextKind): boolean => kind === 'negated' || kind === 'ruled-out'

const has = (marks: readonly ContextMark[], ...kinds: ContextKind[]): boolean =>
  marks.some((mark) => kinds.includes(mark.kind))

function conclude(marks: ContextMark[], section: Section): ContextFinding {
  const historical = has(marks, 'historical', 'history-of')
  return {
    negated: has(marks, 'negated', 'ruled-out'),
    uncertain: has(marks, 'uncertain', 'differential', 'unlikely'),
    historical,
    hypothetical: marks.some((mark) => HYPOTHETICAL.has(mark.kind)),
    experiencer: has(marks, 'family', 'other-person') ? 'other' : 'patient',
    chronicHistory: historical && !has(marks, 'historical', 'resolved'),
    section: section.kind,
    marks,
  }
}

function markOf(structure: NoteStructure, reached: Reached): ContextMark {
  const start = structure.tokens.start[reached.first]!
  const end = structure.tokens.end[reached.last]!
  return { kind: reached.kind, cue: spanOf(structure.text, start, end) }
}

function spanOf(text: string, start: number, end: number): Span {
  return { start, end, text: text.slice(start, end) }
}

/** What the lines above a block leave open for it: "Denies:" over a list, "Return if you have:" over bullets. */
function leadMarks(note: Note, block: number): ContextMark[] {
  const { structure, leads } = note
  const { blocks } = structure
  const out: ContextMark[] = []
  let parent = blocks.parent[block]!
  for (let step = 0; parent >= 0 && step < PARENTS; step++) {
    if (structure.text[blocks.end[parent]! - 1] === ':') {
      let marks = leads.get(parent)
      if (marks === undefined) {
        marks = openAtEnd(note, parent)
        leads.set(parent, marks)
      }
      out.push(...marks)
    }
    parent = blocks.parent[parent]!
  }
  return out
}

/** Words that may stand between an open cue and the colon: "if you have any of the following:". */
const FILLER = new Set(
  'any of these those this the following you he she they patient have has develop develops experience experiences notice symptoms symptom signs or and including such as for all'.split(
    ' ',
  ),
)

function openAtEnd({ structure, matches, cutShort }: Note, block: number): ContextMark[] {
  const { tokens, sentences, blocks } = structure
  const s = lastAtOrBefore(sentences.start, sentences.count, blocks.end[block]! - 1)
  if (s < 0 || sentences.block[s] !== block) return []
  const { from, to } = wordsOf(structure, s)
  const open = (reached: Reached): boolean => {
    for (let i = reached.last + 1; i <= to; i++) if (!FILLER.has(tokens.norm[i]!)) return false
    return true
  }
  return reach(tokens, matches, from, to, to + 1, to, cutShort)
    .filter(open)
    .map((reached) => markOf(structure, reached))
}

/** In a family history, a sentence may turn to the patient: "The patient herself has asthma". */
function speaksOfPatient(structure: NoteStructure, matches: CueMatches, s: number, start: number): boolean {
  if (s < 0) return false
  const { tokens, sentences } = structure
  for (let i = firstFrom(tokens, sentences.start[s]!); i < tokens.count && tokens.start[i]! < start; i++) {
    const word = tokens.norm[i]!
    if (word === 'patient' || word === 'pt') {
      const m = matches.covering[i]!
      return m < 0 || !matches.cues[m]!.some((cue) => cue.kind === 'family')
    }
  }
  return false
}

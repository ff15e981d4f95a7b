/** What a note says about its mentions: negation, certainty, time and experiencer, each with the words that say so. */
import {
  analyseStructure,
  fieldsAt,
  lastAtOrBefore,
  type NoteStructure,
  sectionAt,
  sentenceAt,
} from '../structure/index.ts'
import type { Section } from '../structure/types.ts'
import type { Span } from '../types.ts'
import type { CueTable } from './cues.ts'
import { type CueMatches, type Found, firstFrom, matchCues, matchPart } from './match.ts'
import { type Reached, reach } from './scope.ts'
import { isQuestioned } from './signs.ts'
import { fieldMark, sectionMark } from './surroundings.ts'
import type { ContextFinding, ContextKind, ContextMark } from './types.ts'

export { type CueTable, parseCues } from './cues.ts'
export type { ContextFinding, ContextKind, ContextMark } from './types.ts'

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
      const matches = matchCues(structure, cues)
      const cutShort = (from: number, to: number) => matchPart(structure.tokens, cues, from, to)
      const note: Note = { structure, matches, cutShort, leads: new Map() }
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
}

function assess(note: Note, start: number, end: number): ContextFinding {
  const { structure, matches } = note
  const section = sectionAt(structure, start)
  const marks: ContextMark[] = []
  const field = fieldMark(fieldsAt(structure, start, end), structure.text, start)
  if (field !== 'affirmed' && field) marks.push(field)
  const s = sentenceAt(structure, start)
  if (s >= 0) {
    const { tokens, sentences } = structure
    const from = firstFrom(tokens, sentences.start[s]!)
    const to = lastAtOrBefore(tokens.start, tokens.count, sentences.end[s]! - 1)
    const first = lastAtOrBefore(tokens.start, tokens.count, start)
    const firstIn = first >= 0 && tokens.end[first]! > start ? first : first + 1
    const last = lastAtOrBefore(tokens.start, tokens.count, end - 1)
    for (const reached of reach(
      tokens,
      matches,
      from,
      to,
      Math.max(from, firstIn),
      Math.min(to, last),
      note.cutShort,
    )) {
      if (field === 'affirmed' && isDenial(reached.kind)) continue
      marks.push(markOf(structure, reached))
    }
    const question = isQuestioned(structure.text, start, end)
    if (question) marks.push({ kind: 'uncertain', cue: question })
    for (const mark of leadMarks(note, sentences.block[s]!)) marks.push(mark)
  }
  // a title names a section and states nothing
  if (s < 0 && section.known && start < section.titleEnd && end > section.titleStart) {
    marks.push({ kind: 'template', cue: spanOf(structure.text, section.titleStart, section.titleEnd) })
    return conclude(marks, section)
  }
  const place = sectionMark(structure.text, section)
  if (place && !(place.kind === 'family' && speaksOfPatient(structure, matches, s, start))) marks.push(place)
  return conclude(marks, section)
}

const isDenial = (kind: ContextKind): boolean => kind === 'negated' || kind === 'ruled-out'

function conclude(marks: ContextMark[], section: Section): ContextFinding {
  const has = (...kinds: ContextKind[]): boolean => marks.some((mark) => kinds.includes(mark.kind))
  const historical = has('historical', 'history-of')
  return {
    negated: has('negated', 'ruled-out'),
    uncertain: has('uncertain', 'differential', 'unlikely'),
    historical,
    hypothetical: marks.some((mark) => HYPOTHETICAL.has(mark.kind)),
    experiencer: has('family', 'other-person') ? 'other' : 'patient',
    chronicHistory: historical && !has('historical', 'resolved'),
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

function openAtEnd(note: Note, block: number): ContextMark[] {
  const { structure, matches, cutShort } = note
  const { tokens, sentences, blocks } = structure
  const s = lastAtOrBefore(sentences.start, sentences.count, blocks.end[block]! - 1)
  if (s < 0 || sentences.block[s] !== block) return []
  const from = firstFrom(tokens, sentences.start[s]!)
  const to = lastAtOrBefore(tokens.start, tokens.count, sentences.end[s]! - 1)
  return reach(tokens, matches, from, to, to + 1, to, cutShort).map((reached) => markOf(structure, reached))
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

/** Structure and context of a text in one step. */
export function readContext(
  context: Context,
  text: string,
  titles: Parameters<typeof analyseStructure>[1],
): NoteContext {
  return context.read(analyseStructure(text, titles))
}

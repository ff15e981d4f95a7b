/**
 * Codes of chapter 21 that hold on an occasion only: the reason of a visit, the state that an operation left behind, a drug that is taken
 * for long (I.C.21.c); and symptoms that only ended a test. Whether the note tells of that occasion, or of another one.
 */
import type { Concept } from '../pipeline.ts'
import { isDiagnostic } from '../structure/diagnostic.ts'
import type { NoteStructure, SectionKind } from '../structure/types.ts'
import type { Telling } from './telling.ts'

/** Encounters for examination, screening, aftercare, procedures: the reason for the visit, not what is done in its course. */
const ENCOUNTER = /^Z(?:0[0-489]|1[0-3]|23|3[0-24]|33\.2|4|5[01])/
/** What a status code is about when the story tells how it came about: an operation now is coded as a procedure, not as its later absence. */
const ACQUIRED = /^Z(?:89|90|9[3456]|97\.[28]|98|99)/
/** Of those, what an operation leaves behind for good: outside lists of diagnoses and histories only what is told as done before. */
const LEFT_BEHIND = /^Z(?:89|90|94|9[56]|98)/
/** Devices and openings, which may be taken out or closed again; fixation devices have their own encounter for it (Z47.2). */
const REMOVABLE = /^Z(?:9[356]|97\.[0-7]|98\.5)/
/** Openings and dependence on machines: cared for as they are, whatever is planned next. */
const CARED_FOR = /^Z9[39]/
/** What one may be fitted with: told as to come, it is not there. */
const FITTED = /^Z97/
const LONG_TERM = /^Z79/
/** Symptoms, which a test may have brought about. */
const SYMPTOM = /^R/

const REASONS: ReadonlySet<SectionKind> = new Set(['chief-complaint', 'indication', 'clinical-history'])
const PAST: ReadonlySet<SectionKind> = new Set(['pmh', 'psh', 'family-history'])
const HISTORIES: ReadonlySet<SectionKind> = new Set([...PAST, 'problem-list', 'hpi'])

/** Sentences of a note so short that it has no sections but one. */
const BRIEF = 12
/** Words of an item that names what the patient has; longer sentences tell of what is thought and done. */
const ITEM = 14

/** `today`: the note tells of the occasion; `aside`: perhaps not; `other`: it is another day's. */
export type Occasion = 'today' | 'aside' | 'other'

/** The sentence of a concept is short enough to be no more than its name. */
export const isItem = (structure: NoteStructure, c: Concept): boolean => wordsOf(structure, c) <= ITEM

/** Words of the sentence that a concept stands in. */
export const wordsOf = (structure: NoteStructure, c: Concept): number => wordsIn(sentenceOf(structure, c))

export const isBrief = ({ sentences }: NoteStructure): boolean => sentences.count <= BRIEF

/** A function that tells of each concept of one note whether a code may rest on it; `today` for codes that hold on no occasion. */
export function occasionsOf(
  structure: NoteStructure,
  concepts: readonly Concept[],
  telling: Telling,
): (c: Concept) => Occasion {
  const done = operations(structure, concepts, telling)
  const performed = performedIn(structure)
  const namesDone = (c: Concept): boolean =>
    LEFT_BEHIND.test(c.code) && operationsIn(c.span.text).some((word) => performed.has(word))
  return (c) => {
    if (ENCOUNTER.test(c.code)) return visit(structure, c, telling)
    if (SYMPTOM.test(c.code)) return telling.ended.test(sentenceOf(structure, c)) ? 'aside' : 'today'
    if (LONG_TERM.test(c.code)) return telling.brief.test(sentenceOf(structure, c)) ? 'aside' : 'today'
    if (FITTED.test(c.code) && isWished(beforeOf(structure, c), telling)) return 'aside'
    if (!ACQUIRED.test(c.code)) return 'today'
    if (REMOVABLE.test(c.code) && telling.undone.test(restOf(structure, c))) return 'other'
    const now = !PAST.has(c.section) && (done.has(c.code) || namesDone(c))
    return now || comesAbout(structure, c, telling) ? 'aside' : 'today'
  }
}

function visit(structure: NoteStructure, c: Concept, telling: Telling): Occasion {
  const sentence = sentenceOf(structure, c)
  if (telling.later.test(sentence) || telling.earlier.test(sentence) || PAST.has(c.section)) return 'other'
  if (isDiagnostic(c.section)) return 'today'
  if (telling.result.test(sentence)) return 'aside'
  return REASONS.has(c.section) || isBrief(structure) || telling.reason.test(sentence) ? 'today' : 'aside'
}

/** The sentence tells of an operation, or of the start of a treatment, as done in the course of what the note tells. */
function comesAbout(structure: NoteStructure, c: Concept, telling: Telling): boolean {
  if (c.section === 'procedure') return true
  const sentence = sentenceOf(structure, c)
  if (telling.planned.test(sentence) && !CARED_FOR.test(c.code)) return true
  if (telling.before.test(sentence)) return false
  if (telling.now.test(sentence)) return true
  if (!LEFT_BEHIND.test(c.code) || isBrief(structure) || HISTORIES.has(c.section)) return false
  return !isDiagnostic(c.section) || !isItem(structure, c)
}

/** Codes of the states that the operations of this note bring about: named as procedures, or told as done in the course of the stay. */
function operations(structure: NoteStructure, concepts: readonly Concept[], telling: Telling): ReadonlySet<string> {
  const named = concepts.filter((c) => {
    if (!ACQUIRED.test(c.code)) return false
    if (c.section === 'procedure') return isItem(structure, c)
    const sentence = sentenceOf(structure, c)
    return c.section === 'hospital-course' && telling.now.test(sentence) && !telling.before.test(sentence)
  })
  return new Set(named.map((c) => c.code))
}

/** Names of operations, as they stand in what an operation leaves: "status post hemicolectomy". */
const OPERATION =
  /\b(?:\w{3,}(?:ectomy|plasty|ostomy|otomy)|stent|stenting|bypass|graft|transplant|amputation|fusion)s?\b/gi
const operationsIn = (text: string): string[] => [...text.toLowerCase().matchAll(OPERATION)].map(([word]) => word)

/** The operations that the note names, in few words, as its procedures. */
function performedIn({ text, sections, blocks, sentences }: NoteStructure): ReadonlySet<string> {
  const out = new Set<string>()
  if (!sections.some((s) => s.kind === 'procedure')) return out
  for (let s = 0; s < sentences.count; s++) {
    if (sections[blocks.section[sentences.block[s]!]!]!.kind !== 'procedure') continue
    const sentence = text.slice(sentences.start[s]!, sentences.end[s]!)
    if (wordsIn(sentence) <= ITEM) for (const word of operationsIn(sentence)) out.add(word)
  }
  return out
}

/** What follows a concept at once in its sentence. */
const BEHIND = 40
const restOf = ({ text, sentences }: NoteStructure, c: Concept): string =>
  text
    .slice(c.span.end, Math.min(sentences.end[c.sentence]!, c.span.end + BEHIND))
    .split(/[;,]\s+(?!and|which|since)/)[0]!

/** A device that is only spoken of, ordered or to be fitted. */
const isWished = (said: string, { planned, wished }: Telling): boolean => planned.test(said) || wished.test(said)

/** What stands before a concept in its sentence, and the concept. */
const beforeOf = ({ text, sentences }: NoteStructure, c: Concept): string =>
  text.slice(sentences.start[c.sentence]!, c.span.end)

const wordsIn = (sentence: string): number => sentence.split(/\s+/).length

const sentenceOf = ({ text, sentences }: NoteStructure, c: Concept): string =>
  text.slice(sentences.start[c.sentence], sentences.end[c.sentence])

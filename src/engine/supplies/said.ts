/** What a note says of a drug or an item: given, supplied, only planned, or of another time. */
import type { ContextFinding, NoteContext } from '../context/index.ts'
import { lowerBound, type Note } from '../note.ts'
import type { NotCodedReason, Span } from '../types.ts'

export interface Clause extends Span {
  /** Number of its sentence, or -1 outside any. */
  sentence: number
}

/** Where one statement ends and another begins within a sentence. */
const BREAK =
  /;|\n|,? (?:but|however)\b|, (?=(?:we|i|he|she|they|patient|the patient)\b)|,? (?:and |then )?(?=(?:will|plan(?:s|ned)?|consider(?:ing)?|discussed|should|may|if)\b)/gi

/** The statement in which a range of the text stands. */
export function clauseOf(note: Note, start: number, end: number): Clause {
  const { sentences } = note.structure
  const sentence = lowerBound(sentences.start, start + 1) - 1
  if (sentence < 0 || sentences.end[sentence]! < end) return { ...note.slice(start, end), sentence: -1 }
  let from = sentences.start[sentence]!
  let to = sentences.end[sentence]!
  for (const { index, 0: mark } of note.text.slice(from, to).matchAll(BREAK)) {
    const at = sentences.start[sentence]! + index
    if (at + mark.length <= start) from = at + mark.length
    else if (at >= end) {
      to = at
      break
    }
  }
  return { ...note.slice(from, to), sentence }
}

export const GIVEN =
  /\b(?:given|gave|administered|received|injected|infused|instilled|bolus(?:ed)?|pushed|treated with|injections? (?:of|with)|tolerated|x ?1|placed|inserted)\b/i
export const SUPPLIED =
  /\b(?:ordered|ordering|prescribed|dispensed|provided|supplied|issued|fitted|fit with|applied|placed (?:in|into|on)|given|gave|delivered|rx(?:'d)? for|prescription for|dme|order (?:placed|sent|written)|sent to|inserted|order for)\b/i
const PLANNED =
  /\b(?:will|would|could|should|may|might|plan(?:s|ned|ning)?|consider(?:ed|ing|s)?|discuss(?:ed|ing)?|recommend(?:ed|s|ing)?|if|offer(?:ed|s)?|declin(?:ed|es|ing)|refus(?:ed|es|ing)|defer(?:red|s)?|held|hold|schedul(?:ed|e|ing)|next (?:visit|dose|week|month)|to be given|to receive|due|benefit from|pending)\b/i
const ANOTHER_TIME =
  /\b(?:yesterday|last (?:night|week|month|year|visit|dose)|(?:\d+|two|three|four|five|six|several|few) (?:days?|weeks?|months?|years?) ago|previous(?:ly)?|prior to arrival|in the past|at home|(?:outside|referring|local|another|other|first) (?:hospital|facility|clinic|institution|er|ed|emergency (?:room|department))|transferred (?:to|here)|(?:at )?one point|by ems|en route|at (?:his|her|their) pharmacy|history of|h\/o)\b/i
/** Another person stands before the act: "his mother was given". "Given by his wife" tells who gave. */
const ANOTHER_PERSON =
  /\b(?:mother|father|mom|dad|wife|husband|spouse|son|daughter|brother|sister|baby|newborn|infant|sibling)\b[^.;]{0,25}\b(?:was|were|is|got|gets|received|had|has)\b/i
const DENIED = /\b(?:not|never|no|without|neither|none)\b/i

/** The note tells of an operation: what it takes is the facility's, not an item supplied to the person. */
const OPERATIVE = /\boperating (?:room|table)\b|\bprepped and draped\b|\bgeneral (?:endotracheal )?an(?:a)?esthesia\b/i

export const isOperative = (note: Note): boolean => OPERATIVE.test(note.text)

/** Statements of the context that keep a thing from having been given, whatever the words around it say. */
const KEEPS: readonly (readonly [(f: ContextFinding) => boolean, NotCodedReason])[] = [
  [(f) => f.experiencer !== 'patient', 'family'],
  [(f) => f.marks.some((m) => m.kind === 'allergy'), 'allergy'],
  [(f) => f.marks.some((m) => m.kind === 'template'), 'template'],
  [(f) => f.negated, 'negated'],
  [(f) => f.uncertain, 'uncertain'],
  [(f) => f.marks.some((m) => m.kind === 'historical' || m.kind === 'resolved'), 'historical'],
]

/** Why the thing named there was not given or supplied on this occasion; undefined when it was. */
export function keptBack(
  context: NoteContext,
  clause: Clause,
  named: { start: number; end: number },
): { reason: NotCodedReason; cue?: Span } | undefined {
  const finding = context.assess(named.start, named.end)
  for (const [holds, reason] of KEEPS) {
    if (!holds(finding)) continue
    const cue = finding.marks[0]?.cue
    return { reason, ...(cue ? { cue } : {}) }
  }
  return (
    said(clause, ANOTHER_PERSON, 'family', named) ??
    said(clause, DENIED, 'negated', named) ??
    said(clause, PLANNED, 'hypothetical', named) ??
    said(clause, ANOTHER_TIME, 'historical', named)
  )
}

/** A denial or another person counts before the thing only: "cane given, not a walker" speaks of the walker. */
function said(
  clause: Clause,
  words: RegExp,
  reason: NotCodedReason,
  named: { start: number },
): { reason: NotCodedReason; cue: Span } | undefined {
  const match = words.exec(clause.text)
  if (match === null) return undefined
  const start = clause.start + match.index
  if ((reason === 'negated' || reason === 'family') && start > named.start) return undefined
  return { reason, cue: { start, end: start + match[0].length, text: match[0] } }
}

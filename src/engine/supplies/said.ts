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
  /\b(?:yesterday|last (?:night|week|month|year|visit|dose)|(?:\d+|two|three|four|five|six|several|few) (?:days?|weeks?|months?|years?) ago|previous(?:ly)?|prior to arrival|in the past|at home|(?:outside|referring|local|another|other|first) (?:hospital|facility|clinic|institution|er|ed|emergency (?:room|department))|(?:at )?one point|by ems|en route|at (?:his|her|their) pharmacy|history of|h\/o)\b/i
/** What was done before the patient came here: told of another place, until the story comes here. */
const ELSEWHERE =
  /\b(?:(?:outside|outlying|referring|local|nearby|community|another|other|first) (?:hospital|facility|clinic|institution|er|ed|emergency (?:room|department|center)|physician|doctor)|admitted locally|presentation locally|urgent care|paramedics?|ambulance|in the field|en route)\b/gi
const HERE =
  /\b(?:here|our (?:hospital|facility|clinic|emergency|institution|service|unit)|this (?:hospital|facility|clinic|institution)|(?:on|upon) (?:his |her |the |their )?(?:arrival|presentation|admission)|transferred to|arrived)\b/i
/** Characters before a name in which the place is looked for, and behind it in which the patient is sent on. */
const TOLD_BEFORE = 600
const TOLD_BEHIND = 120
/** Given, and then sent on to where the note is written; within a house people are moved too. */
const SENT_ON =
  /\b(?:and|then|before|prior to)(?: being| he| she| they)?(?: was| were)?(?: then)? (?:transfer(?:red)?|sent|flown|life-?flighted)(?: (?:to|here)\b(?! (?:the )?(?:\w+ )?(?:floor|icu|ccu|picu|nicu|pacu|recovery|ward|unit|room|telemetry|care|bed|lab)))/i
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

/** The words that place what is named somewhere else, before the patient came here. */
function elsewhere(
  { text, structure: { sentences, blocks } }: Note,
  clause: Clause,
  named: { start: number; end: number },
): Span | undefined {
  if (clause.sentence < 0) return undefined
  const block = sentences.block[clause.sentence]!
  const from = Math.max(blocks.start[block]!, named.start - TOLD_BEFORE)
  const last = [...text.slice(from, named.start).matchAll(ELSEWHERE)].at(-1)
  if (last && !HERE.test(text.slice(from + last.index + last[0].length, named.start)))
    return spanOf(from + last.index, last[0])
  const sent = SENT_ON.exec(text.slice(named.end, Math.min(blocks.end[block]!, named.end + TOLD_BEHIND)))
  return sent ? spanOf(named.end + sent.index, sent[0]) : undefined
}

const spanOf = (start: number, text: string): Span => ({ start, end: start + text.length, text })

/** Why the thing named there was not given or supplied on this occasion; undefined when it was. */
export function keptBack(
  note: Note,
  context: NoteContext,
  clause: Clause,
  named: { start: number; end: number },
): { reason: NotCodedReason; cue?: Span } | undefined {
  const finding = context.assess(named.start, named.end)
  for (const [holds, reason] of KEEPS) {
    if (!holds(finding)) continue
    const mark = finding.marks[0]?.cue
    return { reason, ...(mark ? { cue: mark } : {}) }
  }
  const cue = elsewhere(note, clause, named)
  if (cue) return { reason: 'historical', cue }
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
  return { reason, cue: spanOf(start, match[0]) }
}

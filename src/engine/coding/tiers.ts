/** Where in the note a concept stands decides its tier: assessments carry the encounter's codes, histories and reviews do not. */
import type { Concept } from '../pipeline.ts'
import { BlockKind, type NoteStructure, type SectionKind } from '../structure/types.ts'
import type { Tier } from '../types.ts'

const DIAGNOSTIC: ReadonlySet<SectionKind> = new Set([
  'assessment',
  'assessment-and-plan',
  'impression',
  'diagnosis',
  'diagnosis-discharge',
  'diagnosis-final',
  'diagnosis-postoperative',
  'problem-list',
])

/** Sections whose affirmed conditions are not those of this encounter by themselves. */
const BACKGROUND: ReadonlySet<SectionKind> = new Set([
  'ros',
  'exam',
  'medications',
  'allergies',
  'family-history',
  'social-history',
  'instructions',
  'consent',
  'orders',
  'screening',
  'follow-up',
  'psh',
  'differential',
  'diagnosis-admitting',
  'diagnosis-preoperative',
  'procedure',
])

export const isDiagnostic = (kind: SectionKind): boolean => DIAGNOSTIC.has(kind)

/** Of those, the ones that carry the encounter when nothing else of the note does: "Derm:" over a whole note, a review with its findings. */
const SPEAKS: ReadonlySet<SectionKind> = new Set([
  'ros',
  'exam',
  'follow-up',
  'screening',
  'social-history',
  'procedure',
])

/** What a history of its own code says: in a few lines it is written because it matters today. */
const HISTORY = /^Z8/

/**
 * What a story without titles tells beside its conditions: what was done to the patient before, and results of the laboratory and of images
 * that nobody calls significant (III.B). Who smoked is told of everybody: "use additional code" at most diseases of the heart and the lungs.
 */
const ASIDE = /^(?:Z(?:48|72|8[56]|87(?!\.891)|9[0-9])|R(?:7[04-9]|8[2-9]|9[0-4]))/

/** Sentences of a note in telegraphic style: everything that it says is about the encounter. */
export const TELEGRAPHIC = 8

/** Sentences of a note so short that it has no sections but one. */
const BRIEF = 12

/** Encounters for examination, screening, aftercare, procedures: the reason for the visit, not what is done in its course. */
const ENCOUNTER = /^Z(?:0[0-489]|1[0-3]|23|3[0-24]|4|5[01])/
const REASON_SECTIONS: ReadonlySet<SectionKind> = new Set(['chief-complaint', 'indication', 'clinical-history'])
const VISIT =
  /\b(?:visit|encounter|here|present(?:s|ed|ing)?|comes|came|seen|follow[- ]?up|check[- ]?up|physical|appointment|admitted|scheduled|referred|arrives|today|POD|s\/p|exam(?:ination)?|requested)\b/i

/** What a status code is about when the story tells how it came about: an operation now is coded as a procedure, not as its later absence. */
const ACQUIRED = /^Z(?:89|90|9[3456]|97\.2|98|99)/
const DONE_NOW =
  /\b(?:perform(?:ed|ing)|undergo(?:es|ing)?|underwent|carried out|was (?:done|placed|inserted|decided|scheduled|planned|initiated|started|intubated)|(?:is|are|were) placed|(?:is|are|be|being|been) (?:scheduled|planned|considered|evaluated)|candidate for|interested in|recommend(?:ed|s|ing)?|wish(?:es|ed)? (?:to|for)|awaiting|we (?:decided|did|placed)|proceed(?:ed|ing)?|planned|proposed|requir(?:ed|es?|ing)|(?:would|may|might|should|could|will) (?:be|have|need|require)|received|treated with|started on|initiated|resection|removal of|placement of)\b/i
const DONE_BEFORE =
  /\b(?:histor(?:y|ies)|hx|h\/o|previous(?:ly)?|prior|past|ago|status post|s\/p|since|(?:19|20)\d\d|earlier|known|childhood|at (?:the )?age|chronic(?:ally)?|maintenance|home|long[- ]term|outpatient|times a week|schedule)\b/i

/** An examination that is told with its result: not what the patient came for. */
const EXAM_RESULT =
  /\b(?:exam|examination|physical|evaluation|work-?up)\b[^.]{0,60}\b(?:includ(?:es|ed|ing)|show(?:s|ed|ing)?|reveal(?:s|ed|ing)?|was|were|is|are|found|demonstrat\w+|disclos\w+|normal|unremarkable|negative)\b/i

/** A visit that is still to come. */
const LATER =
  /\b(?:will|to|should|then) (?:then |also )?(?:follow|return|come back|be seen|be scheduled|have)\b|\bfollow[- ]?up (?:with \w+ )?in\b|\bin the near future\b|\bnext (?:week|month|visit|year)\b/i

/** Words that speak to the reader, among a hundred, from which on a text is advice for patients and not about one. */
const ADVICE_SHARE = 0.025
/** Words of a text that is about one patient, and the fewest words of an instruction sheet. */
const PERSON = new Set(['patient', 'he', 'she', 'his', 'her', 'him', 'mr', 'mrs', 'ms', 'male', 'female', 'denies'])
const SHEET = 120
const TOLD_SHARE = 0.004
const ADDRESS = new Set(['you', 'your', 'yours', 'yourself'])

/** "Keep your skin dry. See your doctor if …": an instruction sheet; nobody in it has anything. */
function isAdvice({ tokens }: NoteStructure): boolean {
  let addressed = 0
  let told = 0
  for (const norm of tokens.norm) {
    if (ADDRESS.has(norm)) addressed++
    else if (PERSON.has(norm)) told++
  }
  if (told <= tokens.count * TOLD_SHARE && addressed >= 2 && tokens.count >= SHEET) return true
  return addressed >= 5 && addressed > tokens.count * ADVICE_SHARE
}

/** A function that gives the tier of each affirmed concept of one note. */
export function tiersOf(structure: NoteStructure, concepts: readonly Concept[]): (c: Concept) => Tier {
  const assessed = concepts.some((c) => c.reason === undefined && c.resolutions.length > 0 && DIAGNOSTIC.has(c.section))
  const brief = structure.sentences.count <= BRIEF
  const told =
    !brief || concepts.some((c) => c.reason === undefined && c.resolutions.length > 0 && !BACKGROUND.has(c.section))
  const isBackground = (c: Concept): boolean =>
    BACKGROUND.has(c.section) && (told || !SPEAKS.has(c.section)) && !(brief && HISTORY.test(c.code))
  const named = namings(structure, concepts)
  const report = isReport(structure, concepts)
  const long = structure.sentences.count > TELEGRAPHIC
  const advice = !assessed && isAdvice(structure)
  return (c) => {
    if (advice) return 'mentioned'
    if (ENCOUNTER.test(c.code) && !isReasonForVisit(structure, c)) return 'mentioned'
    if (ACQUIRED.test(c.code) && comesAbout(structure, c)) return 'mentioned'
    if (report) return c.section === 'impression' && report.incidental(c) ? 'mentioned' : 'recommended'
    if (!assessed)
      return isBackground(c) || (long && c.section === 'untitled' && ASIDE.test(c.code)) ? 'mentioned' : 'recommended'
    if (!DIAGNOSTIC.has(c.section)) return 'mentioned'
    const naming = named.get(structure.blocks.section[c.block]!) ?? 'text'
    return namesProblem(structure, c.block, naming) ? 'recommended' : 'mentioned'
  }
}

/** Sections of a diagnostic report that tell why the examination was asked for. */
const INDICATION: ReadonlySet<SectionKind> = new Set(['indication', 'clinical-history'])
const TREATMENT: ReadonlySet<SectionKind> = new Set(['assessment', 'assessment-and-plan', 'plan', 'medications', 'hpi'])
/** Findings that an image shows beside its answer: R90-R94, and what is named as its description. */
const INCIDENTAL = /^(?:R9|J98\.1)/

/**
 * A report of an examination (IV.K): what the image confirms is coded, and the reason for the examination where it confirms nothing; findings
 * that answer no question are not.
 */
function isReport(
  structure: NoteStructure,
  concepts: readonly Concept[],
): { incidental(c: Concept): boolean } | undefined {
  const kinds = structure.sections.map((s) => s.kind)
  if (!kinds.includes('impression') || !kinds.some((k) => INDICATION.has(k)) || kinds.some((k) => TREATMENT.has(k))) {
    return undefined
  }
  const asked = concepts.some((c) => c.reason === undefined && INDICATION.has(c.section) && c.resolutions.length > 0)
  return { incidental: (c) => asked && INCIDENTAL.test(c.code) }
}

function isReasonForVisit(structure: NoteStructure, c: Concept): boolean {
  if (DIAGNOSTIC.has(c.section) || REASON_SECTIONS.has(c.section)) return true
  const sentence = sentenceOf(structure, c)
  return VISIT.test(sentence) && !EXAM_RESULT.test(sentence) && !LATER.test(sentence)
}

/** The sentence tells of an operation, or of the start of a treatment, as done in the course of what the note tells. */
function comesAbout(structure: NoteStructure, c: Concept): boolean {
  if (c.section === 'procedure') return true
  const sentence = sentenceOf(structure, c)
  return DONE_NOW.test(sentence) && !DONE_BEFORE.test(sentence)
}

function sentenceOf({ text, sentences }: NoteStructure, c: Concept): string {
  return text.slice(sentences.start[c.sentence], sentences.end[c.sentence])
}

/** How a diagnostic section names its problems: in headings over lists, in items, or in running text. */
type Naming = 'headers' | 'items' | 'text'

function namings(structure: NoteStructure, concepts: readonly Concept[]): Map<number, Naming> {
  const out = new Map<number, Naming>()
  const { blocks } = structure
  for (const c of concepts) {
    const section = blocks.section[c.block]!
    if (c.reason !== undefined || isBelow(structure, c.block)) continue
    const kind = blocks.kind[c.block]
    if (kind === BlockKind.header) out.set(section, 'headers')
    else if (kind === BlockKind.item && out.get(section) !== 'headers') out.set(section, 'items')
  }
  return out
}

/** A problem's own line names it; the lines below it, and running text beside a list of problems, tell what is thought and done. */
function namesProblem(structure: NoteStructure, block: number, naming: Naming): boolean {
  if (isBelow(structure, block)) return false
  const kind = structure.blocks.kind[block]
  if (naming === 'headers') return kind === BlockKind.header || structure.blocks.number[block]! > 0
  return naming === 'text' || kind !== BlockKind.paragraph
}

const isBelow = (structure: NoteStructure, block: number): boolean => structure.blocks.parent[block]! >= 0

/** Where in the note a concept stands decides its tier: assessments carry the encounter's codes, histories and reviews do not. */
import type { Concept } from '../pipeline.ts'
import { isDiagnostic } from '../structure/diagnostic.ts'
import { BlockKind, type NoteStructure, type SectionKind } from '../structure/types.ts'
import type { Tier } from '../types.ts'
import { isBrief, isItem, type Occasion } from './occasion.ts'

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

/** Of those, the ones that carry the encounter when nothing else of the note does: "Derm:" over a whole note, a review with its findings. */
const SPEAKS: ReadonlySet<SectionKind> = new Set([
  'ros',
  'exam',
  'follow-up',
  'screening',
  'social-history',
  'procedure',
])

/** What was thought before an operation or a stay: it stands where nothing else of the note names what was found (IV.N). */
const BEFOREHAND: ReadonlySet<SectionKind> = new Set(['diagnosis-admitting', 'diagnosis-preoperative'])

/** Sections that tell at length how it came about; without an assessment they tell episodes long over. */
const COURSE: ReadonlySet<SectionKind> = new Set(['clinical-history', 'hospital-course'])
/** Signs and symptoms (chapter 18, and those that stand with the organs). */
const SYMPTOM = /^(?:R|M54\.[2569]|M79\.[168]|M25\.[456]|H53\.[18]|H54\.7|H57\.0|G89|L29)/
const DISEASE = /^[A-Q]/
/** Deficits that stay, and swellings: coded beside what brought them about. */
const LASTING = /^R(?:13|29\.810|41\.3|41\.89|47\.[01][01]?|59)/
/** Bleeding of no named site: under a title it is that of an operation, or the note names the site elsewhere. */
const VAGUE = /^R58/
/** A scar that is only described, outside of what is assessed, is a trace of the past. */
const TRACE = /^L90\.5/

/** What a history of its own code says: in a few lines it is written because it matters today. */
const HISTORY = /^Z8/

/**
 * What a story without titles tells beside its conditions: what was done to the patient before, and results of the laboratory and of images
 * that nobody calls significant (III.B). Who smoked is told of everybody: "use additional code" at most diseases of the heart and the lungs.
 */
const ASIDE = /^(?:Z(?:48|72|8[56]|87(?!\.891)|9[0-9])|R(?:7[04-9]|8[2-9]|9[0-4]))/

/** Encounters for an examination, a treatment or its follow-up: a story says in its first sentences what the person came for. */
const PURPOSE = /^Z(?:0[0-489]|1[0-3]|23|3[0-24]|39|4|50|51(?!\.5)|71)/
const OPENING = 4

/**
 * Sections that tell how things went, in a record that never says what was concluded: a summary of admissions, a case told over years. What
 * such a story says but once, and not at its beginning, is as often over, explained by what comes later, or a value, as it is so today.
 */
const STORY: ReadonlySet<SectionKind> = new Set(['clinical-history', 'hospital-course', 'results', 'other'])
/** Words of a sentence in which a story concludes. */
const CONCLUDES = /\b(?:diagnos(?:ed|is|es)|confirmed|treated for|proved)\b/i
/** Sentences from which on a record is a story and no brief note. */
const LONG_STORY = 20
/** Its first sentences say why the person came. */
const STORY_OPENING = 2

/** Sentences of a note in telegraphic style: everything that it says is about the encounter. */
export const TELEGRAPHIC = 8

/** Words that speak to the reader, among a hundred, from which on a text is advice for patients and not about one. */
const ADVICE_SHARE = 0.025
/** Words of a text that is about one patient, and the fewest words of an instruction sheet. */
const PERSON = new Set(['patient', 'he', 'she', 'his', 'her', 'him', 'mr', 'mrs', 'ms', 'male', 'female', 'denies'])
const SHEET = 120
const TOLD_SHARE = 0.004
/** Words of a text that tells what is so with people in general, and the share of them that makes it one. */
const GENERAL = new Set(
  'people person persons child children infants women men adults individuals may can usually often most sometimes generally typically'.split(
    ' ',
  ),
)
const GENERAL_SHARE = 0.03
/** What teaches may speak of a patient as an example: general words, and so many times as many of them as of those for one person. */
const TAUGHT_SHARE = 0.02
const TAUGHT_TIMES = 3
const ADDRESS = new Set(['you', 'your', 'yours', 'yourself'])

/** "Keep your skin dry. See your doctor if …": an instruction sheet; nobody in it has anything. */
function isAdvice({ tokens }: NoteStructure): boolean {
  let addressed = 0
  let told = 0
  let general = 0
  for (const norm of tokens.norm) {
    if (ADDRESS.has(norm)) addressed++
    else if (PERSON.has(norm)) told++
    else if (GENERAL.has(norm)) general++
  }
  const ofNobody = told <= tokens.count * TOLD_SHARE && tokens.count >= SHEET
  if (ofNobody && (addressed >= 2 || general >= tokens.count * GENERAL_SHARE)) return true
  const teaches = general >= tokens.count * TAUGHT_SHARE && general >= told * TAUGHT_TIMES
  if (teaches && tokens.count >= SHEET) return true
  return addressed >= 5 && addressed > tokens.count * ADVICE_SHARE
}

/** A function that gives the tier of each affirmed concept of one note; undefined for what belongs to another day. */
export function tiersOf(
  structure: NoteStructure,
  concepts: readonly Concept[],
  occasion: (c: Concept) => Occasion,
): (c: Concept) => Tier | undefined {
  const stated = concepts.filter((c) => c.reason === undefined && c.resolutions.length > 0)
  const foretold = !hasFound(structure) && !stated.some((c) => isDiagnostic(c.section) && !SYMPTOM.test(c.code))
  const decides = (c: Concept): boolean => isDiagnostic(c.section) || (foretold && BEFOREHAND.has(c.section))
  const assessed = stated.some(decides)
  const brief = isBrief(structure)
  const told = !brief || stated.some((c) => !BACKGROUND.has(c.section))
  const isBackground = (c: Concept): boolean =>
    BACKGROUND.has(c.section) && (told || !SPEAKS.has(c.section)) && !(brief && HISTORY.test(c.code))
  const named = namings(structure, concepts)
  const thought = thoughtsOf(structure, concepts)
  const report = isReport(structure, concepts)
  const long = structure.sentences.count > TELEGRAPHIC
  const explained =
    long && stated.some((c) => DISEASE.test(c.code) && !SYMPTOM.test(c.code) && !BACKGROUND.has(c.section))
  const advice = !assessed && isAdvice(structure)
  const toldOnce = !assessed && structure.sentences.count >= LONG_STORY ? singly(concepts) : undefined
  return (c) => {
    // nobody comes for anything in an instruction sheet
    if (advice) return PURPOSE.test(c.code) ? undefined : 'mentioned'
    if (c.section !== 'untitled' && isVague(c)) return 'mentioned'
    const when = occasion(c)
    if (when !== 'today') return when === 'aside' ? 'mentioned' : undefined
    if (report) return c.section === 'impression' && report.incidental(c) ? 'mentioned' : 'recommended'
    if (!assessed) {
      if (c.sentence >= STORY_OPENING && toldOnce?.(c) && isInPassing(structure, c)) return 'mentioned'
      if (explained && COURSE.has(c.section) && SYMPTOM.test(c.code) && !LASTING.test(c.code)) return 'mentioned'
      return isBackground(c) || (long && (c.section === 'untitled' || c.section === 'results') && isAside(c))
        ? 'mentioned'
        : 'recommended'
    }
    if (!decides(c)) return 'mentioned'
    if (!brief && thought(c)) return 'mentioned'
    const naming = named.get(structure.blocks.section[c.block]!) ?? 'text'
    return namesProblem(structure, c.block, naming) ? 'recommended' : 'mentioned'
  }
}

/** Whether a concept is told in the course of events, not named in a list or as what was concluded. */
function isInPassing(structure: NoteStructure, c: Concept): boolean {
  const { sentences, text } = structure
  if (!STORY.has(c.section) || isItem(structure, c)) return false
  return !CONCLUDES.test(text.slice(sentences.start[c.sentence]!, sentences.end[c.sentence]!))
}

/** Whether a code stands in no more than one sentence of the note. */
function singly(concepts: readonly Concept[]): (c: Concept) => boolean {
  const sentences = new Map<string, Set<number>>()
  for (const { code, sentence, reason } of concepts) {
    if (reason !== undefined) continue
    const told = sentences.get(code)
    if (told) told.add(sentence)
    else sentences.set(code, new Set([sentence]))
  }
  return ({ code }) => (sentences.get(code)?.size ?? 0) <= 1
}

/** What was found at the operation is told, and not as the same that was thought before. */
const hasFound = ({ sections, text }: NoteStructure): boolean =>
  sections.some((s) => s.kind === 'diagnosis-postoperative' && !SAME.test(text.slice(s.titleEnd, s.titleEnd + 40)))
const SAME = /^[\s:;.\-\d()]*(?:the )?same\b/i

const SYMPTOM_OR_STATUS = /^[RZ]/

/** Sentences of an assessment that argue: beside problems that are named in few words they tell what is thought of them and done about them. */
function thoughtsOf(structure: NoteStructure, concepts: readonly Concept[]): (c: Concept) => boolean {
  const argues = (c: Concept): boolean =>
    !c.section.startsWith('diagnosis') &&
    structure.blocks.kind[c.block] === BlockKind.paragraph &&
    !isItem(structure, c)
  const named = concepts.some(
    (c) =>
      c.reason === undefined &&
      c.resolutions.length > 0 &&
      isDiagnostic(c.section) &&
      !SYMPTOM_OR_STATUS.test(c.code) &&
      !argues(c),
  )
  return (c) => named && argues(c)
}
const isVague = (c: Concept): boolean => VAGUE.test(c.code) || (TRACE.test(c.code) && !isDiagnostic(c.section))
const isAside = (c: Concept): boolean => ASIDE.test(c.code) || (c.sentence >= OPENING && PURPOSE.test(c.code))

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

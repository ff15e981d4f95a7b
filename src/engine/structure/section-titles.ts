/** The table of section titles (assets/lexicon/sections.tsv) as a look-up. */
import { fold } from '../../text/fold.ts'
import { SECTION_KINDS, type SectionKind } from './types.ts'

/** `system`: a body system or organ, whose kind is that of the review or examination in which it stands. */
export type TitleKind = SectionKind | 'system'

export interface SectionTitles {
  /** Kind of a title, or undefined for words that are none. Takes the title as written, without colon or markup. */
  lookup(title: string): TitleKind | undefined
}

const KINDS = new Set<string>([...SECTION_KINDS, 'system'])

/**
 * Reads the table: a line is `title kind`, tab separated; lines beginning with `#` are comments.
 * @throws Error naming the line, for a kind that does not exist or a title given twice: the table ships with the program, so this
 * is a defect of the build and not of a note.
 */
export function parseSectionTitles(tsv: string): SectionTitles {
  const kinds = new Map<string, TitleKind>()
  let n = 0
  for (const line of tsv.split('\n')) {
    n++
    if (line === '' || line.startsWith('#')) continue
    const [title, kind] = line.split('\t')
    if (title === undefined || kind === undefined || !isKind(kind)) {
      throw new Error(`sections.tsv line ${n}: expected "title<TAB>kind" with a known kind, found "${line}"`)
    }
    const key = titleKey(title)
    if (kinds.has(key)) throw new Error(`sections.tsv line ${n}: the title "${title}" is there twice`)
    kinds.set(key, kind)
  }
  return { lookup: (title) => kinds.get(titleKey(title)) }
}

const isKind = (kind: string): kind is TitleKind => KINDS.has(kind)

const PLURAL_MARK = /\((?:e?s|ies)\)/g
const TRAILING_NOTE = /\s*\([^)]{0,60}\)\s*$/
const NOT_WORD = /[^a-z0-9]+/g

/** Folds a title so that case, punctuation and "(s)" make no difference; "&" is "and". */
function titleKey(title: string): string {
  const plain = fold(title)
    .replace(PLURAL_MARK, '')
    .replace(TRAILING_NOTE, '')
    .replace(/'s?\b/g, '')
    .replace(/[&+]/g, ' and ')
  return plain.replace(NOT_WORD, ' ').trim()
}

/** Words at the end or beginning of a title that give away its kind, strongest first; for titles that no table can foresee. */
const GUESSES: [RegExp, SectionKind][] = [
  [
    /\b(?:past|medical|personal|social)\b.*\bfamily\b|\bfamily\b.*\b(?:past|personal|social|surgical)\b/,
    'social-history',
  ],
  [/\bfamily\b.*\bhistory\b|\bfamily hx\b/, 'family-history'],
  [/\bsocial\b.*\bhistory\b/, 'social-history'],
  [/\bpre ?op\w*\b.*\bdiagnos[ei]s\b/, 'diagnosis-preoperative'],
  [/\bpost ?op\w*\b.*\bdiagnos[ei]s\b/, 'diagnosis-postoperative'],
  [/\bdischarge\b.*\bdiagnos[ei]s\b/, 'diagnosis-discharge'],
  [/\badmi(?:t|ss)\w*\b.*\bdiagnos[ei]s\b/, 'diagnosis-admitting'],
  [/\bdifferential\b/, 'differential'],
  [/\bdiagnos[ei]s$/, 'diagnosis'],
  [/\bassessment\b.*\bplan$/, 'assessment-and-plan'],
  [/\bimpressions?$/, 'impression'],
  [/\bassessment$/, 'assessment'],
  [/\bplan$/, 'plan'],
  [/\bmedications?\b/, 'medications'],
  [/\ballerg(?:y|ies)$/, 'allergies'],
  [/^indications?\b|^reason for\b/, 'indication'],
  [/\bsurgical history$|\bprevious surger(?:y|ies)$/, 'psh'],
  [/\bpresent illness$/, 'hpi'],
  [/\bhistory$|\bpast history\b/, 'pmh'],
  [/\bcourse$/, 'hospital-course'],
  [/\binstructions?\b|\beducation\b/, 'instructions'],
  [/\bfollow ?up\b/, 'follow-up'],
  [/\bfindings?\b/, 'findings'],
  [/\b(?:exam|examination)\b/, 'exam'],
  [/\b(?:x ?rays?|ct|mri|ultrasound|radiographs?|imaging|echocardiogram|scan)\b/, 'imaging'],
  [/\b(?:labs?|laboratory|results?|tests?|studies|cultures?)\b/, 'results'],
  [/\b(?:procedures?|operations?|operative|technique|surgery)\b/, 'procedure'],
  [/\bcomplications?$/, 'complications'],
  [/\brisks?\b.*\bbenefits?\b|\bconsent\b/, 'consent'],
]

/** Kind of a title that is not in the table, from its words; undefined if they tell nothing. */
export function guessKind(title: string): SectionKind | undefined {
  const key = titleKey(title)
  return GUESSES.find(([words]) => words.test(key))?.[1]
}

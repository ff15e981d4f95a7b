/** The words of a term or a query as search compares them; the index and the query must be read by the same rules. */
import { Gap, tokenize } from '../../text/tokens.ts'
import { Vocabulary } from '../../text/words.ts'

export interface TermWord {
  /** Folded, singular, US spelling; with `!` in front when the term excludes it ("without aura"). */
  form: string
  /**
   * The term means the same without it: what stands in brackets (nonessential modifiers), what is "unspecified", what is excluded,
   * "encounter for".
   */
  light: boolean
  /** Of a word with a hyphen, what follows it: for when nobody writes the whole. */
  tail?: string
  /** Where the word stands in the text read, UTF-16. */
  at: number
}

const NEGATION = new Set(['without', 'not', 'no', 'non', 'absence'])
const NEGATION_ENDS = new Set(['with', 'but', 'and', 'due'])
const UNSPECIFIED = new Set(['unspecified', 'nos'])
/** What "unspecified" leaves open; before any other word ("unspecified foot") only the side is open, and the word counts. */
const AXES = new Set(
  'trimester site part organism severity type cause stage degree control complication level extent nature origin laterality side quadrant fetus duration whether area structure location'.split(
    ' ',
  ),
)
/** Says nothing about what a code is for. */
const LIGHT = new Set([
  'unilateral',
  'primary',
  'encounter',
  'elsewhere',
  'classified',
  'status',
  'whether',
  'disease',
  'disorder',
  'condition',
  'syndrome',
])
/** Written together or with a hyphen: gastro-esophageal, pre-eclampsia, post-traumatic, non-displaced. */
const PREFIXES = new Set(
  'gastro non post pre intra peri anti inter extra sub supra multi re bi tri uni semi over under para mid neuro cardio broncho hypo hyper cerebro'.split(
    ' ',
  ),
)
const ROMAN: Record<string, string> = { i: '1', ii: '2', iii: '3', iv: '4', v: '5', vi: '6' }
const BEFORE_ROMAN = new Set(['type', 'stage', 'grade', 'class', 'degree', 'level', 'phase'])
const DIGIT: Record<string, string> = { one: '1', two: '2', three: '3', four: '4' }

/** Lemmas only: which word stands for which is known to the vocabulary of the index. */
export const plainVocabulary = new Vocabulary([])

/**
 * Reads a term (a title, an inclusion term) or a query. Words without meaning of their own drop out. `stops` of a query are kept apart from
 * words it does not know: both are absent here and there.
 */
export function readWords(text: string, vocabulary: Vocabulary): TermWord[] {
  const tokens = tokenize(text)
  const forms = vocabulary.forms(tokens)
  const out: TermWord[] = []
  let bracket = 0
  let negated = false
  let unspecified = false
  let whole = false // "unspecified whether with …": up to the next comma
  for (let i = 0; i < tokens.count; i++) {
    const before = tokens.before[i]!
    let norm = tokens.norm[i]!
    let form = forms[i]!
    const at = tokens.start[i]!
    let tail = ''
    if (before & Gap.close) bracket = Math.max(0, bracket - 1)
    if (before & Gap.open) bracket = 1
    if (before & (Gap.comma | Gap.semicolon | Gap.stop | Gap.newline)) {
      negated = false
      unspecified = false
      whole = false
    }
    if (PREFIXES.has(norm) && i + 1 < tokens.count && tokens.before[i + 1] === Gap.hyphen) {
      tail = forms[++i]!
      norm += tokens.norm[i]!
      form = vocabulary.form(norm)
    }
    if (NEGATION.has(norm)) {
      negated = true
      continue
    }
    if (UNSPECIFIED.has(norm)) {
      unspecified = true
      continue
    }
    if (unspecified && (norm === 'whether' || norm === 'as')) whole = true
    if (negated && NEGATION_ENDS.has(norm)) negated = false
    // "without complications in remission", but "not in remission"
    if (negated && norm === 'in' && out.at(-1)?.form.startsWith('!')) negated = false
    const roman = ROMAN[norm]
    if (roman !== undefined && i > 0 && BEFORE_ROMAN.has(tokens.norm[i - 1]!)) form = roman
    if (form === '') continue
    form = DIGIT[form] ?? form
    // "not elsewhere classified" excludes nothing
    if (negated && LIGHT.has(form)) continue
    const open = unspecified && (whole || AXES.has(form))
    if (!whole) unspecified = false
    const light = negated || open || bracket > 0 || LIGHT.has(form)
    out.push({ form: negated ? `!${form}` : form, light, at, ...(tail ? { tail } : {}) })
  }
  return out
}

/** Words by which procedures are compared: folded, singular, US spelling; small words left out. */
import { Gap, type Tokens, tokenize } from '../../text/tokens.ts'
import { Vocabulary } from '../../text/words.ts'

const vocabulary = new Vocabulary([])

/** Words of titles that say nothing of what was done. */
const SILENT = new Set(['approach', 'no', 'via'])

/** Content words of a title, a term or a query, in order. */
export const readTerms = (text: string): string[] => plainForms(tokenize(text)).filter((form) => form !== '')

/** The form of each word under which it is compared; '' for a word that says nothing. "D and C" and "I&D" are one word each. */
export function plainForms(tokens: Tokens): string[] {
  const { norm, before, count } = tokens
  const forms = vocabulary.forms(tokens).map((form) => (SILENT.has(form) ? '' : form))
  for (let i = 0; i + 1 < count; i++) {
    if (norm[i]!.length !== 1) continue
    const second = norm[i + 1] === 'and' ? i + 2 : (before[i + 1]! & Gap.other) === Gap.other ? i + 1 : -1
    if (second < 0 || second >= count || norm[second]!.length !== 1) continue
    forms[i] = `${norm[i]}&${norm[second]}`
    forms.fill('', i + 1, second + 1)
  }
  return forms
}

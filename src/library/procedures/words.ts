/** Words by which procedures are compared: folded, singular, US spelling; small words left out. */
import { Vocabulary } from '../../text/words.ts'

const vocabulary = new Vocabulary([])

/** Words of titles that say nothing of what was done. */
const SILENT = new Set(['approach', 'no', 'via'])

/** Content words of a title, a term or a query, in order. */
export const readTerms = (text: string): string[] => vocabulary.words(text).filter((word) => !SILENT.has(word))

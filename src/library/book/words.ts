import { tokenize } from '../../text/tokens.ts'

/** Words of a title or query as look-up compares them: folded, without the possessive. */
export const bookWords = (text: string): string[] => tokenize(text).norm.map((word) => word.replace(/'s?$/, ''))

import { tokenize } from '../../text/tokens.ts'

/** Words of a title or query as look-up compares them: folded, without the possessive. */
export const bookWords = (text: string): string[] => tokenize(text).norm.map((word) => word.replace(/'s?$/, ''))

/** The words of a text whatever their order, to compare two by. */
export const wordKey = (text: string): string => [...new Set(bookWords(text))].sort().join(' ')

/** How ICD-10-PCS lies in the index; written by compile/procedures, read by open.ts. */

/** The volume of the index that holds it. */
export const VOLUME = 'pcs'

/** The last four characters of a code as one number, in code order. */
export function restKey(code: string): number {
  let key = 0
  for (let i = 3; i < 7; i++) key = key * 36 + Number.parseInt(code[i]!, 36)
  return key
}

export function restOf(key: number): string {
  return key.toString(36).padStart(4, '0').toUpperCase()
}

/** One character of the last four: position 4 to 7. */
const SCALE = [36 ** 3, 36 ** 2, 36, 1]
export const digitOf = (key: number, position: number): number => Math.floor(key / SCALE[position - 4]!) % 36

/** Key of a meaning: scope, position, value, context. */
export const valueKey = (scope: string, position: number, value: string, context = ''): string =>
  `${scope}|${position}${value}${context}`

/** Titles share their parts: each is cut before a comma or a joining word, and put together again without loss. */
export const titleParts = (title: string): string[] =>
  title.split(/(?=, )|(?= (?:of|with|into|to|from|using|in|on|for|at|and) )/)

export const LINKS = ['', 'see', 'use'] as const
export type Link = (typeof LINKS)[number]

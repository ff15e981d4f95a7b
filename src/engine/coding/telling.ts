/** How a sentence tells of a visit, an operation or a treatment; the words are in assets/lexicon/telling.tsv. */
import { rows } from '../../text/table.ts'

const KINDS = [
  'reason',
  'result',
  'later',
  'earlier',
  'now',
  'planned',
  'before',
  'brief',
  'wished',
  'ended',
  'undone',
] as const

/** Each finds words of its kind in a sentence. */
export type Telling = Record<(typeof KINDS)[number], RegExp>

/** Throws on a pattern that is no regular expression. */
export function parseTelling(table: string): Telling {
  const listed = rows(table)
  const pattern = (kind: string): RegExp => {
    const words = listed.filter((r) => r[1] === kind).map(([w]) => w!)
    return new RegExp(`\\b(?:${words.join('|') || '(?!)'})\\b`, 'i')
  }
  return Object.fromEntries(KINDS.map((kind) => [kind, pattern(kind)])) as Telling
}

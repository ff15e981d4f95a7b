/** A worksheet out of a note: what is documented for each element, to be corrected by the person. */
import type { Analysis } from '../../engine/types.ts'
import type { EmTables } from '../tables.ts'
import { FAMILIES, type Worksheet } from '../types.ts'
import { dataOf } from './data.ts'
import { problemsOf } from './problems.ts'
import { riskOf } from './risk.ts'
import { openSigns, type Signs } from './signs.ts'
import { type Sentence, sentencesOf } from './text.ts'

const MOST_MINUTES = 600

/**
 * Deterministic; never throws for any text.
 * @param analysis of the same text: its recommended diagnoses, and those that its conclusion names in passing, are the problems addressed
 * @param isDrug whether a word in lower case names a drug
 */
export function draftWorksheet(
  tables: EmTables,
  text: string,
  analysis: Analysis,
  isDrug: (word: string) => boolean,
): Worksheet {
  const signs = openSigns(tables)
  const sentences = sentencesOf(text)
  return {
    ...visitOf(signs, sentences),
    problems: problemsOf(tables, signs, text, analysis),
    data: dataOf(tables, signs, sentences),
    risk: riskOf(signs, sentences, isDrug),
    ...timeOf(signs, sentences),
  }
}

/** The family whose words come first among the families as the table lists them; nothing where the note has no such words. */
function visitOf(signs: Signs, sentences: readonly Sentence[]): Pick<Worksheet, 'family' | 'newPatient'> {
  const found = signs.find('family', sentences).map(({ kind }) => kind)
  const family = found.flatMap((kind) => FAMILIES.find((one) => one === kind) ?? [])[0]
  const newPatient = found.includes('new') ? true : found.includes('established') ? false : undefined
  return { ...(family ? { family } : {}), ...(newPatient === undefined ? {} : { newPatient }) }
}

/** The longest total time that is stated; time of another service or of the patient's habits is not it. */
function timeOf(signs: Signs, sentences: readonly Sentence[]): Pick<Worksheet, 'time'> {
  const other = new Set(
    signs.find('time', sentences).flatMap(({ kind, sentence }) => (kind === 'other' ? [sentence] : [])),
  )
  const stated = signs
    .find('time', sentences)
    .filter(({ kind, sentence }) => kind === 'total' && !other.has(sentence))
    .map(({ span }) => ({ minutes: Number(/(\d{1,3})\s?min/i.exec(span.text)?.[1]), evidence: [span] }))
    .filter(({ minutes }) => minutes > 0 && minutes <= MOST_MINUTES)
    .sort((a, b) => b.minutes - a.minutes)
  return stated[0] ? { time: stated[0] } : {}
}

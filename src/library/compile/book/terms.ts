/** The term index: every current code under the head noun of its title, of its inclusion terms and of the clinicians' terms for it. */

import type { Assets } from '../../../store/compile/compile.ts'
import { rows } from '../../../text/table.ts'
import type { BookLine } from '../../book/types.ts'
import { bookWords } from '../../book/words.ts'
import type { Classification, Row } from '../../types.ts'
import { minedTerms } from '../mined.ts'
import { readPhrase } from './phrase.ts'
import { TermTree } from './tree.ts'

const SIDE = /\b(?:right|left|bilateral|unspecified)\b/gi

export function termLines(codes: Classification, assets: Assets): BookLine[] {
  const tree = new TermTree()
  const add = (text: string, row: Row, underKnown = false): void => {
    const phrase = readPhrase(text)
    if (phrase === undefined || (underKnown && !tree.has(phrase.main))) return
    tree.add([phrase.main, ...phrase.below], { code: printedCode(codes, row) }, phrase.nonessential)
  }
  const said = new Set<string>()
  const current = bookRows(codes, 0, codes.size).filter((row) => !isSubstance(codes, row))
  for (const row of current) add(codes.title(row), row)
  for (const { text, row } of minedTerms(codes)) {
    if (isCurrent(codes, row) && !isSide(codes, row) && !isSubstance(codes, row)) add(text, row)
    for (const word of bookWords(text)) said.add(word)
  }
  for (const row of current) for (const word of bookWords(codes.title(row))) said.add(word)
  for (const path of assets.list('lexicon/terms')) {
    for (const [term = '', code = '', context] of rows(assets.read(path))) {
      const row = codes.find(code)
      if (row < 0 || context || !isCurrent(codes, row) || isSide(codes, row)) continue
      // short forms, brands and misspellings are for the look-up box: a book has the words of the classification
      if (bookWords(term).every((word) => said.has(word))) add(term, row, true)
    }
  }
  return [...tree.lines()]
}

/** Poisonings and the like are for the substance table. */
const isSubstance = (codes: Classification, row: Row): boolean => /^T(?:3[6-9]|[45]\d|6[0-5])/.test(codes.rawCode(row))

/** Current rows from one to before another that stand for more than a side or a 7th character; those of unspecified titles, the defaults, first. */
export function bookRows(codes: Classification, from: Row, to: Row): Row[] {
  const found: Row[] = []
  for (let row = from; row < to; row++) {
    if (isCurrent(codes, row) && !isSeventh(codes, row) && !isSide(codes, row)) found.push(row)
  }
  // "unspecified" titles are what a term alone means; the complete code before the category that bears the same title
  const rank = (row: Row): number =>
    /\bunspecified\b|\bNOS\b/i.test(codes.title(row)) ? (codes.periods(row).at(-1)?.billable ? 0 : 1) : 2
  return found.sort((a, b) => rank(a) - rank(b) || a - b)
}

/** With a dash where more characters must follow. */
export const printedCode = (codes: Classification, row: Row): string =>
  codes.periods(row).at(-1)?.billable ? codes.code(row) : `${codes.code(row)}${codes.code(row).length > 3 ? '' : '.'}-`

const isCurrent = (codes: Classification, row: Row): boolean =>
  codes.periods(row).at(-1)?.to === Number.POSITIVE_INFINITY && codes.title(row) !== ''

/** The code above stands for it, with a dash. */
const isSeventh = (codes: Classification, row: Row): boolean =>
  codes.rawCode(row).length === 7 && Object.keys(codes.seventhCharacters(row)).length > 0

/** Differs from a sibling in the side alone: the code above stands for both, with a dash. */
function isSide(codes: Classification, row: Row): boolean {
  const parent = codes.parent(row)
  const title = codes.title(row)
  if (parent < 0 || !/\b(?:right|left|bilateral|unspecified)\b/i.test(title)) return false
  const form = title.replace(SIDE, '')
  return codes
    .children(parent)
    .some(
      (other) =>
        other !== row &&
        /\b(?:right|left)\b/i.test(codes.title(other)) &&
        codes.title(other).replace(SIDE, '') === form,
    )
}

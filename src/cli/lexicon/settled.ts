/** The disagreements between lexicon and official index that were looked at and settled, each with its reason. */
import { rows } from '../../text/table.ts'
import type { Disagreement, LexiconCheck } from './check.ts'

/** Under assets/. Not beside the tables of the engine, which go into the index. */
export const SETTLED = 'lexicon/official/index-disagreements.tsv'

export interface Settlement {
  /** Disagreements that are not in the table, or stand there with other codes. */
  unsettled: Disagreement[]
  /** Lines of the table that nothing disagrees about any more, as "term<TAB>code<TAB>index". */
  stale: string[]
}

/** @param text the table of settled disagreements: term, our code, codes of the index, reason */
export function settle(check: LexiconCheck, text: string): Settlement {
  const settled = new Set(rows(text).map((fields) => fields.slice(0, 3).join('\t')))
  const found = new Set(check.disagreements.map(keyOf))
  return {
    unsettled: check.disagreements.filter((one) => !settled.has(keyOf(one))),
    stale: [...settled].filter((key) => !found.has(key)),
  }
}

const keyOf = ({ term, ours, index }: Disagreement): string => [term, ours, index].join('\t')

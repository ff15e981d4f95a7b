/** The axes of the classification and the words that name their values (assets/lexicon/axes.tsv). */

import { rows } from '../../text/table.ts'
import type { Vocabulary } from '../../text/words.ts'
import type { PromptTopic } from '../types.ts'

export type Axes = ReadonlyMap<string, PromptTopic>

/** Word form → axis. */
export function parseAxes(table: string, vocabulary: Vocabulary): Axes {
  const out = new Map<string, PromptTopic>()
  for (const [word, axis] of rows(table)) out.set(vocabulary.form(word!) || word!, axis as PromptTopic)
  return out
}

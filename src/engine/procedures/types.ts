/** A procedure as a note names it. */
import type { OperationEntry } from '../../library/procedures/lexicon.ts'

/** Words of a note, as numbers of tokens, half open. */
export interface Range {
  from: number
  to: number
}

export interface ProcedureMention extends Range {
  entry: OperationEntry
  /** Number of the sentence. */
  sentence: number
  /** The body part named with it, where the phrase itself names none. */
  site?: Range & { labels: readonly string[] }
  /** Labels of the body parts that its sentence names, nearest first. */
  near: readonly string[]
}

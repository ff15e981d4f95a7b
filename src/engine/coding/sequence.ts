/** The order in which a coder would list the codes: recommended first, each in the order of the note, external causes last (I.C.20). */
import type { Candidate } from './suggest.ts'

/** A stable order; `at` has been moved by sequencing rules before. */
export function inCoderOrder(candidates: readonly Candidate[]): Candidate[] {
  return [...candidates].sort(
    (a, b) => Number(a.tier === 'mentioned') - Number(b.tier === 'mentioned') || a.at - b.at || a.row - b.row,
  )
}

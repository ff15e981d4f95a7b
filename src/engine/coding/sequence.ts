/**
 * The order in which a coder would list the codes: recommended first, in the order of the note, then those that are to be checked; status and history codes after the
 * conditions (Z79-Z99 describe, they are seldom why the patient came), external causes last (I.C.20.a.6).
 */
import type { Classification } from '../../library/types.ts'
import type { Candidate } from './suggest.ts'

const STATUS = /^Z(?:79|[89])/
const EXTERNAL = /^[VWXY]/

/** A stable order; `at` has been moved by sequencing rules before. */
export function inCoderOrder(candidates: readonly Candidate[], codes: Classification): Candidate[] {
  const rank = (c: Candidate): number => {
    const raw = codes.rawCode(c.row)
    return (c.tier === 'recommended' ? 0 : c.doubt ? 10 : 20) + (EXTERNAL.test(raw) ? 2 : STATUS.test(raw) ? 1 : 0)
  }
  return [...candidates].sort((a, b) => rank(a) - rank(b) || a.at - b.at || a.row - b.row)
}

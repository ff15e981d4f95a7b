/** Queries about what the record says in two ways: one side in one place, the other in another (I.B.14). */
import type { Classification } from '../../library/types.ts'
import type { Candidate } from '../coding/suggest.ts'
import { isDiagnostic } from '../structure/diagnostic.ts'
import type { Prompt, PromptTopic } from '../types.ts'

/** Titles that differ in these words alone name one condition in two ways that exclude each other. */
const OPPOSITES: readonly (readonly [PromptTopic, RegExp, readonly [string, string]])[] = [
  ['laterality', /\b(?:right|left)\b/i, ['right', 'left']],
  ['type', /\btype [12]\b/i, ['type 1', 'type 2']],
]

/** A code that the assessment names and its opposite that stands elsewhere only; where both are assessed, both are meant. */
export function conflictQueries(candidates: readonly Candidate[], codes: Classification): Prompt[] {
  const out: Prompt[] = []
  for (const c of candidates) {
    if (c.tier !== 'recommended') continue
    for (const [topic, axis, values] of OPPOSITES) {
      const plain = without(codes.title(c.row), axis)
      if (plain === undefined) continue
      const other = candidates.find((o) => o.row !== c.row && without(codes.title(o.row), axis) === plain)
      if (other === undefined || isAssessed(other)) continue
      const evidence = [c.concepts[0]!.span, other.concepts[0]!.span]
      const [one, two] = evidence.map((e) => `“${e.text.replace(/\s+/g, ' ')}”`)
      out.push({
        topic,
        evidence,
        question: `The record documents ${one} in one place and ${two} in another. Which is correct?`,
        options: [...values, ...(topic === 'laterality' ? ['bilateral'] : []), 'Other', 'Unable to determine'],
        rule: 'I.B.14',
      })
    }
  }
  return out
}

/** Named where conclusions are drawn, were it in passing. */
const isAssessed = ({ tier, concepts }: Candidate): boolean =>
  tier === 'recommended' || concepts.some((c) => isDiagnostic(c.section))

/** The title without its word of the axis; undefined when it has none. */
const without = (title: string, axis: RegExp): string | undefined =>
  axis.test(title) ? title.toLowerCase().replace(axis, '~') : undefined

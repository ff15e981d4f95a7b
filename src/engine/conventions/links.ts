/** What the sentence itself says of a symptom and a disease: that the one comes of the other (I.B.5). */
import type { Candidate } from '../coding/suggest.ts'
import type { Note } from '../note.ts'
import type { Concept } from '../pipeline.ts'

/** "Headache due to a tumor": words behind a symptom that name its cause. */
const BECAUSE = phrases(
  'due to|secondary to|caused by|because of|because|attributed to|attributable to|as a result of|resulting from|from the|from his|from her|from a|from an|explained by|stemming from|on the basis of',
)
/** "Stroke as evidenced by confusion": words behind a disease that name its signs. */
const SHOWN = phrases(
  'as evidenced by|evidenced by|manifested by|manifesting as|manifested as|causing|causes|resulting in|with resultant|with resulting|responsible for',
)
/** Words that take the link back, or pass to another thing. */
const BREAKS = new Set(
  'but not no without versus vs or either possible possibly likely probably unless while'.split(' '),
)

/** Words between the symptom and the link, and between the link and the disease. */
const BEFORE = 6
const BEHIND = 6

function phrases(list: string): string[][] {
  return list.split('|').map((p) => p.split(' '))
}

/** True when the sentence that names both lays the symptom to the disease. */
export function isLaidTo(symptom: Concept, disease: Concept, note: Note): boolean {
  if (symptom.sentence !== disease.sentence) return false
  return symptom.mention.from < disease.mention.from
    ? isJoined(symptom, disease, BECAUSE, note)
    : isJoined(disease, symptom, SHOWN, note)
}

function isJoined(first: Concept, second: Concept, links: readonly string[][], note: Note): boolean {
  const { norm } = note.tokens
  const from = first.mention.to
  const to = second.mention.from
  if (to - from > BEFORE + BEHIND) return false
  for (let i = from; i < to; i++) if (BREAKS.has(norm[i]!)) return false
  for (let i = from; i < to && i <= from + BEFORE; i++) {
    for (const link of links) {
      const end = i + link.length
      if (end <= to && to - end <= BEHIND && link.every((w, k) => norm[i + k] === w)) return true
    }
  }
  return false
}

/** The disease to which a note's own words lay a symptom, if any. */
export const causeOf = (symptom: Candidate, diseases: readonly Candidate[], note: Note): Candidate | undefined =>
  diseases.find((d) => d.concepts.some((x) => symptom.concepts.some((y) => isLaidTo(y, x, note))))

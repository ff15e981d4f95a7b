/** Which suggestions stand where, after the person's decisions. */
import type { Doubt, Suggestion } from '../../engine/types.ts'
import type { Decisions } from '../../platform/messages.ts'
import { refOf } from '../../platform/refs.ts'

export interface SuggestionLists {
  /** In the coder's order, which is the engine's sequence; the rank shown is the place in this list. */
  recommended: Suggestion[]
  /** Of the mentioned ones those that the record supports, but not beyond doubt. */
  doubtful: Suggestion[]
  /** The other mentioned ones. */
  mentioned: Suggestion[]
  /** Dismissed for this reading, or silenced for this site; kept within reach so that a slip can be put right. */
  setAside: { suggestion: Suggestion; why: 'dismissed' | 'never' }[]
}

export function listSuggestions(
  suggestions: Suggestion[],
  decisions: Pick<Decisions, 'dismissed' | 'never'>,
): SuggestionLists {
  const lists: SuggestionLists = { recommended: [], doubtful: [], mentioned: [], setAside: [] }
  const dismissed = new Set(decisions.dismissed)
  const never = new Set(decisions.never)
  for (const suggestion of suggestions) {
    const ref = refOf(suggestion)
    if (never.has(ref)) lists.setAside.push({ suggestion, why: 'never' })
    else if (dismissed.has(ref)) lists.setAside.push({ suggestion, why: 'dismissed' })
    else lists[suggestion.doubt ? 'doubtful' : suggestion.tier].push(suggestion)
  }
  return lists
}

/** References (`refOf`) to codes that the person accepted although the note did not suggest them: found by look-up. */
export function acceptedBeside(suggestions: Suggestion[], decisions: Pick<Decisions, 'accepted'>): string[] {
  const suggested = new Set(suggestions.map(refOf))
  return decisions.accepted.filter((ref) => !suggested.has(ref))
}

/** What makes a code doubtful, in words for the person who is to decide. */
export const DOUBTS: Record<Doubt, string> = {
  outside: 'documented only outside the assessment and diagnoses',
  passing: 'named only in passing in the assessment or diagnoses',
}

/** All that can be accepted or dismissed, in the order shown. */
export const offered = ({ recommended, doubtful, mentioned }: SuggestionLists): Suggestion[] => [
  ...recommended,
  ...doubtful,
  ...mentioned,
]

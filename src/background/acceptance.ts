/** Counts, on this machine, how the suggestions of each rule were received. */
import type { Suggestion } from '../engine/types.ts'
import { type Acceptance, updateAcceptance } from '../platform/acceptance.ts'
import type { Decisions } from '../platform/messages.ts'

type Verdict = 'accepted' | 'dismissed' | undefined

const NO_RULE = 'none'

/** What the person made of a code; "never" counts as dismissed. */
export function verdictOn(ref: string, { accepted, dismissed, never }: Omit<Decisions, 'basket'>): Verdict {
  if (accepted.includes(ref)) return 'accepted'
  return dismissed.includes(ref) || never.includes(ref) ? 'dismissed' : undefined
}

/** Takes the earlier verdict back and counts the new one, under each rule of the suggestion. */
export async function recordAcceptance({ rules }: Pick<Suggestion, 'rules'>, before: Verdict, after: Verdict) {
  if (before === after) return
  await updateAcceptance((counts) => {
    const next: Acceptance = { ...counts }
    for (const rule of rules.length > 0 ? rules : [NO_RULE]) {
      const held = { ...(next[rule] ?? { accepted: 0, dismissed: 0 }) }
      if (before) held[before] = Math.max(0, held[before] - 1)
      if (after) held[after] += 1
      next[rule] = held
    }
    return next
  })
}

/**
 * External causes (V00-Y99) explain an injury; without one they say nothing (I.C.20.a). Place, activity and status (Y92, Y93, Y99) are
 * taken only from where the event itself is told.
 */
import type { Concept } from '../pipeline.ts'
import type { Tier } from '../types.ts'

/** Sentences before and after an injury or its cause in which its circumstances are told. */
const NEAR = 1

const CIRCUMSTANCE = /^Y9[239]/
const PLACE = /^Y92/
const CAUSE = /^[VWXY]/
/** Injuries, burns, foreign bodies, toxic effects; adverse effects and complications have their causes in their own codes. */
const INJURY = /^(?:S|T0|T1|T2|T3[0-4]|T5[1-9]|T6|T7[0-6]|T79)/

/** Wraps the tiers of a note: external causes take the tier of the injury they explain, or none. */
export function withExternalCauses(
  concepts: readonly Concept[],
  tierOf: (c: Concept) => Tier | undefined,
): (c: Concept) => Tier | undefined {
  const affirmed = concepts.filter((c) => c.reason === undefined)
  const injuries = affirmed.filter((c) => INJURY.test(c.code))
  const told = [...injuries, ...affirmed.filter((c) => CAUSE.test(c.code) && !CIRCUMSTANCE.test(c.code))].map(
    (c) => c.sentence,
  )
  const tier: Tier = injuries.some((c) => tierOf(c) === 'recommended') ? 'recommended' : 'mentioned'
  const known = new Map<Concept, Tier | undefined>()
  const judge = (c: Concept): Tier | undefined => {
    const code = c.code
    if (!CAUSE.test(code)) return tierOf(c)
    if (injuries.length === 0) return undefined
    if (c.section === 'social-history' || c.section === 'pmh' || c.section === 'instructions') return undefined
    if (!CIRCUMSTANCE.test(code)) return tier
    // a place is where it happened only in the sentence that tells what happened: "seen in clinic" is none
    const within = PLACE.test(code) ? 0 : NEAR
    return told.some((s) => Math.abs(s - c.sentence) <= within) ? tier : undefined
  }
  // rules ask for the same concepts again and again
  return (c) => {
    if (!known.has(c)) known.set(c, judge(c))
    return known.get(c)
  }
}

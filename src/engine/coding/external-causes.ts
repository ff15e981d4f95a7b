/**
 * External causes (V00-Y99) explain an injury; without one they say nothing (I.C.20.a). Place, activity and status (Y92, Y93, Y99) are
 * taken only from where the event itself is told.
 */
import type { Concept } from '../pipeline.ts'
import type { NoteStructure } from '../structure/types.ts'
import type { Tier } from '../types.ts'
import type { Candidate } from './suggest.ts'

/** Sentences before and after an injury or its cause in which its circumstances are told. */
const NEAR = 1

const CIRCUMSTANCE = /^Y9[239]/
const PLACE = /^Y92/
const ACTIVITY = /^Y93/
const CAUSE = /^[VWXY]/
/** Where care is given, and the ways to it: a place of an event only for what happened in it. */
const CARE = /^Y92\.(?:23|53)/
const SOUGHT =
  /\b(?:brought|taken|took|went|goes|sent|seen|came|presented|presents|referred|transferred|transported|evaluated|treated|followed|follow|visited)\b/i
/** What somebody was doing when it happened, against what he likes to do. */
const DOING = /\b(?:while|when|was|were|during|as (?:he|she|the)|playing)\b/i
/** A 7th character of a later encounter: place, activity and status are told once, at the first treatment (I.C.20.b-c and k). */
const LATER = /^.{6,7}[DGKPS]$/
/** Injuries, burns, foreign bodies, toxic effects; adverse effects and complications have their causes in their own codes. */
const INJURY = /^(?:S|T0|T1|T2|T3[0-4]|T5[1-9]|T6|T7[0-6]|T79)/

/** Wraps the tiers of a note: external causes take the tier of the injury they explain, or none. */
export function withExternalCauses(
  { text, sentences }: NoteStructure,
  concepts: readonly Concept[],
  tierOf: (c: Concept) => Tier | undefined,
): (c: Concept) => Tier | undefined {
  const affirmed = concepts.filter((c) => c.reason === undefined)
  const injuries = affirmed.filter((c) => INJURY.test(c.code))
  const told = [...injuries, ...affirmed.filter((c) => CAUSE.test(c.code) && !CIRCUMSTANCE.test(c.code))].map(
    (c) => c.sentence,
  )
  const tier: Tier = injuries.some((c) => tierOf(c) === 'recommended') ? 'recommended' : 'mentioned'
  const first = injuries.some((c) => !LATER.test(c.code))
  const known = new Map<Concept, Tier | undefined>()
  const judge = (c: Concept): Tier | undefined => {
    const code = c.code
    if (!CAUSE.test(code)) return tierOf(c)
    if (injuries.length === 0) return undefined
    if (c.section === 'social-history' || c.section === 'pmh' || c.section === 'instructions') return undefined
    if (!CIRCUMSTANCE.test(code)) return tier
    if (!first) return undefined
    const sentence = text.slice(sentences.start[c.sentence]!, sentences.end[c.sentence]!)
    if (CARE.test(code) && SOUGHT.test(sentence)) return undefined
    if (ACTIVITY.test(code) && !DOING.test(sentence) && !told.includes(c.sentence)) return undefined
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

/** External causes are set aside with the injuries that were, where none is left that they could explain. */
export function followInjuries(candidates: readonly Candidate[]): void {
  const injuries = candidates.filter((c) => isOf(INJURY, c))
  const aside = injuries.find((c) => c.doubt !== undefined)
  if (aside === undefined || injuries.some((c) => c.tier === 'recommended')) return
  for (const c of candidates) {
    if (c.tier !== 'recommended' || !isOf(CAUSE, c)) continue
    c.tier = aside.tier
    c.doubt = aside.doubt!
  }
}

const isOf = (kind: RegExp, { concepts }: Candidate): boolean => concepts.some((c) => kind.test(c.code))

/** Age and sex of the patient as the note gives them: "39-year-old female", "Mr.", "a 5-day-old boy". */
import type { Sex } from '../types.ts'

interface Patient {
  /** Completed years; 0 under one year. */
  age?: number
  sex?: Sex
}

const AGED =
  /\b(\d{1,3})(?:\s*(?:and (?:a |one[- ])half|[-–]?\s?1\/2))?[\s-]*(?:(years?|yrs?|months?|mos?|weeks?|wks?|days?|hours?)[\s-]*olds?|(y)\s?[/.]?\s?o)\b/gi
/** Of whom the words before an age speak, when not of the patient. */
const OTHER =
  /\b(?:mother|father|brother|sister|son|daughter|husband|wife|spouse|aunt|uncle|cousin|niece|nephew|grand\w+|child(?:ren)?|twin|friend|partner|boyfriend|girlfriend|sibling|caregiver|roommate|kids?)\b/i
/** The same right behind it: "her 12-year-old son". */
const OTHER_BEHIND = /^[\s,]*(?:\w+[\s,]+){0,2}(?:brother|sister|son|daughter|husband|wife|nephew|niece|grand\w+)\b/i
const OWNED = /\b(?:his|her|their|my|your|whose|has (?:a|an|one|two|three)|with (?:a|an))\s*$/i
/** An age that was: "as a 5-year-old", "when she was five". */
const EARLIER = /\b(?:as an?|when|since|until|at|age|was|than|over|under|every|between|and)\s*$/i

const MALE = /^[\s,]*(?:[\w-]+[\s,]+){0,4}(?:male|man|boy|gentleman)\b/i
const FEMALE = /^[\s,]*(?:[\w-]+[\s,]+){0,4}(?:female|woman|girl|lady)\b/i
const HE = new Set(['he', 'his', 'him', 'himself'])
const SHE = new Set(['she', 'her', 'hers', 'herself'])
/** So many words for one sex, and so many times more than for the other, tell the patient's. */
const ENOUGH = 3
const PREVAILS = 8

/**
 * Of each, what the note tells first; what it does not tell is left out.
 * @param words the words of the text, folded
 */
export function patientOf(text: string, words: readonly string[]): Patient {
  for (const m of text.matchAll(AGED)) {
    const before = text
      .slice(Math.max(0, m.index - 40), m.index)
      .split(/[.;:]/)
      .at(-1)!
    const behind = text.slice(m.index + m[0].length, m.index + m[0].length + 60)
    if (OTHER.test(before) || OTHER_BEHIND.test(behind) || OWNED.test(before) || EARLIER.test(before)) continue
    const age = years(Number(m[1]), (m[2] ?? m[3])!)
    if (age > 120) continue
    const sex = MALE.test(behind) ? 'M' : FEMALE.test(behind) ? 'F' : byPronouns(words)
    return { age, ...(sex ? { sex } : {}) }
  }
  const sex = byPronouns(words)
  return sex ? { sex } : {}
}

function years(n: number, unit: string): number {
  if (/^y/i.test(unit)) return n
  return /^mo/i.test(unit) ? Math.floor(n / 12) : 0
}

function byPronouns(words: readonly string[]): Sex | undefined {
  let he = 0
  let she = 0
  for (const word of words) {
    if (HE.has(word)) he++
    else if (SHE.has(word)) she++
  }
  if (he >= ENOUGH && he >= she * PREVAILS) return 'M'
  if (she >= ENOUGH && she >= he * PREVAILS) return 'F'
  return undefined
}

/** Words for families of visits and for levels → the families and levels of the tables. */
import type { Family, Level } from './types.ts'

interface Said {
  family: Family
  newPatient?: boolean
}

const has = (words: string, pattern: RegExp): boolean => pattern.test(words)

/** A stay of which the words do not say whether it begins, goes on or ends. */
export interface OpenPhase {
  place: 'hospital' | 'nursing'
}

/** The family that words name; undefined when they name none. */
export function readFamily(said: string): Said | OpenPhase | undefined {
  const words = said.toLowerCase().replace(/[^a-z]+/g, ' ')
  const newPatient = has(words, /\bnew\b/) ? true : has(words, /\best(ablished)?\b/) ? false : undefined
  const of = (family: Family): Said => ({ family, ...(newPatient === undefined ? {} : { newPatient }) })
  const inpatient = has(words, /\b(in ?patient|hospital|observation|obs|ward)\b/)
  if (has(words, /\bconsult(ation)?s?\b/)) {
    return of(inpatient || has(words, /\bnursing\b/) ? 'consultation-inpatient' : 'consultation-office')
  }
  if (has(words, /\b(ed|er|emergency)\b/)) return of('emergency')
  if (has(words, /\b(nursing|snf|nf|skilled)\b/)) return phased(words, 'nursing')
  if (has(words, /\b(home|residence|domiciliary|assisted living|house)\b/)) return of('home')
  if (has(words, /\b(office|clinic|out ?patient|ambulatory)\b/)) return of('office')
  return inpatient ? phased(words, 'hospital') : undefined
}

function phased(words: string, place: OpenPhase['place']): Said | OpenPhase {
  if (place === 'hospital' && has(words, /\bsame (day|date)\b|\badmi\w+ (and|with) discharge\b/)) {
    return { family: 'hospital-same-day' }
  }
  if (has(words, /\bdischarge\b/)) return { family: `${place}-discharge` }
  if (has(words, /\b(subsequent|follow ?up|progress|daily|established)\b/)) return { family: `${place}-subsequent` }
  if (has(words, /\b(initial|admi\w+|first|new)\b/)) return { family: `${place}-initial` }
  return { place }
}

const LEVEL_WORDS: Record<string, Level> = {
  none: 'none',
  minimal: 'straightforward',
  minor: 'straightforward',
  straightforward: 'straightforward',
  sf: 'straightforward',
  low: 'low',
  limited: 'low',
  moderate: 'moderate',
  mod: 'moderate',
  multiple: 'moderate',
  high: 'high',
  extensive: 'high',
}

/** Any case, with or without "level", "complexity" and the like around. */
export function readLevel(said: string): Level | undefined {
  const words = said.toLowerCase().replace(/straight[- ]forward/g, 'straightforward')
  // the highest word wins: "minimal or none" is minimal
  const found = words.split(/[^a-z]+/).flatMap((word) => LEVEL_WORDS[word] ?? [])
  return found.find((level) => level !== 'none') ?? found[0]
}

export const LEVEL_HELP = 'none, minimal (straightforward), low (limited), moderate, high (extensive)'
export const FAMILY_HELP =
  'office, hospital-initial, hospital-subsequent, hospital-same-day, hospital-discharge, consultation-office, consultation-inpatient, emergency, nursing-initial, nursing-subsequent, nursing-discharge, home'

/** Values that the note states and rules ask for, each read once. */

import type { Encounter, Span } from '../types.ts'
import { type BodyMassIndex, bmi, bmiCode } from '../values/bmi.ts'
import { type BurnExtent, burnExtent, extentCode } from '../values/burns.ts'
import { type Gestation, gestation, weeksCode } from '../values/gestation.ts'
import { type Receptors, receptors, receptorsCode } from '../values/receptors.ts'
import { birthWeight, birthWeightCode, nihss, type Stated } from '../values/scores.ts'
import type { FactName } from './types.ts'

export interface Facts {
  bmi: BodyMassIndex | undefined
  gestation: Gestation | undefined
  burns: BurnExtent | undefined
  nihss: Stated | undefined
  birthWeight: Stated | undefined
  receptors: Receptors | undefined
  /** The fetus that the note speaks of in a multiple pregnancy, as its 7th character; undefined when it names none. */
  fetus: string | undefined
}

export function readFacts(text: string, { age, sex }: Pick<Encounter, 'age' | 'sex'>): Facts {
  const newborn = age === 0
  const pregnant = newborn || (sex !== 'M' && (age === undefined || age >= 10))
  return {
    bmi: bmi(text),
    gestation: pregnant ? gestation(text, newborn) : undefined,
    burns: burnExtent(text),
    nihss: nihss(text),
    birthWeight: birthWeight(text),
    receptors: receptors(text),
    fetus: fetus(text),
  }
}

/** Where the note states a fact; undefined when it does not. */
export function factSpan(name: FactName, facts: Facts): Span | undefined {
  switch (name) {
    case 'bmi':
      return facts.bmi?.span
    case 'weeks':
      return facts.gestation?.span
    case 'burned':
      return facts.burns?.span
    case 'nihss':
      return facts.nihss?.span
    case 'receptors':
      return facts.receptors?.span
    case 'birth-weight':
      return facts.birthWeight?.span
    case 'burned-deep':
      return facts.burns?.deep === undefined ? undefined : facts.burns.span
  }
}

/** What stands in the place `name` of a code template, for those names that are read from the note alone. */
export function factValue(
  name: string,
  facts: Facts,
  age: number | undefined,
  inForce: (code: string) => boolean,
): string | undefined {
  const { bmi: index, gestation: g, burns } = facts
  switch (name) {
    case 'bmi':
      return index && bmiCode(index.value, age, inForce)?.slice(4)
    case 'weeks':
      return g && weeksCode(g).slice(4)
    case 'trimester':
      return g && { first: '1', second: '2', third: '3' }[g.trimester]
    case 'burned':
      return burns && extentCode(burns).slice(4)
    case 'nihss':
      return facts.nihss && String(facts.nihss.value).padStart(2, '0')
    case 'receptors':
      return facts.receptors && receptorsCode(facts.receptors)
    case 'birthweight':
      return facts.birthWeight && birthWeightCode(facts.birthWeight.value)
    case 'fetus':
      return facts.fetus
    default:
      return undefined
  }
}

const FETUS = /\b(?:fetus|baby|twin|triplet)\s+(?:#\s?)?([1-5]|[A-E])\b/gi

/** One affected fetus only: a note that tells of several by number does not say which one a code is about. */
function fetus(text: string): string | undefined {
  const named = [...text.matchAll(/\((?:fetus|baby)\s+([1-5])\)/gi)]
  const found = new Set((named.length > 0 ? named : [...text.matchAll(FETUS)]).map((m) => digit(m[1]!)))
  return found.size === 1 ? [...found][0] : undefined
}

const digit = (name: string): string => (/\d/.test(name) ? name : String('ABCDE'.indexOf(name.toUpperCase()) + 1))

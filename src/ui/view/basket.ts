/** The basket as it stands on a screen. */
import type { BasketItem } from '../../basket/types.ts'
import type { CodeSystem, Suggestion } from '../../engine/types.ts'
import { readRef, refOf } from '../../platform/refs.ts'

const DIAGNOSES: CodeSystem[] = ['ICD-10-CM', 'ICD-9-CM']
const PROCEDURES: CodeSystem[] = ['ICD-10-PCS', 'ICD-9-CM-PROC']

export const isDiagnosis = (ref: string): boolean => DIAGNOSES.includes(readRef(ref).system)
export const isService = (ref: string): boolean => !isDiagnosis(ref) && !PROCEDURES.includes(readRef(ref).system)

/** Diagnoses, procedures and services apart, each in its sequence; groups that are empty are left out. */
export function basketGroups(items: readonly BasketItem[]): { title: string; items: BasketItem[] }[] {
  const diagnoses = items.filter(({ ref }) => isDiagnosis(ref))
  const services = items.filter(({ ref }) => isService(ref))
  const procedures = items.filter(({ ref }) => !isDiagnosis(ref) && !isService(ref))
  return [
    { title: 'Diagnoses', items: diagnoses },
    { title: 'Procedures', items: procedures },
    { title: 'Services and supplies', items: services },
  ].filter((group) => group.items.length > 0)
}

/**
 * Where an item must go among all items to stand one place earlier or later in its own group.
 * @returns its place among all; undefined at the end of the group
 */
export function placeAfterStep(
  item: BasketItem,
  group: readonly BasketItem[],
  all: readonly BasketItem[],
  step: -1 | 1,
): number | undefined {
  const neighbour = group[group.indexOf(item) + step]
  return neighbour && all.indexOf(neighbour)
}

/** What the engine found for a code of the basket; undefined for one from the look-up. */
export const suggestionFor = (ref: string, suggestions: readonly Suggestion[]): Suggestion | undefined =>
  suggestions.find((suggestion) => refOf(suggestion) === ref)

/** Modifiers as typed: two characters each, however they are set apart. */
export const readModifiers = (text: string): string[] => text.toUpperCase().match(/[0-9A-Z]{2}/g) ?? []

/** Codes as people type or paste them, with their systems known by their shapes. */
import type { CodeSystem } from '../../engine/types.ts'

/**
 * In the order in which they are tried; a shape says nothing of whether the code exists. Seven characters without a dot are ICD-10-PCS, whose
 * sections are 0 to 9, B to D, F to H and X, unless they begin as only an ICD-10-CM code with a 7th character does.
 */
const SHAPES: { system: CodeSystem; shape: RegExp }[] = [
  { system: 'ICD-10-CM', shape: /^[A-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}$/ },
  { system: 'ICD-10-CM', shape: /^(?:[HMORSTVWY]\d[0-9A-Z]{5}|X\d\d[0-9X]{3}[ADS])$/ },
  { system: 'ICD-10-PCS', shape: /^[0-9BCDFGHX][0-9A-HJ-NP-Z]{6}$/ },
  { system: 'CPT', shape: /^\d{4}[0-9AFTUM]$/ },
  { system: 'HCPCS', shape: /^[A-CE-V]\d{4}$/ },
  { system: 'ICD-10-CM', shape: /^[A-Z]\d[0-9A-Z](?:[0-9A-Z]{1,3})?$/ },
]

/** Without a dot, a letter and four digits are HCPCS; undefined for what has the shape of no code. */
export const systemOfShape = (code: string): CodeSystem | undefined =>
  SHAPES.find(({ shape }) => shape.test(code))?.system

/** The codes in a text, each once, in its order; words that cannot be codes are passed over. */
export function readCodeList(text: string): { system: CodeSystem; code: string }[] {
  const codes = new Map<string, CodeSystem>()
  for (const word of text.toUpperCase().split(/[\s,;|]+/)) {
    const code = word.replace(/^[^0-9A-Z]+|[^0-9A-Z]+$/g, '')
    const system = systemOfShape(code)
    if (system && !codes.has(code)) codes.set(code, system)
  }
  return [...codes].map(([code, system]) => ({ code, system }))
}

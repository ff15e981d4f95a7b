/**
 * Codes with places for what the note states. Names: `weeks` (Z3A), `trimester` (1 to 3), `bmi` (Z68), `burned` (T31), `side` (1 right, 2 left, 3
 * both), `fetus` (7th character), `nihss` (R29.7), `birthweight`
 * (P07), `receptors` (Z17.4), `category` (first three characters of the code that fulfils the rule), and `a-b`, its characters a to b.
 */
import type { CodeTemplate } from './types.ts'

const PLACE = /\{([a-z]+|\d-\d)(?::([A-Z0-9]+))?\}/g
const NAMES = new Set([
  'weeks',
  'trimester',
  'bmi',
  'burned',
  'side',
  'fetus',
  'category',
  'nihss',
  'birthweight',
  'receptors',
])
const CODE = /^[A-Z][0-9][0-9A-Z](?:\.?[0-9A-Z]{1,4})?$/

export function isTemplate(template: CodeTemplate): boolean {
  for (const [, name] of template.matchAll(PLACE)) if (!NAMES.has(name!) && !/^\d-\d$/.test(name!)) return false
  return CODE.test(template) || /\{/.test(template)
}

/** The code with its places filled; undefined when one is neither stated nor has a default. */
export function expand(template: CodeTemplate, value: (name: string) => string | undefined): string | undefined {
  let complete = true
  const code = template.replace(PLACE, (_m, name: string, otherwise: string | undefined) => {
    const v = value(name) ?? otherwise
    if (v === undefined) complete = false
    return v ?? ''
  })
  return complete ? code : undefined
}

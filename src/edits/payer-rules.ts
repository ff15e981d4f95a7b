/** The user's payer rules as imported: one JSON text a rule, read by the reader that checked them. */
import type { Index, Section } from '../store/format.ts'
import type { PayerRule } from './types.ts'

export const payerRuleSections = (prefix: string, rules: readonly PayerRule[]): Section[] => [
  { name: `${prefix}.rule`, kind: 'strings', data: rules.map((rule) => JSON.stringify(rule)) },
]

export function openPayerRules(index: Index, prefix: string): PayerRule[] {
  const table = index.strings(`${prefix}.rule`)
  return Array.from({ length: table.length }, (_, i): PayerRule => JSON.parse(table.get(i)))
}

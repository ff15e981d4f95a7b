/** The user's own rules for payers. Findings carry `payer.` and are the user's, not official. */
import { type Context, finding, type Rule, type ServiceLine } from '../context.ts'
import type { PayerRule } from '../types.ts'

/** One code of the claim, with its line where it is a service. */
interface Subject {
  code: string
  raw: string
  line?: ServiceLine
}

export const payer: Rule = (context) => {
  const rules = context.imported.payerRules
  if (!rules) return
  const subjects: Subject[] = [
    ...context.diagnoses.map(({ code, raw }) => ({ code, raw })),
    ...context.procedures.map(({ code }) => ({ code, raw: code })),
    ...context.lines.map((line) => ({ code: line.code, raw: line.code, line })),
  ]
  for (const rule of rules) {
    if (rule.payer !== '' && rule.payer.toLowerCase() !== context.claim.payer?.toLowerCase()) continue
    const hit = holds(rule, context, subjects)
    if (hit.length === 0) continue
    context.find(
      finding(`payer.${rule.id}`, rule.severity, hit, {
        message: rule.message,
        source: `Payer rule file of the user: ${rule.payer === '' ? 'every payer' : rule.payer}, rule ${rule.id}`,
        resolve: rule.resolve,
      }),
    )
  }
}

/** The codes that the rule speaks of, where its conditions are met; empty where they are not. */
function holds({ codes, when }: PayerRule, { claim }: Context, subjects: readonly Subject[]): Subject[] {
  const some = (patterns: readonly string[]) => subjects.some(({ raw }) => patterns.some((p) => matchesCode(p, raw)))
  const { age } = claim
  const met =
    (when.setting === undefined || when.setting === claim.setting) &&
    (when.sex === undefined || when.sex === claim.sex) &&
    (when.youngest === undefined || (age !== undefined && age >= when.youngest)) &&
    (when.oldest === undefined || (age !== undefined && age <= when.oldest)) &&
    (when.from === undefined || claim.date >= when.from) &&
    (when.to === undefined || claim.date <= when.to) &&
    (when.with === undefined || some(when.with)) &&
    (when.without === undefined || !some(when.without))
  if (!met) return []
  const asksLine = when.modifier !== undefined || when.withoutModifier !== undefined || when.unitsAbove !== undefined
  return subjects.filter(({ raw, line }) => {
    if (!codes.some((pattern) => matchesCode(pattern, raw))) return false
    if (!asksLine) return true
    if (line === undefined) return false
    const has = (wanted: readonly string[]) => wanted.some((one) => line.modifiers.includes(one))
    return (
      (when.modifier === undefined || has(when.modifier)) &&
      (when.withoutModifier === undefined || !has(when.withoutModifier)) &&
      (when.unitsAbove === undefined || line.units > when.unitsAbove)
    )
  })
}

/** `E11.9` exact, `E11*` beginning, `A00-B99` from the first to everything below the last. Dots and case do not count. */
function matchesCode(pattern: string, raw: string): boolean {
  const plain = pattern.replace(/[.\s]/g, '').toUpperCase()
  if (plain.endsWith('*')) return raw.startsWith(plain.slice(0, -1))
  const [first = '', last] = plain.split('-')
  if (last === undefined) return raw === first
  return raw >= first && (raw <= last || raw.startsWith(last))
}

/** Applies conventions and guidelines to the candidates of one note, in the order of the rule files. */
import { holds } from './conditions.ts'
import { perform } from './effects.ts'
import type { RuleState } from './state.ts'
import type { Rule } from './types.ts'

export function applyRules(rules: readonly Rule[], state: RuleState): void {
  for (const rule of rules) {
    const support = holds(rule.when, state)
    if (support !== undefined) for (const effect of rule.effects) perform(effect, rule, support, state)
  }
}

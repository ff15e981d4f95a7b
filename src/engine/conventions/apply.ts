/** Applies conventions and guidelines to the candidates of one note, in the order of the rule files. */
import { holds } from './conditions.ts'
import { perform } from './effects.ts'
import { type GatedRule, mayHold } from './gates.ts'
import { lettersOf, type RuleState } from './state.ts'

export function applyRules(rules: readonly GatedRule[], state: RuleState): void {
  for (const gate of rules) {
    if (!mayHold(gate, state.day, lettersOf(state), state.phrases)) continue
    const { rule } = gate
    const support = holds(rule.when, state)
    if (support !== undefined) for (const effect of rule.effects) perform(effect, rule, support, state)
  }
}

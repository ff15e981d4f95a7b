/** Which facts about a code stand on a screen, and how they are grouped. */
import type { CodeFlag } from '../../platform/messages.ts'
import type { Settings } from '../client.ts'

/** Facts that only matter to payment: a clinician's documentation must not be steered by them. */
const OF_PAYMENT = /^(cc|mcc|hcc|drg|apc|status-indicator|payment|weight)/

export const flagsFor = (flags: readonly CodeFlag[], mode: Settings['mode']): CodeFlag[] =>
  flags.filter(({ id }) => mode === 'coder' || !OF_PAYMENT.test(id))

export function flagsBySource(flags: readonly CodeFlag[]): { source: string; flags: CodeFlag[] }[] {
  const groups = new Map<string, CodeFlag[]>()
  for (const flag of flags) groups.set(flag.source, [...(groups.get(flag.source) ?? []), flag])
  return [...groups].map(([source, members]) => ({ source, flags: members }))
}

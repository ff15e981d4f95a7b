/** Targets of a mapping, laid out as their flags ask: alternatives, or combinations of which one code of each list is chosen. */
import type { MapTarget } from '../../platform/messages.ts'

export interface TargetGroup {
  /** '' for targets of which any one stands for the code. */
  title: string
  targets: MapTarget[]
}

/** Single targets first; then each scenario with its choice lists, of which all are needed. */
export function crosswalkGroups(targets: readonly MapTarget[]): TargetGroup[] {
  const groups = new Map<string, MapTarget[]>()
  for (const target of targets) {
    const title = target.combination ? `Scenario ${target.scenario}, one of list ${target.choiceList}` : ''
    groups.set(title, [...(groups.get(title) ?? []), target])
  }
  return [...groups]
    .map(([title, members]) => ({ title, targets: members }))
    .sort((a, b) => a.title.localeCompare(b.title))
}

/** What the flags of a target say, in words. */
export function targetFlags({ approximate, noMap, combination }: MapTarget): string {
  if (noMap) return 'no equivalent'
  return [approximate ? 'approximate' : 'exact', ...(combination ? ['in combination'] : [])].join(', ')
}

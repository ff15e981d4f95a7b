/** Coverage policies (LCD, NCD) as imported: services with the diagnoses that support them and those that do not. */

import type { Index, Section } from '../store/format.ts'
import { firstNotBelow } from '../store/sorted.ts'
import type { CoverageTable } from './types.ts'

/** One line of an imported list. */
export interface CoverageRow {
  policy: string
  title: string
  service: string
  /** Without the dot; a beginning of codes where it ends in `*`. */
  diagnosis: string
  covered: boolean
}

/** Services of policies ("code<TAB>policy") sorted, each with its diagnoses sorted: not covered ones begin with `!`. */
export function coverageSections(prefix: string, rows: readonly CoverageRow[]): Section[] {
  const titles = new Map<string, string>()
  const groups = new Map<string, Set<string>>()
  for (const { policy, title, service, diagnosis, covered } of rows) {
    if (title !== '' || !titles.has(policy)) titles.set(policy, title)
    const key = `${service}\t${policy}`
    const group = groups.get(key) ?? new Set()
    group.add(`${covered ? '' : '!'}${diagnosis}`)
    groups.set(key, group)
  }
  const keys = [...groups.keys()].sort()
  const policies = [...titles.keys()].sort()
  let start = 0
  const starts = keys.map((key) => {
    start += groups.get(key)!.size
    return start
  })
  return [
    { name: `${prefix}.service`, kind: 'strings', data: keys },
    { name: `${prefix}.start`, kind: 'u32', data: Uint32Array.from([0, ...starts]) },
    { name: `${prefix}.diagnosis`, kind: 'strings', data: keys.flatMap((key) => [...groups.get(key)!].sort()) },
    { name: `${prefix}.policy`, kind: 'strings', data: policies },
    { name: `${prefix}.title`, kind: 'strings', data: policies.map((policy) => titles.get(policy)!) },
  ]
}

export function openCoverage(index: Index, prefix: string): CoverageTable {
  const service = index.strings(`${prefix}.service`)
  const start = index.u32(`${prefix}.start`)
  const diagnosis = index.strings(`${prefix}.diagnosis`)
  const policy = index.strings(`${prefix}.policy`)
  const title = index.strings(`${prefix}.title`)
  const within = (table: { get(i: number): string }, wanted: string, from: number, to: number): number =>
    firstNotBelow(from, to, (place) => table.get(place) < wanted)
  const group = (code: string, of: string): number => {
    const key = `${code}\t${of}`
    const i = within(service, key, 0, service.length)
    return service.get(i) === key ? i : -1
  }
  const lists = (g: number, entry: string): boolean => {
    const end = start[g + 1]!
    const i = within(diagnosis, entry, start[g]!, end)
    return i < end && diagnosis.get(i) === entry
  }
  /** Whether the code, or a beginning of it, stands on the list. */
  const names = (g: number, mark: string, code: string): boolean => {
    if (lists(g, mark + code)) return true
    for (let length = code.length; length >= 1; length--) if (lists(g, `${mark}${code.slice(0, length)}*`)) return true
    return false
  }
  return {
    policies(code) {
      const found: { policy: string; title: string }[] = []
      for (let i = within(service, `${code}\t`, 0, service.length); i < service.length; i++) {
        const [own, of = ''] = service.get(i).split('\t')
        if (own !== code) break
        found.push({ policy: of, title: title.get(within(policy, of, 0, policy.length)) })
      }
      return found
    },
    judge(of, code, dx) {
      const g = group(code, of)
      if (g < 0) return undefined
      if (names(g, '!', dx)) return 'not-covered'
      return names(g, '', dx) ? 'covered' : undefined
    },
    // "!" sorts before letters: the last entry is a covered one where there is any
    listsCovered(of, code) {
      const g = group(code, of)
      return g >= 0 && !diagnosis.get(start[g + 1]! - 1).startsWith('!')
    },
  }
}

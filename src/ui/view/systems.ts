/** The code systems as a look-up offers them. */
import type { CodeSystem } from '../../engine/types.ts'
import type { SearchHit } from '../../platform/messages.ts'

/** Which systems a search goes through: a choice of the person's, each with its short name. */
export const SCOPES = [
  { id: 'all', label: 'All', systems: ['ICD-10-CM', 'ICD-10-PCS', 'HCPCS', 'CPT'] },
  { id: 'cm', label: 'ICD-10-CM', systems: ['ICD-10-CM'] },
  { id: 'pcs', label: 'PCS', systems: ['ICD-10-PCS'] },
  { id: 'hcpcs', label: 'HCPCS', systems: ['HCPCS'] },
  { id: 'cpt', label: 'CPT', systems: ['CPT'] },
  { id: 'icd9', label: 'ICD-9', systems: ['ICD-9-CM', 'ICD-9-CM-PROC'] },
] as const satisfies { id: string; label: string; systems: readonly CodeSystem[] }[]

export type ScopeId = (typeof SCOPES)[number]['id']

export const systemsOf = (id: ScopeId): CodeSystem[] => [
  ...(SCOPES.find((scope) => scope.id === id) ?? SCOPES[0]).systems,
]

/** Hits by system, in the order of their first; a title only where there is more than one system. */
export function bySystem(hits: readonly SearchHit[]): { title: string; rows: SearchHit[] }[] {
  const groups = new Map<CodeSystem, SearchHit[]>()
  for (const hit of hits) groups.set(hit.system, [...(groups.get(hit.system) ?? []), hit])
  const several = groups.size > 1
  return [...groups].map(([system, rows]) => ({ title: several ? system : '', rows }))
}

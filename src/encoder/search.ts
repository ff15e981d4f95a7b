/** Look-up over the code systems. */
import type { CodeSystem } from '../engine/types.ts'
import { parseDay } from '../library/day.ts'
import { search as searchDiagnoses } from '../library/search.ts'
import type { Failure, SearchHit } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'
import { dateOutside, notBundled } from './failures.ts'

export interface SearchRequest {
  query: string
  /** ICD-10-CM when absent. */
  system?: CodeSystem | undefined
  /** Most hits; 15 when absent. */
  limit?: number | undefined
  /** ISO date of service. */
  date: string
}

/** Best first. */
export async function search(encoder: Encoder, request: SearchRequest): Promise<SearchHit[] | Failure> {
  const { query, system = 'ICD-10-CM', limit = 15, date } = request
  const coverage = await encoder.open('coverage')
  if (!coverage.covers(date)) return dateOutside(date, coverage)
  if (system === 'ICD-10-CM')
    return searchDiagnoses(await encoder.open('lookup'), query, { limit, day: parseDay(date) })
  return notBundled(system)
}

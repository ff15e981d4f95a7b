/** Look-up over the code systems. */
import type { CodeSystem } from '../engine/types.ts'
import { wordKey } from '../library/book/words.ts'
import { parseDay } from '../library/day.ts'
import { searchProcedures } from '../library/procedures/search.ts'
import { search as searchDiagnoses } from '../library/search.ts'
import type { Failure, SearchHit } from '../platform/messages.ts'
import { indexHits } from './book.ts'
import type { Encoder } from './encoder.ts'
import { dateOutside, notBundled } from './failures.ts'
import { searchHcpcs } from './hcpcs.ts'
import { isIcd9, searchIcd9 } from './icd9.ts'
import { searchCpt } from './licensed.ts'

export interface SearchRequest {
  query: string
  /** Searched one after the other; ICD-10-CM alone when absent. */
  systems?: readonly CodeSystem[] | undefined
  /** Most hits of each system; 15 when absent. */
  limit?: number | undefined
  /** Only codes that can be billed on the date. */
  billable?: boolean | undefined
  /** ISO date of service. */
  date: string
}

/** How many more are looked at than are asked for, where headers are left out afterwards. */
const READ_AHEAD = 3

/** The hits of each system, best first. A system that cannot be searched is passed over while another can. */
export async function search(encoder: Encoder, request: SearchRequest): Promise<SearchHit[] | Failure> {
  const { query, systems = ['ICD-10-CM'], limit = 15, billable = false, date } = request
  const coverage = await encoder.open('coverage')
  if (!coverage.covers(date) && !systems.every(isIcd9)) return dateOutside(date, coverage)
  const hits: SearchHit[] = []
  let failure: Failure | undefined
  for (const system of systems) {
    const found = await searchIn(encoder, system, query, billable ? limit * READ_AHEAD : limit, date)
    if ('ok' in found) failure ??= found
    else hits.push(...(billable ? found.filter((hit) => hit.billable).slice(0, limit) : found))
  }
  return hits.length === 0 && failure && systems.length === 1 ? failure : hits
}

async function searchIn(
  encoder: Encoder,
  system: CodeSystem,
  query: string,
  limit: number,
  date: string,
): Promise<SearchHit[] | Failure> {
  if (system === 'ICD-10-CM') return diagnoses(encoder, query, limit, date)
  if (system === 'HCPCS') return searchHcpcs(encoder, query, limit, date)
  if (system === 'ICD-10-PCS')
    return searchProcedures(await encoder.open('procedureLookup'), query, { limit, day: parseDay(date) })
  if (system === 'CPT') return searchCpt(encoder, query, limit)
  if (isIcd9(system)) return searchIcd9(encoder, system, query, limit, date)
  return notBundled(system)
}

/** Codes that the imported Alphabetic Index may add to what the look-up found. */
const FROM_INDEX = 5

/** An entry of the Alphabetic Index with the very words leads, unless the look-up leads with a term of these words itself. */
async function diagnoses(encoder: Encoder, query: string, limit: number, date: string): Promise<SearchHit[]> {
  const found = searchDiagnoses(await encoder.open('lookup'), query, { limit, day: parseDay(date) })
  const indexed = await indexHits(encoder, query, FROM_INDEX, date)
  const exact = indexed.filter((one) => one.exact).map(({ hit }) => hit)
  const lead = wordKey(found[0]?.matched ?? '') === wordKey(query) ? [] : exact
  const led = new Set(lead.map(({ code }) => code))
  const rest = found.filter(({ code }) => !led.has(code))
  const known = new Set([...lead, ...found].map(({ code }) => code))
  const more = indexed.map(({ hit }) => hit).filter(({ code }) => !known.has(code))
  return [...lead, ...rest.slice(0, Math.max(limit - lead.length - more.length, 0)), ...more].slice(0, limit)
}

/** The tables and the index of ICD-10-PCS for those outside. */
import { parseDay } from '../library/day.ts'
import { codeFault, tableChoice } from '../library/procedures/tables.ts'
import type { MainTerm, TableChoice } from '../library/procedures/types.ts'
import type { Failure } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'
import { dateOutside } from './failures.ts'

/** Most main terms that one look into the index gives. */
const MOST_TERMS = 60

/**
 * The values that may be chosen on every axis, with what is chosen.
 * @param request `chosen`: a code or its beginning, `.` where an axis is open; '' to start. `date`: ISO date of the procedure
 */
export async function pcsTable(
  encoder: Encoder,
  { chosen, date }: { chosen: string; date: string },
): Promise<TableChoice | Failure> {
  const coverage = await encoder.open('coverage')
  if (!coverage.covers(date)) return dateOutside(date, coverage)
  const procedures = await encoder.open('procedures')
  const day = parseDay(date)
  const wanted = chosen.trim()
  const choice = tableChoice(procedures, wanted, day)
  if (choice) return choice
  const fault = wanted.includes('.') ? undefined : codeFault(procedures, wanted, day)
  return { ok: false, error: 'pcs-no-code', message: fault?.message ?? `No code of ICD-10-PCS fits ${wanted}.` }
}

/** Main terms of the index that begin so; with a whole main term, what stands under it. */
export async function pcsIndex(
  encoder: Encoder,
  { beginning }: { beginning: string },
): Promise<{ terms: string[]; entry?: MainTerm }> {
  const index = await encoder.open('procedureIndex')
  const entry = index.entry(beginning)
  return { terms: index.browse(beginning, MOST_TERMS), ...(entry ? { entry } : {}) }
}

/** The whole record of a code of any system. */
import type { CodeSystem } from '../engine/types.ts'
import { openCitations } from '../library/citations/citations.ts'
import { parseDay } from '../library/day.ts'
import { procedureRecord } from '../library/procedures/record.ts'
import { codeRecord, placeRecord } from '../library/record.ts'
import type { CodeRecord, Failure } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'
import { dateOutside, notBundled } from './failures.ts'
import { codeFlags } from './flags.ts'
import { hcpcsRecord } from './hcpcs.ts'
import { icd9Record, isIcd9 } from './icd9.ts'
import { cptRecord } from './licensed.ts'
import { crosswalksOf, replacementsOf } from './map.ts'

export interface RecordRequest {
  system: CodeSystem
  /** With or without the dot, any case. */
  code: string
  /** ISO date of service. */
  date: string
}

/** null for a string that never was a code of the system. */
export async function record(encoder: Encoder, request: RecordRequest): Promise<CodeRecord | null | Failure> {
  const { system, date } = request
  const coverage = await encoder.open('coverage')
  if (!coverage.covers(date) && !isIcd9(system)) return dateOutside(date, coverage)
  const found = await recordIn(encoder, request)
  return found === null || 'ok' in found ? found : complete(encoder, found, date)
}

async function recordIn(encoder: Encoder, { system, code, date }: RecordRequest): Promise<CodeRecord | null | Failure> {
  if (system === 'ICD-10-CM') return codeRecord(await encoder.open('classification'), code, parseDay(date))
  if (system === 'HCPCS') return hcpcsRecord(encoder, code, date)
  if (system === 'ICD-10-PCS') return procedureRecord(await encoder.open('procedures'), code, parseDay(date))
  if (system === 'CPT') return cptRecord(encoder, code)
  if (isIcd9(system)) return icd9Record(encoder, system, code, date)
  return notBundled(system)
}

/** The record with what other rooms know of its code. */
async function complete(encoder: Encoder, found: CodeRecord, date: string): Promise<CodeRecord> {
  const { system, code } = found
  const flags = [...(found.flags ?? []), ...(await codeFlags(encoder, system, code, date))]
  const crosswalks = await crosswalksOf(encoder, system, code)
  const citations = openCitations(await encoder.imported('citations')).of(code)
  const replacements = system === 'ICD-10-CM' ? await replacementsOf(encoder, code) : []
  return {
    ...found,
    ...(flags.length > 0 ? { flags } : {}),
    ...(crosswalks.length > 0 ? { crosswalks } : {}),
    ...(citations.length > 0 ? { citations } : {}),
    ...(replacements.length > 0 ? { replacements } : {}),
  }
}

/** A chapter ("Chapter 4") or block ("E08-E13") of ICD-10-CM as a record; null when there is none of that name on the date. */
export async function place(
  encoder: Encoder,
  { id, date }: { id: string; date: string },
): Promise<CodeRecord | null | Failure> {
  const coverage = await encoder.open('coverage')
  if (!coverage.covers(date)) return dateOutside(date, coverage)
  return placeRecord(await encoder.open('classification'), id, parseDay(date))
}

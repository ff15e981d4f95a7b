/** The whole record of a code of any system. */
import type { CodeSystem } from '../engine/types.ts'
import { parseDay } from '../library/day.ts'
import { codeRecord, placeRecord } from '../library/record.ts'
import type { CodeFlag, CodeRecord, Failure } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'
import { dateOutside, notBundled } from './failures.ts'
import { codeFlags } from './flags.ts'

export interface RecordRequest {
  system: CodeSystem
  /** With or without the dot, any case. */
  code: string
  /** ISO date of service. */
  date: string
}

/** null for a string that never was a code of the system. */
export async function record(encoder: Encoder, request: RecordRequest): Promise<CodeRecord | null | Failure> {
  const { system, code, date } = request
  const coverage = await encoder.open('coverage')
  if (!coverage.covers(date)) return dateOutside(date, coverage)
  if (system === 'ICD-10-CM') {
    const found = codeRecord(await encoder.open('classification'), code, parseDay(date))
    return found && withFlags(found, await codeFlags(encoder, system, found.code, date))
  }
  return notBundled(system)
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

const withFlags = (found: CodeRecord, flags: readonly CodeFlag[]): CodeRecord =>
  flags.length === 0 ? found : { ...found, flags: [...(found.flags ?? []), ...flags] }

/** ICD-9-CM for search and record: a classification that ended on 2015-09-30. */
import type { CodeSystem } from '../engine/types.ts'
import { formatDay, parseDay } from '../library/day.ts'
import type { Icd9 } from '../library/icd9/icd9.ts'
import type { CodeRecord, SearchHit } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'

export type Icd9System = 'ICD-9-CM' | 'ICD-9-CM-PROC'

export const isIcd9 = (system: CodeSystem): system is Icd9System => system === 'ICD-9-CM' || system === 'ICD-9-CM-PROC'

export const openIcd9System = (encoder: Encoder, system: Icd9System): Promise<Icd9> =>
  encoder.open(system === 'ICD-9-CM' ? 'icd9' : 'icd9Procedures')

/** Hits of version 32, whatever the date: they are looked up for claims of the past and for crosswalks. */
export async function searchIcd9(
  encoder: Encoder,
  system: Icd9System,
  query: string,
  limit: number,
  date: string,
): Promise<SearchHit[]> {
  const room = await openIcd9System(encoder, system)
  const day = parseDay(date)
  const exact = room.find(query.trim())
  const rows = room.search(query, limit).map(({ row }) => row)
  const ordered = exact < 0 ? rows : [exact, ...rows.filter((row) => row !== exact)]
  return ordered.slice(0, limit).map((row) => ({
    system,
    code: room.code(row),
    title: room.title(row),
    billable: room.isValid(row, day),
    matched: row === exact ? room.code(row) : room.title(row),
  }))
}

export async function icd9Record(
  encoder: Encoder,
  system: Icd9System,
  code: string,
  date: string,
): Promise<CodeRecord | null> {
  const room = await openIcd9System(encoder, system)
  const row = room.find(code.trim())
  if (row < 0) return null
  const valid = room.isValid(row, parseDay(date))
  return {
    system,
    code: room.code(row),
    title: room.title(row),
    titleStatus: 'long',
    valid,
    billable: valid,
    validity: room.periods(row).map(({ from, to }) => ({ from: formatDay(from), to: formatDay(to), billable: true })),
    path: [],
    children: [],
    notes: [],
    seventhCharacters: {},
  }
}

/** Prolonged time beside the highest code of a family, and what to think of beside the level. */
import type { EmTables } from './tables.ts'
import type { AddOn, EmRequest, EmResult, Payer, Reminder } from './types.ts'

const UNIT = 15
type Judged = Pick<EmResult, 'family' | 'code' | 'basis'>

const rowOf = (tables: EmTables, code: string, payer: Payer, date: string) =>
  tables.prolonged.find(
    (row) => row.base === code && row.payer === payer && row.from <= date && (row.to === '' || date <= row.to),
  )

/** Units of prolonged time for the payer named. Its threshold lies above that of the highest code, which time alone then reaches. */
export function addOnsOf(tables: EmTables, { code }: Judged, { minutes, payer, date }: EmRequest): AddOn[] {
  if (minutes === undefined || payer === undefined) return []
  const row = rowOf(tables, code, payer, date)
  if (row === undefined || minutes < row.minutes) return []
  const units = 1 + Math.floor((minutes - row.minutes) / UNIT)
  const why = `${minutes} minutes reach the ${row.minutes} at which prolonged time beside ${code} begins; ${UNIT} more for each further unit. Time counts on ${row.counted}.`
  return [{ code: row.addOn, units, why }]
}

const FACILITY = /^(hospital|nursing|emergency)/

export function remindersOf(tables: EmTables, { family, code, basis }: Judged, request: EmRequest): Reminder[] {
  const { payer, minutes, date, procedureSameDay, shared } = request
  const reminders: Reminder[] = []
  const office = family === 'office' || (family === 'home' && date >= '2026-01-01')
  if (payer !== 'other' && office && date >= '2024-01-01') {
    reminders.push({
      id: 'G2211',
      text: `Medicare: G2211 belongs beside ${code} where the practitioner is the one whom this patient keeps coming to, for all needs or for one serious or complex condition; not for a single, short-lived problem.${
        procedureSameDay
          ? ' Beside modifier 25 it is paid only where the other service is a vaccine or preventive service under Part B (since 2025).'
          : ''
      }`,
      source: 'CMS, Physician Fee Schedule final rules 2024 to 2026',
    })
  }
  if (procedureSameDay) {
    reminders.push({
      id: 'modifier-25',
      text: `Modifier 25 on ${code} says that the visit was more than what the procedure of the same day always includes; the note must show that work by itself.`,
      source: 'NCCI Policy Manual, chapter I',
    })
  }
  if (shared) {
    reminders.push({
      id: 'split-shared',
      text: FACILITY.test(family)
        ? 'Shared visit: who did more than half of the total time, or the substantive part of the decision making, bills it, with modifier FS for Medicare. The note names both, and the biller signs it.'
        : 'Medicare knows shared visits in facilities only. In an office the rules of services incident to a physician hold instead.',
      source: 'Medicare Claims Processing Manual, chapter 12, 30.6.18',
    })
  }
  if (payer !== 'other' && family.startsWith('consultation')) {
    reminders.push({
      id: 'consultation-medicare',
      text: `Medicare does not pay ${code}: bill the visit of the place instead (office, or initial hospital care).`,
      source: 'Medicare Claims Processing Manual, chapter 12, 30.6.10',
    })
  }
  if (basis === 'time') {
    reminders.push({
      id: 'time-statement',
      text: 'The note must state the total time of the billing practitioner on that day, without staff time and without services billed on their own.',
      source: 'E/M guidelines 2023, time',
    })
  }
  const open = (['other', 'medicare'] as const).flatMap((one) => rowOf(tables, code, one, date) ?? [])
  if (minutes !== undefined && payer === undefined && open.some((row) => minutes >= row.minutes)) {
    reminders.push({
      id: 'prolonged',
      text: `Prolonged time may be due: ${open.map((row) => `${row.addOn} from ${row.minutes} minutes (${row.payer === 'medicare' ? 'Medicare' : 'other payers'})`).join(', ')}.`,
      source: 'E/M guidelines 2023, prolonged services; CMS, Physician Fee Schedule final rule 2023',
    })
  }
  return reminders
}

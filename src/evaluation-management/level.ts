/** From elements and minutes to level and code: two of three elements, or time, whichever gives more (E/M guidelines 2023). */

import { addOnsOf, remindersOf } from './add-ons.ts'
import { FAMILY_HELP, LEVEL_HELP, type OpenPhase, readFamily, readLevel } from './families.ts'
import type { CodeRow, EmTables } from './tables.ts'
import {
  type EmErrorId,
  type EmFailure,
  type EmRequest,
  type EmResult,
  type Family,
  LEVELS,
  type Level,
  type Leveled,
} from './types.ts'

const MOST_MINUTES = 1440
const NAMES = { problems: 'problems', data: 'data', risk: 'risk' } as const
type Element = keyof typeof NAMES

const failure = (error: EmErrorId, message: string): EmFailure => ({ ok: false, error, message })
export const isFailure = (value: object): value is EmFailure => 'ok' in value && value.ok === false
const rank = (level: Level): number => LEVELS.indexOf(level)

/** Level and code of a visit, or why none can be told. */
export function levelVisit(tables: EmTables, request: EmRequest): EmResult | EmFailure {
  const { minutes, date } = request
  const said = readFamily(request.family)
  if (said === undefined) {
    return failure(
      'unknown-family',
      `No family of visits is named by "${request.family}". Give one of: ${FAMILY_HELP}.`,
    )
  }
  const known = 'place' in said ? withPhase(said, request.newPatient) : said
  if (known === undefined) {
    return failure(
      'unknown-family',
      `"${request.family}" leaves open whether the stay begins, goes on or ends. Add initial, subsequent, same day or discharge.`,
    )
  }
  if (minutes !== undefined && !(Number.isFinite(minutes) && minutes >= 0 && minutes <= MOST_MINUTES)) {
    return failure('impossible-time', `${minutes} minutes are not possible on one day. Give 0 to ${MOST_MINUTES}.`)
  }
  const { family } = known
  const split = family === 'office' || family === 'home'
  const newPatient = request.newPatient ?? known.newPatient
  const patient = !split ? '' : newPatient ? 'new' : 'established'
  const rows = tables.codes.filter(
    (row) => row.family === family && row.patient === patient && row.from <= date && (row.to === '' || date <= row.to),
  )
  if (rows.length === 0) {
    return failure(
      'date-outside',
      `These rules begin with 2023 (office visits with 2021): there is no code for ${date}.`,
    )
  }
  const assumed =
    split && newPatient === undefined ? ' Taken as an established patient, since nothing else was said.' : ''
  if (family.endsWith('-discharge')) return levelDischarge(rows, family, request)
  const decision = decide(request, rows)
  if (decision && isFailure(decision)) return decision
  const byTime = minutes === undefined ? undefined : levelByTime(rows, minutes)
  const best = better(decision?.leveled, byTime)
  if (best === undefined) return nothingDecides(rows, request)
  const basis = best === byTime ? 'time' : 'decision'
  const why =
    basis === 'time' ? timeWhy(rows, best, minutes ?? 0, decision?.leveled) : decisionWhy(decision, byTime, minutes)
  const result = {
    family,
    ...best,
    basis,
    why: `${why}${assumed}`,
    ...(decision ? { byDecision: decision.leveled } : {}),
    ...(byTime ? { byTime } : {}),
  } as const
  return { ...result, addOns: addOnsOf(tables, result, request), reminders: remindersOf(tables, result, request) }
}

/** A stay whose patient is new to the practitioner begins; of one who is known it goes on. */
function withPhase(
  { place }: OpenPhase,
  newPatient: boolean | undefined,
): { family: Family; newPatient?: boolean } | undefined {
  if (newPatient === undefined) return undefined
  return { family: newPatient ? `${place}-initial` : `${place}-subsequent` }
}

/** A discharge day is a matter of time alone. */
function levelDischarge(rows: readonly CodeRow[], family: Family, request: EmRequest): EmResult {
  const { minutes } = request
  const row = [...rows].reverse().find((one) => (minutes ?? 0) >= (one.minutes ?? 0)) ?? rows[0]!
  const why =
    minutes === undefined
      ? 'No time is given: the longer code needs a statement of more than 30 minutes.'
      : `${minutes} minutes: ${minutes > 30 ? 'more than 30' : 'not more than 30'}. Time alone decides a discharge day.`
  return { family, code: row.code, basis: 'time', why, addOns: [], reminders: [] }
}

interface Decision {
  leveled: Leveled
  levels: Partial<Record<Element, Level>>
}

/** The second highest of three elements; with two given, the lower of them. undefined when fewer are given. */
function decide(request: EmRequest, rows: readonly CodeRow[]): Decision | EmFailure | undefined {
  const levels: Partial<Record<Element, Level>> = {}
  for (const element of Object.keys(NAMES) as Element[]) {
    const said = request[element]
    if (said === undefined || said.trim() === '') continue
    const level = readLevel(said)
    if (level === undefined) {
      return failure('unknown-level', `\`${element}\`: no level is named by "${said}". Use: ${LEVEL_HELP}.`)
    }
    levels[element] = level
  }
  const given = Object.values(levels).sort((a, b) => rank(b) - rank(a))
  const second = given[1]
  if (second === undefined) return undefined
  // no data and no risk beside a problem is the least decision making, not none
  const level = second === 'none' && given[0] !== 'none' ? 'straightforward' : second
  const row = rows.find((one) => one.levels.includes(level))
  if (row === undefined) {
    return failure(
      'no-such-level',
      `This family has no code for ${level} decision making: a visit needs a problem that is addressed.`,
    )
  }
  return { leveled: { level, code: row.code }, levels }
}

function levelByTime(rows: readonly CodeRow[], minutes: number): Leveled | undefined {
  const row = rows.filter((one) => one.minutes !== undefined && one.minutes <= minutes).at(-1)
  const level = row?.levels.at(-1)
  return row === undefined || level === undefined ? undefined : { level, code: row.code }
}

/** The higher one; decision making when both give the same code. */
function better(decision: Leveled | undefined, time: Leveled | undefined): Leveled | undefined {
  if (decision === undefined || time === undefined) return decision ?? time
  return rank(time.level) > rank(decision.level) && time.code !== decision.code ? time : decision
}

function nothingDecides(rows: readonly CodeRow[], { minutes }: EmRequest): EmFailure {
  const timed = rows.filter((row) => row.minutes !== undefined)
  if (timed.length === 0) {
    const message = 'Time does not decide emergency visits. Give at least two of problems, data and risk.'
    return failure(minutes === undefined ? 'incomplete' : 'time-not-used', message)
  }
  const least = timed[0]?.minutes
  return minutes === undefined
    ? failure('incomplete', 'Give at least two of problems, data and risk, or the minutes of the day.')
    : failure(
        'incomplete',
        `${minutes} minutes do not reach the ${least} that the lowest code needs. Give at least two of problems, data and risk.`,
      )
}

function decisionWhy(decision: Decision | undefined, byTime: Leveled | undefined, minutes: number | undefined): string {
  if (decision === undefined) return ''
  const { leveled, levels } = decision
  const all = (Object.keys(NAMES) as Element[]).flatMap((element) => {
    const level = levels[element]
    return level === undefined ? [] : [`${NAMES[element]} ${level}`]
  })
  const count = Object.values(levels).filter((level) => rank(level) >= rank(leveled.level)).length
  const time =
    minutes === undefined
      ? ''
      : byTime
        ? ` ${minutes} minutes alone would give ${byTime.code}.`
        : ` ${minutes} minutes alone decide nothing here.`
  return `Medical decision making is ${leveled.level}: ${count} of 3 elements reach it (${all.join(', ')}).${time}`
}

function timeWhy(rows: readonly CodeRow[], best: Leveled, minutes: number, decision: Leveled | undefined): string {
  const needs = rows.find((row) => row.code === best.code)?.minutes
  const other = decision ? ` Medical decision making alone (${decision.level}) would give ${decision.code}.` : ''
  return `${minutes} minutes on the day of the visit reach the ${needs} that ${best.code} needs.${other}`
}

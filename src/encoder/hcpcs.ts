/** HCPCS Level II and its modifiers, for search, record and flags. */
import type { CodeSystem } from '../engine/types.ts'
import { formatDay, parseDay } from '../library/day.ts'
import type { Hcpcs, HcpcsPeriod } from '../library/hcpcs/hcpcs.ts'
import { FLAGS, MID_QUARTER } from '../library/hcpcs/layout.ts'
import { type Modifier, ONE_OF } from '../library/hcpcs/modifiers.ts'
import { sectionOf } from '../library/hcpcs/sections.ts'
import type { CodeFlag, CodeRecord, SearchHit } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'

/** The quarter up to which the claims editor's tables are bundled. */
const SOURCE = 'I/OCE v27.1 (April 2026)'
const LAST_DAY = '2026-06-30'

export async function searchHcpcs(encoder: Encoder, query: string, limit: number, date: string): Promise<SearchHit[]> {
  const room = await encoder.open('hcpcs')
  const day = parseDay(date)
  const modifiers = modifierHits(room, query, limit)
  const codes = room.search(query, { limit, day }).map(
    ({ row, matched, units }): SearchHit => ({
      system: 'HCPCS',
      code: room.code(row),
      title: room.title(row, day),
      billable: room.isValid(row, day),
      matched: units === undefined ? matched : `${matched}: ${units} ${units === 1 ? 'unit' : 'units'}`,
    }),
  )
  return [...modifiers, ...codes].slice(0, limit)
}

/** "JW", "modifier 25", "modifier left side": modifiers are looked up where the query names one. */
function modifierHits(room: Hcpcs, query: string, limit: number): SearchHit[] {
  const asked = /^\s*(?:modifiers?\s+(.+)|([0-9a-z]{2}))\s*$/i.exec(query)
  if (asked === null) return []
  const found = asked[1] ? room.modifiers.search(asked[1], limit) : [room.modifiers.find(asked[2]!)]
  return found.flatMap((modifier): SearchHit[] => {
    if (modifier === undefined) return []
    const { code, groupLabel } = modifier
    return [
      {
        system: 'HCPCS',
        code,
        title: room.modifierText(code).text,
        billable: false,
        matched: `Modifier: ${groupLabel}`,
      },
    ]
  })
}

export async function hcpcsRecord(encoder: Encoder, code: string, date: string): Promise<CodeRecord | null> {
  const room = await encoder.open('hcpcs')
  const day = parseDay(date)
  const row = room.find(code)
  if (row < 0) return modifierRecord(room, code, date)
  const own = room.code(row)
  const valid = room.isValid(row, day)
  return {
    system: 'HCPCS',
    code: own,
    title: room.title(row, day),
    titleStatus: room.titleStatus(row, day),
    valid,
    billable: valid,
    validity: stretches(room.periods(row)).map(({ from, to }) => ({ ...written(from, to), billable: true })),
    path: [sectionOf(own)],
    children: [],
    notes: [],
    seventhCharacters: {},
  }
}

/** Status and payment, limits and edits of a code, its dose, and the modifiers that suit it. */
export async function hcpcsFlags(
  encoder: Encoder,
  system: CodeSystem,
  code: string,
  date: string,
): Promise<CodeFlag[]> {
  if (system !== 'HCPCS') return []
  const room = await encoder.open('hcpcs')
  const day = parseDay(date)
  const row = room.find(code)
  const period = row < 0 ? undefined : room.period(row, day)
  if (row < 0) return []
  return [
    ...(period ? periodFlags(room, period, day) : []),
    ...editionFlags(room, date),
    ...doseFlags(room, row),
    ...modifierFlags(room, room.code(row), day),
  ]
}

function periodFlags(room: Hcpcs, period: HcpcsPeriod, day: number): CodeFlag[] {
  const flags: CodeFlag[] = []
  const add = (id: string, label: string, detail?: string): void => {
    flags.push({ id, label, source: SOURCE, ...(detail ? { detail } : {}) })
  }
  if (period.status !== '')
    add('status-indicator', `OPPS status ${period.status}`, room.indicator('status', period.status, day))
  if (period.payment > 0)
    add('payment-indicator', `OPPS payment ${period.payment}`, room.indicator('payment', String(period.payment), day))
  if (period.apc > 0) add('apc', `APC ${period.apc}`)
  if (period.youngest !== undefined || period.oldest !== undefined) {
    const { youngest = 0, oldest } = period
    add('age', oldest === undefined ? `Age ${youngest} or more` : `Age ${youngest} to ${oldest}`)
  }
  for (const id of period.flags) add(id, FLAGS.find((flag) => flag.id === id)!.label)
  if (period.midQuarter) {
    const { why, from, to } = period.midQuarter
    const days = [from && `from ${from}`, to && `to ${to}`].filter(Boolean).join(' ')
    add('mid-quarter', `Payable only ${days}`, `Because of ${MID_QUARTER[why] ?? why}.`)
  }
  return flags
}

/** After the last bundled quarter, a code counts as it stood then, until a newer file is imported. */
function editionFlags(room: Hcpcs, date: string): CodeFlag[] {
  const imported = /20\d\d/.exec(room.importedEdition)?.[0] ?? ''
  if (date <= LAST_DAY || imported >= LAST_DAY.slice(0, 4)) return []
  return [
    {
      id: 'edition',
      label: 'As it stood in the second quarter of 2026',
      source: SOURCE,
      detail: 'Import the newer quarterly file of HCPCS Level II (Settings, Code files) for what has changed since.',
    },
  ]
}

function doseFlags(room: Hcpcs, row: number): CodeFlag[] {
  const dose = room.dose(row)
  return dose ? [{ id: 'dose-unit', label: `One unit is ${dose.text}`, source: 'HCPCS Level II' }] : []
}

/** The groups of modifiers made for the code, each as one flag; those that any code may bear are left out. */
function modifierFlags(room: Hcpcs, code: string, day: number): CodeFlag[] {
  const groups = new Map<string, Modifier[]>()
  for (const modifier of room.modifiers.forCode(code, 'own')) {
    if (room.modifiers.isValid(modifier.code, day) === false) continue
    groups.set(modifier.group, [...(groups.get(modifier.group) ?? []), modifier])
  }
  return [...groups].map(([group, modifiers]) => ({
    id: `modifiers-${group}`,
    label: `Modifiers: ${modifiers[0]!.groupLabel}${ONE_OF.includes(group) ? ' (one of them)' : ''}`,
    source: 'HCPCS Level II modifiers, in own words',
    detail: modifiers.map((m) => `${m.code} ${m.meaning}`).join('; '),
  }))
}

/** A modifier in the shape of a code's record; null when there is none. */
function modifierRecord(room: Hcpcs, code: string, date: string): CodeRecord | null {
  const modifier = room.modifiers.find(code)
  if (modifier === undefined) return null
  const valid = room.modifiers.isValid(modifier.code, parseDay(date)) ?? false
  const { text, official } = room.modifierText(modifier.code)
  return {
    system: 'HCPCS',
    code: modifier.code,
    title: text,
    titleStatus: official ? 'long' : 'short',
    valid,
    billable: false,
    validity: stretches(modifier.periods).map(({ from, to }) => ({ ...written(from, to), billable: false })),
    path: [{ code: 'Modifiers', title: modifier.groupLabel }],
    children: [],
    notes: [],
    seventhCharacters: {},
  }
}

/** Periods that follow each other day on day, as one: a record tells when a code is valid, not when its payment changed. */
function stretches(periods: readonly { from: number; to: number }[]): { from: number; to: number }[] {
  const joined: { from: number; to: number }[] = []
  for (const { from, to } of periods) {
    const last = joined.at(-1)
    if (last && last.to + 1 === from) last.to = to
    else joined.push({ from, to })
  }
  return joined
}

const written = (from: number, to: number): { from: string; to?: string } => ({
  from: formatDay(from),
  ...(Number.isFinite(to) ? { to: formatDay(to) } : {}),
})

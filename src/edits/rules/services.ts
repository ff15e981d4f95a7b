/** What the tables of the outpatient editor say of single services: coverage, payment status, dates, both sides, visit and procedure. */
import { formatDay, parseDay } from '../../library/day.ts'
import type { Day } from '../../library/types.ts'
import { type Context, finding, listed, type Rule, type ServiceLine } from '../context.ts'
import type { Severity } from '../types.ts'
import { deniedDays } from './outpatient.ts'
import { rejected } from './pairs.ts'

type Told = readonly [edit: string, message: string, resolve: string]

/** Flags of the editor's table, the rule that each fires, and what it says. The edit numbers are those of the I/OCE. */
const FLAGS: readonly (readonly [flag: string, rule: string, severity: Severity, told: Told])[] = [
  [
    'non-covered',
    'non-covered',
    'warning',
    [
      'edit 9',
      'not covered by Medicare',
      'Tell the patient before the service; bill as non-covered where a denial is needed.',
    ],
  ],
  [
    'statutory-exclusion',
    'statutory-exclusion',
    'warning',
    ['edit 50', 'excluded from Medicare by statute', 'Bill the patient or another payer.'],
  ],
  [
    'questionable',
    'questionable',
    'question',
    ['edit 12', 'a covered service only under some circumstances', 'Check that the circumstances are documented.'],
  ],
  [
    'not-recognized-medicare',
    'not-recognized',
    'warning',
    [
      'edit 28',
      'not recognized by Medicare; another code may describe the same service',
      'Use the code that Medicare recognizes.',
    ],
  ],
  [
    'not-recognized-opps',
    'not-recognized',
    'warning',
    [
      'edit 62',
      'not recognized under OPPS; another code may describe the same service',
      'Use the code that hospitals report.',
    ],
  ],
  [
    'dmerc-only',
    'equipment-contractor',
    'warning',
    ['edit 61', 'billed to the contractor for durable medical equipment only', 'Bill it there.'],
  ],
  [
    'not-billable-mac',
    'not-billable',
    'warning',
    ['edit 72', 'not billable to this Medicare contractor', 'Leave it out, or bill it where it belongs.'],
  ],
]

const MID_QUARTER: Readonly<Record<string, string>> = {
  'fda-approval': 'approval by the FDA',
  ncd: 'the national coverage determination',
  'approval-period': 'the period that CMS approved',
  'initial-marketing': 'the first marketing',
  'cms-termination': 'the end that CMS set',
}

export const services: Rule = (context) => {
  if (context.claim.setting !== 'outpatient') return
  const denied = deniedDays(context.lines)
  const own = context.lines.filter(({ service }) => service !== undefined)
  const inpatientOnly = own.filter(({ service }) => service?.status === 'C')
  if (inpatientOnly.length > 0) {
    tell(context, 'inpatient-only', 'error', inpatientOnly, [
      'edits 18 and 49, status indicator C',
      'paid for inpatients only; the other services of the day are denied with it',
      'Check whether the patient was admitted; the service is then billed on the inpatient claim.',
    ])
  }
  for (const [flag, rule, severity, told] of FLAGS) {
    const lines = own.filter((line) => !denied(line.day) && line.service?.flags.includes(flag))
    if (lines.length > 0) tell(context, rule, severity, lines, told)
  }
  for (const line of own) outsideDates(context, line)
  bothSides(context, own)
  visits(
    context,
    own.filter((line) => !denied(line.day)),
  )
}

function tell(
  context: Context,
  rule: string,
  severity: Severity,
  lines: readonly ServiceLine[],
  [edit, message, resolve]: Told,
) {
  context.find(
    finding(`opps.${rule}`, severity, lines, {
      message: `${listed(lines)}: ${message}.`,
      source: `Integrated Outpatient Code Editor (CMS), ${edit}`,
      resolve,
    }),
  )
}

function outsideDates(context: Context, line: ServiceLine): void {
  const { why, from, to } = line.service?.midQuarter ?? { why: '', from: '', to: '' }
  const before = from !== '' && line.day < parseDay(from)
  const after = to !== '' && line.day > parseDay(to)
  if (!before && !after) return
  const bound = before ? `before ${from}` : `after ${to}`
  tell(
    context,
    'outside-dates',
    'error',
    [line],
    [
      'edits 67 to 69, 110 and 134',
      `given on ${formatDay(line.day)}, ${bound}: ${MID_QUARTER[why] ?? 'the dates that CMS set'}`,
      'Check the date of service and the code.',
    ],
  )
}

/** Modifier 50 with more than one unit, and inherently bilateral services more than once a day. */
function bothSides(context: Context, lines: readonly ServiceLine[]): void {
  const kind = (line: ServiceLine) => context.edits.bilateral(line.code, context.day)
  const doubled = lines.filter(
    (line) =>
      ['conditional', 'independent'].includes(kind(line) ?? '') && line.modifiers.includes('50') && line.units > 1,
  )
  if (doubled.length > 0) {
    tell(context, 'bilateral-units', 'error', doubled, [
      'edit 74',
      'modifier 50 says both sides, and the units say more than one',
      'Give one unit with modifier 50.',
    ])
  }
  const groups = new Map<string, ServiceLine[]>()
  for (const line of lines) {
    if (kind(line) !== 'inherent') continue
    const key = `${line.code} ${line.day}`
    groups.set(key, [...(groups.get(key) ?? []), line])
  }
  for (const group of groups.values()) {
    const counted = group.filter(({ modifiers }) => !modifiers.includes('76') && !modifiers.includes('77'))
    const units = counted.reduce((sum, line) => sum + line.units, 0)
    if ((group.length > 1 || group[0]!.units > 1) && units > 1) {
      tell(context, 'bilateral-inherent', 'error', group, [
        'edit 17',
        'covers both sides already and is given more than once a day',
        'Give it once; a repeated service takes modifier 76 or 77.',
      ])
    }
  }
}

/** Status indicators of visits (J2: one that becomes a comprehensive service only with observation), and of procedures beside them. */
const VISIT = ['V', 'J2']
const PROCEDURE = ['S', 'T', 'Q3']
/** A comprehensive service takes everything of the claim into its payment. */
const COMPREHENSIVE = 'J1'

/** A visit on the day of a procedure is paid beside it only with modifier 25. */
function visits(context: Context, lines: readonly ServiceLine[]): void {
  const status = (line: ServiceLine) => line.service?.status ?? ''
  if (lines.some((line) => status(line) === COMPREHENSIVE)) return
  const out = rejected(context)
  const byDay = new Map<Day, ServiceLine[]>()
  for (const line of lines) if (!out.has(line)) byDay.set(line.day, [...(byDay.get(line.day) ?? []), line])
  for (const day of byDay.values()) {
    if (!day.some((line) => PROCEDURE.includes(status(line)))) continue
    const plain = day.filter((line) => VISIT.includes(status(line)) && !line.modifiers.includes('25'))
    if (plain.length > 0) {
      tell(context, 'visit-with-procedure', 'warning', plain, [
        'edit 21',
        'a visit on the day of a procedure, without modifier 25',
        'Add modifier 25 where the record shows a significant, separately identifiable visit; else leave the visit out.',
      ])
    }
  }
}

/** Edits of the Integrated Outpatient Code Editor (CMS) on diagnoses and HCPCS Level II, hospital outpatient (bill type 13X). */
import type { Day } from '../../library/types.ts'
import { type Context, type Diagnosis, finding, listed, type Rule, type ServiceLine } from '../context.ts'
import type { Severity } from '../types.ts'

const OLDEST = 124

export const outpatient: Rule = (context) => {
  diagnosisEdits(context)
  claimAge(context)
  serviceEdits(context)
}

const source = (edit: string): string => `Integrated Outpatient Code Editor (CMS): ${edit}`

function tell(
  { find }: Context,
  rule: string,
  severity: Severity,
  codes: readonly { code: string }[],
  [edit, message, resolve]: readonly [string, string, string],
): void {
  find(finding(`ioce.${rule}`, severity, codes, { message, source: source(edit), resolve }))
}

function diagnosisEdits(context: Context): void {
  const { cm, diagnoses, through } = context
  // the editor takes a code that is in force when the claim ends
  const wrong = diagnoses.filter(({ valid, row }) => !valid && !(row >= 0 && cm.isBillable(row, through)))
  if (wrong.length > 0 || diagnoses.length === 0) {
    tell(context, 'invalid-diagnosis', 'error', wrong, [
      'edit 1, invalid diagnosis code',
      diagnoses.length === 0 ? 'The claim has no diagnosis.' : `Not valid on the date of service: ${listed(wrong)}.`,
      'Use codes that are complete and in force on the date of service.',
    ])
  }
  const flags = new Map(
    diagnoses
      .filter(({ valid }) => valid)
      .map((code): [Diagnosis, readonly string[]] => [code, context.edits.outpatientDiagnosis(code.row, context.day)]),
  )
  const first = diagnoses[0]
  const has = (flag: string) => first !== undefined && (flags.get(first)?.includes(flag) ?? false)
  if (first && has('external-cause')) {
    tell(
      context,
      'external-cause-as-principal',
      'error',
      [first],
      [
        'edit 5, external cause of morbidity as first-listed diagnosis',
        `${first.code} is an external cause and cannot be listed first.`,
        'Put the injury or condition first and this code behind it.',
      ],
    )
  }
  if (first && has('manifestation')) {
    tell(
      context,
      'manifestation-as-principal',
      'error',
      [first],
      [
        'edit 86, manifestation code as first-listed diagnosis',
        `${first.code} describes a manifestation of another disease and cannot be listed first.`,
        'Put the underlying disease first.',
      ],
    )
  }
  if (first && has('unacceptable')) {
    tell(
      context,
      'unacceptable-principal',
      'error',
      [first],
      [
        'edit 113, unacceptable first-listed diagnosis',
        `${first.code} is not accepted as the first-listed diagnosis.`,
        'Put the condition or reason of the visit first.',
      ],
    )
  }
  const { age } = context
  if (age === undefined || age < 0 || age > OLDEST) return
  const conflicts = [...flags].flatMap(([code, of]) => {
    const range = ageRange(of)
    return range && (age < range[0] || age > range[1]) ? [{ code, range }] : []
  })
  if (conflicts.length > 0) {
    const told = conflicts.map(({ code, range: [from, to] }) => `${code.code} (${from} to ${to})`).join(', ')
    tell(
      context,
      'diagnosis-age-conflict',
      'error',
      conflicts.map(({ code }) => code),
      ['edit 2, diagnosis and age conflict', `Not for a patient of ${age}: ${told}.`, 'Correct the age or the code.'],
    )
  }
}

/** `age:9-64` → [9, 64] */
function ageRange(flags: readonly string[]): [number, number] | undefined {
  const [, from, to] = flags.map((flag) => /^age:(\d+)-(\d+)$/.exec(flag)).find((match) => match !== null) ?? []
  return from === undefined ? undefined : [Number(from), Number(to)]
}

function claimAge(context: Context): void {
  const { age } = context.claim
  if (age === undefined) {
    context.notChecked({
      matter: 'age',
      message: 'Age edits not checked: the age of the patient is not given.',
      resolve: 'Give the age of the patient.',
    })
  } else if (!Number.isInteger(age) || age < 0 || age > OLDEST) {
    tell(
      context,
      'invalid-age',
      'error',
      [],
      [
        'edit 25, invalid age',
        `${age} is no age: whole years from 0 to ${OLDEST}.`,
        'Correct the age or the date of birth.',
      ],
    )
  }
}

function serviceEdits(context: Context): void {
  const own = context.lines.filter(({ system }) => system === 'HCPCS')
  const wrong = own.filter(({ service }) => service === undefined)
  if (wrong.length > 0) {
    tell(context, 'invalid-procedure', 'error', wrong, [
      'edit 6, invalid procedure code',
      `Not a code of HCPCS Level II on the date of service: ${listed(wrong)}.`,
      'Use a code that is in force on the date of service.',
    ])
  }
  modifiers(context)
  const denied = deniedDays(own)
  const looked = own.filter((line) => !denied(line.day))
  const { age } = context
  if (age !== undefined && age >= 0 && age <= OLDEST) {
    const conflicts = looked.filter(
      ({ service }) => service && (age < (service.youngest ?? 0) || age > (service.oldest ?? OLDEST)),
    )
    if (conflicts.length > 0) {
      tell(context, 'procedure-age-conflict', 'error', conflicts, [
        'edit 7, procedure and age conflict',
        `${listed(conflicts)}: not for a patient of ${age}.`,
        'Correct the age or the code.',
      ])
    }
  }
}

function modifiers(context: Context): void {
  const { day, lists } = context
  const unknown = context.lines.filter((line) => line.modifiers.some((one) => lists.modifier(one, day) === undefined))
  if (unknown.length === 0) return
  const names = unknown.flatMap((line) => line.modifiers.filter((one) => lists.modifier(one, day) === undefined))
  tell(context, 'invalid-modifier', 'error', unknown, [
    'edit 22, invalid modifier',
    `${listed(names.map((code) => ({ code })))} on ${listed(unknown)}: no modifier that is in force on the date of service.`,
    'Correct or remove the modifier.',
  ])
}

/**
 * Days that the editor denies because of an inpatient-only procedure (status C): it looks no further at their lines. With modifier CA
 * (the patient died or was transferred) this holds for the whole claim.
 */
export function deniedDays(lines: readonly ServiceLine[]): (day: Day) => boolean {
  const inpatientOnly = lines.filter(({ service }) => service?.status === 'C')
  if (inpatientOnly.some((line) => line.modifiers.includes('CA'))) return () => true
  const days = new Set(inpatientOnly.map(({ day }) => day))
  return (day) => days.has(day)
}

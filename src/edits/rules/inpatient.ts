/** Edits of the Medicare Code Editor (CMS) on an inpatient claim. The date is that of discharge. */
import { parseDay } from '../../library/day.ts'
import { type Context, type Diagnosis, listed, type Procedure, type Rule } from '../context.ts'
import { coverage, delivery, stay } from './inpatient-procedures.ts'
import { type Flagged, tell, unknown } from './inpatient-tell.ts'

/** Last day of discharge on which the editor looked at the sex. */
const SEX_EDITS_END = parseDay('2024-09-30')
const OLDEST = 124
const AGE_GROUPS = ['newborn', 'pediatric', 'maternity', 'adult'] as const

export const inpatient: Rule = (context) => {
  const diagnoses = context.diagnoses
    .filter(({ valid }) => valid)
    .map((code) => ({ code, flags: context.edits.inpatientDiagnosis(code.row, context.day) }))
  const procedures = context.procedures
    .filter(({ valid }) => valid)
    .map((code) => ({ code, flags: context.edits.inpatientProcedure(code.code, context.day) }))
  invalid(context)
  demographics(context)
  principalEdits(context, diagnoses)
  ages(context, diagnoses)
  sexes(context, [...diagnoses, ...procedures])
  anyDiagnosis(context, diagnoses)
  coverage(context, diagnoses, procedures)
  delivery(context, diagnoses, procedures)
  stay(context, procedures)
}

function invalid(context: Context): void {
  const codes = [...context.diagnoses, ...context.procedures].filter(({ valid }) => !valid)
  if (codes.length > 0) {
    tell(context, 'invalid-code', 'error', codes, [
      'edit 1, invalid diagnosis or procedure code',
      `Not valid on the date of discharge: ${listed(codes)}.`,
      'Use codes that are complete and in force on the date of discharge.',
    ])
  }
  const [principal, ...others] = context.diagnoses
  const again = others.filter(({ raw }) => raw === principal?.raw)
  if (again.length > 0) {
    tell(context, 'duplicate-of-principal', 'error', again, [
      'edit 3, duplicate of principal diagnosis',
      `${listed(again)} is the principal diagnosis and stands among the secondary ones too.`,
      'Remove it from the secondary diagnoses.',
    ])
  }
}

function demographics(context: Context): void {
  const { claim, day, edits } = context
  if (claim.age === undefined) unknown(context, 'age', 'the age of the patient', 'Age edits')
  else if (!Number.isInteger(claim.age) || claim.age < 0 || claim.age > OLDEST) {
    tell(
      context,
      'invalid-age',
      'error',
      [],
      [
        'edit 14, invalid age',
        `${claim.age} is no age: whole years from 0 to ${OLDEST}.`,
        'Correct the age or the date of birth.',
      ],
    )
  }
  if (day <= SEX_EDITS_END && claim.sex === 'U') {
    tell(
      context,
      'invalid-sex',
      'error',
      [],
      [
        'edit 15, invalid sex (discharges to September 30, 2024)',
        'The sex of the patient is not given as male or female.',
        'Give the sex as the claim form has it.',
      ],
    )
  }
  if (day <= SEX_EDITS_END && claim.sex === undefined) unknown(context, 'sex', 'the sex of the patient', 'Sex edits')
  const status = claim.dischargeStatus
  if (status === undefined)
    unknown(context, 'discharge-status', 'the discharge status', 'The edit of the discharge status')
  else if (edits.dischargeStatus(status, day) === undefined) {
    tell(
      context,
      'invalid-discharge-status',
      'error',
      [],
      [
        'edit 16, invalid discharge status',
        `"${status}" is not a patient discharge status in use on the date of discharge.`,
        'Give the two-digit patient status of the claim form (form locator 17).',
      ],
    )
  }
}

/** What the editor asks of the principal diagnosis alone. */
function principalEdits(context: Context, diagnoses: readonly Flagged<Diagnosis>[]): void {
  const principal = diagnoses.find(({ code }) => code.position === 0)
  if (!principal) return
  const { code, flags } = principal
  const has = (flag: string) => flags.includes(flag)
  if (has('ecodepdx')) {
    tell(
      context,
      'external-cause-as-principal',
      'error',
      [code],
      [
        'edit 2, external cause of morbidity as principal diagnosis',
        `${code.code} is an external cause and cannot be the principal diagnosis.`,
        'Put the injury or condition first and this code behind it.',
      ],
    )
  }
  if (has('manifestation')) {
    tell(
      context,
      'manifestation-as-principal',
      'error',
      [code],
      [
        'edit 6, manifestation code as principal diagnosis',
        `${code.code} describes a manifestation of another disease and cannot be the principal diagnosis.`,
        'Put the underlying disease first.',
      ],
    )
  }
  if (has('qadm')) {
    tell(
      context,
      'questionable-admission',
      'warning',
      [code],
      [
        'edit 8, questionable admission',
        `${code.code} alone is usually not sufficient justification for admission to an acute care hospital.`,
        'Check whether another diagnosis occasioned the admission.',
      ],
    )
  }
  if (has('reqsdx')) {
    if (context.diagnoses.length > 1) return
    tell(
      context,
      'requires-secondary',
      'error',
      [code],
      [
        'edit 9, unacceptable principal diagnosis: requires secondary diagnosis',
        `${code.code} as principal diagnosis needs a secondary diagnosis.`,
        'Add the condition for which the care is given.',
      ],
    )
  } else if (has('unacceptable')) {
    tell(
      context,
      'unacceptable-principal',
      'error',
      [code],
      [
        'edit 9, unacceptable principal diagnosis',
        `${code.code} describes a circumstance, not a current illness or injury, and is not accepted as principal diagnosis.`,
        'Put the condition that occasioned the admission first.',
      ],
    )
  }
}

function ages(context: Context, diagnoses: readonly Flagged<Diagnosis>[]): void {
  const { age, day, edits } = context
  if (age === undefined) return
  for (const group of AGE_GROUPS) {
    const range = edits.ages(group, day)
    if (!range || (range.youngest <= age && age <= range.oldest)) continue
    const codes = diagnoses.filter(({ flags }) => flags.includes(group)).map(({ code }) => code)
    if (codes.length === 0) continue
    tell(context, 'age-conflict', 'error', codes, [
      `edit 4, age conflict: ${group} diagnosis, ${range.youngest} to ${range.oldest} years`,
      `${listed(codes)}: for ages ${range.youngest} to ${range.oldest}; the patient is ${age}.`,
      'Correct the age or the code.',
    ])
  }
}

/** A sex that is not known conflicts with every code that asks for one. */
function sexes(context: Context, flagged: readonly Flagged<Diagnosis | Procedure>[]): void {
  const { sex } = context.claim
  if (sex === undefined) return
  for (const [other, own] of [
    ['female', 'F'],
    ['male', 'M'],
  ] as const) {
    const codes = flagged.filter(({ flags }) => sex !== own && flags.includes(other)).map(({ code }) => code)
    if (codes.length === 0) continue
    tell(context, 'sex-conflict', 'error', codes, [
      'edit 5, sex conflict (discharges to September 30, 2024)',
      `${listed(codes)}: for ${other} patients.`,
      'Correct the sex or the code.',
    ])
  }
}

function anyDiagnosis(context: Context, diagnoses: readonly Flagged<Diagnosis>[]): void {
  const withFlag = (flag: string) => diagnoses.filter(({ flags }) => flags.includes(flag)).map(({ code }) => code)
  const wrong = withFlag('wrngproc')
  if (wrong.length > 0) {
    tell(context, 'wrong-procedure-performed', 'error', wrong, [
      'edit 18, wrong procedure performed',
      `${listed(wrong)} says that a wrong operation, side or patient was operated on; the stay is not covered.`,
      'Check the record; such a stay is billed apart from what is covered.',
    ])
  }
  const open = withFlag('unspecified')
  if (open.length > 0) {
    tell(context, 'unspecified-code', 'warning', open, [
      'edit 20, unspecified code',
      `${listed(open)} leaves the side open although codes that name it exist.`,
      'Use the code for the side that the record names; else the record must say that the side could not be determined.',
    ])
  }
}

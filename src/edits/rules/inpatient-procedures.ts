/** Edits of the Medicare Code Editor (CMS) on procedures: coverage, deliveries, and the length of the stay. */
import { type Context, type Diagnosis, listed, type Procedure } from '../context.ts'
import { type Flagged, tell, unknown } from './inpatient-tell.ts'

/** Days; a stay up to here is too short for more than four days of ventilation. */
const VENTILATION_DAYS = 4

/** Procedures that Medicare does not cover, or only under conditions that other codes of the claim meet. */
export function coverage(
  context: Context,
  diagnoses: readonly Flagged<Diagnosis>[],
  procedures: readonly Flagged<Procedure>[],
): void {
  const dx = (flag: string) => diagnoses.some(({ flags }) => flags.includes(flag))
  const pr = (flag: string) => procedures.some(({ flags }) => flags.includes(flag))
  const pancreasCovered = pr('kidneyxp') || dx('diabtypeI')
  const heart = pr('lcov_artheartxpa') && pr('lcov_artheartxpb')
  const isHeart = (flags: readonly string[]) => flags.some((flag) => flag.startsWith('lcov_artheartxp'))
  const notCovered = procedures.filter(
    ({ flags }) =>
      flags.includes('noncovered') ||
      (flags.includes('ncov45') && !pancreasCovered) ||
      (flags.includes('ncov6') && dx('ncov6')) ||
      (flags.includes('ncov12agele60') && (context.age ?? 0) > 60) ||
      (flags.includes('ncov_z302') && dx('ncov_z302')) ||
      (isHeart(flags) && heart && !dx('clintrial')),
  )
  const codes = notCovered.map(({ code }) => code)
  if (codes.length > 0) {
    tell(context, 'non-covered-procedure', 'error', codes, [
      'edit 11, non-covered procedure',
      `${listed(codes)}: not covered under the circumstances that the claim shows.`,
      'Check the procedure and the diagnoses that decide its coverage.',
    ])
  }
  const limited = procedures
    .filter((one) => !notCovered.includes(one))
    .filter(({ flags }) => flags.includes('lcov') || (isHeart(flags) && heart))
    .map(({ code }) => code)
  if (limited.length > 0) {
    tell(context, 'limited-coverage', 'warning', limited, [
      'edit 17, limited coverage',
      `${listed(limited)}: covered under conditions only, and costly where they are not met.`,
      'Check that facility and patient meet the conditions of the national coverage determination.',
    ])
  }
}

export function delivery(
  context: Context,
  diagnoses: readonly Flagged<Diagnosis>[],
  procedures: readonly Flagged<Procedure>[],
): void {
  if (diagnoses.some(({ code, flags }) => code.position > 0 && flags.includes('delout'))) return
  const codes = procedures
    .filter(({ flags }) => flags.includes('csect') || flags.includes('vagdel'))
    .map(({ code }) => code)
  if (codes.length === 0) return
  tell(context, 'questionable-obstetric-admission', 'warning', codes, [
    'edit 8, questionable obstetric admission',
    `${listed(codes)} is a delivery, and no secondary diagnosis tells its outcome.`,
    'Add the outcome of delivery (category Z37) as a secondary diagnosis.',
  ])
}

export function stay(context: Context, procedures: readonly Flagged<Procedure>[]): void {
  const codes = procedures.filter(({ flags }) => flags.includes('los')).map(({ code }) => code)
  if (codes.length === 0) return
  const { lengthOfStay } = context.claim
  if (lengthOfStay === undefined)
    unknown(context, 'length-of-stay', 'the length of stay', 'The edit of the length of stay')
  else if (lengthOfStay <= VENTILATION_DAYS) {
    tell(context, 'procedure-inconsistent-with-los', 'error', codes, [
      'edit 19, procedure inconsistent with length of stay',
      `${listed(codes)} takes more than 96 hours; the stay lasted ${lengthOfStay} days.`,
      'Check the hours of ventilation and the dates of admission and discharge.',
    ])
  }
}

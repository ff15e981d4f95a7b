/** Checks a request against what the models know: every expected failure says what was wrong and what to do. */
import type { ModelYear, Tables } from './tables.ts'
import { type Eligibility, HCC_MODELS, type HccErrorId, type HccFailure, type HccRequest, METALS } from './types.ts'

const MOST_YEARS = 130

/** Which fields of the eligibility each family of models reads. */
const NEEDS = {
  cms: ['orec', 'dual', 'institutional', 'newEnrollee'],
  rx: ['orec', 'institutional', 'newEnrollee', 'lowIncome', 'esrd'],
  hhs: ['metal', 'enrollmentMonths'],
} as const satisfies Record<string, readonly (keyof Eligibility)[]>

export type Family = keyof typeof NEEDS

export const familyOf = (model: string): Family =>
  model === 'HHS-HCC V08' ? 'hhs' : model.startsWith('RxHCC') ? 'rx' : 'cms'

export const isFailure = (value: object): value is HccFailure => 'ok' in value && value.ok === false

const failure = (error: HccErrorId, message: string): HccFailure => ({ ok: false, error, message })

/** The tables that answer the request, or why it cannot be answered. */
export function checkRequest(tables: Tables, request: HccRequest): ModelYear | HccFailure {
  const { model, paymentYear, age, sex } = request
  if (!HCC_MODELS.some((known) => known === model)) {
    return failure('unknown-model', `There is no model ${model}. Known models: ${HCC_MODELS.join(', ')}.`)
  }
  const years = tables.models.filter((one) => one.model === model)
  const tablesOfYear = years.find(({ year }) => year === paymentYear)
  if (tablesOfYear === undefined) {
    const known = years.map(({ year }) => year).join(', ')
    return failure(
      'unknown-payment-year',
      `The tables of ${model} for ${paymentYear} are not bundled. Choose one of: ${known}.`,
    )
  }
  if (!Number.isInteger(age) || age < 0 || age > MOST_YEARS) {
    return failure('impossible-age', `An age of ${age} is not possible. Give whole years from 0 to ${MOST_YEARS}.`)
  }
  if (sex !== 'M' && sex !== 'F') {
    return failure('unknown-sex', 'Risk adjustment factors differ by sex. Give M or F, as the payer has it on record.')
  }
  return checkEligibility(familyOf(model), request.eligibility) ?? tablesOfYear
}

/** Whether a segment can be told; without it, only the categories are given. */
export const hasEligibility = (family: Family, given: Eligibility | undefined): given is Eligibility =>
  given !== undefined && NEEDS[family].some((field) => given[field] !== undefined)

function checkEligibility(family: Family, given: Eligibility | undefined): HccFailure | undefined {
  if (!hasEligibility(family, given)) return undefined
  const missing = NEEDS[family].filter((field) => given[field] === undefined)
  if (missing.length > 0) {
    return failure(
      'incomplete-eligibility',
      `The eligibility lacks ${missing.join(', ')}. Give ${NEEDS[family].join(', ')}, or none of them for the categories alone.`,
    )
  }
  const { orec, dual, metal, enrollmentMonths } = given
  const wrong =
    (orec !== undefined && !['0', '1', '2', '3'].includes(orec) && `orec ${orec} (0, 1, 2 or 3)`) ||
    (dual !== undefined && !['none', 'partial', 'full'].includes(dual) && `dual ${dual} (none, partial or full)`) ||
    (metal !== undefined && !METALS.includes(metal) && `metal ${metal} (${METALS.join(', ')})`) ||
    (enrollmentMonths !== undefined &&
      !(Number.isInteger(enrollmentMonths) && enrollmentMonths >= 1 && enrollmentMonths <= 12) &&
      `enrollmentMonths ${enrollmentMonths} (1 to 12)`)
  return wrong ? failure('impossible-eligibility', `The eligibility holds what is not possible: ${wrong}.`) : undefined
}

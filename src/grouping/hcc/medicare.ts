/** Segments and variables of CMS-HCC and RxHCC (CMS: risk adjustment model software, variables of demographics and interactions). */
import type { Person } from './categories.ts'
import type { Factors, Interaction } from './tables.ts'
import type { Category, Contribution, Eligibility } from './types.ts'

/** First years of the age bands; new enrollees of 65 to 69 have a band for each year. */
const BANDS = [0, 35, 45, 55, 60, 65, 70, 75, 80, 85, 90, 95]
const NEW_ENROLLEE_BANDS = [0, 35, 45, 55, 60, 65, 66, 67, 68, 69, 70, 75, 80, 85, 90, 95]
const AGED = 65

/** The segment, the cell of age and sex, and the variables that may add to it. */
export interface Standing {
  segment: string
  demographic: string
  /** Demographic interactions. */
  with: string[]
  /** Under 65 and not entitled by age: what the models call disabled. */
  disabled: boolean
}

export function cmsStanding({ age, sex }: Person, { orec, dual, institutional, newEnrollee }: Eligibility): Standing {
  const aged = age >= AGED
  const disabled = !aged && orec !== '0'
  const originallyDisabled = aged && orec === '1'
  if (newEnrollee) {
    const segment = `NE_${dual === 'none' ? 'NMCAID' : 'MCAID'}_${originallyDisabled ? 'ORIGDIS' : 'NORIGDIS'}`
    return { segment, demographic: `NE${sex}${newEnrolleeBand(age, orec)}`, with: [], disabled }
  }
  const benefits = dual === 'full' ? 'F' : dual === 'partial' ? 'P' : 'N'
  return {
    segment: institutional ? 'INS' : `C${benefits}${aged ? 'A' : 'D'}`,
    demographic: `${sex}${band(age, BANDS)}`,
    with: [
      ...(originallyDisabled ? [sex === 'F' ? 'OriginallyDisabled_Female' : 'OriginallyDisabled_Male'] : []),
      ...(dual === 'none' ? [] : ['LTIMCAID']),
    ],
    disabled,
  }
}

export function rxStanding({ age, sex }: Person, eligibility: Eligibility): Standing {
  const { orec, institutional, newEnrollee, lowIncome, esrd } = eligibility
  const aged = age >= AGED
  const originallyDisabled = aged && orec === '1'
  const income = lowIncome ? 'LOW' : 'NONLOW'
  if (newEnrollee) {
    const status = `${esrd ? 'ESRD' : 'NESRD'}_${originallyDisabled ? 'ORIGDIS' : 'NORIGDIS'}`
    return {
      segment: institutional ? 'NE_LTI' : `NE_${income}_COMMUNITY`,
      demographic: `${status}_X_${sex}${newEnrolleeBand(age, orec)}`,
      with: [],
      disabled: false,
    }
  }
  return {
    segment: institutional ? 'CE_LTI' : `CE_${income}_${aged ? 'AGED' : 'NONAGED'}`,
    demographic: `${sex}${band(age, BANDS)}`,
    with: originallyDisabled ? [`${sex}65OD`, 'OD65'] : [],
    disabled: false,
  }
}

/** Interactions of diseases that hold, the count of payment categories, and for RxHCC those with being under 65. */
export function diseaseVariables(
  kept: readonly Category[],
  interactions: readonly Interaction[],
  standing: Standing,
  person: Person,
): string[] {
  const present = new Set(kept.map(({ hcc }) => hcc))
  const met = interactions.filter(({ needs }) =>
    needs.every((need) => (need === 'disabled' ? standing.disabled : need.some((hcc) => present.has(hcc)))),
  )
  return [
    ...met.map(({ name }) => name),
    ...(kept.length === 0 ? [] : [kept.length > 9 ? 'D10P' : `D${kept.length}`]),
    ...(person.age < AGED ? kept.map(({ hcc }) => `NONAGED_RXHCC${hcc}`) : []),
  ]
}

/** The variables whose factor in the segment is not zero. */
export const contributionsOf = (factors: Factors, segment: string, variables: readonly string[]): Contribution[] =>
  variables.flatMap((variable) => {
    const thousandths = factors.of(variable, segment)
    return thousandths ? [{ variable, factor: thousandths / 1000 }] : []
  })

/** Exact sum of factors of three decimals. */
export const scoreOf = (contributions: readonly Contribution[]): number =>
  contributions.reduce((sum, { factor }) => sum + Math.round(factor * 1000), 0) / 1000

/** Who is 64 and entitled by age turns 65 within the payment year. */
const newEnrolleeBand = (age: number, orec: string | undefined): string =>
  band(age === AGED - 1 && orec === '0' ? AGED : age, NEW_ENROLLEE_BANDS)

/** `0_34`, `65`, `95_GT`. */
function band(age: number, firsts: readonly number[]): string {
  const i = firsts.findLastIndex((first) => first <= age)
  const [first = 0, next] = firsts.slice(i, i + 2)
  if (next === undefined) return `${first}_GT`
  return next === first + 1 ? String(first) : `${first}_${next - 1}`
}

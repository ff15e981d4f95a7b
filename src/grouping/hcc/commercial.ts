/**
 * Groups, variables and segments of HHS-HCC V08 (HHS: instructions for the risk adjustment model software). Categories from drugs (RXC)
 * and affiliated cost factors are not known from diagnoses and stay out.
 */
import { applyHierarchies, type Found, type Person } from './categories.ts'
import type { Factors, Tables } from './tables.ts'
import type { Category, DroppedCategory } from './types.ts'

export type AgeModel = 'Infant' | 'Child' | 'Adult'

export const ageModel = (age: number): AgeModel => (age < 2 ? 'Infant' : age < 21 ? 'Child' : 'Adult')

const FIRST_AGES = [2, 5, 10, 15, 21, 25, 30, 35, 40, 45, 50, 55, 60]
/** Does not count among the payment categories of severe illness. */
const UNCOUNTED = '22'
/** By rank: the first that holds is the newborn's. */
const MATURITIES = ['Extremely_Immature', 'Immature', 'Premature_Multiples', 'Term'] as const
const SEVERITIES = ['Severity5', 'Severity4', 'Severity3', 'Severity2'] as const

export interface Judged {
  kept: Category[]
  dropped: DroppedCategory[]
  /** Variables of diseases, whether or not they have a factor. */
  variables: string[]
  /** Variables of age and sex. */
  demographics: string[]
}

/** @param months enrolled in the benefit year; undefined when only categories are asked for */
export function judge(
  tables: Tables,
  factors: Factors,
  found: Found,
  person: Person,
  months: number | undefined,
): Judged {
  const model = ageModel(person.age)
  if (model === 'Infant') return judgeInfant(tables, found, person)
  const groups = groupsOf(tables, model)
  const counting: Found = new Map(
    [...found].filter(([hcc]) => groups.has(hcc) || factors.of(`${model} HCC${hcc}`, 'Silver') !== undefined),
  )
  const { kept, dropped } = applyHierarchies(counting)
  const grouped = kept.map((category): Category => {
    const group = groups.get(category.hcc)
    return group === undefined ? category : { ...category, group }
  })
  const units = [...new Set(grouped.map(({ hcc, group }) => group ?? `HCC${hcc}`))]
  const count = units.filter((unit) => unit !== `HCC${UNCOUNTED}`).length
  const present = new Set(kept.map(({ hcc }) => hcc))
  const holds = (list: string) => tables.list(list).some((hcc) => present.has(hcc))
  const counts = [
    ...(holds('severe_illness') ? [severe(model, count)] : []),
    ...(holds('transplant') && count >= 4 ? [transplant(model, count)] : []),
    ...(model === 'Adult' && count > 0 && months !== undefined && months <= 6 ? [`HCC_ED${months}`] : []),
  ]
  return {
    kept: grouped,
    dropped,
    variables: [...units, ...counts].map((name) => `${model} ${name}`),
    demographics: [`${model} ${person.sex}AGE_LAST_${band(person.age)}`],
  }
}

/** An infant has one variable of maturity at birth and severity of the worst category, and one of sex. */
function judgeInfant(tables: Tables, found: Found, { age, sex }: Person): Judged {
  const holds = (list: string) => tables.list(list).some((hcc) => found.has(hcc))
  // a newborn without a category of maturity counts as one year old
  const maturity = (age === 0 && MATURITIES.find(holds)) || 'Age1'
  const severity = SEVERITIES.find(holds) ?? 'Severity1'
  return {
    ...applyHierarchies(found),
    variables: [`Infant ${maturity}_x_${severity}`],
    demographics: sex === 'M' ? [`Infant ${maturity === 'Age1' ? 'Age1' : 'Age0'}_Male`] : [],
  }
}

/** Group of each category that has one. */
function groupsOf(tables: Tables, model: AgeModel): Map<string, string> {
  const prefix = `${model} `
  return new Map(
    tables.lists
      .filter((name) => name.startsWith(prefix))
      .flatMap((name) => tables.list(name).map((hcc): [string, string] => [hcc, name.slice(prefix.length)])),
  )
}

function severe(model: AgeModel, count: number): string {
  if (model === 'Adult') return `SEVERE_HCC_COUNT${count >= 10 ? '10PLUS' : count}`
  return `SEVERE_HCC_COUNT${count >= 8 ? '8PLUS' : count >= 6 ? '6_7' : count}`
}

function transplant(model: AgeModel, count: number): string {
  if (model === 'Child') return 'TRANSPLANT_HCC_COUNT4PLUS'
  return `TRANSPLANT_HCC_COUNT${count >= 8 ? '8PLUS' : count}`
}

function band(age: number): string {
  const i = FIRST_AGES.findLastIndex((first) => first <= age)
  const [first = 0, next] = FIRST_AGES.slice(i, i + 2)
  return next === undefined ? `${first}_GT` : `${first}_${next - 1}`
}

/** Risk adjustment: categories and score of a person by the models of CMS (CMS-HCC, RxHCC) and HHS (HHS-HCC), each by payment year. */
import { dotted } from '../../library/code-key.ts'
import type { Classification } from '../../library/types.ts'
import type { Index } from '../../store/format.ts'
import { applyHierarchies, categoriesOf, type Found, type Person } from './categories.ts'
import { ageModel, judge } from './commercial.ts'
import { cmsStanding, contributionsOf, diseaseVariables, rxStanding, scoreOf } from './medicare.ts'
import { checkRequest, familyOf, hasEligibility, isFailure } from './request.ts'
import { type ModelYear, openTables, type Tables } from './tables.ts'
import type { CodeCategory, HccFailure, HccRequest, HccResult, Uncounted } from './types.ts'

export interface Hcc {
  /** Every model with its payment years. */
  models(): { model: string; years: number[] }[]
  /** Categories, and with the eligibility also segment and raw score. */
  adjust(request: HccRequest): HccResult | HccFailure
  /** Every category that a code carries, by model. Empty for a code without any. */
  codeCategories(code: string): CodeCategory[]
  /** Last day of the code set that the newest mapping knows, ISO: what is newer has no category yet. */
  knownThrough: string
}

/** @throws IndexError when a section is missing */
export function openHcc(index: Index, classification: Classification): Hcc {
  const tables = openTables(index)
  return {
    models: () => byModel(tables),
    adjust(request) {
      const tablesOfYear = checkRequest(tables, request)
      if (isFailure(tablesOfYear)) return tablesOfYear
      // the check before rules out any other sex
      const person: Person = { age: request.age, sex: request.sex === 'F' ? 'F' : 'M' }
      const { found, uncounted } = categoriesOf(tables, tablesOfYear, classification, request.dx, person)
      const adjust = familyOf(request.model) === 'hhs' ? adjustCommercial : adjustMedicare
      return adjust(tables, tablesOfYear, request, person, found, uncounted)
    },
    codeCategories: (code) => codeCategories(tables, dotted(code.replace('.', '').toUpperCase())),
    knownThrough:
      tables.models
        .map(({ through }) => through)
        .sort()
        .at(-1) ?? '',
  }
}

function adjustMedicare(
  tables: Tables,
  { factors: set }: ModelYear,
  { model, paymentYear, eligibility }: HccRequest,
  person: Person,
  found: Found,
  uncountedBefore: readonly Uncounted[],
): HccResult {
  // the factors of a model are one set in all its years: its name names the model
  const uncounted = [...uncountedBefore, ...(set === 'v28' ? withoutLoneHeartAssist(found) : [])]
  const { kept, dropped } = applyHierarchies(found)
  const family = familyOf(model)
  if (!hasEligibility(family, eligibility)) {
    return { model, paymentYear, hccs: kept, dropped, interactions: [], contributions: [], uncounted }
  }
  const standing = (family === 'rx' ? rxStanding : cmsStanding)(person, eligibility)
  const factors = tables.factors(set)
  const of = (variables: readonly string[]) => contributionsOf(factors, standing.segment, variables)
  const interactions = of([...standing.with, ...diseaseVariables(kept, tables.interactions(set), standing, person)])
  const contributions = [...of([standing.demographic]), ...of(kept.map(({ hcc }) => `HCC${hcc}`)), ...interactions]
  return {
    model,
    paymentYear,
    segment: standing.segment,
    hccs: kept,
    dropped,
    interactions: interactions.map(({ variable }) => variable),
    score: scoreOf(contributions),
    contributions,
    uncounted,
  }
}

/** CMS-HCC V28 takes the category of heart assist devices back, before hierarchies, where no other category of heart failure is there. */
function withoutLoneHeartAssist(found: Found): Uncounted[] {
  const lone = found.get('223')
  if (!lone || ['221', '222', '224', '225', '226'].some((hcc) => found.has(hcc))) return []
  found.delete('223')
  return lone.from.map((code) => ({
    code,
    reason: 'needs-another',
    message: `${code} carries category 223 only beside another category of heart failure (221, 222, 224, 225 or 226).`,
  }))
}

function adjustCommercial(
  tables: Tables,
  { factors: set }: ModelYear,
  { model, paymentYear, eligibility }: HccRequest,
  person: Person,
  found: Found,
  uncounted: Uncounted[],
): HccResult {
  const factors = tables.factors(set)
  const { metal, enrollmentMonths } = eligibility ?? {}
  const { kept, dropped, variables, demographics } = judge(tables, factors, found, person, enrollmentMonths)
  const base = { model, paymentYear, hccs: kept, dropped, uncounted }
  if (metal === undefined) return { ...base, segment: ageModel(person.age), interactions: [], contributions: [] }
  const contributions = contributionsOf(factors, metal, [...demographics, ...variables]).map((one) => ({
    ...one,
    variable: one.variable.slice(one.variable.indexOf(' ') + 1),
  }))
  return {
    ...base,
    segment: `${ageModel(person.age)} ${metal}`,
    interactions: contributions
      .map(({ variable }) => variable)
      .filter((name) => /^(SEVERE|TRANSPLANT|HCC_ED|.+_x_)/.test(name)),
    score: scoreOf(contributions),
    contributions,
  }
}

function byModel(tables: Tables): { model: string; years: number[] }[] {
  const years = new Map<string, number[]>()
  for (const { model, year } of tables.models) years.set(model, [...(years.get(model) ?? []), year])
  return [...years].map(([model, all]) => ({ model, years: all }))
}

function codeCategories(tables: Tables, code: string): CodeCategory[] {
  const newest = new Map<string, string>()
  for (const { model, mapping } of tables.models) newest.set(model, mapping)
  // the three RxHCC models share one mapping; of the benefit years of HHS-HCC the newest speaks
  const names = new Map(
    [...newest].map(([model, mapping]) => [mapping, model.startsWith('RxHCC') ? 'RxHCC V08' : model]),
  )
  return tables.assignments(code).flatMap(({ mapping, category, from, to, sex }) => {
    const model = names.get(mapping)
    if (model === undefined) return []
    const years = tables.models.filter((one) => one.mapping === mapping).map(({ year }) => String(year))
    const condition = [ages(from, to), sex === 'M' ? 'male' : sex === 'F' ? 'female' : ''].filter(Boolean).join(', ')
    return [{ model, hcc: category.hcc, label: category.label, years: [...new Set(years)].join(' and '), condition }]
  })
}

function ages(from: number, to: number): string {
  if (from === 0 && !Number.isFinite(to)) return ''
  if (!Number.isFinite(to)) return `age ${from} and over`
  return from === 0 ? `age under ${to + 1}` : `age ${from} to ${to}`
}

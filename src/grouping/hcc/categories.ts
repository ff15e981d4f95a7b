/** Diagnoses → categories, and what the hierarchies leave of them. */
import { dotted } from '../../library/code-key.ts'
import type { Classification } from '../../library/types.ts'
import type { CategoryInfo, ModelYear, Tables } from './tables.ts'
import type { Category, DroppedCategory, Uncounted } from './types.ts'

export interface Person {
  age: number
  sex: 'M' | 'F'
}

/** Categories by number, each with the diagnoses that carry it. */
export type Found = Map<string, { category: CategoryInfo; from: string[] }>

/** Categories that diagnoses carry for this person, and the diagnoses that carry none. */
export function categoriesOf(
  tables: Tables,
  tablesOfYear: ModelYear,
  classification: Classification,
  dx: readonly string[],
  { age, sex }: Person,
): { found: Found; uncounted: Uncounted[] } {
  const { mapping, model } = tablesOfYear
  const found: Found = new Map()
  const uncounted: Uncounted[] = []
  for (const code of new Set(dx.map((given) => dotted(given.replace('.', '').toUpperCase())))) {
    const mapped = tables.assignments(code, mapping)
    const held = mapped.filter(({ from, to, ...of }) => from <= age && age <= to && (of.sex === '' || of.sex === sex))
    for (const { category } of held) {
      const known = found.get(category.hcc)
      if (known) known.from.push(code)
      else found.set(category.hcc, { category, from: [code] })
    }
    if (held.length > 0) continue
    if (mapped.length > 0) {
      const message = `${code} carries no category of ${model} at this age and sex.`
      uncounted.push({ code, reason: 'age-or-sex', message })
    } else uncounted.push(whyNot(code, classification, tablesOfYear))
  }
  return { found, uncounted }
}

function whyNot(code: string, classification: Classification, { model, year, through, lastDay }: ModelYear): Uncounted {
  const row = classification.find(code)
  const first = row < 0 ? undefined : classification.periods(row).find(({ billable }) => billable)
  if (first === undefined) {
    return { code, reason: 'not-a-code', message: `${code} is not a billable code of ICD-10-CM.` }
  }
  if (first.from > lastDay) {
    const message = `${code} is newer than the published mapping of ${model} ${year}, which ends with codes of ${through}: whether it will carry a category is not known.`
    return { code, reason: 'newer-than-mapping', message }
  }
  return { code, reason: 'no-category', message: `${code} carries no payment category of ${model} ${year}.` }
}

/**
 * Splits categories into those that count and those that one above them drops. `by` names the categories that remain and stand above; a
 * category dropped by one that is itself dropped has the topmost ones there.
 */
export function applyHierarchies(found: Found): { kept: Category[]; dropped: DroppedCategory[] } {
  const above = new Map<string, string[]>()
  for (const [hcc, { category }] of found) {
    for (const below of category.drops) if (found.has(below)) above.set(below, [...(above.get(below) ?? []), hcc])
  }
  const kept: Category[] = []
  const dropped: DroppedCategory[] = []
  for (const [hcc, { category, from }] of [...found].sort(([a], [b]) => Number(a) - Number(b))) {
    const by = (above.get(hcc) ?? []).filter((one) => !above.has(one)).sort((a, b) => Number(a) - Number(b))
    if (above.has(hcc)) dropped.push({ hcc, label: category.label, from, by })
    else kept.push({ hcc, label: category.label, from })
  }
  return { kept, dropped }
}

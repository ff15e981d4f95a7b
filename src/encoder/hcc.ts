/** Risk adjustment for those outside, and what a code's record says of it. */
import type { CodeSystem } from '../engine/types.ts'
import type { HccFailure, HccRequest, HccResult } from '../grouping/hcc/types.ts'
import { formatDay, parseDay } from '../library/day.ts'
import type { CodeFlag } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'

/** Categories of a person's diagnoses; with the eligibility also segment and raw score. */
export async function riskAdjustment(encoder: Encoder, request: HccRequest): Promise<HccResult | HccFailure> {
  return (await encoder.open('hcc')).adjust(request)
}

const IDS: Record<string, string> = {
  'CMS-HCC V28': 'hcc-v28',
  'CMS-HCC V24': 'hcc-v24',
  'RxHCC V08': 'rxhcc-v08',
  'HHS-HCC V08': 'hhs-hcc-v08',
}

/** The categories that a diagnosis carries, by model; and for a code that is newer than the mappings, that none is published yet. */
export async function hccFlags(encoder: Encoder, system: CodeSystem, code: string): Promise<CodeFlag[]> {
  if (system !== 'ICD-10-CM') return []
  const hcc = await encoder.open('hcc')
  const flags = hcc.codeCategories(code).map(
    ({ model, hcc: number, label, years, condition }): CodeFlag => ({
      id: IDS[model] ?? model,
      label: `${model}: ${number} ${label}`,
      source: `${model}, ${model.startsWith('HHS') ? 'benefit' : 'payment'} year ${years}`,
      ...(condition ? { detail: `Only at this age or sex: ${condition}.` } : {}),
    }),
  )
  if (flags.length > 0) return flags
  const classification = await encoder.open('classification')
  const row = classification.find(code)
  const [first] = row < 0 ? [] : classification.periods(row).filter(({ billable }) => billable)
  if (first === undefined || first.from <= parseDay(hcc.knownThrough)) return []
  return [
    {
      id: 'hcc-unknown',
      label: 'Risk adjustment: not published yet',
      source: `Mappings through ${hcc.knownThrough}`,
      detail: `The code is in force since ${formatDay(first.from)}, after the last published mapping of diagnoses to categories.`,
    },
  ]
}

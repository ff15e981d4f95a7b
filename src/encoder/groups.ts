/** AHRQ's groupings of a diagnosis, for its record. */
import type { CodeSystem } from '../engine/types.ts'
import type { CodeFlag } from '../platform/messages.ts'
import type { Encoder } from './encoder.ts'

const CCSR = 'AHRQ CCSR, first category, about 2023'
const CCIR = 'AHRQ Chronic Condition Indicator Refined v2023.1'

export async function groupFlags(encoder: Encoder, system: CodeSystem, code: string): Promise<CodeFlag[]> {
  if (system !== 'ICD-10-CM') return []
  const [groups, classification] = await Promise.all([encoder.open('groups'), encoder.open('classification')])
  const row = classification.find(code)
  const category = groups.category(row)
  const chronic = groups.isChronic(row)
  return [
    ...(category ? [{ id: 'ccsr', label: `CCSR ${category}`, source: CCSR }] : []),
    ...(chronic === undefined
      ? []
      : [{ id: 'chronic', label: chronic ? 'Chronic condition' : 'Not a chronic condition', source: CCIR }]),
  ]
}

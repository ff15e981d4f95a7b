/** A classification of a few codes with every peculiarity of the real one: placeholders, revised titles, codes that became headers. */

import { openClassification } from '../../../src/library/classification.ts'
import { buildClassification } from '../../../src/library/compile/classification.ts'
import { type Assets, compileIndex, type SectionBuilder } from '../../../src/store/compile/compile.ts'
import { openIndex } from '../../../src/store/format.ts'

const tsv = (head: string, rows: string[]): string =>
  `#${[head, ...rows].map((r) => r.split('|').join('\t')).join('\n')}\n`

const initial = 'initial encounter'
const later = 'subsequent encounter'

export const SMALL: Record<string, string> = {
  'codesets/icd10cm/codes.tsv': tsv('code|from|to|billable|status|title', [
    'E11|2015-10-01||0|L|Type 2 diabetes mellitus',
    'E112|2015-10-01||0|L|Type 2 diabetes mellitus with kidney complications',
    'E1122|2015-10-01||1|L|Type 2 diabetes mellitus with diabetic chronic kidney disease',
    'E119|2015-10-01||1|L|Type 2 diabetes mellitus without complications',
    'I10|2015-10-01||1|L|Essential (primary) hypertension',
    'J44|2015-10-01||0|L|Other chronic obstructive pulmonary disease',
    'J449|2015-10-01||1|L|Chronic obstructive pulmonary disease, unspecified',
    'M722|2015-10-01|2026-09-30|1|L|Plantar fascial fibromatosis',
    'M722|2026-10-01||0|L|Plantar fascial fibromatosis',
    'M7220|2026-10-01||1|L|Plantar fascial fibromatosis, unspecified foot',
    'S00|2015-10-01||0|L|Superficial injury of head',
    'S000|2015-10-01||0|L|Superficial injury of scalp',
    'S0007|2015-10-01||0|L|Other superficial bite of scalp',
    `S0007XA|2015-10-01||1|L|Other superficial bite of scalp, ${initial}`,
    `S0007XD|2015-10-01||1|L|Other superficial bite of scalp, ${later}`,
    'T36|2015-10-01||0|L|Poisoning by systemic antibiotics',
    'T360X|2015-10-01||0|L|Poisoning by penicillins',
    'T360X1|2015-10-01||0|L|Poisoning by penicillins, accidental',
    `T360X1A|2015-10-01||1|L|Poisoning by penicillins, accidental, ${initial}`,
    'Z2914|2022-10-01|2026-09-30|1|L|Encounter for prophylactic rabies immune globin',
    'Z2914|2026-10-01||1|L|Encounter for prophylactic rabies immune globulin',
    'Z8371|2015-10-01|2023-09-30|1|S|Family hx of colonic polyps',
  ]),
  'codesets/icd10cm/sections.tsv': tsv('kind|id|first|last|title|chapter', [
    'chapter|4|E00|E89|Endocrine diseases|4',
    'chapter|9|I00|I99|Circulatory diseases|9',
    'chapter|10|J00|J99|Respiratory diseases|10',
    'chapter|13|M00|M99|Musculoskeletal diseases|13',
    'chapter|19|S00|T88|Injury and poisoning|19',
    'chapter|21|Z00|Z99|Factors influencing health status|21',
    'block|E08-E13|E08|E13|Diabetes mellitus|4',
    'block|S00-S09|S00|S09|Injuries to the head|19',
    'block|T36-T50|T36|T50|Poisoning by drugs|19',
  ]),
  'codesets/icd10cm/notes.tsv': tsv('owner|kind|item|text|release', [
    'E11|includes|0|diabetes NOS|FY2026 (April)',
    'E11|excludes1|0|gestational diabetes (O24.4-)|FY2026 (April)',
    'E1122|useAdditionalCode|0|code to identify stage of chronic kidney disease (N18.1-N18.6)|FY2026 (April)',
    'J449|inclusionTerm|0|Chronic obstructive airway disease NOS|FY2026 (April)',
    'S00-S09|codeAlso|0|any associated:|FY2026 (April)',
    'S00-S09|codeAlso|1|wound infection|FY2026 (April)',
    'chapter:19|notes|0|Use secondary codes from Chapter 20.|FY2026 (April)',
  ]),
  'codesets/icd10cm/seventh.tsv': tsv('owner|char|meaning', [
    `S00|A|${initial}`,
    `S00|D|${later}`,
    'S00|S|sequela',
    `T36|A|${initial}`,
  ]),
}

export function memoryAssets(files: Record<string, string>): Assets {
  return {
    read: (path) => {
      const text = files[path]
      if (text === undefined) throw new Error(`No such asset: ${path}`)
      return text
    },
    list: (folder) =>
      Object.keys(files)
        .filter((p) => p.startsWith(`${folder}/`) && !p.slice(folder.length + 1).includes('/'))
        .sort(),
  }
}

export const compileSmall = (builders: SectionBuilder[] = [buildClassification], extra: Record<string, string> = {}) =>
  compileIndex(memoryAssets({ ...SMALL, ...extra }), builders)

export async function smallClassification() {
  const { manifest, chunks } = await compileSmall()
  return openClassification(openIndex(chunks, manifest))
}

/** Codes that may only be listed first (guideline I.C.21.c.15), for every setting. */
import { finding, type Rule } from '../context.ts'
import { distinct } from './excludes.ts'

/** Beginnings of codes, without dots, and what they except. */
const ONLY_FIRST: readonly { start: string; but?: string }[] = [
  { start: 'Z00', but: 'Z006' },
  { start: 'Z01' },
  { start: 'Z02' },
  { start: 'Z04' },
  { start: 'Z332' },
  { start: 'Z3181' },
  { start: 'Z3183' },
  { start: 'Z3184' },
  { start: 'Z34' },
  { start: 'Z39' },
  { start: 'Z38' },
  { start: 'Z40' },
  { start: 'Z42' },
  { start: 'Z510' },
  { start: 'Z511' },
  { start: 'Z52', but: 'Z529' },
  { start: 'Z761' },
  { start: 'Z762' },
  { start: 'Z9912' },
]

export const onlyFirst = (raw: string): boolean =>
  ONLY_FIRST.some(({ start, but }) => raw.startsWith(start) && (but === undefined || !raw.startsWith(but)))

export const principal: Rule = ({ diagnoses, find }) => {
  const first = diagnoses[0]
  for (const diagnosis of distinct(diagnoses)) {
    if (diagnosis.position === 0 || !onlyFirst(diagnosis.raw) || (first && onlyFirst(first.raw))) continue
    find(
      finding('icd10cm.first-listed-only', 'warning', [diagnosis], {
        message: `${diagnosis.code} may only be the principal or first-listed diagnosis.`,
        source: 'ICD-10-CM guideline I.C.21.c.15: Z codes that may only be principal or first-listed',
        resolve:
          'Put it first, or leave it out; it may stand behind another only where several encounters of one day are combined in one record.',
      }),
    )
  }
}

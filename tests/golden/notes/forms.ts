/** Which form of a disease the record tells: by injury or not, of an operation, acquired, with symptoms, in remission. */
import type { Golden } from '../types.ts'
import { office } from './encounter.ts'

export const forms: readonly Golden[] = [
  {
    name: 'head-ct-subdural-after-fall',
    phenomenon: 'a hematoma told with a fall is traumatic',
    why: 'I62.0- is nontraumatic; the fall stands in the same sentence, so the injury code applies.',
    text: `Assessment: Acute subdural hematoma following a fall on the stairs.`,
    encounter: office({ age: 71, sex: 'F' }),
    expect: { recommended: [], absent: ['I62.00', 'I62.01'] },
  },
  {
    name: 'oncology-remission-hoped-for',
    phenomenon: 'a remission that is still to come is none',
    why: 'A transplant considered in first remission says that there is no remission yet: the code without it.',
    text: `Assessment: Newly diagnosed mantle cell lymphoma, to start chemotherapy.
Plan: If her mantle cell lymphoma reaches remission, a transplant would be offered.`,
    encounter: office({ age: 58, sex: 'F' }),
    expect: { recommended: ['C83.10'], absent: ['C83.1A'] },
  },
  {
    name: 'clinic-hypothyroid-after-thyroidectomy',
    phenomenon: 'a deficiency that an operation left is postprocedural',
    why: 'E03 Excludes1 postprocedural hypothyroidism (E89.0).',
    text: `Assessment: Hypothyroidism since the total thyroidectomy of a goiter.
Plan: continue levothyroxine.`,
    encounter: office({ age: 49, sex: 'F' }),
    expect: { recommended: ['E89.0'], absent: ['E03.9'] },
  },
  {
    name: 'vein-clinic-painful',
    phenomenon: 'veins that hurt are not asymptomatic',
    why: 'I83.9- says asymptomatic; the record says that they are painful.',
    text: `HPI: painful varicose veins of the right leg for years.
Assessment: Varicose veins of the right lower extremity.`,
    encounter: office({ age: 52, sex: 'F' }),
    expect: { recommended: ['I83.811'], absent: ['I83.91'] },
  },
  {
    name: 'hernia-and-hydroceles',
    phenomenon: 'a side behind a comma belongs to the noun after it',
    why: 'The hernia is on the left only; what is bilateral are the hydroceles.',
    text: `Assessment: Left inguinal hernia, bilateral hydroceles.`,
    encounter: office({ age: 6, sex: 'M' }),
    expect: { recommended: ['K40.90'], absent: ['K40.20'] },
  },
  {
    name: 'ankle-dislocated-not-subluxed',
    phenomenon: 'of two things that a header lists the one that is named',
    why: 'S93.0- lists subluxation and dislocation; the record says dislocation.',
    text: `Assessment: Dislocation of the right ankle after a fall.`,
    encounter: office({ age: 33, sex: 'M' }),
    expect: { recommended: ['S93.04XA'], absent: ['S93.01XA'] },
  },
]

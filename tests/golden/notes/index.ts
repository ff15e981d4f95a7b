/** All golden notes. */
import type { Golden } from '../types.ts'
import { assertion } from './assertion.ts'
import { combinations } from './combinations.ts'
import { forms } from './forms.ts'
import { sidesAndInjuries } from './sides-and-injuries.ts'
import { specialties } from './specialties.ts'
import { textAndTime } from './text-and-time.ts'
import { toldNotHad } from './told-not-had.ts'

export const notes: readonly Golden[] = [
  ...assertion,
  ...sidesAndInjuries,
  ...combinations,
  ...forms,
  ...specialties,
  ...textAndTime,
  ...toldNotHad,
]

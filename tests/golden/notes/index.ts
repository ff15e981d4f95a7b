/** All golden notes. */
import type { Golden } from '../types.ts'
import { assertion } from './assertion.ts'

export const notes: readonly Golden[] = [...assertion]

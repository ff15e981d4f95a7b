/** AHRQ's groupings of diagnoses: the Clinical Classifications Software Refined and the Chronic Condition Indicator Refined. */
import type { Index } from '../../store/format.ts'
import type { Row } from '../types.ts'

export const NO_GROUP = 0xffff

export interface Groups {
  /** First CCSR category, e.g. "END002"; undefined for headers and for codes newer than the bundled edition. */
  category(row: Row): string | undefined
  /** undefined where nothing was determined. */
  isChronic(row: Row): boolean | undefined
}

/** @throws IndexError when a section is missing */
export function openGroups(index: Index): Groups {
  const category = index.u16('groups.category')
  const chronic = index.u8('groups.chronic')
  const names = index.strings('groups.name')
  return {
    category: (row) => names.get(category[row] ?? NO_GROUP) || undefined,
    isChronic(row) {
      const indicator = chronic[row]
      return indicator === 0 || indicator === 1 ? indicator === 1 : undefined
    },
  }
}

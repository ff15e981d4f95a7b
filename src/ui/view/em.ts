/** Names of families and elements of a visit, in our own words. */
import type { EmSheet, Family, KindInfo, Level, Worksheet } from '../../evaluation-management/types.ts'

export const FAMILY_NAMES: readonly (readonly [Family, string])[] = [
  ['office', 'Office or clinic'],
  ['hospital-initial', 'Hospital, first visit'],
  ['hospital-subsequent', 'Hospital, later visit'],
  ['hospital-same-day', 'Hospital, in and out on one day'],
  ['hospital-discharge', 'Hospital, discharge day'],
  ['consultation-office', 'Consultation, office'],
  ['consultation-inpatient', 'Consultation, hospital'],
  ['emergency', 'Emergency department'],
  ['nursing-initial', 'Nursing facility, first visit'],
  ['nursing-subsequent', 'Nursing facility, later visit'],
  ['nursing-discharge', 'Nursing facility, discharge'],
  ['home', 'Home or residence'],
]

/** Families whose codes differ between new and established patients. */
export const splitByPatient = (family: Family | undefined): boolean => family === 'office' || family === 'home'

export type ListName = 'problems' | 'data' | 'risk'

export const LISTS: readonly { list: ListName; element: KindInfo['element']; title: string; add: string }[] = [
  { list: 'problems', element: 'problem', title: 'Problems addressed', add: 'Add a problem' },
  { list: 'data', element: 'data', title: 'Data used', add: 'Add data' },
  { list: 'risk', element: 'risk', title: 'Risk of management', add: 'Add a decision' },
]

export const LEVEL_NAMES: Record<Level, string> = {
  none: 'none',
  straightforward: 'minimal',
  low: 'low',
  moderate: 'moderate',
  high: 'high',
}

type AnyItem = Worksheet[ListName][number]

/** The worksheet with one list of it changed; the kinds of a list are those of its element. */
export function withItems(worksheet: Worksheet, list: ListName, change: (items: AnyItem[]) => AnyItem[]): Worksheet {
  return { ...worksheet, [list]: change([...worksheet[list]]) }
}

export const kindsOf = (sheet: EmSheet, element: KindInfo['element']): KindInfo[] =>
  sheet.kinds.filter((kind) => kind.element === element)

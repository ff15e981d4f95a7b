import { decode } from './text.ts'
import type { ReleaseFile } from './zip.ts'

/** The official formats this room reads. */
export type ReleaseKind = 'order' | 'order-addenda' | 'tabular' | 'index' | 'external-causes' | 'neoplasm' | 'drug'

/** Tells an official file by what it begins with; undefined for anything else (guides, PDF text, ICD-10-PCS). */
export function recognise({ bytes }: ReleaseFile): ReleaseKind | undefined {
  const head = decode(bytes.subarray(0, 4096))
  if (/^\d{5} [A-Z][0-9A-Z]{2,6} +[01] /.test(head)) return 'order'
  if (/^(?:Add|Delete|Revise from):/.test(head)) return 'order-addenda'
  if (head.includes('<ICD10CM.tabular')) return 'tabular'
  if (!head.includes('<ICD10CM.index')) return undefined
  if (/<head col="2">Malignant Primary/.test(head)) return 'neoplasm'
  if (/<head col="1">Substance/.test(head)) return 'drug'
  return /<title>[^<]*EXTERNAL CAUSE/i.test(head) ? 'external-causes' : 'index'
}

/**
 * The first day of the release a file name speaks of: `icd10cm_order_2028.txt` is fiscal year 2028, in force from 2027-10-01; the updates
 * within a year name their month (`icd10cm-tabular-April-1-2026.xml`, `order-Jan-2021.txt`).
 */
export function releaseDay(name: string): string | undefined {
  const year = /(?:^|\D)(20\d\d)(?:\D|$)/.exec(name)?.[1]
  if (year === undefined) return undefined
  if (/april|(?:^|[^a-z])apr/i.test(name)) return `${year}-04-01`
  if (/(?:^|[^a-z])jan/i.test(name)) return `${year}-01-01`
  return `${Number(year) - 1}-10-01`
}

/** The label of the release that begins on a day: `FY2028`, `FY2026-April`. */
export function releaseLabel(day: string): string {
  const year = Number(day.slice(0, 4))
  if (day.slice(5, 7) === '10') return `FY${year + 1}`
  return `FY${year}-${day.slice(5, 7) === '04' ? 'April' : 'January'}`
}

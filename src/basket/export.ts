/** The basket on its way out: plain text, CSV, JSON and FHIR R4. Codes and official titles; never words of a note, and of CPT the numbers only. */
import type { CodeSystem } from '../engine/types.ts'
import type { Basket, BasketItem } from './types.ts'

export interface ExportItem extends Omit<BasketItem, 'ref'> {
  system: CodeSystem
  code: string
  /** '' where it may not leave (CPT) or is not known. */
  title: string
}

export interface Exported {
  items: ExportItem[]
  /** ISO date of service. */
  date: string
  setting: 'outpatient' | 'inpatient' | 'professional'
  dischargeStatus?: string
  lengthOfStay?: number
}

interface Said {
  readRef(ref: string): { system: CodeSystem; code: string }
  titleOf(ref: string): string
}

/** What the exports are made of. */
export function toExport(basket: Basket, encounter: Pick<Exported, 'date' | 'setting'>, said: Said): Exported {
  const { items, ...stay } = basket
  return {
    ...stay,
    date: encounter.date,
    setting: encounter.setting,
    items: items.map(({ ref, ...item }) => {
      const { system, code } = said.readRef(ref)
      const pointers = item.pointers.map((pointer) => said.readRef(pointer).code)
      return { ...item, pointers, system, code, title: system === 'CPT' ? '' : said.titleOf(ref) }
    }),
  }
}

/** One code a line: code, modifiers, POA, title, apart by tabs. */
export const asText = ({ items }: Exported): string =>
  items
    .map(({ code, modifiers, poa, title }) =>
      [[code, ...modifiers].join('-'), ...(poa ? [`POA ${poa}`] : []), ...(title ? [title] : [])].join('\t'),
    )
    .join('\n')

const COLUMNS = ['sequence', 'system', 'code', 'title', 'modifiers', 'units', 'poa', 'pointers', 'dateOfService']

/** RFC 4180, with a head; line ends are CRLF. */
export function asCsv({ items, date }: Exported): string {
  const rows = items.map((item, place) => [
    String(place + 1),
    item.system,
    item.code,
    item.title,
    item.modifiers.join(' '),
    String(item.units),
    item.poa ?? '',
    item.pointers.join(' '),
    date,
  ])
  return [COLUMNS, ...rows].map((row) => `${row.map(csvField).join(',')}\r\n`).join('')
}

/** A field that begins like a formula is kept from being one in a spreadsheet. */
function csvField(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const asJson = (exported: Exported): string => `${JSON.stringify(exported, null, 2)}\n`

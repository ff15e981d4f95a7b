/** HCPCS Level II: drugs, supplies, equipment, ambulance and other services, by quarter since July 2019. Facts by CMS. */
import type { Index } from '../../store/format.ts'
import { lowerBound } from '../../store/sorted.ts'
import { rows as tableRows } from '../../text/table.ts'
import { OPEN_DAY } from '../day.ts'
import { openTerms } from '../terms/index.ts'
import { type Abbreviations, readAbbreviations, termWords } from '../terms/words.ts'
import type { Day, Row } from '../types.ts'
import { type Dose, type Drugs, openDrugs } from './drugs.ts'
import { openImported } from './imported.ts'
import { hcpcsKey, keyHcpcs } from './key.ts'
import { FLAGS, NO_AGE } from './layout.ts'
import { type Modifiers, openModifiers } from './modifiers.ts'

export interface HcpcsPeriod {
  from: Day
  /** Infinity while open. */
  to: Day
  /** Official short descriptor, 28 characters at most. */
  title: string
  /** OPPS status indicator. */
  status: string
  /** OPPS payment indicator; 0 none. */
  payment: number
  /** Ambulatory payment classification; 0 none. */
  apc: number
  /** Ages in years for which the service is; absent without a limit. */
  youngest?: number
  oldest?: number
  /** Ids of layout.ts. */
  flags: string[]
  /** Where the code is not payable for a whole quarter: why, and from and to which ISO day. */
  midQuarter?: { why: string; from: string; to: string }
}

/** A name of the project's own list and the code that it leads to. */
export interface NamedItem {
  name: string
  code: string
  /** administration, vaccine, supply, equipment, orthosis, prosthesis, contraceptive, service, transport or blood. */
  kind: string
}

export interface HcpcsHit {
  row: Row
  /** The descriptor or other name that matched. */
  matched: string
  /** Units to bill where the query names a dose of a drug that is billed by its amount. */
  units?: number
}

export interface Hcpcs {
  /** Codes of the bundled quarters; further rows are codes that only an imported file has. */
  readonly size: number
  /** -1 for a string that never was a code. */
  find(code: string): Row
  code(row: Row): string
  /** The imported long descriptor where it is the same code's, else the short one; as of the day, or the latest. */
  title(row: Row, day?: Day): string
  titleStatus(row: Row, day?: Day): 'long' | 'short'
  periods(row: Row): HcpcsPeriod[]
  period(row: Row, day: Day): HcpcsPeriod | undefined
  isValid(row: Row, day: Day): boolean
  search(query: string, options: { limit: number; day: Day }): HcpcsHit[]
  /** Drugs by name, with what one unit of their codes holds. */
  readonly drugs: Drugs
  /** Supplies, equipment and services by the names that notes use. */
  readonly items: readonly NamedItem[]
  /** Services that CPT codes, by the names that notes use. */
  readonly services: readonly string[]
  /** How the drug of a code is measured. */
  dose(row: Row): Dose | undefined
  /** CMS's words for a status or payment indicator on a day. */
  indicator(kind: 'status' | 'payment', value: string, day: Day): string
  readonly modifiers: Modifiers
  /** What a modifier says: the official text of an imported file, else this project's own words. */
  modifierText(code: string): { text: string; official: boolean }
  /** Edition of the imported file, '' without one. */
  readonly importedEdition: string
}

/** @param imported the container of the official quarterly file that a person imported */
export function openHcpcs(index: Index, imported?: Index): Hcpcs {
  const key = index.u32('hcpcs.key')
  const start = index.u32('hcpcs.start')
  const from = index.i32('hcpcs.from')
  const to = index.i32('hcpcs.to')
  const titleOf = index.u16('hcpcs.title')
  const titleText = index.strings('hcpcs.title.text')
  const status = index.u8('hcpcs.status')
  const statusText = index.strings('hcpcs.status.text')
  const payment = index.u8('hcpcs.payment')
  const apc = index.u16('hcpcs.apc')
  const youngest = index.u8('hcpcs.youngest')
  const oldest = index.u8('hcpcs.oldest')
  const flags = index.u32('hcpcs.flags')
  const midQuarter = index.u16('hcpcs.mid-quarter')
  const midQuarterText = index.strings('hcpcs.mid-quarter.text')
  const termText = index.strings('hcpcs.term.text')
  const resource = resources(index)
  const abbreviations = hcpcsAbbreviations(index)
  const terms = openTerms(index, 'hcpcs.term', abbreviations)
  const size = key.length
  const drugs = openDrugs(resource('lexicon/hcpcs-drugs.tsv'))
  const indicators = tableRows(resource('codesets/hcpcs/indicators.tsv'))

  const modifiers = openModifiers(
    resource('lexicon/modifiers.tsv'),
    resource('lexicon/modifier-groups.tsv'),
    resource('codesets/hcpcs/modifiers.tsv'),
  )

  /** First row whose code is not before the key. */
  const firstRow = (wanted: number): Row => lowerBound(key, wanted, 0, size)
  const find = (code: string): Row => {
    const wanted = hcpcsKey(code)
    const row = firstRow(wanted)
    return wanted >= 0 && key[row] === wanted ? row : -1
  }
  const overlay = imported && openImported(imported, abbreviations, size, find)

  const periodAt = (p: number): HcpcsPeriod => {
    const why = midQuarterText.get(midQuarter[p]!)
    const [reason = '', first = '', last = ''] = why.split(':')
    return {
      from: from[p]!,
      to: to[p] === OPEN_DAY ? Number.POSITIVE_INFINITY : to[p]!,
      title: titleText.get(titleOf[p]!),
      status: statusText.get(status[p]!),
      payment: payment[p]!,
      apc: apc[p]!,
      ...(youngest[p] === NO_AGE ? {} : { youngest: youngest[p]! }),
      ...(oldest[p] === NO_AGE ? {} : { oldest: oldest[p]! }),
      flags: FLAGS.filter((_, bit) => (flags[p]! & (1 << bit)) !== 0).map(({ id }) => id),
      ...(why === '' ? {} : { midQuarter: { why: reason, from: first, to: last } }),
    }
  }
  const periods = (row: Row): HcpcsPeriod[] => {
    if (row >= size) return overlay?.periods(row) ?? []
    const own: HcpcsPeriod[] = []
    for (let p = start[row] ?? 0; p < (start[row + 1] ?? 0); p++) own.push(periodAt(p))
    return overlay?.ended(row, own) ?? own
  }
  const period = (row: Row, day: Day) => periods(row).find((p) => p.from <= day && day <= p.to)
  const short = (row: Row, day?: Day): string => {
    const all = periods(row)
    const on = day === undefined ? undefined : all.find((p) => p.from <= day && day <= p.to)
    return (on ?? all.at(-1))?.title ?? ''
  }
  const title = (row: Row, day?: Day): string => overlay?.long(row, short(row, day)) ?? short(row, day)
  const isValid = (row: Row, day: Day): boolean => period(row, day) !== undefined
  const code = (row: Row): string => (row < size ? keyHcpcs(key[row] ?? 0) : (overlay?.code(row) ?? ''))
  const search = (query: string, { limit, day }: { limit: number; day: Day }): HcpcsHit[] => {
    const asked = query.trim()
    const byCode = startingWith(asked, day, limit)
    const seen = new Set(byCode.map(({ row }) => row))
    const dosed = drugs.doses(asked)
    // an amount tells how much of a drug; alone, or beside "per", it is looked up as it stands
    const words = dosed.map(({ rest }) => rest).find((rest) => termWords(rest, abbreviations).length > 0) ?? asked
    const wanted = (row: Row): boolean => !seen.has(row) && isValid(row, day)
    const own = terms.find(words, limit, wanted).map((hit) => ({ ...hit, matched: termText.get(hit.term) }))
    const best = new Map<Row, { score: number; matched: string }>()
    for (const { row, score, matched } of [...own, ...(overlay?.search(words, limit, wanted) ?? [])]) {
      if ((best.get(row)?.score ?? 0) < score) best.set(row, { score, matched })
    }
    const byWords = [...best]
      .sort(([a, x], [b, y]) => y.score - x.score || a - b)
      .map(([row, { matched }]): HcpcsHit => {
        const units = drugs.units(code(row), title(row, day), dosed)
        return { row, matched, ...(units === undefined ? {} : { units }) }
      })
    return [...byCode, ...byWords].slice(0, limit)
  }
  /** The code itself, then the codes that begin so. */
  function startingWith(text: string, day: Day, limit: number): HcpcsHit[] {
    if (!/^[a-ce-v]\d{1,4}$/i.test(text)) return []
    const hits: HcpcsHit[] = []
    const last = hcpcsKey(text.padEnd(5, '9'))
    const consider = (row: Row): void => {
      if (hits.length < limit && isValid(row, day)) hits.push({ row, matched: code(row) })
    }
    for (let row = firstRow(hcpcsKey(text.padEnd(5, '0'))); row < size && key[row]! <= last; row++) consider(row)
    for (let row = size; row < size + (overlay?.added ?? 0); row++) {
      if (code(row).startsWith(text.toUpperCase())) consider(row)
    }
    return hits
  }

  return {
    size,
    find: (text) => {
      const row = find(text)
      return row >= 0 ? row : (overlay?.find(text) ?? -1)
    },
    code,
    title,
    titleStatus: (row, day) => (overlay?.long(row, short(row, day)) === undefined ? 'short' : 'long'),
    periods,
    period,
    isValid,
    search,
    drugs,
    items: tableRows(resource('lexicon/hcpcs-terms.tsv')).map(([name = '', own = '', kind = '']) => ({
      name,
      code: own,
      kind,
    })),
    services: tableRows(resource('lexicon/services.tsv')).map(([name = '']) => name),
    dose: (row) => drugs.dose(code(row), title(row)),
    indicator(kind, value, day) {
      const iso = new Date(day * 86_400_000).toISOString().slice(0, 10)
      const found = indicators.find(
        ([k, indicator, first = '', last = '']) =>
          k === kind && indicator === value && first <= iso && (!last || iso <= last),
      )
      return found?.[4] ?? ''
    },
    modifiers,
    modifierText(code) {
      const official = overlay?.modifier(code) ?? ''
      return official
        ? { text: official, official: true }
        : { text: modifiers.find(code)?.meaning ?? '', official: false }
    },
    importedEdition: overlay?.edition ?? '',
  }
}

/** The abbreviations that descriptors are read with. */
export const hcpcsAbbreviations = (index: Index): Abbreviations =>
  readAbbreviations(resources(index)('lexicon/descriptor-abbreviations.tsv'))

/** Reads a text that was put into the volume as it is. */
export function resources(index: Index): (path: string) => string {
  const names = index.strings('hcpcs.resource.name')
  const texts = index.strings('hcpcs.resource.text')
  return (path) => {
    for (let i = 0; i < names.length; i++) if (names.get(i) === path) return texts.get(i)
    return ''
  }
}

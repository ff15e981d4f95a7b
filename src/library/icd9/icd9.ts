/** ICD-9-CM version 32, diagnoses or procedures: what claims before 2015-10-01 were coded with. Titles by CMS. */

import type { Index, Section } from '../../store/format.ts'
import { lowerBound } from '../../store/sorted.ts'
import { codeKey, keyCode } from '../code-key.ts'
import { parseDay } from '../day.ts'
import { openTerms, type TermHit, type TermIndex } from '../terms/index.ts'
import { termSections } from '../terms/sections.ts'
import { type Abbreviations, readAbbreviations } from '../terms/words.ts'
import type { Day, Row } from '../types.ts'

export type Icd9Kind = 'diagnoses' | 'procedures'

export interface Icd9 {
  readonly kind: Icd9Kind
  readonly size: number
  /** -1 for a string that is no code of version 32. Only codes have titles in version 32, headers do not. */
  find(code: string): Row
  /** With its dot: after the second character of a procedure, the third of a diagnosis, the fourth of an external cause. */
  code(row: Row): string
  title(row: Row): string
  /** First and last days, sorted. */
  periods(row: Row): { from: Day; to: Day }[]
  isValid(row: Row, day: Day): boolean
  search(query: string, limit: number): TermHit[]
}

interface Entry {
  code: string
  title: string
  periods: { from: string; to: string }[]
}

/** The written form of an ICD-9-CM code. */
export function dottedIcd9(code: string, kind: Icd9Kind): string {
  const before = kind === 'procedures' ? 2 : code.startsWith('E') ? 4 : 3
  return code.length > before ? `${code.slice(0, before)}.${code.slice(before)}` : code
}

const nameOf = (kind: Icd9Kind): string => `icd9.${kind}`

export function icd9Sections(kind: Icd9Kind, entries: readonly Entry[], abbreviations: Abbreviations): Section[] {
  const name = nameOf(kind)
  const sorted = [...entries].sort((a, b) => codeKey(a.code) - codeKey(b.code))
  const histories = new Map<string, number>()
  const history = sorted.map(({ periods }) => {
    const text = periods.map(({ from, to }) => `${from} ${to}`).join(';')
    const known = histories.get(text) ?? histories.size
    histories.set(text, known)
    return known
  })
  return [
    { name: `${name}.key`, kind: 'f64', data: Float64Array.from(sorted, (e) => codeKey(e.code)) },
    { name: `${name}.title`, kind: 'strings', data: sorted.map((e) => e.title) },
    { name: `${name}.history`, kind: 'u16', data: Uint16Array.from(history) },
    { name: `${name}.histories`, kind: 'strings', data: [...histories.keys()] },
    ...termSections(
      `${name}.term`,
      sorted.map(({ title }, row) => ({ row, text: title })),
      abbreviations,
    ),
  ]
}

export function openIcd9(index: Index, kind: Icd9Kind): Icd9 {
  const name = nameOf(kind)
  const key = index.f64(`${name}.key`)
  const titles = index.strings(`${name}.title`)
  const history = index.u16(`${name}.history`)
  const histories = index.strings(`${name}.histories`)
  let terms: TermIndex | undefined
  const periods = (row: Row): { from: Day; to: Day }[] =>
    histories
      .get(history[row] ?? -1)
      .split(';')
      .filter(Boolean)
      .map((period) => {
        const [from = '', to = ''] = period.split(' ')
        return { from: parseDay(from), to: parseDay(to) }
      })
  return {
    kind,
    size: key.length,
    find(code) {
      const wanted = codeKey(code)
      const low = lowerBound(key, wanted)
      return wanted >= 0 && key[low] === wanted ? low : -1
    },
    code: (row) => dottedIcd9(keyCode(key[row] ?? 0), kind),
    title: (row) => titles.get(row),
    periods,
    isValid: (row, day) => periods(row).some(({ from, to }) => from <= day && day <= to),
    search(query, limit) {
      terms ??= openTerms(index, `${name}.term`, readAbbreviations(index.strings('crosswalk.abbreviations').get(0)))
      return terms.find(query, limit)
    },
  }
}

/**
 * CPT out of the file that a licensed person imported: nothing of it is bundled, and nothing of it leaves the machine but code numbers.
 * CPT is owned by the American Medical Association.
 */
import type { Index, Section } from '../../store/format.ts'
import { openTerms } from '../terms/index.ts'
import { termSections } from '../terms/sections.ts'
import type { Abbreviations } from '../terms/words.ts'
import type { Row } from '../types.ts'

export interface CptLine {
  code: string
  /** '' where the given files hold none of the kind. */
  long: string
  medium: string
  short: string
}

export interface CptHit {
  row: Row
  matched: string
  /** 0..1 */
  score: number
}

export interface Cpt {
  readonly size: number
  /** Edition of the imported file, e.g. a year. */
  readonly edition: string
  find(code: string): Row
  code(row: Row): string
  /** The longest descriptor that was given. */
  title(row: Row): string
  descriptors(row: Row): CptLine
  search(query: string, limit: number): CptHit[]
  /** Codes whose descriptors stand for the most part in a text and share words with what it names there. */
  within(text: string, named: string, limit: number): CptHit[]
}

/** The written form of a code: five digits, or four and a letter (categories II and III, laboratory analyses). */
export const CPT_CODE = /^\d{4}[0-9A-Z]$/

const KINDS = ['long', 'medium', 'short'] as const

/** Sections of an import; the codes sorted, each once. */
export function cptSections(lines: readonly CptLine[], abbreviations: Abbreviations = new Map()): Section[] {
  const sorted = [...lines].sort((a, b) => (a.code < b.code ? -1 : 1))
  const terms = sorted.flatMap((line, row) =>
    [...new Set(KINDS.map((kind) => line[kind]).filter(Boolean))].map((text) => ({ row, text })),
  )
  return [
    { name: 'cpt.code', kind: 'strings', data: sorted.map((l) => l.code) },
    ...KINDS.map((kind): Section => ({ name: `cpt.${kind}`, kind: 'strings', data: sorted.map((l) => l[kind]) })),
    { name: 'cpt.term.text', kind: 'strings', data: terms.map((t) => t.text) },
    ...termSections('cpt.term', terms, abbreviations),
  ]
}

export function openCpt(index: Index, abbreviations: Abbreviations): Cpt {
  const codes = index.strings('cpt.code')
  const text = {
    long: index.strings('cpt.long'),
    medium: index.strings('cpt.medium'),
    short: index.strings('cpt.short'),
  }
  const termText = index.strings('cpt.term.text')
  const terms = openTerms(index, 'cpt.term', abbreviations)
  const rows = new Map(Array.from({ length: codes.length }, (_, row) => [codes.get(row), row]))
  const descriptors = (row: Row): CptLine => ({
    code: codes.get(row),
    long: text.long.get(row),
    medium: text.medium.get(row),
    short: text.short.get(row),
  })
  const find = (code: string): Row => rows.get(code.trim().toUpperCase()) ?? -1
  return {
    size: codes.length,
    edition: String(index.manifest.about.edition ?? ''),
    find,
    code: (row) => codes.get(row),
    title(row) {
      const { long, medium, short } = descriptors(row)
      return long || medium || short
    },
    descriptors,
    search(query, limit) {
      const exact = find(query)
      const byWords = terms
        .find(query, limit, (row) => row !== exact)
        .map(({ row, term, score }) => ({ row, score, matched: termText.get(term) }))
      const byCode = exact < 0 ? [] : [{ row: exact, score: 1, matched: codes.get(exact) }]
      return [...byCode, ...byWords].slice(0, limit)
    },
    within: (text, named, limit) =>
      terms.within(text, named, limit).map(({ row, term, score }) => ({ row, score, matched: termText.get(term) })),
  }
}

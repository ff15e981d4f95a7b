/** The tables of evaluation and management over the index. */
import type { Index } from '../store/format.ts'
import type { Family, KindInfo, Level, Payer } from './types.ts'

/** A code in the time in which its rule was the same. */
export interface CodeRow {
  code: string
  family: Family
  patient: '' | 'new' | 'established'
  levels: readonly Level[]
  /** Fewest minutes; undefined where time does not decide. */
  minutes: number | undefined
  from: string
  /** '' while open. */
  to: string
}

/** Prolonged time is reported from `minutes` on, a unit for every 15 more. */
export interface ProlongedRow {
  payer: Payer
  base: string
  addOn: string
  minutes: number
  /** The days on which time counts. */
  counted: string
  from: string
  to: string
}

export interface KindRow extends KindInfo {
  /** From this many on, a higher level. */
  many?: { count: number; level: Level }
}

/** Words of a note that tell an element. */
export interface PhraseRow {
  element: string
  kind: string
  pattern: RegExp
}

export interface EmTables {
  codes: readonly CodeRow[]
  prolonged: readonly ProlongedRow[]
  kinds: readonly KindRow[]
  phrases: readonly PhraseRow[]
  /** Beginnings of ICD-10-CM codes without the dot, and what kind of problem they are unless the note says more. Longest first. */
  natures: readonly { prefix: string; kind: string }[]
  /** Tests: a pattern for their names, and the name under which each counts once. */
  tests: readonly { name: string; pattern: RegExp }[]
}

/** @throws IndexError when a section is missing */
export function openEmTables(index: Index): EmTables {
  return {
    codes: rows(index, 'em.code').map(
      ([code = '', family, patient, levels = '', minutes = '', from = '', to = '']) => ({
        code,
        family: family as Family,
        patient: patient as CodeRow['patient'],
        levels: levels === '' ? [] : (levels.split(' ') as Level[]),
        minutes: minutes === '' ? undefined : Number(minutes),
        from,
        to,
      }),
    ),
    prolonged: rows(index, 'em.prolonged').map(
      ([payer, base = '', addOn = '', minutes, counted = '', from = '', to = '']) => ({
        payer: payer as Payer,
        base,
        addOn,
        minutes: Number(minutes),
        counted,
        from,
        to,
      }),
    ),
    kinds: rows(index, 'em.kind').map(([element, kind, level, many = '', label = '', source = '']) => {
      const [count, higher] = many.split(' ')
      return {
        element: element as KindRow['element'],
        kind: kind as KindRow['kind'],
        level: level as KindRow['level'],
        ...(higher === undefined ? {} : { many: { count: Number(count), level: higher as Level } }),
        label,
        source,
      }
    }),
    phrases: rows(index, 'em.phrase').map(([element = '', kind = '', pattern = '']) => ({
      element,
      kind,
      pattern: new RegExp(pattern, 'gi'),
    })),
    natures: rows(index, 'em.nature')
      .map(([prefix = '', kind = '']) => ({ prefix, kind }))
      .sort((a, b) => b.prefix.length - a.prefix.length),
    tests: rows(index, 'em.test').map(([name = '', pattern = '']) => ({ name, pattern: new RegExp(pattern, 'gi') })),
  }
}

function rows(index: Index, section: string): string[][] {
  const table = index.strings(section)
  return Array.from({ length: table.length }, (_, i) => table.get(i).split('\t'))
}

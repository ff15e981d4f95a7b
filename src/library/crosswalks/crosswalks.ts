/** From code to code: between ICD-9-CM and ICD-10 by the General Equivalence Mappings, and from year to year within ICD-10-CM. */

import type { Index } from '../../store/format.ts'
import { firstNotBelow } from '../../store/sorted.ts'
import { codeKey } from '../code-key.ts'
import type { Day } from '../types.ts'
import { type CodeColumn, openCodes } from './codes.ts'
import { type Gem, type GemEntry, openGem } from './gem.ts'

export const GEM_KINDS = ['gem-cm-9-10', 'gem-cm-10-9', 'gem-pcs-9-10', 'gem-pcs-10-9'] as const
export type GemKind = (typeof GEM_KINDS)[number]

/** The mappings that lie in the bundled index; that from ICD-10-PCS back is in no package. */
export const BUNDLED_GEMS: readonly GemKind[] = ['gem-cm-9-10', 'gem-cm-10-9', 'gem-pcs-9-10']

export const EDITIONS: Partial<Record<GemKind, string>> = {
  'gem-cm-9-10': 'GEM of about FY2016 (bundled, with gaps)',
  'gem-cm-10-9': 'GEM of about FY2016 (bundled, with gaps)',
  'gem-pcs-9-10': 'GEM 2018 (bundled)',
}

export interface Replacement {
  /** Without the dot. */
  before: string
  after: string
  /** First day of the later code. */
  from: Day
}

export interface Mapping {
  edition: string
  gem: Gem
}

export interface Crosswalks {
  /** The mapping in use, an imported one before a bundled one; undefined when there is neither. */
  mapping(kind: GemKind): Mapping | undefined
  /** The entries of a code in the mapping in use. */
  targets(kind: GemKind, code: string): GemEntry[]
  /** Codes that were made out of this one in a later year, and those that this one was made out of; code order. */
  later(code: string): Replacement[]
  earlier(code: string): Replacement[]
}

/** @param imported containers of the kinds that a person imported */
export function openCrosswalks(index: Index, imported: Partial<Record<GemKind, Index>>): Crosswalks {
  const mappings = new Map<GemKind, Mapping>()
  for (const kind of GEM_KINDS) {
    const own = imported[kind]
    if (own) mappings.set(kind, { edition: String(own.manifest.about.edition ?? 'imported'), gem: openGem(own, kind) })
    else if (BUNDLED_GEMS.includes(kind)) mappings.set(kind, { edition: EDITIONS[kind]!, gem: openGem(index, kind) })
  }
  const before = openCodes(index, 'replacement.before')
  const after = openCodes(index, 'replacement.after')
  const from = index.i32('replacement.from')
  const byAfter = index.u16('replacement.by-after')
  const at = (i: number): Replacement => ({ before: before.get(i), after: after.get(i), from: from[i]! })
  return {
    mapping: (kind) => mappings.get(kind),
    targets: (kind, code) => mappings.get(kind)?.gem.targets(code) ?? [],
    later: (code) => run(before, code).map(at),
    earlier(code) {
      const wanted = codeKey(code)
      const found: Replacement[] = []
      const low = firstNotBelow(0, byAfter.length, (place) => codeKey(after.get(byAfter[place]!)) < wanted)
      for (let i = low; i < byAfter.length && codeKey(after.get(byAfter[i]!)) === wanted; i++)
        found.push(at(byAfter[i]!))
      return found
    },
  }
}

/** Positions of a code in a sorted column. */
function run(column: CodeColumn, code: string): number[] {
  const positions: number[] = []
  const first = column.find(code)
  if (first < 0) return positions
  const own = column.get(first)
  for (let i = first; i < column.length && column.get(i) === own; i++) positions.push(i)
  return positions
}

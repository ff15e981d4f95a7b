/** The tables of the risk adjustment models over the typed arrays of the index. */
import { codeKey } from '../../library/code-key.ts'
import { parseDay } from '../../library/day.ts'
import type { Day } from '../../library/types.ts'
import type { Index } from '../../store/format.ts'
import { lowerBound } from '../../store/sorted.ts'
import { NO_LIMIT, SEXES } from './layout.ts'

/** The tables that serve one model in one payment year. */
export interface ModelYear {
  model: string
  year: number
  /** Set of relative factors. */
  factors: string
  mapping: string
  /** Last day of the code set that the mapping knows, ISO and as a number. */
  through: string
  lastDay: Day
}

/** A code's assignment to a category, under a condition. */
export interface Assignment {
  mapping: string
  category: CategoryInfo
  from: number
  /** Infinity when open. */
  to: number
  /** '' for both. */
  sex: '' | 'M' | 'F'
}

export interface CategoryInfo {
  hcc: string
  label: string
  /** Categories that it drops. */
  drops: readonly string[]
}

/** An interaction holds when every need is met. */
export interface Interaction {
  name: string
  /** `disabled`, or categories of which one must be there. */
  needs: ('disabled' | readonly string[])[]
}

export interface Factors {
  segments: readonly string[]
  /** Relative factor in thousandths; undefined for a variable that the model does not have. */
  of(variable: string, segment: string): number | undefined
}

export interface Tables {
  models: readonly ModelYear[]
  /** Everything that a code counts for, in one mapping or in all; empty for a code without any category. */
  assignments(code: string, mapping?: string): Assignment[]
  factors(set: string): Factors
  interactions(family: string): readonly Interaction[]
  /** Categories of a list of HHS-HCC ("Severity5", "Adult G01"). */
  list(name: string): readonly string[]
  /** Names of all lists. */
  lists: readonly string[]
}

/** @throws IndexError when a section is missing */
export function openTables(index: Index): Tables {
  const key = index.f64('hcc.key')
  const profile = index.u16('hcc.profile')
  const start = index.u16('hcc.profile.start')
  const entryMapping = index.u8('hcc.entry.mapping')
  const entryCategory = index.u16('hcc.entry.category')
  const entryFrom = index.u8('hcc.entry.from')
  const entryTo = index.u8('hcc.entry.to')
  const entrySex = index.u8('hcc.entry.sex')
  const mappings = all(index, 'hcc.mapping')
  const categories = rows(index, 'hcc.category').map(
    ([, hcc = '', label = '', drops = '']): CategoryInfo => ({ hcc, label, drops: words(drops) }),
  )
  const interactions = new Map<string, Interaction[]>()
  for (const [family = '', name = '', needs = ''] of rows(index, 'hcc.interaction')) {
    const parsed = needs.split(' + ').map((need) => (need === 'disabled' ? need : words(need)))
    interactions.set(family, [...(interactions.get(family) ?? []), { name, needs: parsed }])
  }
  const lists = new Map(rows(index, 'hcc.list').map(([name = '', members = '']) => [name, words(members)]))
  const sets = new Map<string, Factors>()

  return {
    models: rows(index, 'hcc.model').map(([model = '', year = '', factors = '', mapping = '', through = '']) => ({
      model,
      year: Number(year),
      factors,
      mapping,
      through,
      lastDay: parseDay(through),
    })),
    assignments(code, mapping) {
      const row = find(key, codeKey(code))
      if (row < 0) return []
      const only = mapping === undefined ? undefined : mappings.indexOf(mapping)
      const found: Assignment[] = []
      const own = profile[row]!
      for (let e = start[own]!; e < start[own + 1]!; e++) {
        if (only !== undefined && entryMapping[e] !== only) continue
        found.push({
          mapping: mappings[entryMapping[e]!]!,
          category: categories[entryCategory[e]!]!,
          from: entryFrom[e]!,
          to: entryTo[e] === NO_LIMIT ? Number.POSITIVE_INFINITY : entryTo[e]!,
          sex: SEXES[entrySex[e]!]!,
        })
      }
      return found
    },
    factors(set) {
      const known = sets.get(set)
      if (known) return known
      const opened = openFactors(index, set)
      sets.set(set, opened)
      return opened
    },
    interactions: (family) => interactions.get(family) ?? [],
    list: (name) => lists.get(name) ?? [],
    lists: [...lists.keys()],
  }
}

function openFactors(index: Index, set: string): Factors {
  const head = rows(index, 'hcc.factors').find(([name]) => name === set) ?? []
  const [, first = '0', end = '0', at = '0', ...segments] = head
  const names = index.strings('hcc.variable')
  const values = index.i32('hcc.value')
  const row = new Map<string, number>()
  for (let i = Number(first); i < Number(end); i++) row.set(names.get(i), i - Number(first))
  return {
    segments,
    of(variable, segment) {
      const r = row.get(variable)
      const s = segments.indexOf(segment)
      return r === undefined || s < 0 ? undefined : values[Number(at) + r * segments.length + s]
    },
  }
}

function all(index: Index, section: string): string[] {
  const table = index.strings(section)
  return Array.from({ length: table.length }, (_, i) => table.get(i))
}

const rows = (index: Index, section: string): string[][] => all(index, section).map((line) => line.split('\t'))

const words = (text: string): string[] => (text === '' ? [] : text.split(' '))

function find(sorted: Float64Array, value: number): number {
  const low = lowerBound(sorted, value)
  return value >= 0 && sorted[low] === value ? low : -1
}

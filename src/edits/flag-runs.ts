/** Flags of codes by day, held as runs of neighbouring codes. */

import { OPEN_DAY } from '../library/day.ts'
import type { Day } from '../library/types.ts'
import type { Index, Section } from '../store/format.ts'
import { lowerBound } from '../store/sorted.ts'

/** A run as it is laid out: positions from `first` to before `end` have the flags from a day to a day, both included. */
export interface FlagRun {
  first: number
  end: number
  from: Day
  to: Day
  /** Sorted, joined by commas. */
  flags: string
}

interface FlagTable {
  /** Flags of the code at the position on the day; the same array for the same flags, empty for none. */
  at(position: number, day: Day): readonly string[]
}

/** No first day, as it is stored. */
const ALWAYS = -0x80000000

/** Sections `edits.<name>.*`. Positions are rows of a code list, or keys of codes; `f64` holds either. Runs must be sorted. */
export function flagSections(name: string, runs: readonly FlagRun[]): Section[] {
  const flags = [...new Set(runs.map((run) => run.flags))].sort()
  return [
    { name: `edits.${name}.first`, kind: 'f64', data: Float64Array.from(runs, (run) => run.first) },
    { name: `edits.${name}.end`, kind: 'f64', data: Float64Array.from(runs, (run) => run.end) },
    { name: `edits.${name}.from`, kind: 'i32', data: Int32Array.from(runs, (run) => run.from) },
    { name: `edits.${name}.to`, kind: 'i32', data: Int32Array.from(runs, (run) => run.to) },
    { name: `edits.${name}.flags`, kind: 'u8', data: Uint8Array.from(runs, (run) => flags.indexOf(run.flags)) },
    { name: `edits.${name}.names`, kind: 'strings', data: flags },
  ]
}

/** Bounds of a period as they are written in a table: '' where there is none. */
export const periodOf = (from: string, to: string, parse: (iso: string) => Day): { from: Day; to: Day } => ({
  from: from === '' ? ALWAYS : parse(from),
  to: to === '' ? OPEN_DAY : parse(to),
})

const NONE: readonly string[] = []

export function openFlags(index: Index, name: string): FlagTable {
  const first = index.f64(`edits.${name}.first`)
  const end = index.f64(`edits.${name}.end`)
  const from = index.i32(`edits.${name}.from`)
  const to = index.i32(`edits.${name}.to`)
  const of = index.u8(`edits.${name}.flags`)
  const table = index.strings(`edits.${name}.names`)
  const names = Array.from({ length: table.length }, (_, i) => table.get(i).split(','))
  return {
    at(position, day) {
      for (let i = lowerBound(end, position + 1); i < first.length && first[i]! <= position; i++) {
        if (from[i]! <= day && day <= to[i]!) return names[of[i]!]!
      }
      return NONE
    },
  }
}

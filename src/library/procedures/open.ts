/** Opens ICD-10-PCS over the index: typed arrays as they lie, small tables as maps. */

import type { Index } from '../../store/format.ts'
import { lowerBound } from '../../store/sorted.ts'
import { OPEN_DAY } from '../day.ts'
import type { Period, Row } from '../types.ts'
import { axisName } from './axes.ts'
import { withoutSide } from './cells.ts'
import { digitOf, LINKS, restKey, restOf, valueKey } from './layout.ts'
import type { Definition, Pattern, Procedures } from './types.ts'

const CODE = /^[0-9A-HJ-NP-Z]{7}$/
/** Beginnings of more characters than the tables have are looked for within one table. */
const TABLE = 3

/** @throws IndexError when the index lacks the volume */
export function openProcedures(index: Index): Procedures {
  const tables = index.strings('pcs.table')
  const names = Array.from({ length: tables.length }, (_, i) => tables.get(i))
  const tableOf = new Map(names.map((name, i) => [name, i]))
  const starts = index.u32('pcs.table.start')
  const rest = index.u32('pcs.rest')
  const validity = index.u8('pcs.validity')
  const validityStart = index.u16('pcs.validity.start')
  const validFrom = index.i32('pcs.validity.from')
  const validTo = index.i32('pcs.validity.to')
  const part = index.strings('pcs.part')
  const titleStart = index.u32('pcs.title.start')
  const titlePart = index.u16('pcs.title.part')
  const former = formerTitles(index)
  const labels = openLabels(index)
  const definitions = openDefinitions(index)
  let keyTerms: Map<string, string[]> | undefined

  const tableAt = (row: Row): number => {
    let low = 0
    let high = names.length - 1
    while (low < high) {
      const mid = (low + high + 1) >>> 1
      if (starts[mid]! <= row) low = mid
      else high = mid - 1
    }
    return low
  }
  /** First row of the table whose rest is not below the key. */
  const firstFrom = (t: number, key: number): Row => lowerBound(rest, key, starts[t], starts[t + 1])
  const code = (row: Row): string => names[tableAt(row)]! + restOf(rest[row]!)
  const label: Procedures['label'] = (at, position) => labels(at, position)

  return {
    size: rest.length,
    find(text) {
      const wanted = text.trim().toUpperCase()
      const t = tableOf.get(wanted.slice(0, TABLE))
      if (t === undefined || !CODE.test(wanted)) return -1
      const key = restKey(wanted)
      const row = firstFrom(t, key)
      return row < starts[t + 1]! && rest[row] === key ? row : -1
    },
    code,
    title(row, day) {
      const old = day === undefined ? undefined : former.get(row)?.find(({ to }) => day <= to)
      if (old) return old.title
      let title = ''
      for (let i = titleStart[row]!; i < titleStart[row + 1]!; i++) title += part.get(titlePart[i]!)
      return title
    },
    periods(row) {
      const periods: Period[] = []
      for (let i = validityStart[validity[row]!]!; i < validityStart[validity[row]! + 1]!; i++) {
        const to = validTo[i]!
        periods.push({ from: validFrom[i]!, to: to === OPEN_DAY ? Number.POSITIVE_INFINITY : to, billable: true })
      }
      return periods
    },
    isValid(row, day) {
      for (let i = validityStart[validity[row]!]!; i < validityStart[validity[row]! + 1]!; i++) {
        if (validFrom[i]! <= day && day <= validTo[i]!) return true
      }
      return false
    },
    range(prefix) {
      const wanted = prefix.toUpperCase().slice(0, 7)
      if (wanted.length >= TABLE) {
        const t = tableOf.get(wanted.slice(0, TABLE))
        if (t === undefined || !/^[0-9A-Z]*$/.test(wanted)) return { from: 0, to: 0 }
        const from = firstFrom(t, restKey(wanted.padEnd(7, '0')))
        return { from, to: Math.max(from, firstFrom(t, restKey(wanted.padEnd(7, 'Z')) + 1)) }
      }
      const within = [...tableOf].filter(([name]) => name.startsWith(wanted)).map(([, t]) => t)
      return within.length === 0 ? { from: 0, to: 0 } : { from: starts[within[0]!]!, to: starts[within.at(-1)! + 1]! }
    },
    matching(pattern, visit) {
      const one = pattern.slice(0, TABLE).every((values) => values.length === 1)
        ? tableOf.get(pattern.slice(0, TABLE).join(''))
        : -1
      if (one === undefined) return
      for (let t = Math.max(one, 0); t < (one < 0 ? names.length : one + 1); t++) {
        const head = steps(pattern, 0, names[t]!)
        if (head < 0) continue
        const part = pattern[TABLE]!.length === 1 ? pattern[TABLE]! : undefined
        const from = part === undefined ? starts[t]! : firstFrom(t, restKey(`${names[t]}${part}000`))
        const to = part === undefined ? starts[t + 1]! : firstFrom(t, restKey(`${names[t]}${part}ZZZ`) + 1)
        for (let row = from; row < to; row++) {
          const tail = stepsOfRest(pattern, rest[row]!)
          if (tail >= 0) visit(row, head + tail)
        }
      }
    },
    label,
    definition(at, position) {
      return definitions.get(`${at[0]}${position}${at[position - 1]}`)
    },
    axisName: (at, position) => axisName(at[0] ?? '', position),
    keyTerms(name) {
      keyTerms ??= openKeys(index)
      return keyTerms.get(name) ?? keyTerms.get(withoutSide(name)) ?? []
    },
  }
}

/** Steps from the first character of each class to those of the text, which stands at a place of the pattern; -1 when it does not fit. */
function steps(pattern: Pattern, at: number, text: string): number {
  let sum = 0
  for (let i = 0; i < text.length; i++) {
    const wanted = pattern[at + i]!
    const step = wanted === '' ? 0 : wanted.indexOf(text[i]!)
    if (step < 0) return -1
    sum += step
  }
  return sum
}

const DIGITS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The same for the last four characters, as they lie in the index. */
function stepsOfRest(pattern: Pattern, key: number): number {
  let sum = 0
  for (let position = 7; position >= 4; position--) {
    const wanted = pattern[position - 1]!
    if (wanted === '') continue
    const step = wanted.indexOf(DIGITS[digitOf(key, position)]!)
    if (step < 0) return -1
    sum += step
  }
  return sum
}

function formerTitles(index: Index): Map<Row, { to: number; title: string }[]> {
  const rows = index.u32('pcs.former.row')
  const to = index.i32('pcs.former.to')
  const titles = index.strings('pcs.former.title')
  const former = new Map<Row, { to: number; title: string }[]>()
  rows.forEach((row, i) => {
    former.set(row, [...(former.get(row) ?? []), { to: to[i]!, title: titles.get(i) }])
  })
  return former
}

/** The narrowest scope that names a value decides; in New Technology the sixth and seventh characters may name each other. */
function openLabels(index: Index): (code: string, position: number) => string {
  const keys = index.strings('pcs.value')
  const label = index.strings('pcs.label')
  const of = index.u16('pcs.value.label')
  const rows = new Map(Array.from({ length: keys.length }, (_, i) => [keys.get(i), of[i]!]))
  return (code, position) => {
    const value = code[position - 1] ?? ''
    const context = position === 6 ? code[6] : position === 7 ? code[5] : undefined
    for (let n = Math.min(TABLE, code.length); n >= 0; n--) {
      const scope = code.slice(0, n)
      const found =
        (context ? rows.get(valueKey(scope, position, value, context)) : undefined) ??
        rows.get(valueKey(scope, position, value))
      if (found !== undefined) return label.get(found)
    }
    return ''
  }
}

function openDefinitions(index: Index): Map<string, Definition> {
  const table = index.strings('pcs.definition')
  const definitions = new Map<string, Definition>()
  for (let i = 0; i < table.length; i++) {
    const [section, position, value, definition = '', explanation = '', examples = ''] = table.get(i).split('\t')
    definitions.set(`${section}${position}${value}`, { definition, explanation, examples })
  }
  return definitions
}

/** The body part key and the device key: terms by the label that stands for them ("use" lines of the index). */
function openKeys(index: Index): Map<string, string[]> {
  const text = index.strings('pcs.index.text')
  const level = index.u8('pcs.index.level')
  const link = index.u8('pcs.index.link')
  const term = index.u16('pcs.index.term')
  const target = index.u16('pcs.index.target')
  const terms = new Map<string, string[]>()
  let main = ''
  for (let i = 0; i < level.length; i++) {
    if (level[i] === 0) main = text.get(term[i]!)
    if (LINKS[link[i]!] !== 'use') continue
    const name = text.get(target[i]!)
    const known = terms.get(name)
    if (known === undefined) terms.set(name, [main])
    else known.push(main)
  }
  return terms
}

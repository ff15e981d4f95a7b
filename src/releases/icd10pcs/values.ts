/** What each character of a code means: the labels of the packages where there are any, else what the official titles show. */
import { readTable, writeTable } from '../codeset.ts'
import { all, ok, type Result } from '../result.ts'
import { byText } from '../text.ts'
import type { ProcedurePeriod } from './codes.ts'
import { deriveLabels } from './derive.ts'

export interface ValuesInput {
  /** pcs-labels.tsv: sections 0 and 1. */
  labels: string
  /** tables-fy2026.tsv: official titles of the tables that the packages do not carry. */
  tables: string
  periods: readonly ProcedurePeriod[]
}

/** One meaning. The narrowest scope that has a row for the value decides. */
export interface ValueRow {
  /** A table ("0DT"), a body system ("0D"), a section ("0") or '' for all. */
  scope: string
  /** 1 to 7 */
  position: number
  value: string
  /** The character of the other of the last two positions where the meaning depends on it (New Technology), else ''. */
  context: string
  label: string
}

const COLUMNS = ['scope', 'position', 'value', 'context', 'label'] as const
const GROUP = /New Technology Group \d+$/
/** Sections whose tables the packages carry. */
const PACKAGED = '01'
/** Sections whose fifth character is the approach, with the same values everywhere. */
const WITH_APPROACH = '01234789X'

/** Labels of one table by position, value and context ("5X", "6A B"). */
type TableLabels = Map<string, string>

const keyOf = (position: number, value: string, context = ''): string => `${position}${value}${context}`

export function valueRows(input: ValuesInput): Result<ValueRow[]> {
  const read = all({
    labels: readTable(input.labels, 'pcs-labels.tsv', ['table', 'position', 'value', 'label']),
    tables: readTable(input.tables, 'tables-fy2026.tsv', ['table', 'title']),
  })
  if (!read.ok) return read
  const codes = new Map<string, Map<string, string>>()
  for (const { code, title } of input.periods) {
    const table = code.slice(0, 3)
    const list = codes.get(table) ?? codes.set(table, new Map()).get(table)!
    // the latest title stands last
    if (title !== '' || !list.has(code)) list.set(code, title)
  }
  const packaged = new Map<string, TableLabels>()
  for (const { fields } of read.value.labels) {
    const [table = '', position = '', value = '', label = ''] = fields
    const labels = packaged.get(table) ?? packaged.set(table, new Map()).get(table)!
    labels.set(keyOf(Number(position), value), label)
  }
  const named = namesOfTables(read.value.tables.map(({ fields: [table = '', title = ''] }) => [table, title]))
  const tables = new Map<string, TableLabels>()
  const spare = new Map<string, TableLabels>()
  for (const [table, list] of codes) {
    const titled = new Map([...list].filter(([, title]) => title !== ''))
    const own = derived(titled)
    spare.set(table, own)
    tables.set(
      table,
      new Map([
        ...(PACKAGED.includes(table[0]!) ? [] : own),
        ...approachesOf(table, packaged),
        ...(named.get(table) ?? []),
        ...(packaged.get(table) ?? []),
      ]),
    )
  }
  fill(tables, spare, codes)
  return ok(hoisted(tables, codes))
}

/** The approaches mean the same in every section that has them: a convention of the system. */
function approachesOf(table: string, packaged: ReadonlyMap<string, TableLabels>): TableLabels {
  if (!WITH_APPROACH.includes(table[0]!)) return new Map()
  return new Map([...packaged.values()].flatMap((labels) => [...labels].filter(([key]) => key[0] === '5')))
}

/** Section, body system and operation out of the title of a table: "Imaging, Heart, Plain Radiography". */
function namesOfTables(titles: readonly (readonly [table: string, title: string])[]): Map<string, TableLabels> {
  const bySection = new Map<string, (readonly [string, string[]])[]>()
  for (const [table, title] of titles) {
    // titles of sections 0 and 1 leave the section out
    const parts = '01'.includes(table[0]!) ? [SECTION_OF[table[0]!]!, ...title.split(', ')] : title.split(', ')
    const list = bySection.get(table[0]!) ?? bySection.set(table[0]!, []).get(table[0]!)!
    list.push([table, parts])
  }
  const named = new Map<string, TableLabels>()
  for (const list of bySection.values()) {
    const short = list.filter(([, parts]) => parts.length === 3)
    const operations = new Set(short.map(([, parts]) => parts[2]!))
    for (const [table, parts] of list) {
      const labels: TableLabels = new Map([[keyOf(1, table[0]!), parts[0]!]])
      // a body system may hold commas, an operation does not
      const operation = parts.at(-1)!
      const system = parts.slice(1, -1).join(', ')
      if (parts.length > 1 && (parts.length <= 3 || operations.has(operation) || system.includes(' and '))) {
        labels.set(keyOf(3, table[2]!), operation)
        labels.set(keyOf(2, table[1]!), system === '' ? 'None' : system)
      }
      named.set(table, labels)
    }
  }
  return named
}

const SECTION_OF: Record<string, string> = { '0': 'Medical and Surgical', '1': 'Obstetrics' }

function derived(titled: ReadonlyMap<string, string>): TableLabels {
  const labels: TableLabels = new Map()
  const put = (position: number, value: string, label: string, context: string, among: ReadonlyMap<string, string>) => {
    const holds = [...among].every(([code, title]) => code[position - 1] !== value || contains(title, label))
    if (holds) labels.set(keyOf(position, value, context), label)
    return holds
  }
  const open = new Set<number>()
  for (const { position, value, label } of deriveLabels(titled)) {
    if (!put(position, value, label, '', titled) && position >= 6) open.add(position)
  }
  for (const position of open) {
    const other = position === 6 ? 6 : 5
    for (const context of new Set([...titled.keys()].map((code) => code[other]!))) {
      const part = new Map([...titled].filter(([code]) => code[other] === context))
      for (const found of deriveLabels(part)) {
        if (found.position !== position || labels.has(keyOf(position, found.value))) continue
        put(position, found.value, found.label, context, part)
      }
    }
  }
  for (const [code, title] of titled) {
    const group = GROUP.exec(title)
    if (group) labels.set(keyOf(7, code[6]!), group[0])
  }
  return labels
}

const contains = (title: string, label: string): boolean => {
  const words = new Set(title.split(/[\s,]+/))
  return label.split(/[\s,]+/).every((word) => words.has(word))
}

/**
 * Values that neither the packages nor a table's own titles name: named as all other tables of the body system, else of the section, name
 * them. Where the packages name a section, their names of its body parts go before those read off titles.
 */
function fill(
  tables: ReadonlyMap<string, TableLabels>,
  spare: ReadonlyMap<string, TableLabels>,
  codes: ReadonlyMap<string, ReadonlyMap<string, string>>,
): void {
  const shared = new Map<string, Set<string>>()
  for (const [table, labels] of tables) {
    for (const [key, label] of labels) {
      if (key.length > 2) continue
      for (const scope of scopesOf(table, Number(key[0]))) {
        const at = `${scope}|${key}`
        const known = shared.get(at)
        if (known === undefined) shared.set(at, new Set([label]))
        else known.add(label)
      }
    }
  }
  for (const [table, list] of codes) {
    const labels = tables.get(table)!
    for (const key of keysOf(list.keys())) {
      if (labels.has(key)) continue
      if ([...labels.keys()].some((known) => known.startsWith(key))) continue
      const position = Number(key[0])
      for (const scope of scopesOf(table, position)) {
        const names = shared.get(`${scope}|${key}`)
        if (names?.size === 1) {
          labels.set(key, [...names][0]!)
          break
        }
      }
      const read = spare.get(table)!.get(key)
      if (!labels.has(key) && read !== undefined) labels.set(key, read)
      if (!labels.has(key) && position > 3 && key[1] === 'Z') labels.set(key, 'None')
    }
  }
}

/** Where else the same value means the same; devices and qualifiers change from table to table. */
function scopesOf(table: string, position: number): string[] {
  if (position === 1) return [table[0]!]
  if (position === 2) return [table.slice(0, 2)]
  if (position === 3) return 'FX'.includes(table[0]!) ? [] : [table[0]!]
  if (position === 5 && WITH_APPROACH.includes(table[0]!)) return []
  if (position === 4)
    return 'X'.includes(table[0]!)
      ? [table.slice(0, 2)]
      : [table.slice(0, 2), ...(NO_SYSTEMS.has(table[0]!) ? [table[0]!] : [])]
  return 'BCDF'.includes(table[0]!) ? [table.slice(0, 2), table[0]!] : []
}

/** Sections with one body system or two, whose body regions are the same throughout. */
const NO_SYSTEMS: ReadonlySet<string> = new Set(['2', '7', '9'])

function keysOf(codes: Iterable<string>): Set<string> {
  const keys = new Set<string>()
  for (const code of codes) for (let i = 0; i < 7; i++) keys.add(keyOf(i + 1, code[i]!))
  return keys
}

/** The same labels with as few rows as scopes allow; a value without a label gets an empty row, so that it inherits none. */
function hoisted(
  tables: ReadonlyMap<string, TableLabels>,
  codes: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ValueRow[] {
  const rows: ValueRow[] = []
  const wide = new Map<string, Map<string, Set<string>>>()
  for (const [table, list] of codes) {
    const labels = tables.get(table)!
    for (const key of keysOf(list.keys())) {
      const divided = [...labels.keys()].some((known) => known.length > 2 && known.startsWith(key))
      for (const length of [0, 1, 2]) {
        const scope = table.slice(0, length)
        const at = wide.get(scope) ?? wide.set(scope, new Map()).get(scope)!
        const names = at.get(key) ?? at.set(key, new Set()).get(key)!
        names.add(divided ? '?' : (labels.get(key) ?? ''))
      }
    }
  }
  const written = new Set<string>()
  for (const [table, labels] of tables) {
    for (const key of keysOf(codes.get(table)!.keys())) {
      const scope =
        ['', table[0]!, table.slice(0, 2)].find((one) => {
          const names = wide.get(one)!.get(key)!
          return names.size === 1 && !names.has('?')
        }) ?? table
      const parts = scope === table ? [...labels].filter(([known]) => known.startsWith(key)) : []
      for (const [known, label] of parts.length > 0 ? parts : [[key, labels.get(key) ?? ''] as const]) {
        const id = `${scope}|${known}`
        if (written.has(id)) continue
        written.add(id)
        rows.push({ scope, position: Number(key[0]), value: key[1]!, context: known.slice(2), label })
      }
    }
  }
  return rows.sort((a, b) => byText(idOf(a), idOf(b)))
}

const idOf = ({ scope, position, value, context }: ValueRow): string => `${scope} ${position}${value}${context}`

export function writeValues(rows: readonly ValueRow[]): string {
  return writeTable(
    COLUMNS,
    rows.map(({ scope, position, value, context, label }) => [scope, String(position), value, context, label]),
  )
}

export function readValues(text: string, file: string): Result<ValueRow[]> {
  const table = readTable(text, file, COLUMNS)
  if (!table.ok) return table
  return ok(
    table.value.map(({ fields: [scope = '', position = '', value = '', context = '', label = ''] }) => ({
      scope,
      position: Number(position),
      value,
      context,
      label,
    })),
  )
}

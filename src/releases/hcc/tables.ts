/** The tables of a model beside its mapping: categories with their hierarchy, relative factors, interactions. */
import * as v from 'valibot'
import { fail, ok, type Result } from '../result.ts'
import { byText, lines } from '../text.ts'
import { grouped } from './grouped.ts'

const definitions = v.record(v.string(), v.object({ descr: v.string(), type: v.string() }))
const hierarchies = v.record(v.string(), v.object({ remove_code: v.array(v.string()) }))
const groups = v.record(v.string(), v.record(v.string(), v.string()))

/** HCC17, RXHCC31, HHS_HCC035_1 -> 17, 31, 35.1; undefined for any other variable. */
export function categoryNumber(variable: string): string | undefined {
  const [, whole, part] = /^(?:RX|HHS_)?HCC0*(\d+)(?:_(\d))?$/.exec(variable) ?? []
  return whole === undefined ? undefined : part === undefined ? whole : `${whole}.${part}`
}

/** Category, name, and the categories that it drops. */
export function categoryRows(names: string, drops: string, file: string): Result<string[][]> {
  const named = parsed(definitions, names, file)
  if (!named.ok) return named
  const dropped = parsed(hierarchies, drops, file)
  if (!dropped.ok) return dropped
  const rows: string[][] = []
  for (const [variable, { descr, type }] of Object.entries(named.value)) {
    const category = categoryNumber(variable)
    if (type !== 'disease' || category === undefined) continue
    const below = (dropped.value[variable]?.remove_code ?? []).map((name) => categoryNumber(name) ?? name)
    rows.push([category, descr.trim(), below.sort(byNumber).join(' ')])
  }
  return ok(rows.sort(([a = ''], [b = '']) => byNumber(a, b)))
}

/** Groups of HHS categories: model, group, categories. */
export function groupRows(text: string, file: string): Result<string[][]> {
  const read = parsed(groups, text, file)
  if (!read.ok) return read
  const rows = Object.entries(read.value).flatMap(([model, members]) =>
    [...grouped(Object.keys(members), (variable) => members[variable] ?? '')].map(([group, variables]) => [
      `${model} ${group}`,
      variables
        .map((variable) => categoryNumber(variable) ?? variable)
        .sort(byNumber)
        .join(' '),
    ]),
  )
  return ok(rows)
}

export interface Factors {
  /** Names of the segments (for HHS: the metal levels). */
  segments: string[]
  /** Variable and its relative factor in every segment, as published; '0' where it has none. */
  rows: string[][]
}

/** `category,SEGMENT…`, or `model,category,METAL…` where the variable is named "Adult MAGE_LAST_21_24". Variables without any factor are left out. */
export function readFactors(text: string, file: string): Result<Factors> {
  const factors: Factors = { segments: [], rows: [] }
  let keys = 1
  for (const { line, text: row } of lines(text)) {
    const fields = row.split(',')
    if (line === 1) {
      keys = fields[0] === 'model' ? 2 : 1
      factors.segments = fields.slice(keys)
      continue
    }
    const name = fields[keys - 1] ?? ''
    const category = categoryNumber(name)
    const variable = category === undefined ? name : `HCC${category}`
    const values = fields.slice(keys).map(Number)
    if (values.length !== factors.segments.length || values.some(Number.isNaN)) {
      return fail(file, line, 'a relative factor for every segment', row)
    }
    if (values.every((value) => value === 0)) continue
    factors.rows.push([keys === 2 ? `${fields[0]} ${variable}` : variable, ...values.map(String)])
  }
  factors.rows.sort(([a = ''], [b = '']) => byText(a, b))
  return ok(factors)
}

function parsed<S extends v.GenericSchema>(schema: S, text: string, file: string): Result<v.InferOutput<S>> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return fail(file, 0, 'JSON', error instanceof Error ? error.message : '')
  }
  const checked = v.safeParse(schema, json)
  if (checked.success) return ok(checked.output)
  return fail(file, 0, `${checked.issues[0].expected ?? 'a value'} at ${v.getDotPath(checked.issues[0])}`, '')
}

const byNumber = (a: string, b: string): number => Number(a) - Number(b)

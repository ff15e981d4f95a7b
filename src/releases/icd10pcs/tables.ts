/** The official tables (XML) against the bundled meanings of values. */
import { ok, type Result } from '../result.ts'
import { type Check, check } from '../verify.ts'
import { type Element, elements, readXml, textOf } from '../xml.ts'
import type { ValueRow } from './values.ts'

/** Sections whose labels the packages carry: they must be the official ones to the letter. */
const PACKAGED = '01'

interface Meaning {
  table: string
  position: number
  value: string
  /** Values of the last two positions in its row: one decides what the other means in some tables. */
  sixth: string[]
  seventh: string[]
  label: string
}

/**
 * Labels of sections 0 and 1 must equal the official ones. Those derived from titles say in the titles' own order what the tables say in
 * theirs ("Right Knee", "Knee, Right") and may leave out what all values of an axis share; counted, not required.
 */
export function labelCheck(values: readonly ValueRow[], text: string, file: string): Result<Check> {
  const root = readXml(text, file)
  if (!root.ok) return root
  const rows = new Map<string, string>()
  for (const { scope, position, value, context, label } of values)
    rows.set(`${scope}|${position}${value}${context}`, label)
  const find = (table: string, key: string): string | undefined => {
    for (let n = table.length; n >= 0; n--) {
      const label = rows.get(`${table.slice(0, n)}|${key}`)
      if (label !== undefined) return label
    }
    return undefined
  }
  const differences: string[] = []
  let derived = 0
  let same = 0
  for (const meaning of meaningsOf(root.value)) {
    const { table, position, value, label } = meaning
    const key = `${position}${value}`
    const others = position === 6 ? meaning.seventh : position === 7 ? meaning.sixth : []
    const own = find(table, key) ?? others.map((other) => find(table, key + other)).find((found) => found !== undefined)
    if (PACKAGED.includes(table[0]!)) {
      if (own !== label) differences.push(`${table} ${key}: "${own ?? ''}", expected "${label}"`)
    } else {
      derived++
      if (own !== undefined && own !== '' && sayTheSame(own, label)) same++
    }
  }
  return ok(
    check(
      `ICD-10-PCS tables FY2025: sections 0 and 1 to the letter; ${same} of ${derived} others in substance`,
      differences,
    ),
  )
}

/** Every word of the shorter one stands in the longer one. */
function sayTheSame(a: string, b: string): boolean {
  const words = (label: string) =>
    label
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
  const [short, long] = [words(a), words(b)].sort((x, y) => x.length - y.length)
  return short!.every((word) => long!.includes(word)) || (a === 'None' && /^no /i.test(b))
}

function* meaningsOf(root: Element): Generator<Meaning> {
  for (const table of elements(root, 'pcsTable')) {
    const head = elements(table, 'axis').map((axis) => elements(axis, 'label')[0]!)
    const prefix = head.map((label) => label.attributes.code).join('')
    for (const row of elements(table, 'pcsRow')) {
      const axes = elements(row, 'axis').map((axis) => elements(axis, 'label'))
      const [, , sixth, seventh] = axes.map((labels) => labels.map((label) => label.attributes.code!))
      for (const [i, labels] of axes.entries()) {
        for (const label of labels) {
          yield {
            table: prefix,
            position: i + 4,
            value: label.attributes.code!,
            sixth: sixth!,
            seventh: seventh!,
            label: textOf(label),
          }
        }
      }
    }
  }
}

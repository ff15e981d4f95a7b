/** Copies of the tables of version 43.1 by another hand, which prove the bundled ones from outside. */
import type { Reference } from '../references.ts'
import { ok } from '../result.ts'
import type { Files } from '../systems.ts'
import { lines } from '../text.ts'
import { type Check, check } from '../verify.ts'

const FOLDER = 'msdrg/v43.1'

export const msdrgReferences = (files: Files): Reference[] => [
  { path: `${FOLDER}/dx.tsv`, check: (text) => ok(diagnoses(files, text)) },
  { path: `${FOLDER}/pr.tsv`, check: (text) => ok(procedures(files, text)) },
  { path: `${FOLDER}/drg.tsv`, check: (text) => ok(titles(files, text)) },
  { path: `${FOLDER}/drg_formulas.tsv`, check: (text) => ok(formulas(files, text)) },
]

const fieldsOf = (text = ''): string[][] => [...lines(text)].slice(1).map(({ text: row }) => row.split('\t'))

/** "40.0-44.0", "43.1": versions compare as text, since all have two digits and one. */
const in431 = (span = ''): boolean => {
  const [from = '', to = from] = span.split('-')
  return from <= '43.1' && '43.1' <= to
}

function compare(name: string, own: ReadonlyMap<string, string>, official: ReadonlyMap<string, string>): Check {
  const differences = [...official].flatMap(([key, value]) =>
    own.get(key) === value ? [] : [`${key}: ${own.get(key) ?? 'missing'}, official ${value}`],
  )
  const extra = [...own.keys()].filter((key) => !official.has(key)).map((key) => `${key}: not in the official table`)
  return check(`MS-DRG v43.1: ${name} (${official.size})`, [...differences, ...extra])
}

function diagnoses(files: Files, text: string): Check {
  const own = new Map<string, string>()
  for (const [mdc = '', severity = '', , , span, codes = ''] of fieldsOf(files.get('diagnoses.tsv'))) {
    if (in431(span)) for (const code of codes.split(' ')) own.set(code, `${mdc} ${severity}`)
  }
  const official = fieldsOf(text).map(([code = '', mdc = '', severity = '']): [string, string] => [
    code,
    `${mdc} ${severity === 'NON_CC' || severity === '' ? 'NCC' : severity}`,
  ])
  return compare('MDC and severity of every diagnosis', own, new Map(official))
}

const sorted = (attributes = ''): string => attributes.split('|').sort().join('|')

function procedures(files: Files, text: string): Check {
  const own = new Map<string, string>()
  for (const [attributes, span, codes = ''] of fieldsOf(files.get('procedures.tsv'))) {
    if (in431(span)) for (const code of codes.split(' ')) own.set(code, sorted(attributes))
  }
  const official = fieldsOf(text).map(([code = '', attributes]): [string, string] => [code, sorted(attributes)])
  return compare('attributes of every procedure and combination', own, new Map(official))
}

function titles(files: Files, text: string): Check {
  const own = new Map<string, string>()
  for (const [kind, number = '', title = '', span] of fieldsOf(files.get('titles.tsv'))) {
    if (kind === 'drg' && in431(span)) own.set(number.padStart(3, '0'), title)
  }
  return compare('titles', own, new Map(fieldsOf(text).map(([drg = '', title = '']): [string, string] => [drg, title])))
}

/** Our table has two rows of the error MDC 99 more. */
function formulas(files: Files, text: string): Check {
  const own = new Map<string, string>()
  for (const [mdc = '', rank = '', drg = '', , , formula = '', , span] of fieldsOf(files.get('formulas.tsv'))) {
    if (in431(span) && mdc !== '99') own.set(`${mdc} ${drg} ${formula}`, rank)
  }
  const official = fieldsOf(text).map(([, , drg = '', , formula = '', , mdc = '', rank = '']): [string, string] => [
    `${mdc} ${drg} ${formula}`,
    rank,
  ])
  return compare('formulas', own, new Map(official.filter(([key]) => !key.startsWith('99 '))))
}

/** Codes of one condition that contradict each other in their side (guideline I.B.13). */
import type { Classification, Row } from '../../library/types.ts'
import { type Diagnosis, finding, type Rule } from '../context.ts'
import { distinct } from './excludes.ts'

type Side = 'right' | 'left' | 'bilateral' | 'unspecified'

const SOURCE = 'ICD-10-CM guideline I.B.13, laterality'
const WORDS = /\b(?:right|left|bilateral|both|unspecified)\b/g

export const laterality: Rule = ({ diagnoses, cm, day, find }) => {
  const known = distinct(diagnoses).filter(({ row }) => cm.isValid(row, day))
  const byCategory = new Map<string, Diagnosis[]>()
  for (const diagnosis of known) {
    const category = diagnosis.raw.slice(0, 3)
    byCategory.set(category, [...(byCategory.get(category) ?? []), diagnosis])
  }
  for (const group of byCategory.values()) {
    if (group.length < 2) continue
    const sided = group.flatMap((diagnosis) => {
      const found = sideOf(cm, baseOf(cm, diagnosis.row))
      return found ? [{ diagnosis, ...found }] : []
    })
    sided.forEach((one, i) => {
      for (const other of sided.slice(i + 1)) {
        if (one.condition !== other.condition || one.side === other.side) continue
        const told = contradiction([one, other])
        if (told) find(told)
      }
    })
  }
}

interface Sided {
  diagnosis: Diagnosis
  side: Side
  condition: string
  bilateral: Row
}

function contradiction(pair: [Sided, Sided]) {
  const codes = pair.map(({ diagnosis }) => diagnosis)
  const [a, b] = pair
  const with_ = (side: Side) => pair.find((one) => one.side === side)
  const both = with_('bilateral')
  const open = with_('unspecified')
  const other = both ? pair.find((one) => one !== both)! : undefined
  if (both && other) {
    return finding('icd10cm.laterality', 'error', codes, {
      message: `${both.diagnosis.code} is the bilateral code of what ${other.diagnosis.code} codes ${other.side === 'unspecified' ? 'without a side' : `on the ${other.side}`}.`,
      source: SOURCE,
      resolve: 'Keep the bilateral code where both sides are affected, else the code of the one side.',
    })
  }
  if (open) {
    const specific = pair.find((one) => one !== open)!
    return finding('icd10cm.laterality', 'warning', codes, {
      message: `${open.diagnosis.code} leaves the side open that ${specific.diagnosis.code} names.`,
      source: SOURCE,
      resolve:
        'Keep the code that names the side, unless the record speaks of a second one whose side it does not tell.',
    })
  }
  if (a.bilateral < 0) return undefined
  return finding('icd10cm.laterality', 'error', codes, {
    message: `${a.diagnosis.code} and ${b.diagnosis.code} code the two sides of one condition, for which there is a bilateral code.`,
    source: SOURCE,
    resolve: 'Use the bilateral code in place of the two.',
  })
}

/** The row whose title names the side: a 7th character adds nothing to it. */
const baseOf = (cm: Classification, row: Row): Row =>
  cm.rawCode(row).length === 7 && cm.parent(row) >= 0 ? cm.parent(row) : row

/** Side and condition of a row that has siblings of another side; undefined for one whose title has none. */
function sideOf(cm: Classification, row: Row): Omit<Sided, 'diagnosis'> | undefined {
  const parent = cm.parent(row)
  const side = sideIn(titleOf(cm, row))
  if (parent < 0 || side === undefined) return undefined
  const siblings = cm.children(parent).flatMap((sibling) => {
    const own = sideIn(titleOf(cm, sibling))
    return own === undefined ? [] : [{ row: sibling, side: own, words: wordsOf(titleOf(cm, sibling)) }]
  })
  // "unspecified" may speak of the kind, and "bilateral" belong to a name: both are sides beside a right and a left one alone
  const pairs = siblings.filter((right) => right.side === 'right' && siblings.some((left) => isLeftOf(left, right)))
  const own = wordsOf(titleOf(cm, row))
  const exact = pairs.find((pair) => sameWords(pair.words, own))
  const [only] = pairs
  const pair = exact ?? (pairs.length === 1 && only && nearWords(only.words, own) ? only : undefined)
  if (pair === undefined) return undefined
  const both = siblings.filter((sibling) => sibling.side === 'bilateral')
  const bilateral =
    both.find((one) => sameWords(one.words, pair.words)) ??
    (pairs.length === 1 && both.length === 1 ? both[0] : undefined)
  return { side, condition: cm.rawCode(pair.row), bilateral: bilateral?.row ?? -1 }
}

interface Titled {
  side: Side
  words: ReadonlySet<string>
}

const isLeftOf = (left: Titled, right: Titled): boolean => left.side === 'left' && sameWords(left.words, right.words)

const missing = (from: ReadonlySet<string>, to: ReadonlySet<string>): number =>
  [...from].filter((word) => !to.has(word)).length

const sameWords = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => a.size === b.size && missing(a, b) === 0

/** Titles differ in a word where the site is named for one side alone: "right ear" and "bilateral", "artery" and "arteries". */
const nearWords = (one: ReadonlySet<string>, open: ReadonlySet<string>): boolean => missing(one, open) <= 1

const titleOf = (cm: Classification, row: Row): string => cm.title(row).toLowerCase()

function sideIn(title: string): Side | undefined {
  const right = /\bright\b/.test(title)
  const left = /\bleft\b/.test(title)
  if (/\b(?:bilateral|both)\b/.test(title)) return 'bilateral'
  if (right !== left) return right ? 'right' : 'left'
  return !right && /\bunspecified\b/.test(title) ? 'unspecified' : undefined
}

/** The words of a title without its side, in no order: "bilateral otitis" and "otitis, bilateral" speak of one condition. */
const wordsOf = (title: string): ReadonlySet<string> =>
  new Set(
    title
      .replace(WORDS, ' ')
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '')
      .map((word) => word.replace(/s$/, '')),
  )

/** Receptor status of a breast cancer in any of its notations ("ER+/PR-/HER2-", "hormone receptor positive, HER-2/neu 1+"), for Z17.4. */
import type { Span } from '../types.ts'

export interface Receptors {
  hormone: boolean
  her2: boolean
  span: Span
}

/** What a note that tells of both kinds of receptors cannot do without: most notes are passed over at once. */
const TELLS = /\bHER-?\s?2|\b[Tt]riple[- ][Nn]eg/
const TRIPLE = /\btriple[- ]neg(?:ative)?\b/i

const HORMONE = 'ER|PR|PgR|HR|(?:[Oo]?[Ee]strogen|[Pp]rogesterone|[Hh]ormone)[- ]receptors?'
const HER2 = String.raw`HER-?\s?2(?:\s?\/?\s?-?neu)?`
const NEGATIVE = String.raw`negative|neg\b|(?:not|non-?|un)\s?(?:over)?(?:amplified|expressed)`
const POSITIVE = String.raw`positive|pos\b|(?:over)?(?:amplified|expressed)`
/** A grade of staining, a share of the cells, or a bare sign. A minus before a word is only a hyphen. */
const MEASURE = String.raw`[0-3]\s?\+|<?\s?\d{1,3}\s?%|\+|[-\u2212\u2013](?![\w%])`
const PART = new RegExp(
  `(?<![A-Za-z0-9])(${HORMONE}|${HER2})(?![A-Za-z0-9])|\\b(${NEGATIVE}|${POSITIVE})|(${MEASURE})`,
  'g',
)
/** Between a receptor and what is said of it no sentence ends, and little else stands; receptors of which the same is said are only joined. */
const NEAR = /^[\s\w:=(),/-]{0,24}$/
const JOINED = /^\s*(?:[/,&]|and)?\s*$/
const IS_HER2 = /^HER/
const IS_NEGATIVE = new RegExp(`^(?:${NEGATIVE})$`)
/** No staining to speak of: under one per cent of the cells, or up to 1+ of HER2. */
const ABSENT = /^(?:<\s?1\s?%|0\s?%|[01]\s?\+|[-\u2212\u2013])$/
/** HER2 2+ is open until the gene is looked at. */
const EQUIVOCAL = /^2\s?\+$/

/** Undefined unless the note tells of both, and tells of each the same throughout: two tumours may differ. */
export function receptors(text: string): Receptors | undefined {
  if (!TELLS.test(text)) return undefined
  const triple = TRIPLE.exec(text)
  const told: { hormone: boolean[]; her2: boolean[] } = { hormone: [], her2: [] }
  let start = text.length
  let end = 0
  let open: string[] = []
  let last = 0
  for (const m of text.matchAll(PART)) {
    const [part, name, word, measure] = m
    if (!(name === undefined ? NEAR : JOINED).test(text.slice(last, m.index))) open = []
    last = m.index + part.length
    if (name !== undefined) {
      open.push(name)
      start = Math.min(start, m.index)
      continue
    }
    if (open.length === 0) continue
    end = last
    for (const of of open) {
      const her2 = IS_HER2.test(of)
      const value = word !== undefined ? !IS_NEGATIVE.test(word) : isStained(measure!, her2)
      if (value !== undefined) told[her2 ? 'her2' : 'hormone'].push(value)
    }
    open = []
  }
  if (triple !== null) {
    told.hormone.push(false)
    told.her2.push(false)
    start = Math.min(start, triple.index)
    end = Math.max(end, triple.index + triple[0].length)
  }
  const her2 = new Set(told.her2)
  if (told.hormone.length === 0 || her2.size !== 1) return undefined
  return {
    hormone: told.hormone.includes(true),
    her2: her2.has(true),
    span: { start, end, text: text.slice(start, end) },
  }
}

function isStained(measure: string, her2: boolean): boolean | undefined {
  if (her2 && (EQUIVOCAL.test(measure) || measure.endsWith('%'))) return undefined
  if (!her2 && /^1\s?\+$/.test(measure)) return true
  return !ABSENT.test(measure)
}

/** What follows "Z17.": hormone receptors, then HER2. */
export const receptorsCode = ({ hormone, her2 }: Receptors): string => `4${hormone ? 1 : 2}${her2 ? 0 : 1}`

/** Search over ICD-10-PCS: in surgeons' words and in those of the titles, in any order, by the beginning of a code, with misspellings. */
import type { SearchHit } from '../../platform/messages.ts'
import { bits } from '../search/fuzzy.ts'
import type { Day, Row } from '../types.ts'
import type { ApproachEntry, LexiconEntry, SiteEntry } from './lexicon.ts'
import { type QueryWord, readQuery } from './query.ts'
import type { ProcedureSearch } from './search-data.ts'

export interface ProcedureSearchOptions {
  /** Most hits to return; 15 when absent. */
  limit?: number
  /** Only codes valid on this day are found. */
  day: Day
}

const MAX_QUERY = 400
const CODE_START = /^[0-9B-DF-HX][0-9A-HJ-NP-Z]{2,6}$/i
/** Rows this far below the best are looked at more closely. */
const CLOSE = 0.6
/** What a name of the lexicon adds, as a share of what its words count. */
const NAMED = 0.25
/** What each step away from the usual values of a name takes, and each further pattern of an entry. */
const LESS_USUAL = 0.01
/** What each word of a title takes that nobody asked for. */
const UNASKED = 0.004

/** Best first; [] when nothing is found. Never throws on a query, whatever it holds. */
export function searchProcedures(
  data: ProcedureSearch,
  query: string,
  { limit = 15, day }: ProcedureSearchOptions,
): SearchHit[] {
  const text = query.slice(0, MAX_QUERY).trim()
  if (text === '' || limit <= 0) return []
  const { procedures } = data
  const hits: SearchHit[] = []
  const seen = new Set<Row>()
  const add = (row: Row, matched: string): void => {
    if (seen.has(row) || hits.length === limit || !procedures.isValid(row, day)) return
    seen.add(row)
    const title = procedures.title(row, day)
    hits.push({
      system: 'ICD-10-PCS',
      code: procedures.code(row),
      title,
      billable: true,
      matched: matched === '' ? title : matched,
    })
  }
  if (CODE_START.test(text)) {
    const { from, to } = procedures.range(text)
    for (let row = from; row < to && hits.length < limit; row++) add(row, procedures.code(row))
  }
  if (hits.length < limit) for (const { row, matched } of byWords(data, query, day, limit)) add(row, matched)
  return hits
}

interface Found {
  row: Row
  score: number
  matched: string
}

function byWords(data: ProcedureSearch, query: string, day: Day, limit: number): Found[] {
  const words = readQuery(data, query)
  if (words.length === 0) return []
  const { procedures } = data
  const titled = titleMasks(data, words)
  const masks = titled.slice()
  const entryOf = new Int16Array(procedures.size).fill(-1)
  const named = new Float32Array(procedures.size)
  const entries = matchedEntries(data, words)
  const share = shares(
    words,
    words.reduce((sum, { weight }) => sum + weight, 0),
  )
  entries.forEach(({ entry, mask }, number) => {
    const weight = entry.kind === 'named' ? NAMED : entry.kind === 'operations' ? NAMED / 2 : undefined
    const whole = share(mask) * (weight ?? 0)
    visitRows(data, entry, (row, away) => {
      masks[row]! |= mask
      const bonus = whole - away * LESS_USUAL
      if (weight === undefined || (entryOf[row]! >= 0 && bonus <= named[row]!)) return
      named[row] = bonus
      entryOf[row] = number
    })
  })
  const best = bestShare(masks, share)
  if (best === 0) return []
  const found: Found[] = []
  let least = Number.NEGATIVE_INFINITY
  for (let row = 0; row < masks.length; row++) {
    const mask = masks[row]!
    if (mask === 0) continue
    const part = share(mask)
    if (part < best * CLOSE) continue
    const score = part + named[row]! - (titleWords(data, row) - bits(titled[row]!)) * UNASKED
    if (score <= least || !procedures.isValid(row, day)) continue
    place(found, { row, score, matched: entryOf[row]! < 0 ? '' : entries[entryOf[row]!]!.entry.phrase })
    if (found.length > limit) found.pop()
    if (found.length === limit) least = found.at(-1)!.score
  }
  return found
}

/** Keeps the list in order, best first; of equals the one found earlier stands first. */
function place(found: Found[], one: Found): void {
  let at = found.length
  while (at > 0 && found[at - 1]!.score < one.score) at--
  found.splice(at, 0, one)
}

function bestShare(masks: Uint32Array, share: (mask: number) => number): number {
  let best = 0
  let last = 0
  for (const mask of masks) {
    if (mask === last) continue
    last = mask
    best = Math.max(best, share(mask))
  }
  return best
}

/** What a set of words counts, as a share of the whole query. */
function shares(words: readonly QueryWord[], whole: number): (mask: number) => number {
  const known = new Map<number, number>()
  let last = 0
  let lastShare = 0
  return (mask) => {
    if (mask === last) return lastShare
    let share = known.get(mask)
    if (share === undefined) {
      share = words.reduce((sum, { weight }, i) => sum + ((mask >>> i) & 1 ? weight : 0), 0) / whole
      known.set(mask, share)
    }
    last = mask
    lastShare = share
    return share
  }
}

/** Which words of the query stand in the title of each row, a bit each. */
function titleMasks(data: ProcedureSearch, words: readonly QueryWord[]): Uint32Array {
  const { wordStart, wordPart, titleStart, titlePart } = data
  const parts = new Uint32Array(data.partWords.length)
  words.forEach(({ titles }, i) => {
    for (const word of titles) {
      for (let at = wordStart[word]!; at < wordStart[word + 1]!; at++) parts[wordPart[at]!]! |= 1 << i
    }
  })
  const masks = new Uint32Array(titleStart.length - 1)
  for (let row = 0; row < masks.length; row++) {
    let mask = 0
    for (let at = titleStart[row]!; at < titleStart[row + 1]!; at++) mask |= parts[titlePart[at]!]!
    masks[row] = mask
  }
  return masks
}

function titleWords(data: ProcedureSearch, row: Row): number {
  let count = 0
  for (let at = data.titleStart[row]!; at < data.titleStart[row + 1]!; at++)
    count += data.partWords[data.titlePart[at]!]!
  return count
}

interface EntryMatch {
  entry: LexiconEntry
  /** Bits of the query's words that it has. */
  mask: number
}

/**
 * Entries of the lexicon all of whose words the query has; for a word that no title has and none of these entries either, those that have
 * it among others ("cataract" of "cataract surgery").
 */
function matchedEntries(data: ProcedureSearch, words: readonly QueryWord[]): EntryMatch[] {
  const met = new Map<number, Map<string, number>>()
  words.forEach(({ terms }, i) => {
    for (const term of terms) {
      for (const number of data.entriesOf.get(term)!) {
        const by = met.get(number) ?? met.set(number, new Map()).get(number)!
        by.set(term, (by.get(term) ?? 0) | (1 << i))
      }
    }
  })
  const all = [...met]
    .sort(([a], [b]) => a - b)
    .map(([number, by]) => ({
      entry: data.entries[number]!,
      whole: by.size === data.entries[number]!.words.length,
      mask: [...by.values()].reduce((mask, bit) => mask | bit, 0),
    }))
  const covered = all.reduce((mask, one) => (one.whole ? mask | one.mask : mask), 0)
  const strange = words.reduce((mask, { titles }, i) => (titles.length === 0 ? mask | (1 << i) : mask), 0) & ~covered
  return all.filter(({ whole, mask }) => whole || (mask & strange) !== 0)
}

type Visit = (row: Row, away: number) => void

/** Visits the rows that an entry stands for, and tells how far each is from what it usually means. */
function visitRows(data: ProcedureSearch, entry: LexiconEntry, visit: Visit): void {
  if (entry.kind === 'sites') visitSites(data, entry, visit)
  else if (entry.kind === 'approaches') visitApproaches(data, entry, visit)
  else
    for (const [further, pattern] of entry.patterns.entries()) {
      data.procedures.matching(pattern, (row, away) => visit(row, further + away))
    }
}

function visitSites({ cells }: ProcedureSearch, entry: SiteEntry, visit: Visit): void {
  for (const label of entry.labels) {
    for (const { from, to } of cells.get(label.toLowerCase()) ?? []) for (let row = from; row < to; row++) visit(row, 0)
  }
}

/** Sections whose fifth character is the approach. */
const WITH_APPROACH = '0134X'

function visitApproaches({ procedures }: ProcedureSearch, entry: ApproachEntry, visit: Visit): void {
  procedures.matching([WITH_APPROACH, '', '', '', entry.values, '', ''], (row) => visit(row, 0))
}

/** Search over ICD-10-CM: by words in any order, by the beginning of a code, with misspellings and other names. */
import type { SearchHit } from '../platform/messages.ts'
import type { SearchData } from './search/data.ts'
import { readQuery } from './search/query.ts'
import { type Candidate, Ranking } from './search/rank.ts'
import { settle } from './search/settle.ts'
import { HEADER_SHARE, INSIDE_CODE, SIBLING_SHARE } from './search/weights.ts'
import { plainVocabulary, readWords } from './search/words.ts'
import type { Day, Row } from './types.ts'

export { openSearch, type SearchData } from './search/data.ts'

export interface SearchOptions {
  /** Most hits to return; 15 when absent. */
  limit?: number
  /** Only codes valid on this day are found. */
  day: Day
}

/** Longer input is no search; its beginning is enough to answer. */
const MAX_QUERY = 400
/** Several terms lead to one code: so many more are looked at than are shown. */
const READ_AHEAD = 3
const CODE_START = /^[a-z][0-9a][0-9a-z]?(?:\.?[0-9a-z]{0,4})$/i

/** Best first; [] when nothing is found. Never throws on a query, whatever it holds. */
export function search(data: SearchData, query: string, { limit = 15, day }: SearchOptions): SearchHit[] {
  const text = query.slice(0, MAX_QUERY).trim()
  if (text === '' || limit <= 0) return []
  const rows = CODE_START.test(text) ? byCode(data, text, day, limit) : []
  const hits = rows.map((row) => hit(data, row, day, data.cm.code(row)))
  if (hits.length < limit) {
    const seen = new Set(rows)
    for (const { row, term } of byWords(data, query.slice(0, MAX_QUERY), day, limit)) {
      if (seen.has(row)) continue
      seen.add(row)
      hits.push(hit(data, row, day, termText(data, term)))
      if (hits.length === limit) break
    }
  }
  return hits
}

const hit = (data: SearchData, row: Row, day: Day, matched: string): SearchHit => ({
  system: 'ICD-10-CM',
  code: data.cm.code(row),
  title: data.cm.title(row, day),
  billable: data.cm.isBillable(row, day),
  matched,
})

function termText(data: SearchData, term: number): string {
  const named = term - (data.termRow.length - data.termText.length)
  return named >= 0 ? data.termText.get(named) : data.cm.title(data.termRow[term]!)
}

/** The code itself, then the codes under it, billable ones before headers. */
function byCode(data: SearchData, text: string, day: Day, limit: number): Row[] {
  const { cm } = data
  const code = text.replace('.', '').toUpperCase()
  const exact = cm.find(code)
  const billable: Row[] = []
  const headers: Row[] = []
  for (let row = cm.firstFrom(code); row < cm.size && cm.rawCode(row).startsWith(code); row++) {
    if (row === exact || !cm.isValid(row, day)) continue
    if (cm.isBillable(row, day)) billable.push(row)
    else headers.push(row)
    if (billable.length === limit) break
  }
  const first = exact >= 0 && cm.isValid(exact, day) ? [exact] : []
  return [...first, ...billable, ...headers].slice(0, limit)
}

function byWords(data: SearchData, query: string, day: Day, limit: number): Candidate[] {
  const best = new Map<Row, Candidate>()
  const keep = (row: Row, term: number, score: number): void => {
    const known = best.get(row)
    if (known === undefined || known.score < score) best.set(row, { row, term, score })
  }
  const forms = new Set(readWords(query, plainVocabulary).map((w) => w.form))
  const headers = codesIn(data, query)
  const inside = (row: Row): number => (headers.some((h) => h <= row && row < data.cm.subtreeEnd(h)) ? INSIDE_CODE : 1)
  for (const reading of readQuery(data, query)) {
    const ranking = new Ranking(data, reading)
    let kept = 0
    let first: Candidate | undefined
    for (const { row: named, term, score } of ranking.finalists()) {
      if (kept === limit * READ_AHEAD) break
      const row = settle(data, ranking, named, day, forms)
      if (row < 0) continue
      kept++
      const weighed = score * inside(row)
      keep(row, term, weighed)
      if (first === undefined || weighed > first.score) first = { row, term, score: weighed }
    }
    if (first !== undefined) {
      for (const { row, share } of relatives(data, ranking, first.row, day, forms)) {
        keep(row, data.title[row]! < 0 ? data.title[data.cm.parent(row)]! : data.title[row]!, first.score * share)
      }
    }
    ranking.clear()
  }
  return [...best.values()].sort((a, b) => b.score - a.score || a.row - b.row)
}

/** Codes and headers written among the words of a query. */
function codesIn(data: SearchData, query: string): Row[] {
  return query
    .split(/[\s,;]+/)
    .filter((word) => CODE_START.test(word) && word.length > 2)
    .map((word) => data.cm.find(word))
    .filter((row) => row >= 0)
}

/**
 * The siblings of the best hit and of its header, where their titles have a word in common with its title: nearer to what is meant than
 * codes that share a word or two with the query.
 */
function* relatives(
  data: SearchData,
  ranking: Ranking,
  row: Row,
  day: Day,
  forms: ReadonlySet<string>,
): Generator<{ row: Row; share: number }> {
  const { cm } = data
  const words = new Set(readWords(cm.title(row), plainVocabulary).map((w) => w.form))
  const akin = (other: Row): boolean =>
    readWords(cm.title(other), plainVocabulary).some((w) => !w.light && words.has(w.form))
  let share = SIBLING_SHARE
  let at = data.title[row]! < 0 ? cm.parent(row) : row
  for (let up = cm.parent(at); up >= 0; up = cm.parent(up)) {
    for (const child of cm.children(up)) {
      if (child === at || !cm.isValid(child, day) || !akin(child)) continue
      const settled = settle(data, ranking, child, day, forms)
      if (settled >= 0) yield { row: settled, share }
    }
    share *= HEADER_SHARE
    at = up
  }
}

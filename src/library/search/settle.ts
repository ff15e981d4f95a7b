/** From a header to the code that is billed when the query says no more than the header. */
import type { Day, Row } from '../types.ts'
import { type SearchData, SPECIAL_FLAG } from './data.ts'
import type { Ranking } from './rank.ts'
import { CHOICE_SHARE } from './weights.ts'
import { plainVocabulary, readWords } from './words.ts'

/** A billable code of the day at or under the row; -1 when there is none. */
export function settle(data: SearchData, ranking: Ranking, row: Row, day: Day, forms: ReadonlySet<string>): Row {
  const { cm, title } = data
  let at = row
  while (!cm.isBillable(at, day)) {
    const children = cm.children(at).filter((r) => cm.isValid(r, day))
    if (children.length === 0) return -1
    if (title[children[0]!]! < 0) return bySeventhCharacter(data, children, forms)
    const headerWords = new Set(readWords(cm.title(at), plainVocabulary).map((w) => w.form))
    let best = -1
    let bestScore = -1
    for (const child of children) {
      const gain = ranking.gain(title[child]!, title[at]!)
      const score = (gain > CHOICE_SHARE ? gain : 0) + plainness(data, child, headerWords) / 1000
      if (score > bestScore) {
        best = child
        bestScore = score
      }
    }
    at = best
  }
  return at
}

/**
 * How little a child says beyond its header, 0 to 6, for a query that does not choose: "unspecified" says least; then the header's own words;
 * then "without"; then "other"; then a specific sibling.
 */
function plainness(data: SearchData, child: Row, headerWords: ReadonlySet<string>): number {
  const defaultness = data.defaultness[child]! & (SPECIAL_FLAG - 1)
  const words = readWords(data.cm.title(child), plainVocabulary)
  let foreign = 0
  for (const { form, light } of words) {
    // "other" is what is left when nothing is named
    if (!light && !headerWords.has(form)) foreign += form === 'other' || form === 'specified' ? 0.5 : 1
  }
  return kind() + 1 / (2 + foreign)

  function kind(): number {
    if (defaultness >= 2) return defaultness + 2
    if (foreign === 0) return 3
    if (words.some((w) => w.form.startsWith('!'))) return 2
    return defaultness === 0 ? 1 : 0
  }
}

const INITIAL = /^initial encounter/
const USUAL = /\bunspecified\b|\bwith routine healing/

/** The character whose meaning the query names; else the initial encounter or what is unspecified. */
function bySeventhCharacter(data: SearchData, rows: readonly Row[], forms: ReadonlySet<string>): Row {
  const { cm } = data
  let best = rows[0]!
  let bestScore = -1
  for (const row of rows) {
    const base = cm.title(cm.parent(row))
    const meaning = cm.title(row).slice(base.length + 2)
    const words = readWords(meaning.replace('with routine healing', ' '), plainVocabulary)
    const hits = words.filter((w) => forms.has(w.form)).length
    const score = hits - 0.1 * (words.length - hits) + (INITIAL.test(meaning) ? 1 : USUAL.test(meaning) ? 0.5 : 0)
    if (score > bestScore) {
      best = row
      bestScore = score
    }
  }
  return best
}

/** From a header to the code that is billed when the query says no more than the header. */
import type { Day, Row } from '../types.ts'
import { type SearchData, SPECIAL_FLAG } from './data.ts'
import type { Ranking } from './rank.ts'
import { CHOICE_SHARE } from './weights.ts'
import { plainVocabulary, readWords } from './words.ts'

/** Where the query does not choose: what is unspecified, then "other", then a specific sibling. By defaultness. */
const PREFERENCE = [0.002, 0.001, 0.003, 0.004]

/** A billable code of the day at or under the row; -1 when there is none. */
export function settle(data: SearchData, ranking: Ranking, row: Row, day: Day, forms: ReadonlySet<string>): Row {
  const { cm, title, defaultness } = data
  let at = row
  while (!cm.isBillable(at, day)) {
    const children = cm.children(at).filter((r) => cm.isValid(r, day))
    if (children.length === 0) return -1
    if (title[children[0]!]! < 0) return bySeventhCharacter(data, children, forms)
    let best = -1
    let bestScore = -1
    for (const child of children) {
      const gain = ranking.gain(title[child]!, title[at]!)
      const score = (gain > CHOICE_SHARE ? gain : 0) + PREFERENCE[defaultness[child]! & (SPECIAL_FLAG - 1)]!
      if (score > bestScore || (score === bestScore && plainer(data, child, best))) {
        best = child
        bestScore = score
      }
    }
    at = best
  }
  return at
}

/** Of two children alike, the one whose title says less; then the later, as ".9" is. */
function plainer(data: SearchData, child: Row, best: Row): boolean {
  return data.termWeight[data.title[child]!]! <= data.termWeight[data.title[best]!]!
}

const USUAL = /^initial encounter(?: for closed fracture)?|\bunspecified\b|\bwith routine healing/

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
    const score = hits - 0.1 * (words.length - hits) + (USUAL.test(meaning) ? 0.5 : 0)
    if (score > bestScore) {
      best = row
      bestScore = score
    }
  }
  return best
}

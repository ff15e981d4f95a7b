/** From a header to the code that is billed when the query says no more than the header. */
import type { Day, Row } from '../types.ts'
import type { SearchData } from './data.ts'
import type { Ranking } from './rank.ts'
import { DEFAULTNESS } from './weights.ts'
import { plainVocabulary, readWords } from './words.ts'

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
      const score = (0.01 + ranking.score(title[child]!)) * DEFAULTNESS[defaultness[child]!]!
      // of two alike the later code is the less specific one
      if (score >= bestScore) {
        best = child
        bestScore = score
      }
    }
    at = best
  }
  return at
}

/** The character whose meaning the query names; else the initial encounter or what is unspecified. */
function bySeventhCharacter(data: SearchData, rows: readonly Row[], forms: ReadonlySet<string>): Row {
  const { cm } = data
  let best = rows[0]!
  let bestScore = -1
  for (const row of rows) {
    const base = cm.title(cm.parent(row))
    const meaning = cm.title(row).slice(base.length + 2)
    const words = readWords(meaning, plainVocabulary)
    const hits = words.filter((w) => forms.has(w.form)).length
    const score = hits / (words.length || 1) + (/^initial|unspecified/.test(meaning) ? 0.01 : 0)
    if (score > bestScore) {
      best = row
      bestScore = score
    }
  }
  return best
}

/** From a header to the code that is billed when the query says no more than the header. */
import type { Day, Row } from '../types.ts'
import type { SearchData } from './data.ts'
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
    let best = -1
    let bestScore = -1
    for (const child of children) {
      const gain = ranking.gain(title[child]!, title[at]!)
      const score = (gain > CHOICE_SHARE ? gain : 0) + data.plainness[child]! / 100_000
      if (score > bestScore) {
        best = child
        bestScore = score
      }
    }
    at = best
  }
  return at
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
    const { words, usual } = readMeaning(data, meaning)
    let score = usual
    for (const w of words) score += forms.has(w) ? 1 : -0.1
    if (score > bestScore) {
      best = row
      bestScore = score
    }
  }
  return best
}

/** Some two hundred meanings serve fifty thousand codes. */
function readMeaning(data: SearchData, meaning: string): { words: string[]; usual: number } {
  let known = data.meanings.get(meaning)
  if (known === undefined) {
    known = {
      words: readWords(meaning.replace('with routine healing', ' '), plainVocabulary).map((w) => w.form),
      usual: INITIAL.test(meaning) ? 1 : USUAL.test(meaning) ? 0.5 : 0,
    }
    data.meanings.set(meaning, known)
  }
  return known
}

/** The drug table (assets/lexicon/drugs.tsv): names, class, the status code of long-term use, and what each is given for. */
import { tokenize } from '../../text/tokens.ts'

export interface Drug {
  /** Generic or trade name as written in the table. */
  name: string
  class: string
  /** Z79 code of long-term use; '' when there is none. */
  longTermCode: string
  /** Beginnings of the codes of what it is given for. */
  treats: readonly string[]
}

export interface DrugTable {
  /** Drugs by the first word of their names, longest names first. */
  byWord: ReadonlyMap<string, readonly { words: string[]; drug: Drug }[]>
}

/** Rows of the table: drug, class, long-term code, treats (codes joined by ","). */
export function parseDrugs(rows: Iterable<readonly string[]>): DrugTable {
  const byWord = new Map<string, { words: string[]; drug: Drug }[]>()
  for (const [name = '', kind = '', longTermCode = '', treats = ''] of rows) {
    const words = tokenize(name).norm
    if (words.length === 0) continue
    const list = byWord.get(words[0]!) ?? []
    list.push({ words, drug: { name, class: kind, longTermCode, treats: treats.split(',').filter(Boolean) } })
    byWord.set(words[0]!, list)
  }
  for (const list of byWord.values()) list.sort((a, b) => b.words.length - a.words.length)
  return { byWord }
}

/** The drug tables: names, class, the status code of long-term use, what each is given for, and the code of the harm that it does. */
import { PerWord } from '../../text/known-words.ts'
import { type Tokens, tokenize } from '../../text/tokens.ts'

export interface Drug {
  /** Generic or trade name as written in the table. */
  name: string
  class: string
  /** Z79 code of long-term use; '' when there is none. */
  longTermCode: string
  /** Beginnings of the codes of what it is given for. */
  treats: readonly string[]
  /** Code of poisoning, adverse effect and underdosing without its intent ("T45.51"); '' when not told. */
  harm: string
}

export interface DrugTable {
  /** Drugs by the first word of their names, longest names first. */
  byWord: ReadonlyMap<string, readonly DrugName[]>
  /** Those of the word at a token. */
  at(tokens: Tokens, token: number): readonly DrugName[]
}

interface DrugName {
  words: string[]
  drug: Drug
}

const NONE: readonly DrugName[] = []

type Rows = Iterable<readonly string[]>

/**
 * @param drugs drug, class, long-term code, beginnings of codes that it treats joined by ","
 * @param harm class of drugs or "=drug", code; a drug that only this table names is taken too
 */
export function parseDrugs(drugs: Rows, harm: Rows): DrugTable {
  const harmOf = new Map<string, string>()
  for (const [of = '', code = ''] of harm) harmOf.set(of, code)
  const byWord = new Map<string, DrugName[]>()
  const named = new Set<string>()
  const put = (name: string, kind: string, longTermCode: string, treats: string): void => {
    const words = tokenize(name).norm
    if (words.length === 0) return
    named.add(name)
    const drug = {
      name,
      class: kind,
      longTermCode,
      treats: treats.split(',').filter(Boolean),
      harm: harmOf.get(`=${name}`) ?? harmOf.get(kind) ?? '',
    }
    byWord.set(words[0]!, [...(byWord.get(words[0]!) ?? []), { words, drug }])
  }
  for (const [name = '', kind = '', longTermCode = '', treats = ''] of drugs) put(name, kind, longTermCode, treats)
  for (const of of harmOf.keys()) if (of.startsWith('=') && !named.has(of.slice(1))) put(of.slice(1), '', '', '')
  for (const list of byWord.values()) list.sort((a, b) => b.words.length - a.words.length)
  const ofWord = new PerWord((norm): readonly DrugName[] => byWord.get(norm) ?? NONE)
  return { byWord, at: (tokens, token) => ofWord.at(tokens, token) }
}

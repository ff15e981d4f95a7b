/** How the words of short descriptors and of queries over them are read: folded, singular, abbreviations written out. */
import { lemma } from '../../text/fold.ts'
import { rows } from '../../text/table.ts'
import { tokenize } from '../../text/tokens.ts'

/** Words that tell no descriptor from another. */
const STOP = new Set('a an and as at by each for from in is of on or per the to with'.split(' '))
/** "250mg" is a number and its unit. */
const NUMBER_AND_UNIT = /^(\d+(?:\.\d+)?)([a-z]{1,4})$/

/** An abbreviation in lower case and the words that it stands for. */
export type Abbreviations = ReadonlyMap<string, readonly string[]>

/** `abbreviation<TAB>words` a line. */
export function readAbbreviations(text: string): Abbreviations {
  return new Map(rows(text).map(([short, long]) => [short!, long!.split(' ')]))
}

/** The forms under which a text is found, in its order, each once. */
export function termWords(text: string, abbreviations: Abbreviations): string[] {
  const found = new Set<string>()
  for (const norm of tokenize(text).norm) {
    for (const word of parts(norm)) {
      for (const long of abbreviations.get(word) ?? [word]) if (!STOP.has(long)) found.add(lemma(long))
    }
  }
  return [...found]
}

function parts(norm: string): readonly string[] {
  const both = NUMBER_AND_UNIT.exec(norm)
  return both === null ? [norm] : [both[1]!, both[2]!]
}

/** Abbreviations of clinical language and the words that they stand for, chosen by their surroundings. */
import { fold } from '../text/fold.ts'
import { type Tokens, tokenize } from '../text/tokens.ts'

interface Sense {
  /** Further words that must follow ("dm 2"). */
  rest: string[]
  words: string[]
  /** At least one of these must occur in the note; empty: this sense needs nothing. */
  context: string[][]
}

/** Abbreviations that are ordinary words too: they count only in capitals. */
const ORDINARY = new Set(
  'all as is it or on he an at be by do in me no of so to us we add aid aids arm bad bid cap cop far fat had has her him hip let low map may mom old out pad pat pet pie pit pop put ran red rat sad set tab tip top via was who car cat dip ear eye leg am pm ed pt and but for are not the was art act age sob ate pan pal pen'.split(
    ' ',
  ),
)

export class Abbreviations {
  private readonly senses = new Map<string, Sense[]>()

  /** Rows of assets/lexicon/abbreviations.tsv: abbreviation, expansion, context. */
  constructor(rows: Iterable<readonly string[]>) {
    for (const [abbreviation, expansion, context] of rows) {
      if (!abbreviation || !expansion) continue
      const [key = '', ...rest] = tokenize(abbreviation).norm
      const list = this.senses.get(key) ?? []
      list.push({
        rest,
        words: fold(expansion)
          .split(/[^a-z0-9']+/)
          .filter(Boolean),
        context: (context ?? '')
          .split(',')
          .map((c) => fold(c.trim()).split(' ').filter(Boolean))
          .filter((c) => c.length > 0),
      })
      this.senses.set(key, list)
    }
    // the longest reading first: "dm 2" before "dm"
    for (const list of this.senses.values()) list.sort((a, b) => b.rest.length - a.rest.length)
  }

  /** The words that the token at `i` stands for, [] when it is no abbreviation here. `present`: word form occurs in the note. */
  expand(norm: string, tokens: Tokens, i: number, present: (form: string) => boolean): readonly string[] {
    const senses = this.senses.get(norm)
    if (senses === undefined) return []
    if (ORDINARY.has(norm)) {
      const written = tokens.text.slice(tokens.start[i], tokens.end[i])
      if (written !== written.toUpperCase()) return []
    }
    let plain: Sense | undefined
    for (const s of senses) {
      if (!s.rest.every((w, k) => tokens.norm[i + 1 + k] === w)) continue
      if (s.context.length === 0) {
        plain ??= s
        if (s.rest.length > 0) return s.words
      } else if (s.context.some((c) => c.every(present))) return s.words
    }
    return plain?.words ?? []
  }
}

/** Abbreviations of clinical language and the words that they stand for, chosen by their surroundings. */
import { fold } from '../../text/fold.ts'
import { type Tokens, tokenize } from '../../text/tokens.ts'

interface Sense {
  /** Further words that must follow ("dm 2"). */
  rest: string[]
  words: string[]
  /** At least one of these must occur in the note; empty: this sense needs nothing. */
  context: string[][]
}

export class Abbreviations {
  private readonly senses = new Map<string, Sense[]>()

  /**
   * @param rows assets/lexicon/abbreviations.tsv: abbreviation, expansion, context
   * @param capitals words that are abbreviations only when written in capitals (assets/lexicon/capitals.tsv)
   */
  constructor(
    rows: Iterable<readonly string[]>,
    private readonly capitals: ReadonlySet<string>,
  ) {
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

  /** False for an ordinary word that would be an abbreviation in capitals only, and is not written so. */
  counts(norm: string, tokens: Tokens, i: number): boolean {
    if (!this.capitals.has(norm)) return true
    const written = tokens.text.slice(tokens.start[i], tokens.end[i])
    return written === written.toUpperCase()
  }

  /** The words that the token at `i` stands for, [] when it is no abbreviation here. `present`: word form occurs in the note. */
  expand(norm: string, tokens: Tokens, i: number, present: (form: string) => boolean): readonly string[] {
    const senses = this.senses.get(norm)
    if (senses === undefined) return []
    if (!this.counts(norm, tokens, i)) return []
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

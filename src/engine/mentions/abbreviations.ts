/** Abbreviations of clinical language and the words that they stand for, chosen by their surroundings. */
import { fold } from '../../text/fold.ts'
import { PerWord } from '../../text/known-words.ts'
import { Gap, type Tokens, tokenize } from '../../text/tokens.ts'

/** How near the surroundings of a sense have to be where another one needs none. */
const BESIDE = 8

export interface Sense {
  /** Further words that must follow ("dm 2"). */
  rest: string[]
  /** It is written with a plus sign behind: ER+ is a receptor, ER a place. */
  plus: boolean
  words: string[]
  /** At least one of these must occur in the note, and the sense whose words are nearest is taken; empty: this sense needs nothing. */
  context: string[][]
}

const NONE: readonly Sense[] = []

export class Abbreviations {
  private readonly senses = new Map<string, Sense[]>()
  private readonly ofWord = new PerWord((norm) => ({
    senses: this.senses.get(norm) ?? NONE,
    isCapital: this.capitals.has(norm),
  }))

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
        plus: abbreviation.endsWith('+'),
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

  /** False for an ordinary word that would be an abbreviation in capitals only, and is not written so, or among capitals only. */
  counts(tokens: Tokens, i: number): boolean {
    if (!this.ofWord.at(tokens, i).isCapital) return true
    const written = tokens.text.slice(tokens.start[i], tokens.end[i])
    return written === written.toUpperCase() && !amongCapitals(tokens, i)
  }

  /**
   * What the token at `i` stands for, with those that it needs behind it; undefined when it is no abbreviation here. Of several senses
   * the one whose surroundings are nearest ("CBC and CMP" is a panel in a note that tells of a heart, too).
   * @param distance words between a word as written and the place, Infinity when the note lacks it
   */
  expand(tokens: Tokens, i: number, distance: (word: string, from: number) => number): Sense | undefined {
    const { senses } = this.ofWord.at(tokens, i)
    if (senses.length === 0 || !this.counts(tokens, i)) return undefined
    let plain: Sense | undefined
    let best: Sense | undefined
    let top = Number.POSITIVE_INFINITY
    for (const s of senses) {
      if (!s.rest.every((w, k) => goesOn(tokens, i + 1 + k, w))) continue
      if (s.plus && tokens.text[tokens.end[i]!] !== '+') continue
      if (s.context.length === 0) {
        if (s.rest.length > 0 || s.plus) return s
        plain ??= s
        continue
      }
      const near = Math.min(...s.context.map((words) => Math.max(...words.map((w) => distance(w, i)))))
      if (near < top) {
        top = near
        best = s
      }
    }
    return plain !== undefined && top > BESIDE ? plain : best
  }
}

/** Marks that end what stands before them, and those that end it where an initialism or a number stands at them. */
const ENDS = Gap.comma | Gap.semicolon | Gap.colon | Gap.question | Gap.bullet | Gap.blankLine
const PAUSES = Gap.stop | Gap.newline
const INITIALISM = /^[A-Z]{2,}$/

/** Whether the next word of an abbreviation is there: "Hep. B" and "flu A" have one, "DM. 1 week ago" and "the flu a week ago" none. */
function goesOn({ text, norm, start, end, before }: Tokens, i: number, word: string): boolean {
  if (norm[i] !== word || (before[i]! & ENDS) !== 0) return false
  const written = text.slice(start[i], end[i])
  if (written === 'a') return false
  const pauses = (before[i]! & PAUSES) !== 0
  return !pauses || !(/\d/.test(written) || INITIALISM.test(text.slice(start[i - 1], end[i - 1])))
}

/** How far the words reach that tell whether a passage is written in capitals throughout, and what is no abbreviation itself. */
const PASSAGE = 3
const LONG = 6

/** In a passage all in capitals ("APPLY A HEATING PAD") they tell nothing. */
function amongCapitals(tokens: Tokens, i: number): boolean {
  let long = false
  for (let k = Math.max(0, i - PASSAGE); k <= Math.min(tokens.count - 1, i + PASSAGE); k++) {
    if (k === i) continue
    const word = tokens.text.slice(tokens.start[k], tokens.end[k])
    if (word !== word.toUpperCase()) return false
    long ||= word.length >= LONG && /^[A-Z]+$/.test(word)
  }
  return long
}

/** From text to the words that names of diseases are compared by: folded, singular, US spelling, one word for equivalent ones. */
import { lemma } from './fold.ts'
import { PerWord } from './known-words.ts'
import { type Tokens, tokenize } from './tokens.ts'

/** Words that carry no meaning of their own in a disease name. */
const STOP = new Set(
  'of the a an in on at to by for from and or with due as is are was were be been his her their your my its this that these those into onto upon unspecified nos nec which who has have had it i he she they we you'.split(
    ' ',
  ),
)

/** How a word without meaning of its own is written where a term asks for it all the same ("on aspirin"). */
export const smallWord = (norm: string): string => `=${norm}`
export const isSmall = (word: string): boolean => word.startsWith('=')

const BEFORE_A = new Set([
  'hepatitis',
  'influenza',
  'flu',
  'vitamin',
  'hemophilia',
  'haemophilia',
  'type',
  'group',
  'salmonella',
  'paratyphoid',
])
const LETTER_A = 'a'

export class Vocabulary {
  private readonly canonical: Map<string, string>
  /** Forms of words that stand alone, such as those of a table. */
  private readonly cache = new Map<string, string>()
  private readonly ofWord = new PerWord((norm) => this.form(norm))

  /** `pairs`: word and the word that stands for it, both as written; chains are followed at construction. */
  constructor(pairs: Iterable<readonly [string, string]>) {
    this.canonical = new Map()
    for (const [word, to] of pairs) this.canonical.set(lemma(word), lemma(to))
    for (const [word, to] of this.canonical) {
      const next = this.canonical.get(to)
      if (next !== undefined && next !== word) this.canonical.set(word, next)
    }
  }

  /** The form under which a folded word is compared; '' for a word without meaning of its own. */
  form(norm: string): string {
    let f = this.cache.get(norm)
    if (f === undefined) {
      const l = lemma(norm)
      f = STOP.has(norm) ? '' : (this.canonical.get(l) ?? l)
      if (this.cache.size < 200_000) this.cache.set(norm, f)
    }
    return f
  }

  /** Content words of a text, in order, repeated words kept. */
  words(text: string): string[] {
    const tokens = tokenize(text)
    const out: string[] = []
    for (const f of this.forms(tokens)) if (f !== '') out.push(f)
    return out
  }

  /** Forms of consecutive words; the letter a counts only where it names a kind (hepatitis A, vitamin A, type A). */
  forms(tokens: Tokens): string[] {
    const { norm, count } = tokens
    const out: string[] = []
    for (let i = 0; i < count; i++) {
      const kind = norm[i] === 'a' && i > 0 && BEFORE_A.has(norm[i - 1]!)
      out.push(kind ? LETTER_A : this.ofWord.at(tokens, i))
    }
    return out
  }
}

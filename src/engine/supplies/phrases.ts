/** Names of several words found in the words of a note. */

export interface Found<T> {
  value: T
  /** First token, and the one behind the last. */
  from: number
  to: number
}

/** Phrases by their first word, longest first. */
export class PhraseTable<T> {
  private readonly byWord = new Map<string, { words: string[]; value: T }[]>()

  /** @param words lower case, as the tokens of a note are */
  add(words: string[], value: T): void {
    const [first] = words
    if (first === undefined) return
    const list = this.byWord.get(first) ?? []
    list.push({ words, value })
    list.sort((a, b) => b.words.length - a.words.length)
    this.byWord.set(first, list)
  }

  /** Every phrase, the longest at each place, none within another. A plural of the last word counts. */
  find(norm: readonly string[]): Found<T>[] {
    const found: Found<T>[] = []
    for (let i = 0; i < norm.length; i++) {
      const hit = this.byWord.get(norm[i]!)?.find(({ words }) => standsAt(norm, i, words)) ?? this.plural(norm, i)
      if (hit === undefined) continue
      found.push({ value: hit.value, from: i, to: i + hit.words.length })
      i += hit.words.length - 1
    }
    return found
  }

  /** A phrase of one word in the plural: "crutches" is listed, "slings" is not. */
  private plural(norm: readonly string[], i: number): { words: string[]; value: T } | undefined {
    const word = norm[i]!
    if (!word.endsWith('s')) return undefined
    return this.byWord.get(word.slice(0, -1))?.find(({ words }) => words.length === 1)
  }
}

function standsAt(norm: readonly string[], at: number, words: readonly string[]): boolean {
  return words.every((word, k) => {
    const own = norm[at + k]
    return own === word || (k === words.length - 1 && own === `${word}s`)
  })
}

/** The words of one sentence by their ids in the dictionary. One object serves all sentences: it is filled anew for each, and allocates little. */

export class SentenceWords {
  /** First token of the sentence; the arrays below count from it. */
  from = 0
  /** What stands before each token and between it and the sentence's first, summed up; one longer than the sentence. */
  cost = new Float32Array(0)
  /** What each token costs by itself. */
  own = new Float32Array(0)
  /** Id of each token as it is written. */
  written = new Uint16Array(0)
  /** Number of words that each token stands for. */
  expanded = new Uint8Array(0)
  /** "And" or "or" stands in it. */
  joined = false
  /** Ids of the words that it has, in order of their first place. */
  readonly words: number[] = []
  /** For each id, 1 + its place in `lists`; 0 where the sentence lacks the word. */
  private readonly slot: Int32Array
  /** Tokens of each word, parallel to `words`. */
  private readonly lists: number[][] = []

  /** @param size the highest id */
  constructor(size: number) {
    this.slot = new Int32Array(size + 1)
  }

  /** Forgets the sentence before; the tokens `from`..`to` (half open) are to be put in. */
  begin(from: number, to: number): void {
    for (const id of this.words) this.slot[id] = 0
    this.words.length = 0
    this.lists.length = 0
    this.from = from
    this.joined = false
    const length = to - from
    if (this.own.length < length) {
      this.cost = new Float32Array(2 * length + 1)
      this.own = new Float32Array(2 * length)
      this.written = new Uint16Array(2 * length)
      this.expanded = new Uint8Array(2 * length)
    } else this.expanded.fill(0, 0, length)
    this.cost[0] = 0
  }

  /** The token at `position` is the word `id`, or stands for it; 0 is no word of the dictionary. */
  put(id: number, position: number): void {
    if (id === 0) return
    const slot = this.slot[id]!
    if (slot === 0) {
      this.slot[id] = this.words.push(id)
      this.lists.push([position])
      return
    }
    const list = this.lists[slot - 1]!
    if (list[list.length - 1] !== position) list.push(position)
  }

  /** Tokens of a word that the sentence has, ascending. */
  places(id: number): readonly number[] {
    return this.lists[this.slot[id]! - 1]!
  }

  /** True when the sentence has each of the words at `first`..`last` (half open) of a list of ids. */
  hasAll(ids: Uint16Array, first: number, last: number): boolean {
    for (let j = first; j < last; j++) if (this.slot[ids[j]!] === 0) return false
    return true
  }
}

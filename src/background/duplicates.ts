/** Finds what a text has in common with texts already taken, sentence by sentence. */

/** Half-open range of a text. */
export interface Piece {
  start: number
  end: number
}

/** Sentences shorter than this repeat by chance; they go with their neighbours. */
const TELLING = 20
/** Words in a row that have to be the same. */
const RUN = 4
/** Share of a sentence's runs that makes it a near duplicate. */
const NEAR = 0.8

/** Share of sentences in common from which a text counts as an older state of another. */
const COPY = 0.4
const MOST_COMPARED = 500

interface Unit extends Piece {
  folded: string
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()

function unitsOf(text: string): Unit[] {
  const units: Unit[] = []
  let start = 0
  for (const { index, 0: gap } of text.matchAll(/\n+|(?<=[.;?!])\s+/g)) {
    if (index > start) units.push({ start, end: index, folded: fold(text.slice(start, index)) })
    start = index + gap.length
  }
  if (start < text.length) units.push({ start, end: text.length, folded: fold(text.slice(start)) })
  return units.filter(({ folded }) => folded)
}

function runsOf(folded: string): string[] {
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? []
  const runs: string[] = []
  for (let i = 0; i + RUN <= words.length; i++) runs.push(words.slice(i, i + RUN).join(' '))
  return runs
}

const bagOf = (folded: string): Set<string> => new Set(folded.match(/[\p{L}\p{N}]+/gu))

/** Sentences taken so far. */
export class Taken {
  private readonly sentences = new Set<string>()
  private readonly runs = new Set<string>()
  private readonly wholes = new Set<string>()
  private readonly bags: Set<string>[] = []

  /** `edited` text is what the person is working on: a sentence that differs from it in a word or two is an older state of it. */
  add(text: string, edited = false): void {
    this.wholes.add(fold(text))
    for (const { folded } of unitsOf(text)) {
      if (edited && this.bags.length < MOST_COMPARED) this.bags.push(bagOf(folded))
      if (folded.length >= TELLING) this.sentences.add(folded)
      for (const run of runsOf(folded)) this.runs.add(run)
    }
  }

  private has({ folded }: Unit): boolean {
    if (this.sentences.has(folded)) return true
    const runs = runsOf(folded)
    return runs.length >= 3 && runs.filter((run) => this.runs.has(run)).length >= runs.length * NEAR
  }

  /** Whether a good part of the text stands in what the person edits, so that the rest may be an older state of the same. */
  private isOlderState(units: readonly Unit[]): boolean {
    const telling = units.filter(({ folded }) => folded.length >= TELLING)
    return this.bags.length > 0 && telling.filter((unit) => this.has(unit)).length >= telling.length * COPY
  }

  private isOlderSentence({ folded }: Unit): boolean {
    const bag = bagOf(folded)
    if (bag.size < 5) return false
    return this.bags.some((other) => [...bag].filter((word) => other.has(word)).length >= bag.size * NEAR)
  }

  /**
   * The pieces of a text that are not taken yet. Short sentences follow the telling ones around them, so that nothing
   * is left of a repeated text but what is new in it.
   */
  remainder(text: string): Piece[] {
    const pieces: Piece[] = []
    let open: Piece | undefined
    let waiting: Unit[] = []
    const units = unitsOf(text)
    const older = this.isOlderState(units)
    for (const unit of units) {
      if (unit.folded.length < TELLING) {
        if (open) open.end = unit.end
        else waiting.push(unit)
      } else if (this.has(unit) || (older && this.isOlderSentence(unit))) {
        open = undefined
        waiting = []
      } else {
        if (!open) {
          open = { start: waiting[0]?.start ?? unit.start, end: unit.end }
          pieces.push(open)
        }
        open.end = unit.end
        waiting = []
      }
    }
    // A text of short sentences alone is a repetition only as a whole.
    if (waiting.length === units.length && units.length && !this.wholes.has(fold(text)))
      return [{ start: units[0]!.start, end: units.at(-1)!.end }]
    return pieces
  }
}

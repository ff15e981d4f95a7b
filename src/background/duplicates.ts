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

/** Sentences taken so far. */
export class Taken {
  private readonly sentences = new Set<string>()
  private readonly runs = new Set<string>()
  private readonly wholes = new Set<string>()

  add(text: string): void {
    this.wholes.add(fold(text))
    for (const { folded } of unitsOf(text)) {
      if (folded.length >= TELLING) this.sentences.add(folded)
      for (const run of runsOf(folded)) this.runs.add(run)
    }
  }

  private has({ folded }: Unit): boolean {
    if (this.sentences.has(folded)) return true
    const runs = runsOf(folded)
    return runs.length >= 3 && runs.filter((run) => this.runs.has(run)).length >= runs.length * NEAR
  }

  /**
   * The pieces of a text that are not taken yet. Short sentences follow the telling ones around them, so that nothing
   * is left of a repeated text but what is new in it.
   */
  remainder(text: string): Piece[] {
    const pieces: Piece[] = []
    let open: Piece | undefined
    let waiting: Unit[] = []
    for (const unit of unitsOf(text)) {
      if (unit.folded.length < TELLING) {
        if (open) open.end = unit.end
        else waiting.push(unit)
      } else if (this.has(unit)) {
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
    const units = unitsOf(text)
    if (waiting.length === units.length && units.length && !this.wholes.has(fold(text)))
      return [{ start: units[0]!.start, end: units.at(-1)!.end }]
    return pieces
  }
}

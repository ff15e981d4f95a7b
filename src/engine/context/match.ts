/** Finds all cues of a note in one pass, longest first, so that a pseudo-cue hides the shorter cue in it. */

import { Gap, type Tokens } from '../../text/tokens.ts'
import { lastAtOrBefore, type NoteStructure } from '../structure/index.ts'
import type { Cue, CueNode, CueTable, CueWord } from './cues.ts'

export interface CueMatches {
  /** First and last word of each match, ascending and not overlapping. */
  first: number[]
  last: number[]
  cues: Cue[][]
  /** Index of the match that covers a word, or -1. */
  covering: Int32Array
}

/** Signs that separate words so far that no cue reaches over them. */
const APART = Gap.comma | Gap.semicolon | Gap.colon | Gap.open | Gap.close | Gap.blankLine | Gap.bullet | Gap.plus

/** The words of a note as the cue tables know them, looked up once. */
export class CueWords {
  readonly at: CueWord[] = []

  constructor(
    readonly tokens: Tokens,
    readonly table: CueTable,
  ) {
    for (let i = 0; i < tokens.count; i++) this.at.push(table.wordAt(tokens, i))
  }

  /** The longest cue that begins at word `from` of a sentence that ends with `to`. */
  mark(from: number, to: number): Found | undefined {
    return this.at[from]!.opensMark ? longest(this, this.table.marks, from, to) : undefined
  }

  /** The longest scope end that begins there. */
  end(from: number, to: number): Found | undefined {
    return this.at[from]!.opensEnd ? longest(this, this.table.ends, from, to) : undefined
  }
}

export function matchCues(structure: NoteStructure, words: CueWords): CueMatches {
  const { tokens, sentences } = structure
  const covering = new Int32Array(tokens.count).fill(-1)
  const matches: CueMatches = { first: [], last: [], cues: [], covering }
  for (let s = 0; s < sentences.count; s++) {
    const to = lastAtOrBefore(tokens.start, tokens.count, sentences.end[s]! - 1)
    let i = firstFrom(tokens, sentences.start[s]!)
    while (i <= to) i = add(matches, words, i, to)
  }
  return matches
}

/** Matches what begins at word `i` and returns the word at which to go on. */
function add(matches: CueMatches, words: CueWords, i: number, to: number): number {
  const { opensMark, opensEnd } = words.at[i]!
  if (!opensMark && !opensEnd) return i + 1
  const mark = words.mark(i, to)
  const found = mark ? withEnds(words, i, mark) : endAt(words, i, to)
  if (found === undefined) return i + 1
  found.last -= found.cues[0]!.ahead
  matches.covering.fill(matches.first.length, i, found.last + 1)
  matches.first.push(i)
  matches.last.push(found.last)
  matches.cues.push(found.cues)
  return found.last + 1
}

/** A cue may end the scopes of others ("consistent with" ends a negation); a pseudo-cue means nothing at all. */
function withEnds(words: CueWords, i: number, mark: Found): Found {
  if (mark.cues.some((cue) => cue.direction === 'pseudo')) return mark
  const end = words.end(i, mark.last)
  return end ? { last: mark.last, cues: [...mark.cues, ...end.cues] } : mark
}

/** The longest scope end that leaves the cues behind it whole. */
function endAt(words: CueWords, i: number, to: number): Found | undefined {
  const end = words.end(i, to)
  if (end === undefined || end.last === i) return end
  for (let k = i + 1; k <= end.last; k++) {
    const mark = words.mark(k, to)
    if (mark?.cues.some((cue) => cue.kind)) return words.end(i, k - 1)
  }
  return end
}

/** What the words `from`..`to` mean as the beginning of a cue that a mention has cut short; undefined if nothing. */
export function matchPart(words: CueWords, from: number, to: number): Found | undefined {
  const mark = words.mark(from, to)
  return mark && mark.last === to ? mark : undefined
}

/** Index of the first word that begins at or after an offset. */
export function firstFrom(tokens: Tokens, offset: number): number {
  const i = lastAtOrBefore(tokens.start, tokens.count, offset)
  return i >= 0 && tokens.start[i] === offset ? i : i + 1
}

export interface Found {
  last: number
  cues: Cue[]
}

/** The longest cue whose words begin at word `from`; a cue behind a comma asks for the comma too. */
function longest(words: CueWords, root: CueNode, from: number, to: number): Found | undefined {
  const walk = new Walk(words, from, to)
  walk.enter(root, from)
  const comma = words.tokens.before[from]! & Gap.comma ? root.comma : undefined
  if (comma === undefined) return walk.best
  const plain = walk.best
  walk.best = undefined
  walk.step(comma, from)
  return join(plain, walk.best)
}

/** One way through the trie. A class and no closures: this is the innermost loop of the engine. */
class Walk {
  best: Found | undefined

  constructor(
    private readonly words: CueWords,
    private readonly from: number,
    private readonly to: number,
  ) {}

  enter(node: CueNode, i: number): void {
    if (node.cues.length > 0 && (this.best === undefined || i - 1 > this.best.last)) {
      this.best = { last: i - 1, cues: node.cues }
    }
    if (i > this.to) return
    const gap = this.words.tokens.before[i]!
    if (i > this.from && gap & APART) {
      if (gap & Gap.comma && node.comma) this.step(node.comma, i)
      return
    }
    if (i > this.from && gap & Gap.slash && node.slash) this.step(node.slash, i)
    this.step(node, i)
  }

  step(node: CueNode, i: number): void {
    const { next, number, year } = node
    if (next.size === 0 && number === undefined && year === undefined) return
    const { word, classes, isNumber, isYear } = this.words.at[i]!
    const named = next.get(word)
    if (named) this.enter(named, i + 1)
    for (let c = 0; c < classes.length; c++) {
      const byClass = next.get(classes[c]!)
      if (byClass) this.enter(byClass, i + 1)
    }
    if (number && isNumber) this.enter(number, i + 1)
    if (year && isYear) this.enter(year, i + 1)
  }
}

/** The longer of two; of two alike, what both say. */
function join(a: Found | undefined, b: Found | undefined): Found | undefined {
  if (a === undefined || b === undefined) return a ?? b
  if (a.last !== b.last) return a.last > b.last ? a : b
  return { last: a.last, cues: [...a.cues, ...b.cues] }
}

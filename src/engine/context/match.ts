/** Finds all cues of a note in one pass, longest first, so that a pseudo-cue hides the shorter cue in it. */

import { Gap, type Tokens } from '../../text/tokens.ts'
import { lastAtOrBefore, type NoteStructure } from '../structure/index.ts'
import type { Cue, CueNode, CueTable } from './cues.ts'

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

export function matchCues(structure: NoteStructure, table: CueTable): CueMatches {
  const { tokens, sentences } = structure
  const covering = new Int32Array(tokens.count).fill(-1)
  const matches: CueMatches = { first: [], last: [], cues: [], covering }
  for (let s = 0; s < sentences.count; s++) {
    const to = lastAtOrBefore(tokens.start, tokens.count, sentences.end[s]! - 1)
    let i = firstFrom(tokens, sentences.start[s]!)
    while (i <= to) i = add(matches, tokens, table, i, to)
  }
  return matches
}

/** Matches what begins at word `i` and returns the word at which to go on. */
function add(matches: CueMatches, tokens: Tokens, table: CueTable, i: number, to: number): number {
  const mark = longestMark(tokens, table, i, to)
  const found = mark ? withEnds(tokens, table, i, mark) : endAt(tokens, table, i, to)
  if (found === undefined) return i + 1
  found.last -= found.cues[0]!.ahead
  matches.covering.fill(matches.first.length, i, found.last + 1)
  matches.first.push(i)
  matches.last.push(found.last)
  matches.cues.push(found.cues)
  return found.last + 1
}

/** A cue may end the scopes of others ("consistent with" ends a negation); a pseudo-cue means nothing at all. */
function withEnds(tokens: Tokens, table: CueTable, i: number, mark: Found): Found {
  if (mark.cues.some((cue) => cue.direction === 'pseudo')) return mark
  const end = longestEnd(tokens, table, i, mark.last)
  return end ? { last: mark.last, cues: [...mark.cues, ...end.cues] } : mark
}

/** The longest scope end that leaves the cues behind it whole. */
function endAt(tokens: Tokens, table: CueTable, i: number, to: number): Found | undefined {
  const end = longestEnd(tokens, table, i, to)
  if (end === undefined || end.last === i) return end
  for (let k = i + 1; k <= end.last; k++) {
    const mark = longestMark(tokens, table, k, to)
    if (mark?.cues.some((cue) => cue.kind)) return longestEnd(tokens, table, i, k - 1)
  }
  return end
}

/** What the words `from`..`to` mean as the beginning of a cue that a mention has cut short; undefined if nothing. */
export function matchPart(tokens: Tokens, table: CueTable, from: number, to: number): Found | undefined {
  const mark = longestMark(tokens, table, from, to)
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

const longestMark = (tokens: Tokens, table: CueTable, from: number, to: number): Found | undefined =>
  table.wordAt(tokens, from).opensMark ? longest(tokens, table, table.marks, from, to) : undefined

const longestEnd = (tokens: Tokens, table: CueTable, from: number, to: number): Found | undefined =>
  table.wordAt(tokens, from).opensEnd ? longest(tokens, table, table.ends, from, to) : undefined

/** The longest cue whose words begin at word `from`; a cue behind a comma asks for the comma too. */
function longest(tokens: Tokens, table: CueTable, root: CueNode, from: number, to: number): Found | undefined {
  const walk = new Walk(tokens, table, from, to)
  walk.enter(root, from)
  const comma = tokens.before[from]! & Gap.comma ? root.comma : undefined
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
    private readonly tokens: Tokens,
    private readonly table: CueTable,
    private readonly from: number,
    private readonly to: number,
  ) {}

  enter(node: CueNode, i: number): void {
    if (node.cues.length > 0 && (this.best === undefined || i - 1 > this.best.last)) {
      this.best = { last: i - 1, cues: node.cues }
    }
    if (i > this.to) return
    const gap = this.tokens.before[i]!
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
    const { word, classes, isNumber, isYear } = this.table.wordAt(this.tokens, i)
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

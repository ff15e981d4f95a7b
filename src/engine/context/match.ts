/** Finds all cues of a note in one pass, longest first, so that a pseudo-cue hides the shorter cue in it. */

import { Gap, type Tokens } from '../../text/tokens.ts'
import { lastAtOrBefore, type NoteStructure } from '../structure/index.ts'
import { type Cue, type CueNode, type CueTable, EDGE } from './cues.ts'

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
const NUMBER = /^(?:\d+(?:\.\d+)?|one|two|three|four|five|six|seven|eight|nine|ten|several|many|few|couple)$/
const YEAR = /^(?:19|20)\d\d$/

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
  const word = tokens.norm[i]!
  if (!table.openers.has(word) && !NUMBER.test(word) && word !== 've') return i + 1
  const mark = longest(tokens, table.marks, table.classes, i, to)
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
  const end = longest(tokens, table.ends, table.classes, i, mark.last)
  return end ? { last: mark.last, cues: [...mark.cues, ...end.cues] } : mark
}

/** The longest scope end that leaves the cues behind it whole. */
function endAt(tokens: Tokens, table: CueTable, i: number, to: number): Found | undefined {
  const end = longest(tokens, table.ends, table.classes, i, to)
  if (end === undefined || end.last === i) return end
  for (let k = i + 1; k <= end.last; k++) {
    const mark = longest(tokens, table.marks, table.classes, k, to)
    if (mark?.cues.some((cue) => cue.kind)) return longest(tokens, table.ends, table.classes, i, k - 1)
  }
  return end
}

/** What the words `from`..`to` mean as the beginning of a cue that a mention has cut short; undefined if nothing. */
export function matchPart(tokens: Tokens, table: CueTable, from: number, to: number): Found | undefined {
  const mark = longest(tokens, table.marks, table.classes, from, to)
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
function longest(
  tokens: Tokens,
  root: CueNode,
  classes: Map<string, string[]>,
  from: number,
  to: number,
): Found | undefined {
  const walk = new Walk(tokens, classes, from, to)
  walk.enter(root, from)
  const comma = tokens.before[from]! & Gap.comma ? root.next.get(EDGE.comma) : undefined
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
    private readonly classes: Map<string, string[]>,
    private readonly from: number,
    private readonly to: number,
  ) {}

  enter(node: CueNode, i: number): void {
    if (node.cues.length > 0 && (this.best === undefined || i - 1 > this.best.last)) {
      this.best = { last: i - 1, cues: node.cues }
    }
    if (i > this.to || node.next.size === 0) return
    const gap = this.tokens.before[i]!
    if (i > this.from && gap & APART) {
      if (!(gap & Gap.comma)) return
      const comma = node.next.get(EDGE.comma)
      if (comma) this.step(comma, i)
      return
    }
    if (i > this.from && gap & Gap.slash) {
      const slash = node.next.get(EDGE.slash)
      if (slash) this.step(slash, i)
    }
    this.step(node, i)
  }

  step(node: CueNode, i: number): void {
    const word = wordOf(this.tokens, i)
    const next = node.next.get(word)
    if (next) this.enter(next, i + 1)
    const named = this.classes.get(word)
    if (named) {
      for (const name of named) {
        const byClass = node.next.get(name)
        if (byClass) this.enter(byClass, i + 1)
      }
    }
    const byNumber = node.next.get('{n}')
    if (byNumber && NUMBER.test(word)) this.enter(byNumber, i + 1)
    const byYear = node.next.get('{year}')
    if (byYear && YEAR.test(word)) this.enter(byYear, i + 1)
  }
}

/** The longer of two; of two alike, what both say. */
function join(a: Found | undefined, b: Found | undefined): Found | undefined {
  if (a === undefined || b === undefined) return a ?? b
  if (a.last !== b.last) return a.last > b.last ? a : b
  return { last: a.last, cues: [...a.cues, ...b.cues] }
}

/** The word, with "-ve" and "+ve" spelt out. */
function wordOf(tokens: Tokens, i: number): string {
  const word = tokens.norm[i]!
  if (word !== 've') return word
  const sign = tokens.text[tokens.start[i]! - 1]
  return sign === '-' || sign === '\u2013' ? 'negative' : sign === '+' ? 'positive' : word
}

/** Which cues reach a mention: walks from the mention outwards to both ends of its sentence and stops where scopes end. */
import { Gap, type Tokens } from '../text/tokens.ts'
import { type Cue, GROUP } from './cues.ts'
import type { CueMatches, Found } from './match.ts'
import type { ContextKind } from './types.ts'

export interface Reached {
  kind: ContextKind
  /** First and last word of the cue. */
  first: number
  last: number
}

/** No cue reaches further than this; keeps the work on one mention bounded. */
const HORIZON = 150
const ALL = -1
/** Groups that a verb behind the mention frees from a list before it: "no fever, cough is present". */
const CLAUSE_GROUPS = GROUP.negation | GROUP.uncertainty | GROUP.order | GROUP.hypothetical
const SINGULAR = new Set(['is', 'was', 'has'])
const AFTER_END = Gap.comma | Gap.semicolon | Gap.close | Gap.stop | Gap.question | Gap.other | Gap.bullet
const END_WORDS = new Set([
  'but',
  'and',
  'or',
  'given',
  'based',
  'in',
  'with',
  'due',
  'secondary',
  'vs',
  'versus',
  'as',
  'will',
  'who',
  'which',
])

/**
 * Cues that reach the words `first`..`last` of a sentence spanning the words `from`..`to`; nearest first.
 * An empty range behind `to` asks what a line leaves open for the list below it.
 * @param cutShort what the words before a mention mean that begins in the middle of a cue
 */
export function reach(
  tokens: Tokens,
  matches: CueMatches,
  from: number,
  to: number,
  first: number,
  last: number,
  cutShort: (from: number, to: number) => Found | undefined,
): Reached[] {
  const out: Reached[] = []
  within(matches, first, last, out)
  backward(tokens, matches, from, first, opensClause(tokens, matches, first, last, to), cutShort, out)
  forward(tokens, matches, to, last, out)
  return out
}

/** A cue with which the mention itself begins: "no acute distress" as a whole. */
function within(matches: CueMatches, first: number, last: number, out: Reached[]): void {
  const m = first <= last ? matches.covering[first]! : -1
  if (m < 0 || matches.last[m]! >= last) return
  for (const cue of matches.cues[m]!) {
    if (cue.direction === 'before' && cue.kind)
      out.push({ kind: cue.kind, first: matches.first[m]!, last: matches.last[m]! })
  }
}

function backward(
  tokens: Tokens,
  matches: CueMatches,
  from: number,
  first: number,
  newClause: boolean,
  cutShort: (from: number, to: number) => Found | undefined,
  out: Reached[],
): void {
  let hard = 0
  let soft = 0
  let comma = false
  let depth = 0
  let words = 0
  let i = first
  const covering = first < tokens.count ? matches.covering[first]! : -1
  if (covering >= 0 && matches.first[covering]! < first) {
    // the mention begins within a cue ("no changes in hearing" for "changes in hearing"): only the words before it count
    i = matches.first[covering]!
    for (const cue of cutShort(i, first - 1)?.cues ?? []) {
      if (cue.direction === 'before' && cue.kind) out.push({ kind: cue.kind, first: i, last: first - 1 })
    }
  }
  while (i > from && words < HORIZON && hard !== ALL) {
    const gap = i < tokens.count ? tokens.before[i]! : 0
    if (gap & Gap.close && !(gap & Gap.open)) depth++
    else if (gap & Gap.open && !(gap & Gap.close) && depth > 0) depth--
    if (gap & Gap.semicolon) soft = ALL
    if (gap & Gap.comma) comma = true
    if (newClause && (comma || tokens.norm[i - 1] === 'and')) soft |= CLAUSE_GROUPS
    const m = matches.covering[i - 1]!
    if (m < 0) {
      i--
      words++
      continue
    }
    if (depth === 0) {
      for (const cue of matches.cues[m]!) {
        if (cue.direction === 'before' && cue.kind && open(cue, hard, soft, comma, words))
          out.push({ kind: cue.kind, first: matches.first[m]!, last: matches.last[m]! })
      }
      for (const cue of matches.cues[m]!) {
        if (cue.direction === 'stop') hard |= cue.groups
        else if (cue.direction === 'soft') soft |= cue.groups
      }
    }
    words += matches.last[m]! - matches.first[m]! + 1
    i = matches.first[m]!
  }
}

function open(cue: Cue, hard: number, soft: number, comma: boolean, words: number): boolean {
  if (cue.groups & hard || words > cue.words) return false
  if (cue.reach === 'sentence') return true
  if (cue.groups & soft) return false
  return cue.reach !== 'phrase' || !comma
}

function forward(tokens: Tokens, matches: CueMatches, to: number, last: number, out: Reached[]): void {
  let hard = 0
  let soft = 0
  let comma = false
  let and = false
  let or = false
  let depth = 0
  let words = 0
  for (let i = last + 1; i <= to && words < HORIZON && hard !== ALL; ) {
    const gap = tokens.before[i]!
    if (gap & Gap.close && depth > 0) depth--
    if (gap & Gap.open) depth++
    if (gap & Gap.semicolon) soft = ALL
    if (gap & Gap.comma) comma = true
    const m = matches.covering[i]!
    if (m < 0 || matches.first[m]! < i) {
      const word = tokens.norm[i]
      if (word === 'and') and = true
      else if (word === 'or') or = true
      i = m < 0 ? i + 1 : matches.last[m]! + 1
      words++
      continue
    }
    const others = (and || comma) && !or && SINGULAR.has(tokens.norm[i]!)
    // brackets are read only right behind the mention: "pneumonia (ruled out)"
    if (!others && (depth === 0 || words === 0)) {
      for (const cue of matches.cues[m]!) {
        if (cue.direction !== 'after' || !cue.kind || !open(cue, hard, soft, comma, words)) continue
        if (cue.reach !== 'end' || isEnd(tokens, matches, m, to))
          out.push({ kind: cue.kind, first: matches.first[m]!, last: matches.last[m]! })
      }
    }
    for (const cue of matches.cues[m]!) {
      if (cue.direction === 'stop') hard |= cue.groups
      else if (cue.direction === 'soft') soft |= cue.groups
      // what stands behind a cue that looks forward belongs to that cue
      else if (cue.direction === 'before') soft = ALL
    }
    words += matches.last[m]! - i + 1
    i = matches.last[m]! + 1
  }
}

/** Whether nothing but the end of its phrase follows a cue. */
function isEnd(tokens: Tokens, matches: CueMatches, m: number, to: number): boolean {
  const next = matches.last[m]! + 1
  return next > to || (tokens.before[next]! & AFTER_END) !== 0 || END_WORDS.has(tokens.norm[next]!)
}

/** Whether a verb follows the mention, so that it may be the subject of a clause of its own. */
function opensClause(tokens: Tokens, matches: CueMatches, first: number, last: number, to: number): boolean {
  const next = last + 1
  if (first > last || next > to || tokens.before[next]! & (Gap.comma | Gap.semicolon | Gap.open)) return false
  const m = matches.covering[next]!
  if (m < 0) return false
  return matches.cues[m]!.some(
    (cue) =>
      (cue.direction === 'soft' || cue.direction === 'stop') &&
      cue.groups & GROUP.negation &&
      isVerb(tokens.norm[next]!),
  )
}

const VERBS = new Set(
  'is are was were has have had remains remained persists persisted continues continued improved worsened shows showed appears appeared seems seemed became'.split(
    ' ',
  ),
)
const isVerb = (word: string): boolean => VERBS.has(word)

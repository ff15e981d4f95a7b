/** Which cues reach a mention: walks from the mention outwards to both ends of its sentence and stops where scopes end. */
import { Gap, type Tokens } from '../../text/tokens.ts'
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
/**
 * Words that a doubt right before them takes along: "possibly has gout", "very likely secondary to gout". Elsewhere they end its scope; and
 * the cause of something possible is possible, while "the likely cause of her gout" is not about the gout.
 */
const TAKEN_ALONG = new Set(
  'is are was were be been has have had developed due secondary related because caused attributed attributable resulting owing represents reflects'.split(
    ' ',
  ),
)
/** Groups that a verb behind the mention frees from a list before it: "no fever, cough is present". */
const CLAUSE_GROUPS = GROUP.negation | GROUP.uncertainty | GROUP.order | GROUP.hypothetical
/** Words that may stand between a mention and a cue that ends its phrase. */
const NEAR = 6
const LINKS = new Set('is are was were be been being appears appeared seems seemed remains felt looks'.split(' '))
const SINGULAR = new Set(['is', 'was', 'has'])
const APART = Gap.comma | Gap.semicolon | Gap.colon | Gap.open | Gap.close
const AFTER_END = Gap.comma | Gap.semicolon | Gap.close | Gap.stop | Gap.question | Gap.other | Gap.bullet
const END_WORDS = new Set(
  'but and or given based on by at because although though however clinically vs versus'.split(' '),
)

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
  const clause = opensClause(tokens, matches, first, last, to)
  backward({ tokens, matches, from, first, clause, listed: orFollows(tokens, last, to), cutShort }, out)
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

interface Backward {
  tokens: Tokens
  matches: CueMatches
  from: number
  first: number
  /** The mention may open a clause of its own. */
  clause: boolean
  /** The mention is in a list that "or" closes behind it. */
  listed: boolean
  cutShort: (from: number, to: number) => Found | undefined
}

function backward({ tokens, matches, from, first, clause, listed, cutShort }: Backward, out: Reached[]): void {
  let hard = 0
  let soft = 0
  let comma = false
  let depth = 0
  let words = 0
  let or = listed
  let own = clause
  // what was closed before the scope ends that stand at the word `joined`, with nothing between them and a cue before it
  let joined: number | undefined
  let closed = { hard: 0, soft: 0 }
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
    if (own && (comma || tokens.norm[i - 1] === 'and')) soft |= CLAUSE_GROUPS
    else if (tokens.norm[i - 1] === 'or' || tokens.norm[i - 1] === 'nor') {
      own = false
      or = true
    }
    const m = matches.covering[i - 1]!
    if (m < 0) {
      i--
      words++
      continue
    }
    if (depth === 0) {
      const start = matches.first[m] === from
      const beside = i === joined && !(gap & APART)
      for (const cue of matches.cues[m]!) {
        if (cue.direction !== 'before' || !cue.kind) continue
        const ends = beside && cue.groups & GROUP.uncertainty ? closed : { hard, soft }
        if (open(cue, ends.hard, ends.soft, comma && !(or && cue.reach === 'list'), words, start))
          out.push({ kind: cue.kind, first: matches.first[m]!, last: matches.last[m]! })
      }
      if (matches.cues[m]!.some((cue) => cue.direction === 'stop' || cue.direction === 'soft')) {
        if (!beside) closed = { hard, soft }
        joined = TAKEN_ALONG.has(tokens.norm[matches.first[m]!]!) ? matches.first[m]! : undefined
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

function open(cue: Cue, hard: number, soft: number, comma: boolean, words: number, start: boolean): boolean {
  if (cue.groups & hard || words > cue.words) return false
  if (cue.reach === 'sentence') return true
  if (cue.groups & soft) return false
  if (cue.reach === 'start') return start
  return !comma || cue.reach === 'clause'
}

const LIST = 8

/** Whether a list goes on behind the mention and ends with "or". */
function orFollows(tokens: Tokens, last: number, to: number): boolean {
  if (last + 1 > to || !(tokens.before[last + 1]! & Gap.comma)) return false
  for (let i = last + 1; i <= Math.min(to, last + LIST); i++) {
    if (tokens.norm[i] === 'or') return true
    if (tokens.before[i]! & (Gap.semicolon | Gap.stop)) return false
  }
  return false
}

function forward(tokens: Tokens, matches: CueMatches, to: number, last: number, out: Reached[]): void {
  const seen: Between = { hard: 0, soft: 0, strong: 0, comma: false, and: false, or: false, words: 0 }
  let depth = 0
  for (let i = last + 1; i <= to && seen.words < HORIZON && seen.hard !== ALL; ) {
    const gap = tokens.before[i]!
    if (gap & Gap.close && depth > 0) depth--
    if (gap & Gap.open) depth++
    if (gap & Gap.semicolon) seen.soft = seen.strong = ALL
    if (gap & Gap.comma) seen.comma = true
    const m = matches.covering[i]!
    if (m < 0 || matches.first[m]! < i) {
      if (tokens.norm[i] === 'and') seen.and = true
      else if (tokens.norm[i] === 'or') seen.or = true
      // "chest pain with infarction ruled out" speaks of the infarction
      else if (tokens.norm[i] === 'with') seen.soft = seen.strong = ALL
      i = m < 0 ? i + 1 : matches.last[m]! + 1
      seen.words++
      continue
    }
    // brackets are read only right behind the mention: "pneumonia (ruled out)"
    if (depth === 0 || seen.words === 0) {
      for (const cue of matches.cues[m]!) {
        if (cue.direction !== 'after' || !cue.kind || !openBehind(cue, seen, tokens.norm[i]!)) continue
        if (cue.reach !== 'end' || isEnd(tokens, matches, m, to))
          out.push({ kind: cue.kind, first: i, last: matches.last[m]! })
      }
    }
    for (const cue of matches.cues[m]!) {
      if (cue.direction === 'stop') seen.hard |= cue.groups
      else if (cue.direction === 'soft') {
        seen.soft |= cue.groups
        if (!LINKS.has(tokens.norm[i]!)) seen.strong |= cue.groups
      }
      // what stands behind a cue that looks forward belongs to that cue
      else if (cue.direction === 'before') seen.soft = seen.strong = ALL
    }
    seen.words += matches.last[m]! - i + 1
    i = matches.last[m]! + 1
  }
}

/** What stands between a mention and a cue behind it. */
interface Between {
  hard: number
  soft: number
  /** Like soft, but for verbs that only link a name to what is said of it ("is", "seems"). */
  strong: number
  comma: boolean
  and: boolean
  or: boolean
  words: number
}

/**
 * Behind a comma a cue speaks of the mention only if it follows at once ("pneumonia, resolved") or closes a list ("cough, fever and
 * chills resolved"); a verb in the singular speaks of the last thing named.
 */
function openBehind(cue: Cue, seen: Between, word: string): boolean {
  if (cue.groups & seen.hard || seen.words > cue.words) return false
  if (cue.reach === 'sentence') return true
  if (seen.comma && seen.words > 0 && !((seen.and || seen.or) && cue.reach === 'clause')) return false
  if ((seen.and || seen.comma) && seen.words > 0 && !seen.or && SINGULAR.has(word)) return false
  if (cue.reach === 'end') return !(cue.groups & seen.strong) && seen.words <= NEAR
  return !(cue.groups & seen.soft) && !(cue.reach === 'phrase' && seen.comma)
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

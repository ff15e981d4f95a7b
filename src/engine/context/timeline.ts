/**
 * The time line of a story: a sentence that begins with a date opens an episode, and what it tells belongs to that day. An episode long before the
 * last date of the note is not today's; the dates of the note are held against one another, so that no calendar is needed.
 */
import type { NoteStructure } from '../structure/types.ts'
import type { Span } from '../types.ts'

export interface Timeline {
  /** The date that places sentence `s` in an episode long before the end of the story. */
  before(s: number): Span | undefined
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const NAMED =
  '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?,?(?: +\\d{1,2}(?:st|nd|rd|th)?,?)?(?: +of)? +((?:19|20)\\d\\d)'
/** Month, day and year; month and year (a year of two digits has to be none of a day); a month by its name; a year alone. */
const DATE = new RegExp(
  `\\b(?:(1[0-2]|0?[1-9])[/-](?:3[01]|[12]\\d|0?[1-9])[/-]((?:19|20)?\\d\\d)|(1[0-2]|0?[1-9])/((?:19|20)\\d\\d|[4-9]\\d)|${NAMED})\\b(?![/-]\\d)`,
  'gi',
)
const YEAR = /\b(?:in|since|by|until|of)\s+((?:19|20)\d\d)\b/gi
/** Words before the date with which an episode is opened. */
const OPENS =
  /^(?:(?:then|later|subsequently|and|again|back|she|he|an?|the|in|on|by|around|about|early|late|during)[\s,]+){0,3}$/i
/** What a date in the middle of a sentence opens: "was free of spells until 8/71, when one came back". */
const CONTINUES = /^[\s,]*(?:when|at which (?:time|point))\b/i
/** The story is back at the day on which it is told, or begins with what led to it. */
const PRESENT =
  /\b(?:today|now|currently|presently|at present|at this time|this (?:visit|admission|time)|on admission|presents|is|came|comes|attended|attends|consulted|emergency)\b/i
const BIRTH = /\b(?:dob|born|birth|birthdate)\W{0,3}(?:\w+\W+)?$/i

/** Months between an episode and the last date of the note from which on it is another one. */
const LONG_BEFORE = 9
/** Years of two digits up to this one are of this century. */
const CENTURY = 40

interface Dated {
  start: number
  end: number
  month: number
}

/** A sentence that only tells that what the one before it named is over: the last thing named, or all symptoms. */
const OVER =
  /^(?:since then,? |subsequently,? |then,? )?(?:(?:all (?:of )?)?(?:this|these|it|they|that)|((?:all (?:of )?)?(?:his|her|the|these) symptoms?|symptoms)|the (?:episode|spell|attack|rash|pain|problem|condition)s?)(?: (?:all|both|also|then|now|since|gradually|spontaneously|completely|eventually|has|have|had))* (?:resolved|subsided|cleared(?: up)?|disappeared|abated|gone away|went away)\b(?! (?:partially|somewhat|partly))/i
/** A sentence that takes up the name of what the one before it told: "The leg pain is no longer present." */
const NAMED_OVER =
  /^(?:the|his|her|this|these)((?: \w+){1,3}?) (?:(?:has|have|is|are|was|were)(?: (?:now|since|all|both|also|then|completely|fully))* (?:resolved|subsided|cleared|disappeared|abated|gone)|(?:is|are) no longer (?:present|there|a problem|an issue)|resolved|subsided|disappeared)\b/i
/** The clause that goes on at once about the thing named: "loose stools for two days, which have stopped". */
const WHICH_IS_OVER =
  /^(?: (?:for|over|during|lasting|that lasted|last|earlier|this) (?:\w+[ -]?){1,4}| (?:\w+ ){1,2}(?:days?|weeks?|months?) ago| yesterday)?, which (?:(?:has|have|had|then|since|now|all|both|also) )*(?:stopped|resolved|ended|subsided|passed|cleared(?: up)?|disappeared|abated|went away|gone away)\b/i
/** Words behind the last thing named in a sentence. */
const LAST = 5

/** Where the sentence `s`, or the one after it in its paragraph, says that what `s` named up to `end` is over. */
export function overAfter({ text, sentences }: NoteStructure, s: number, end: number): Span | undefined {
  const clause = WHICH_IS_OVER.exec(text.slice(end, sentences.end[s]!))
  if (clause) {
    const start = end + clause[0].indexOf('which')
    return { start, end: end + clause[0].length, text: text.slice(start, end + clause[0].length) }
  }
  const next = s + 1
  if (next >= sentences.count || sentences.block[next] !== sentences.block[s]) return undefined
  const start = sentences.start[next]!
  const sentence = text.slice(start, sentences.end[next]!)
  const named = NAMED_OVER.exec(sentence)
  if (named && text.slice(sentences.start[s]!, end).toLowerCase().endsWith(named[1]!.toLowerCase()))
    return { start, end: start + named[0].length, text: named[0] }
  const found = OVER.exec(sentence)
  if (found === null) return undefined
  const behind = text.slice(end, sentences.end[s]!).split(/\s+/).length - 1
  if (found[1] === undefined && behind > LAST) return undefined
  return { start, end: start + found[0].length, text: found[0] }
}

export function readTimeline({ text, sentences, blocks }: NoteStructure): Timeline {
  const dates = datesOf(text)
  const last = dates.reduce((latest, d) => Math.max(latest, d.month), 0)
  const episodes: (Span | undefined)[] = []
  let next = 0
  let open: Dated | undefined
  let block = -1
  if (dates.length < 2) return { before: () => undefined }
  for (let s = 0; s < sentences.count; s++) {
    const start = sentences.start[s]!
    const end = sentences.end[s]!
    if (sentences.block[s] !== block || blocks.count === 0) open = undefined
    block = sentences.block[s]!
    while (next < dates.length && dates[next]!.start < start) next++
    const own = dates[next]
    if (own !== undefined && own.end <= end) {
      const opens = OPENS.test(text.slice(start, own.start)) || CONTINUES.test(text.slice(own.end, end))
      open = opens ? own : undefined
    }
    if (open !== undefined && PRESENT.test(text.slice(start, end))) open = undefined
    if (open !== undefined && last - open.month >= LONG_BEFORE)
      episodes[s] = { start: open.start, end: open.end, text: text.slice(open.start, open.end) }
  }
  return { before: (s) => episodes[s] }
}

/** Every date of a note in order, in months; those of a birth are none of a story. */
function datesOf(text: string): Dated[] {
  const out: Dated[] = []
  const add = (m: RegExpExecArray, year: string, month: number): void => {
    if (BIRTH.test(text.slice(Math.max(0, m.index - 24), m.index))) return
    const y = Number(year)
    const full = year.length > 2 ? y : y > CENTURY ? 1900 + y : 2000 + y
    out.push({ start: m.index, end: m.index + m[0].length, month: full * 12 + month })
  }
  for (const m of text.matchAll(DATE)) {
    const named = m[5] === undefined ? -1 : MONTHS.indexOf(m[5].toLowerCase())
    add(m, (m[2] ?? m[4] ?? m[6])!, named >= 0 ? named : Number(m[1] ?? m[3]) - 1)
  }
  for (const m of text.matchAll(YEAR)) add(m, m[1]!, 11)
  return out.sort((a, b) => a.start - b.start)
}

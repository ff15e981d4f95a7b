/** Finds the titles of a note, line by line: on their own line, before a colon, in capitals, numbered, underlined or marked down. */
import { guessKind, type SectionTitles, type TitleKind } from './section-titles.ts'

export interface TitleHit {
  /** Where its numbering or markup begins. */
  lead: number
  /** The title's words. */
  start: number
  end: number
  /** Where its body begins. */
  body: number
  /** Undefined: a title whose words tell nothing. */
  kind: TitleKind | undefined
  known: boolean
  /** Nothing but the title stands on its line. */
  alone: boolean
  /** The title is a list item ("- Family history: …"), so it reigns over that item only. */
  inList: boolean
}

const MAX_TITLE = 80
/** Markup, numbering or a bullet before a title. */
const LEAD =
  /[ \t\u00a0]*(?:(?:#{1,6}|[*_=~>]{1,4}|[-•●▪·–—])[ \t]*)?(?:\(?(?:\d{1,2}|[IVX]{1,4}|[A-H])[.)][ \t]+)?(?:[*_]{1,3})?/y
const LIST_LEAD = /^[ \t\u00a0]*(?:[-•●▪·–—]|\*(?!\*))[ \t]*[^*\s]/
const RULE_LINE = /^[ \t]*(?:[-=_~*—–][ \t]*){3,}$/
const UNDERLINE = /^[ \t]*(?:-{3,}|={3,}|_{3,}|~{3,}|—{3,})[ \t]*$/
const LETTER = /\p{L}/u
const LOWER = /\p{Ll}/u
const CAPITALISED = /^\p{Lu}/u
const DASHED = /^(.{2,50}?)[ \t]+[-–—][ \t]+\S/
const CAPS_RUN = /^((?:[A-Z][A-Z&/]*[ ]){0,5}[A-Z][A-Z&/]{2,})[ \t]+(?=[A-Z0-9][a-z0-9.)# ])/
const SOAP = 'soap'
/** "S - A man of 40 …": one of the four letters and a dash. */
const SOAP_DASHED = /^[SOAP][ \t]+[-–—][ \t]+(?=\S)/

/** All titles of `text`, in order, not overlapping. */
export function findTitles(text: string, titles: SectionTitles): TitleHit[] {
  const hits: TitleHit[] = []
  const soap = { last: -1 }
  let from = 0
  let blankAbove = true
  while (from <= text.length) {
    const newline = text.indexOf('\n', from)
    const to = newline < 0 ? text.length : newline
    const blank = isBlank(text, from, to)
    if (!blank && !isRule(text, from, to)) {
      const first = lineTitle(text, from, to, titles, blankAbove, soap)
      if (first) {
        if (first.alone) first.body = behindUnderline(text, to)
        hits.push(first)
      }
      if (!first?.alone) inlineTitles(text, first ? first.body : from, to, titles, soap, hits)
    }
    blankAbove = blank
    if (newline < 0) break
    from = newline + 1
  }
  return hits
}

/** A line that only rules off what stands above it. */
export function isRule(text: string, from: number, to: number): boolean {
  return to - from < 200 && RULE_LINE.test(text.slice(from, to).trimEnd())
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const c = text.charCodeAt(i)
    if (c > 32 && c !== 0xa0) return false
  }
  return true
}

/** The title with which a line begins. */
function lineTitle(
  text: string,
  from: number,
  to: number,
  titles: SectionTitles,
  blankAbove: boolean,
  soap: { last: number },
): TitleHit | undefined {
  const head = text.slice(from, Math.min(to, from + 2 * MAX_TITLE))
  LEAD.lastIndex = 0
  const lead = LEAD.exec(head)?.[0] ?? ''
  const rest = head.slice(lead.length)
  if (!LETTER.test(rest.slice(0, 1))) return undefined
  const at = from + lead.length
  const dashedLetter = lead === '' && SOAP_DASHED.exec(rest)
  if (dashedLetter) {
    const body = at + dashedLetter[0].length
    const kind = soap.last >= 0 || rest[0] === 'S' ? soapLetter(rest[0]!, text, body, soap, titles) : undefined
    if (kind !== undefined)
      return { lead: from, start: at, end: at + 1, body, kind, known: true, alone: false, inList: false }
  }
  const inList = LIST_LEAD.test(head)
  const marked = /[#*_=]/.test(lead)
  const colon = rest.indexOf(':')
  if (colon > 0 && colon <= MAX_TITLE) {
    const words = cleanEnd(rest.slice(0, colon))
    const body = skipMarkup(text, from + lead.length + colon + 1, to)
    const alone = body >= to
    const kind = words.length === 1 ? soapLetter(words, text, body, soap, titles) : titles.lookup(words)
    if (kind !== undefined)
      return { lead: from, start: at, end: at + words.length, body, kind, known: true, alone, inList }
    const capitals = isCapitals(words) && words.length > 3
    if (!inList && (capitals || (alone && (marked || underlined(text, to))))) {
      return {
        lead: from,
        start: at,
        end: at + words.length,
        body,
        kind: guessKind(words),
        known: false,
        alone,
        inList,
      }
    }
    return undefined
  }
  if (to - from > 2 * MAX_TITLE) return capitalsRun(rest, at, titles, inList)
  const words = cleanEnd(rest)
  if (words.length <= MAX_TITLE && CAPITALISED.test(words)) {
    const known = { lead: from, start: at, end: at + words.length, body: to, alone: true, inList }
    const kind = titles.lookup(words)
    const soapLike = words.length > 1 || titles.lookup(words) !== undefined
    // a short word alone on its line, not set off by anything, may be the value of a form or the end of a wrapped line
    const setOff = blankAbove || marked || isCapitals(words) || isBlankBelow(text, to) || kind !== 'system'
    if (kind !== undefined && soapLike && setOff && !inList) return { ...known, kind, known: true }
    if (!inList && words.length > 2 && !/[.,;]$/.test(words) && (underlined(text, to) || /#/.test(lead))) {
      if (!/^#\s*\d?$/.test(lead.trim()) || /^#{2,}/.test(lead.trim()))
        return { ...known, kind: guessKind(words), known: false }
    }
    if (!inList && blankAbove && isCapitals(words) && words.length > 4 && /^[A-Z][A-Z &/,'()-]+$/.test(words)) {
      return { ...known, kind: guessKind(words), known: false }
    }
  }
  const dashed = DASHED.exec(rest)
  if (dashed && CAPITALISED.test(rest)) {
    const kind = titles.lookup(dashed[1]!)
    if (kind !== undefined && kind !== 'system' && dashed[1]!.length > 2) {
      const body = at + dashed[0].length - 1
      return { lead: from, start: at, end: at + dashed[1]!.length, body, kind, known: true, alone: false, inList }
    }
  }
  return capitalsRun(rest, at, titles, inList)
}

/** "PLAN Continue metformin": a title in capitals before text that is not. */
function capitalsRun(rest: string, at: number, titles: SectionTitles, inList: boolean): TitleHit | undefined {
  const run = CAPS_RUN.exec(rest)
  if (!run) return undefined
  const kind = titles.lookup(run[1]!)
  if (kind === undefined || kind === 'system' || run[1]!.length < 4) return undefined
  return {
    lead: at,
    start: at,
    end: at + run[1]!.length,
    body: at + run[0].length,
    kind,
    known: true,
    alone: false,
    inList,
  }
}

/** Titles in the middle of a line, as in dictations that lost their line breaks. */
function inlineTitles(
  text: string,
  from: number,
  to: number,
  titles: SectionTitles,
  soap: { last: number },
  hits: TitleHit[],
): void {
  let floor = from
  for (let colon = text.indexOf(':', from); colon >= 0 && colon < to; colon = text.indexOf(':', colon + 1)) {
    const hit = titleBefore(text, floor, colon, to, titles, soap)
    if (!hit || hit.start < from) continue
    hits.push(hit)
    floor = hit.body
  }
}

/** The longest run of words before a colon that is a title and stands where a title may. */
function titleBefore(
  text: string,
  floor: number,
  colon: number,
  to: number,
  titles: SectionTitles,
  soap: { last: number },
): TitleHit | undefined {
  const low = Math.max(floor, colon - MAX_TITLE)
  let best: TitleHit | undefined
  let i = colon
  for (let words = 0; words < 9 && i > low; words++) {
    while (i > low && isSpace(text.charCodeAt(i - 1))) i--
    while (i > low && !isSpace(text.charCodeAt(i - 1)) && text[i - 1] !== ':') i--
    if (i > 0 && text[i - 1] === ':' && words > 0) break
    if (!CAPITALISED.test(text.slice(i, i + 2))) continue
    const title = cleanEnd(text.slice(i, colon))
    const gap = boundaryBefore(text, i, floor)
    const capitals = isCapitals(title)
    if (!(gap === 'end' || gap === 'wide' || (capitals && title.length > 2))) continue
    const body = skipMarkup(text, colon + 1, to)
    let kind: TitleKind | undefined
    if (title.length === 1)
      kind = gap !== 'none' && soap.last >= 0 ? soapLetter(title, text, body, soap, titles) : undefined
    else kind = titles.lookup(title)
    if (kind === undefined) continue
    if (!capitals && (kind === 'other' || (gap !== 'end' && kind === 'system'))) continue
    best = { lead: i, start: i, end: i + title.length, body, kind, known: true, alone: false, inList: false }
    if (gap !== 'none') break
  }
  return best
}

/** S, O, A, P: titles only in that order and with words behind them ("P: 72" is a pulse). */
function soapLetter(
  letter: string,
  text: string,
  body: number,
  soap: { last: number },
  titles: SectionTitles,
): TitleKind | undefined {
  const order = SOAP.indexOf(letter.toLowerCase())
  if (order < 0 || letter === letter.toLowerCase()) return undefined
  const value = text.slice(body, body + 12).trim()
  if (order % 2 === 1 && /^\d/.test(value) && !/^\d{1,2}[.)]\D/.test(value)) return undefined
  if (soap.last >= 0 && order <= soap.last && order !== 0) return undefined
  soap.last = order === 3 ? -1 : order
  return titles.lookup(letter)
}

/** What stands before a possible title: the end of a sentence, a wide gap, or only a space. */
function boundaryBefore(text: string, at: number, floor: number): 'end' | 'wide' | 'none' {
  let i = at
  while (i > floor && isSpace(text.charCodeAt(i - 1))) i--
  if (i <= floor) return 'end'
  if (/[.;!?)\]|]/.test(text[i - 1]!)) return 'end'
  return at - i >= 2 || text[at - 1] === '\t' ? 'wide' : 'none'
}

const isSpace = (c: number): boolean => c === 32 || c === 9 || c === 0xa0 || c === 13

function isCapitals(words: string): boolean {
  return LETTER.test(words) && !LOWER.test(words.replace(/\((?:e?s|ies)\)/g, ''))
}

/** A title without the colon, rule or markup that follows it. */
function cleanEnd(words: string): string {
  return words.replace(/[\s:*_=#~—–-]+$/, '')
}

function skipMarkup(text: string, from: number, to: number): number {
  let i = from
  while (i < to && (isSpace(text.charCodeAt(i)) || text[i] === '*' || text[i] === '_')) i++
  return i
}

function underlined(text: string, lineEnd: number): boolean {
  return behindUnderline(text, lineEnd) > lineEnd
}

/** The end of the rule below a line, or the end of the line if there is none. */
function behindUnderline(text: string, lineEnd: number): number {
  const next = text.indexOf('\n', lineEnd + 1)
  const end = next < 0 ? text.length : next
  return end - lineEnd < 200 && UNDERLINE.test(text.slice(lineEnd + 1, end).trimEnd()) ? end : lineEnd
}

function isBlankBelow(text: string, lineEnd: number): boolean {
  const next = text.indexOf('\n', lineEnd + 1)
  return isBlank(text, lineEnd + 1, next < 0 ? text.length : Math.min(next, lineEnd + 400))
}

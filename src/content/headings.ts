/** What headings and labels of clinical documents say about the text under them. */

/** Headings under which even short lines are part of a note. */
const SECTION =
  /\b(assessment|impression|plan|a\s?[/&]\s?p|subjective|objective|hpi|history of (the )?present(ing)? (illness|complaint)|chief complaint|presenting complaint|reason for (visit|consultation|admission|referral|encounter)|interval history|review of systems|ros|physical exam(ination)?|examination|exam|mental status|hospital course|clinical course|discharge diagnos[ei]s|admitting diagnos[ei]s|final diagnos[ei]s|(pre|post)-?operative diagnos[ei]s|findings|indications?|technique|recommendations?|disposition|follow[- ]?up|clinical (note|summary|history|impression|narrative)|progress notes?|narrative|consultation|procedure note|operative note|addendum|history)\b/i

/** Headings that notes and the lists around them share. */
const SHARED =
  /\b(past (medical|surgical) history|(family|social|medical|surgical|medication) history|pmh|psh|medications?|allerg(y|ies)|problems?|diagnos[ei]s|vital(s| signs)?|labs?|laboratory|results|data|immuni[sz]ations?|instructions|comments?|notes?|summary|remarks|dictation)\b/i

/** What clinicians put before the parts of a short note. */
const KEY =
  /^\s*(s|o|a|p|a\/p|cc|hpi|hx|ros|pe|dx|imp|subj(ective)?|obj(ective)?|assessment|impression|plan|exam(ination)?|findings|history)\s*[:)-]\s/i

/** The same signs where they stand alone, as labels. */
const SIGN = /^\s*(s|o|a|p|cc|hx|pe|dx|imp|subj(ective)?|obj(ective)?)\s*[:.]?\s*$/i

/** Whether a line says at its beginning which part of a note it is: "A: otitis media". */
export const isKeyed = (text: string): boolean => KEY.test(text)

export type HeadingKind = 'section' | 'shared' | 'other'

export function headingKind(text: string): HeadingKind {
  if (text.length > 80) return 'other'
  if (SECTION.test(text) || SIGN.test(text)) return 'section'
  return SHARED.test(text) ? 'shared' : 'other'
}

const DATE =
  /\b(\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{1,2}[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?[ ,-]+\d{4}|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4})\b/i
const DATES = new RegExp(DATE, 'gi')
const TIME = /\b\d{1,2}:\d{2}(:\d{2})?( ?[ap]\.?m\.?)?\b/i
const TIMES = new RegExp(TIME, 'gi')
const SIGNING =
  /\b(electronically|signed|entered|created|updated|modified|author(ed)?|dictated|by|on|at|am|pm|the|last)\b/gi
const AUTHOR =
  /(?:\b(?:by|author|provider|clinician|signed(?: by)?|dictated by|physician|entered by)\b:?\s+)((?:[A-Z][\p{L}.'’-]*,? ?){1,5})/u
const CREDENTIALS = /\b[A-Z](?:\.|[\p{L}'’-]+) [A-Z][\p{L}'’-]+,? (MD|DO|NP|PA-C|PA|RN|MBBS|FNP|APRN)\b/u

export interface Byline {
  date: string | undefined
  author: string | undefined
}

export const bylineIn = (text: string): Byline => ({
  date: text.match(DATE)?.[0],
  author: (text.match(AUTHOR)?.[1] ?? text.match(CREDENTIALS)?.[0])?.replace(/[, ]+$/, '') || undefined,
})

/** The last line of many notes, part of their text: "Electronically signed by Ines Varga, MD". */
export const isSignature = (text: string): boolean =>
  /^\s*((electronically|digitally) )?(signed|dictated)\b/i.test(text)

/** A line that says when and by whom, and nothing else: "10:20 · Hanna Whitlock · Clinician", "by Dr Moss". */
export function isByline(text: string): boolean {
  if (text.length > 120) return false
  // Every date and time has a figure in it; most lines are told apart by that alone.
  const figures = /\d/.test(text)
  if (!figures && !/^by /i.test(text) && !AUTHOR.test(text)) return false
  // A full stop between words that is not one of "Dr. Owen A. Pratt".
  if (/(?<!\b(?:Dr|Mrs?|Ms|Prof|\p{Lu}))[.?!]\s+\p{Lu}/u.test(text)) return false
  const dated = figures && (DATE.test(text) || TIME.test(text))
  if (!dated && !/^by /i.test(text) && !AUTHOR.test(text)) return false
  const rest =
    text
      .replace(DATES, ' ')
      .replace(TIMES, ' ')
      .replace(SIGNING, ' ')
      .match(/\p{L}[\p{L}.'’-]*/gu) ?? []
  if (rest.length > 7) return false
  const lower = rest.filter((word) => !/^\p{Lu}/u.test(word)).length
  if (lower <= 1 && figures && DATE.test(text.slice(0, 14)) && CREDENTIALS.test(text)) return true
  return lower === 0 || (lower <= 2 && dated && /[·•|]/.test(text))
}

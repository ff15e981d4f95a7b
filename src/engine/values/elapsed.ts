/** How long ago something was, as the words beside it say: "2 weeks ago", "in 2018", "last month". */

const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  several: 4,
}
const UNITS: Record<string, number> = { h: 1 / 24, d: 1, w: 7, m: 30.4, y: 365.25 }
const COUNT = '(\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several)'
const UNIT = '(hours?|hrs?|days?|weeks?|wks?|months?|mos?|years?|yrs?|[dwy])'
const AGO = new RegExp(`\\b${COUNT}[ -]?${UNIT}\\.? (?:ago|prior|back|earlier|out|post|s/p|status post|after)\\b`, 'gi')
const YEAR =
  /\b(?:in|since|from|dx|diagnosed|back in|circa|c\.)\s*(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? ?(?:of )?)?((?:19|20)\d{2})\b|(?<=[\s,(])((?:19|20)\d{2})\b(?!\s*(?:ml|mg|cc|units?|kcal|cal|hrs|h)\b)/gi
const LAST = /\blast (week|month|year)\b|\b(yesterday|today|this morning|tonight|last night|this am)\b/gi

/**
 * Days between an event at [start, end) of `text` and the day of the encounter; undefined when the words around it (those of its sentence,
 * given as [from, to)) state no time. The nearest statement counts.
 * @param day days since 1970-01-01 of the encounter
 */
export function daysAgo(
  text: string,
  start: number,
  end: number,
  from: number,
  to: number,
  day: number,
): number | undefined {
  const sentence = text.slice(from, to)
  let best: number | undefined
  let nearest = Number.POSITIVE_INFINITY
  const consider = (m: RegExpExecArray, days: number | undefined): void => {
    if (days === undefined) return
    const at = from + m.index
    const distance = at >= end ? at - end : Math.max(0, start - (at + m[0].length)) + 5
    if (distance < nearest) {
      nearest = distance
      best = days
    }
  }
  for (const m of sentence.matchAll(AGO)) consider(m, inDays(m[1]!, m[2]!))
  for (const m of sentence.matchAll(YEAR)) consider(m, sinceYear(Number(m[1] ?? m[2]), day))
  for (const m of sentence.matchAll(LAST)) consider(m, m[1] === undefined ? 0 : UNITS[m[1][0]!.toLowerCase()])
  return best
}

function inDays(count: string, unit: string): number {
  const n = NUMBERS[count.toLowerCase()] ?? Number(count)
  return Math.round(n * UNITS[unit[0]!.toLowerCase()]!)
}

/** From the end of the year named, so that an event is never called older than it may be. */
function sinceYear(year: number, day: number): number | undefined {
  const end = Date.UTC(year, 11, 31) / 86_400_000
  return end > day ? undefined : day - end
}

/**
 * Codes that a note of the Tabular List refers to: single ones, ranges, "any below" (a dash), and codes restricted by a character
 * ("with fifth or sixth character 5") or by how they go on ("E08-E13 with .22").
 */

/** Codes from `first` to the end of the subtree of `last`, without dots, that pass the filter. */
export interface Reference {
  first: string
  last: string
  /** See `passes`; '' for all. */
  filter: string
}

const CODE = /(?<![A-Za-z0-9.])([A-Z](?:\d[0-9A-Z]|A\d)(?:\.[0-9A-Z]{1,4})?)(?:\.?-)?(?![A-Za-z0-9])/g
const RANGE = /^\s*(?:-|–|to|through)\s*$/
const ORDINAL: Record<string, number> = {
  fourth: 3,
  '4th': 3,
  fifth: 4,
  '5th': 4,
  sixth: 5,
  '6th': 5,
  seventh: 6,
  '7th': 6,
}
const CHARACTER = new RegExp(
  String.raw`with (?:(${Object.keys(ORDINAL).join('|')}|final)(?: (or|to) (?:sixth|six|6th|5th))?)[ -]characters?,? ((?:-?\.?[0-9A-Z]{1,3}(?:-\.?[0-9A-Z])?(?:,? (?:or|and) |, ?)?)+)`,
)
const SUFFIX = /with (\.\d+-?(?:-?\.\d+)?(?:[,.]? (?:(?:or|and) )?\.\d+-?)*)/

/** The 7th characters that stand for an open fracture, at any encounter. */
const OPEN_FRACTURE = 'B|C|E|F|H|J|M|N|Q|R'

/** In the order of the text. Codes that never existed are the caller's to leave out. */
export function parseReferences(text: string): Reference[] {
  const references: Reference[] = []
  let bracket: Reference[] = []
  // a restriction stands in the brackets with its codes, or right behind them
  for (const [, inside, outside] of text.matchAll(/\(([^()]*)\)|([^()]+)/g)) {
    const filter = filterOf(inside ?? outside ?? '')
    if (filter !== '' && outside !== undefined && /^,?\s*with /.test(outside)) {
      for (const reference of bracket) reference.filter = filter
    }
    bracket = codesOf(inside ?? outside ?? '').map((reference) => ({ ...reference, filter }))
    references.push(...bracket)
  }
  return references
}

function codesOf(text: string): Omit<Reference, 'filter'>[] {
  const found: Omit<Reference, 'filter'>[] = []
  let end = -1
  for (const match of text.matchAll(CODE)) {
    const code = match[1]!.replace('.', '')
    const before = found.at(-1)
    if (before !== undefined && end >= 0 && RANGE.test(text.slice(end, match.index))) {
      before.last = code
      end = -1
    } else {
      found.push({ first: code, last: code })
      end = match.index + match[0].length
    }
  }
  return found
}

/**
 * A filter as text: `i1234` the intent of T36-T65 (the sixth character, or the fifth where the sixth is a placeholder) is one of these;
 * `4:2|3` the code goes on with one of these from that position (0 is the letter); `e23` it ends so.
 */
function filterOf(text: string): string {
  if (/\bwith open fracture 7th character/.test(text)) return `6:${OPEN_FRACTURE}`
  const character = CHARACTER.exec(text)
  if (character) {
    const [, ordinal = '', both, list = ''] = character
    const values = valuesOf(list)
    if (values.length === 0) return ''
    if (ordinal === 'final') {
      if (list.includes('.')) return `3:${values.join('|')}`
      return values.every((value) => value.length === 1) ? `i${values.join('')}` : `e${values.join('|')}`
    }
    if (both === 'or') return `i${values.join('')}`
    return `${ORDINAL[ordinal]}:${values.join('|')}`
  }
  const suffix = SUFFIX.exec(text)
  return suffix ? `3:${valuesOf(suffix[1]!).join('|')}` : ''
}

/** "1-4 or 6" → 1 2 3 4 6; ".51-.52" → 51 52; "-23" → 23. */
function valuesOf(list: string): string[] {
  const values: string[] = []
  for (const [, one = '', to] of list.matchAll(/([0-9A-Z]+)(?:-\.?([0-9A-Z]+))?/g)) {
    if (to === undefined) values.push(one)
    else for (let value = Number(one); value <= Number(to); value++) values.push(String(value))
  }
  return values
}

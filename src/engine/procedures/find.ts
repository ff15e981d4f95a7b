/** Finds the procedures that a note names: whole ones ("cholecystectomy"), and what was done with where ("biopsy of the liver"). */
import type { LexiconEntry, OperationEntry, SiteEntry } from '../../library/procedures/lexicon.ts'
import { Gap } from '../../text/tokens.ts'
import type { Note } from '../note.ts'
import type { ProcedurePhrases } from './phrases.ts'
import type { ProcedureMention, Range } from './types.ts'

/** A phrase never reaches across these. */
const WALL = Gap.stop | Gap.semicolon | Gap.colon | Gap.blankLine | Gap.bullet | Gap.question
const ABBREVIATION = 4
/** Short words that are no abbreviations. */
const KNOWN = new Set([
  'lap',
  'scan',
  'cast',
  'graft',
  'xray',
  'echo',
  'mesh',
  'nail',
  'ear',
  'eye',
  'lip',
  'hip',
  'knee',
  'neck',
  'head',
  'face',
  'skin',
  'foot',
  'hand',
  'lung',
  'anal',
  'bone',
  'oral',
  'rib',
  'ribs',
  'toe',
  'leg',
  'arm',
  'back',
  'jaw',
  'nose',
  'gum',
  'lid',
  'iris',
  'colon',
])
/** Words between what was done and where. */
const NEAR = 4
/** Words that join a site to what was done there, or two sites. */
const JOINING = new Set([
  'of',
  'the',
  'in',
  'on',
  'to',
  'for',
  'from',
  'and',
  'a',
  'an',
  'at',
  'his',
  'her',
  'both',
  'right',
  'left',
  'with',
  'bilateral',
  'scan',
  'or',
  'simple',
  'control',
  'urgent',
  'study',
])

interface Match<E extends LexiconEntry> extends Range {
  entry: E
}

/**
 * In reading order; no two share a word, but for sites that several operations name.
 * @param forms the note's words as the lexicon of procedures compares them
 */
export function findProcedures(note: Note, forms: readonly string[], phrases: ProcedurePhrases): ProcedureMention[] {
  const { tokens } = note
  const wall = (i: number): boolean => (tokens.before[i]! & WALL) !== 0
  const found: ProcedureMention[] = []
  note.segments.forEach((segment, sentence) => {
    const operations: Match<OperationEntry>[] = []
    const sites: Match<SiteEntry>[] = []
    for (let i = segment.from; i < segment.to; i++) {
      if (forms[i] === '') continue
      for (const { entry, from, to } of phrases.at(forms, i, segment.from, segment.to, wall)) {
        if (to - from === 1 && isOtherThing(note, from)) continue
        if (entry.kind === 'sites') sites.push({ entry, from, to })
        else if (entry.kind !== 'approaches') operations.push({ entry, from, to })
      }
    }
    if (operations.length > 0) found.push(...inSentence(note, sentence, operations, sites, wall))
  })
  return found.sort((a, b) => a.from - b.from)
}

function inSentence(
  note: Note,
  sentence: number,
  operations: readonly Match<OperationEntry>[],
  sites: readonly Match<SiteEntry>[],
  wall: (i: number) => boolean,
): ProcedureMention[] {
  const kept = longest(operations)
  const places = longest(sites)
  const found: ProcedureMention[] = []
  for (const operation of operations) {
    const isKept = kept.includes(operation)
    if (operation.entry.kind === 'named' || isWhole(operation.entry)) {
      if (isKept) found.push({ ...operation, sentence, near: nearOf(operation, places) })
      continue
    }
    // "ultrasound of the liver and spleen": a name takes the first site, and the operation goes on to the others
    const whole = isKept ? operation : kept.find((one) => one.from <= operation.from && operation.to <= one.to)
    if (whole === undefined || (!isKept && whole.entry.kind !== 'named')) continue
    const others = kept.filter((one) => one !== whole)
    const free = places.filter((site) => !others.some((one) => overlaps(one, site) || one.from === site.to))
    for (const site of sitesOf(operation, free, note, wall)) {
      if (!isKept && overlaps(site, whole)) continue
      found.push({
        ...operation,
        sentence,
        near: [],
        site: { from: site.from, to: site.to, labels: site.entry.labels },
      })
    }
  }
  return found
}

/** A short word in small letters is no abbreviation ("tip" for TIPS), and one before a number is a laboratory value ("CEA 5.2"). */
function isOtherThing({ text, tokens }: Note, i: number): boolean {
  const word = text.slice(tokens.start[i], tokens.end[i])
  if (word.length > ABBREVIATION || !/^[a-z]+$/i.test(word) || KNOWN.has(word.toLowerCase())) return false
  return word !== word.toUpperCase() || (i + 1 < tokens.count && /^\d/.test(tokens.norm[i + 1]!))
}

/** The pattern says where. */
const isWhole = (entry: OperationEntry): boolean =>
  entry.patterns.every((pattern) => pattern[1] !== '' && pattern[3] !== '')

/** Labels of the sites of a sentence, those of the nearest site first. */
const nearOf = (operation: Range, sites: readonly Match<SiteEntry>[]): string[] =>
  [...sites]
    .sort((a, b) => Math.abs(a.from - operation.from) - Math.abs(b.from - operation.from))
    .flatMap(({ entry }) => entry.labels)

const overlaps = (a: Range, b: Range): boolean => a.from < b.to && b.from < a.to

/** Longer phrases before shorter ones, whole procedures before operations; each word is used once. */
function longest<E extends LexiconEntry>(matches: readonly Match<E>[]): Match<E>[] {
  const rank = (m: Match<E>): number => m.entry.words.length * 2 + (m.entry.kind === 'named' ? 1 : 0)
  const kept: Match<E>[] = []
  for (const match of [...matches].sort(
    (a, b) => rank(b) - rank(a) || a.to - a.from - (b.to - b.from) || a.from - b.from,
  )) {
    if (!kept.some((other) => overlaps(other, match))) kept.push(match)
  }
  return kept.sort((a, b) => a.from - b.from)
}

/** The sites of an operation: those right before it, else those behind it, each with what "and" joins to it. */
function sitesOf(
  operation: Match<OperationEntry>,
  places: readonly Match<SiteEntry>[],
  note: Note,
  wall: (i: number) => boolean,
): Match<SiteEntry>[] {
  const { norm } = note.tokens
  const open = (from: number, to: number): boolean => {
    let strange = 0
    for (let i = from; i < to; i++) {
      if (wall(i)) return false
      if (!JOINING.has(norm[i]!)) strange++
    }
    return !(to < norm.length && wall(to)) && strange <= 1 && to - from <= NEAR
  }
  const before: Match<SiteEntry>[] = []
  let edge = operation.from
  for (const place of [...places].reverse()) {
    if (place.to > edge || overlaps(place, operation)) continue
    if (!open(place.to, edge)) break
    before.push(place)
    edge = place.from
  }
  const behind: Match<SiteEntry>[] = []
  edge = operation.to
  for (const place of places) {
    if (place.from < edge || overlaps(place, operation)) continue
    if (!open(edge, place.from)) break
    behind.push(place)
    edge = place.to
  }
  const inside = places.filter(
    (place) => overlaps(place, operation) && (place.from < operation.from || place.to > operation.to),
  )
  return behind.length > 0 && (norm[operation.to] === 'of' || before.length === 0) ? behind : [...before, ...inside]
}

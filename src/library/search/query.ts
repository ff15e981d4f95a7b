/** From what was typed to weighted words of the vocabulary. */
import { fold } from '../../text/fold.ts'
import { tokenize } from '../../text/tokens.ts'
import { findWord, firstFrom, type SearchData } from './data.ts'
import { candidates, editDistance } from './fuzzy.ts'
import {
  FIRST_WORD,
  FUZZY_WEIGHT,
  GENERIC_QUERY_WEIGHT,
  PHRASE_WORDS,
  PLACE_POWER,
  PREFIX_WEIGHT,
  SIDE_IDF,
  UNKNOWN_IDF,
  UNSUPPORTED_SENSE,
} from './weights.ts'
import { plainVocabulary, readWords } from './words.ts'

export interface Slot {
  /** Words that may stand for the one typed, best first; the weight is 1 for the word itself. */
  words: { id: number; weight: number }[]
  /** What the slot counts: place in the query and rarity. */
  weight: number
  /** Place of its last occurrence among the words of the query. */
  place: number
}

export interface Reading {
  /** In the order of the query. */
  slots: Slot[]
  /** What the words count that nothing in the index has: a reading that understands more is better. */
  lost: number
  /** 1, or less when the reading rests on a sense of an abbreviation that nothing supports. */
  weight: number
}

/** One bit each in a 32-bit mask; of a longer query the last words count, where paths name the particular. */
const MAX_SLOTS = 30
const MAX_READINGS = 4
/** More words than these cannot be meant by one prefix. */
const MAX_COMPLETIONS = 48
const COMMON_IDF = 6
const SIDES = new Set(['right', 'left', 'bilateral'])

/** A query as a reading has it: words that stand for an abbreviation share its weight. */
interface Text {
  text: string
  weight: number
  /** Half-open ranges of written-out abbreviations. */
  written: { from: number; to: number }[]
}

/** All readings of a query: as typed, and with abbreviations written out. */
export function readQuery(data: SearchData, query: string): Reading[] {
  const expanded = expansions(data, query)
  const out: Reading[] = []
  for (const text of [{ text: query, weight: 1, written: [] }, ...expanded]) {
    // an abbreviation at the end is whole
    const typing = expanded.length === 0 && /[\p{L}\p{N}]$/u.test(query)
    const { slots, lost } = readSlots(data, text, typing)
    if (slots.length > 0) out.push({ slots, lost, weight: text.weight })
  }
  return out
}

function readSlots(data: SearchData, { text, written }: Text, typing: boolean): { slots: Slot[]; lost: number } {
  const words = readWords(text, plainVocabulary).slice(-MAX_SLOTS)
  const n = words.length
  const by = new Map<number, Slot>()
  let lost = 0
  words.forEach(({ form: whole, tail, light, at }, i) => {
    const form = tail !== undefined && findWord(data, whole) < 0 ? tail : whole
    const emphasis = n <= PHRASE_WORDS ? 1 : FIRST_WORD + (1 - FIRST_WORD) * ((i + 1) / n) ** PLACE_POWER
    const range = written.find((w) => w.from <= at && at < w.to)
    const shared = range ? words.filter((w) => range.from <= w.at && w.at < range.to).length : 1
    const found = alternatives(data, form, typing && i === n - 1)
    const best = found[0]
    if (best === undefined) {
      lost += emphasis * UNKNOWN_IDF
      return
    }
    const rarity = SIDES.has(form) ? Math.max(SIDE_IDF, data.idf[best.id]!) : data.idf[best.id]!
    const weight = (emphasis * rarity * (light ? GENERIC_QUERY_WEIGHT : 1)) / Math.sqrt(shared)
    const known = by.get(best.id)
    if (known === undefined) by.set(best.id, { words: found, weight, place: i })
    else {
      known.weight = Math.max(known.weight, weight)
      known.place = i
    }
  })
  return { slots: [...by.values()].sort((a, b) => a.place - b.place), lost }
}

function alternatives(data: SearchData, form: string, typing: boolean): Slot['words'] {
  const exact = findWord(data, form)
  const found: Slot['words'] = exact < 0 ? [] : [{ id: data.target[exact]!, weight: 1 }]
  if (typing && form.length > (exact < 0 ? 1 : 3)) {
    const completed = completions(data, form)
    // a whole word is rarely the beginning of another one; frequent words are meant more often
    const weight = exact < 0 ? PREFIX_WEIGHT : PREFIX_WEIGHT / 2
    for (const id of completed) found.push({ id, weight: (weight * data.idf[completed[0]!]!) / data.idf[id]! })
  }
  return found.length > 0 || form.length < 4 || /\d/.test(form) ? found : spelling(data, form)
}

/** Words that begin so, most frequent first. */
function completions(data: SearchData, form: string): number[] {
  const found: number[] = []
  for (let i = firstFrom(data, form); i < data.word.length; i++) {
    const word = data.word.get(i)
    if (!word.startsWith(form)) break
    if (word !== form) found.push(data.target[i]!)
  }
  return [...new Set(found)].sort((a, b) => data.idf[a]! - data.idf[b]!).slice(0, MAX_COMPLETIONS)
}

/** Words at the smallest edit distance, up to 2 for long words. */
function spelling(data: SearchData, form: string): Slot['words'] {
  const limit = form.length < 7 ? 1 : 2
  let best = limit
  let found: number[] = []
  for (const i of candidates(form, data.letters, limit)) {
    const d = editDistance(form, data.word.get(i), best)
    if (d > best) continue
    if (d < best) found = []
    best = d
    found.push(data.target[i]!)
  }
  return [...new Set(found)]
    .sort((a, b) => data.idf[a]! - data.idf[b]!)
    .slice(0, 4)
    .map((id) => ({ id, weight: FUZZY_WEIGHT ** best }))
}

/** The query with its abbreviations written out: once with the first sense of each, then once for each further sense. */
function expansions(data: SearchData, query: string): Text[] {
  const tokens = tokenize(query)
  const present = new Set(tokens.norm)
  const places: { from: number; to: number; senses: { text: string; weight: number }[] }[] = []
  for (let i = 0; i < tokens.count; i++) {
    for (let length = Math.min(4, tokens.count - i); length > 0; length--) {
      const from = tokens.start[i]!
      const to = tokens.end[i + length - 1]!
      const senses = sensesOf(data, query.slice(from, to), present)
      if (senses.length === 0) continue
      places.push({ from, to, senses })
      i += length - 1
      break
    }
  }
  if (places.length === 0) return []
  const write = (choice: readonly number[]): Text => {
    const out: Text = { text: '', weight: 1, written: [] }
    let at = 0
    places.forEach((p, k) => {
      const sense = p.senses[choice[k]!]!
      out.text += query.slice(at, p.from)
      out.written.push({ from: out.text.length, to: out.text.length + sense.text.length })
      out.text += sense.text
      out.weight *= sense.weight
      at = p.to
    })
    out.text += query.slice(at)
    return out
  }
  const first = places.map(() => 0)
  const out = [write(first)]
  places.forEach((p, k) => {
    for (let s = 1; s < p.senses.length && out.length < MAX_READINGS - 1; s++) out.push(write(first.with(k, s)))
  })
  return out
}

function sensesOf(data: SearchData, written: string, present: ReadonlySet<string>): { text: string; weight: number }[] {
  const norm = fold(written)
  const senses = data.abbreviations.get(norm)
  if (senses === undefined) return []
  // "all", "arm": an ordinary word unless it is written in capitals
  if (written === norm && !norm.includes(' ')) {
    const form = plainVocabulary.form(norm)
    const id = form === '' ? -1 : findWord(data, form)
    if (form === '' || (id >= 0 && data.idf[data.target[id]!]! < COMMON_IDF)) return []
  }
  return senses
    .map(({ expansion, context }) => {
      const supported = context.length === 0 || context.some((c) => c.split(' ').every((w) => present.has(w)))
      return { text: expansion, weight: supported ? 1 : UNSUPPORTED_SENSE }
    })
    .sort((a, b) => b.weight - a.weight)
}

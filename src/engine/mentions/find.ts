/** Finds the dictionary's terms in sentences: words in any order, few strange words between, the longest reading wins. */
import type { Classification, Day } from '../../library/types.ts'
import { PerWord } from '../../text/known-words.ts'
import { Gap } from '../../text/tokens.ts'
import { smallWord, type Vocabulary } from '../../text/words.ts'
import type { Note } from '../note.ts'
import { choose } from './choose.ts'
import type { DictionaryData } from './dictionary.ts'
import { keepsPhrases } from './fixed.ts'
import { type Listed, listing, otherMembers, type PlaceList, placeLists } from './lists.ts'
import { joins, stands } from './order.ts'
import { endOf, leads, readsTwice, takesApart } from './reading.ts'
import { SentenceWords } from './sentence-words.ts'

export interface Mention {
  /** Row of the classification that the term names. */
  row: number
  source: number
  /** Token range, half open; the evidence runs from the first matched word to the last, an abbreviation of several words to its end. */
  from: number
  to: number
  /** Tokens that matched, ascending. */
  matched: number[]
  /** Words matched, by id. */
  words: number[]
  /** Sum of the weights of the matched words. */
  weight: number
  /** Index of the segment that it stands in. */
  segment: number
  /** Its place in the body is one of several under the same head. */
  listed?: Listed
}

export interface Segment {
  /** Token range, half open. */
  from: number
  to: number
}

/** How much may stand between the words of a term, by number of words. */
const ALLOWED = [0, 0, 1, 2, 2.5, 3]
const MAX_READINGS = 4000
/** The cost of one word between, and of a comma, which is more. */
const BESIDE = 1
const FAR = 1.1
const UNKNOWN_WEIGHT = 8
/** More than the weight of any term: a name of another year is read only where nothing in force is. */
const NOT_IN_FORCE = 100
/** A word between the words of a term that turns its meaning or doubts what follows; a term may hold it as one of its own. */
const TURNS = new Set(
  `without no not denies denied deny but versus vs suggestive suggesting suggests consistent compatible suspicious suspected concerning
  possible possibly probable probably likely unlikely questionable representing represent may might could cannot free negative
  excluding exclude excluded instead rather`.split(/\s+/),
)
const TURN = 4
/** Words in any order make a name, but these come first in it: "prior fall" is not "fall in prior". */
const LEADING = ['prior', 'previous', 'former', 'past']
/** Off the weight for each word within a reading that is not the term's: words side by side belong together. */
const SLACK = 0.4

type ContextTest = (context: number) => boolean
const NO_LISTS: readonly PlaceList[] = []

/** What is known of a word by itself. */
interface Entry {
  form: string
  /** Vocabulary id of its form, and of the word as one without meaning. */
  id: number
  small: number
  turns: boolean
  joins: boolean
}

export class Finder {
  private readonly idOf: Map<string, number>
  /** Words that are terms; made when first asked for. */
  private names: ReadonlySet<number> | undefined
  /** Words of the vocabulary that stand before what they qualify. */
  private readonly leading: ReadonlySet<number>
  private readonly entries: PerWord<Entry>
  /** Used for one sentence after the other. */
  private readonly sentence: SentenceWords

  constructor(
    private readonly codes: Classification,
    private readonly dictionary: DictionaryData,
    private readonly vocabulary: Vocabulary,
    /** Word forms that name a place in the body. */
    private readonly places: ReadonlySet<string> = new Set(),
  ) {
    this.idOf = new Map(dictionary.vocabulary.map((w, i) => [w, i + 1]))
    this.leading = new Set(LEADING.map((w) => this.id(vocabulary.form(w))).filter((id) => id > 0))
    this.sentence = new SentenceWords(dictionary.vocabulary.length)
    this.entries = new PerWord((norm) => {
      const form = vocabulary.form(norm)
      return {
        form,
        id: this.id(form),
        small: this.id(smallWord(norm)),
        turns: TURNS.has(norm),
        joins: norm === 'and' || norm === 'or',
      }
    })
  }

  /** Vocabulary id of a word form, 0 when no term has it. */
  id(form: string): number {
    return this.idOf.get(form) ?? 0
  }

  /** True for a word that names something by itself: neuropathy does, knee does not. */
  isName(form: string): boolean {
    this.names ??= this.singles()
    return this.names.has(this.id(form))
  }

  private singles(): ReadonlySet<number> {
    const { termStart, termWords, termContext } = this.dictionary
    const out = new Set<number>()
    for (let term = 0; term + 1 < termStart.length; term++) {
      const first = termStart[term]!
      if (termStart[term + 1]! - first === 1 && termContext[term] === 0) out.add(termWords[first]!)
    }
    return out
  }

  /** How much a word form says: its inverse document frequency over the terms; high for words that no term has. */
  weight(form: string): number {
    return this.dictionary.weight[this.id(form)] || UNKNOWN_WEIGHT
  }

  /** Mentions of all sentences in reading order. */
  find(note: Note, day: Day): Mention[] {
    const out: Mention[] = []
    const accepted = new Map<number, boolean>()
    const contextHolds = (context: number): boolean => {
      let ok = accepted.get(context)
      if (ok === undefined) {
        const words = this.dictionary.contexts[context - 1]!
        ok = words.some((w) => w.split(' ').every((x) => note.has(this.vocabulary.form(x))))
        accepted.set(context, ok)
      }
      return ok
    }
    note.segments.forEach((segment, index) => {
      for (const m of this.inSegment(note, segment, index, day, contextHolds)) out.push(m)
    })
    return out
  }

  private inSegment(note: Note, segment: Segment, index: number, day: Day, contextHolds: ContextTest): Mention[] {
    const sentence = this.sentence
    this.fill(sentence, note, segment)
    const lists = sentence.joined
      ? placeLists(note, segment.from, segment.to, (form) => this.places.has(form))
      : NO_LISTS
    const readings: Mention[] = []
    for (const anchor of sentence.words) this.readings(note, anchor, sentence, index, contextHolds, lists, readings)
    // a name of another year yields to one that is in force
    for (const r of readings) if (!this.codes.isValid(r.row, day)) r.weight -= NOT_IN_FORCE
    return choose(readings, this.codes)
  }

  /** Reads the words of a sentence: which there are and where, and what they cost between those of a term. */
  private fill(sentence: SentenceWords, note: Note, { from, to }: Segment): void {
    const { tokens, forms, expansions } = note
    sentence.begin(from, to)
    const { cost, own, written, expanded } = sentence
    for (let i = from; i < to; i++) {
      const word = this.entries.at(tokens, i)
      const form = forms[i]!
      const aside = isAside(note, i)
      own[i - from] = aside ? 0 : word.turns ? TURN : form === '' ? (word.joins ? 0.5 : 0) : 1
      const bits = tokens.before[i]!
      const beside = aside || (bits === CLOSED && i > from && isAside(note, i - 1))
      cost[i - from + 1] = cost[i - from]! + own[i - from]! + (beside ? 0 : gapCost(bits))
      const id = form === '' ? word.small : form === word.form ? word.id : this.id(form)
      written[i - from] = id
      sentence.put(id, i)
      if (word.joins) sentence.joined = true
      const words = expansions.get(i)
      if (words === undefined) continue
      expanded[i - from] = words.length
      for (const w of words) sentence.put(this.id(w), i)
    }
  }

  private readings(
    note: Note,
    anchor: number,
    sentence: SentenceWords,
    segment: number,
    contextHolds: ContextTest,
    lists: readonly PlaceList[],
    out: Mention[],
  ): void {
    const d = this.dictionary
    const { from, cost, own, written, expanded } = sentence
    const positions = sentence.places(anchor)
    for (let k = d.anchorStart[anchor]!; k < d.anchorStart[anchor + 1]!; k++) {
      const term = d.anchorTerms[k]!
      const first = d.termStart[term]!
      const last = d.termStart[term + 1]!
      if (!sentence.hasAll(d.termWords, first + 1, last)) continue
      if (d.termContext[term] !== 0 && !contextHolds(d.termContext[term]!)) continue
      const allowed = ALLOWED[Math.min(last - first, ALLOWED.length - 1)]!
      for (const p of positions) {
        if (out.length > MAX_READINGS) return
        const matched = [p]
        let weight = d.weight[anchor]!
        for (let j = first + 1; j < last; j++) {
          matched.push(nearest(sentence.places(d.termWords[j]!), p))
          weight += d.weight[d.termWords[j]!]!
        }
        if (!leads(matched, d.termWords, first, this.leading)) continue
        if (note.bound.size > 0 && !keepsPhrases(matched, note.bound)) continue
        if (readsTwice(matched, d.termWords, first, written, from)) continue
        const order = [...matched]
        matched.sort((a, b) => a - b)
        const listed = lists.length > 0 ? listing(lists, matched) : undefined
        const lo = matched[0]!
        const hi = matched[matched.length - 1]!
        let gap = cost[hi - from + 1]! - cost[lo - from + 1]!
        for (let j = 1; j < matched.length; j++) if (matched[j] !== matched[j - 1]) gap -= own[matched[j]! - from]!
        let width = hi - lo + 1
        if (listed !== undefined) {
          const [beside, words] = otherMembers(listed, matched, cost, own, from)
          gap -= beside
          width -= words
        }
        if (gap > allowed) continue
        if (!stands(note, order, d.termOrder.subarray(first, last), d.termSaying[term]!, listed !== undefined)) continue
        if (
          (gap > BESIDE || (joins(note, lo, hi) && matched.some((p) => expanded[p - from] === 0))) &&
          takesApart(order, d.termWords, first, written, expanded, from)
        )
          continue
        out.push({
          row: d.termRow[term]!,
          source: d.termSource[term]!,
          from: lo,
          to: endOf(note, order, d.termWords, first, sentence),
          matched: matched.filter((x, j) => x !== matched[j - 1]),
          words: Array.from(d.termWords.subarray(first, last)),
          // of two senses of the same words the one whose surroundings fit
          // rounded, so that the same words added up in another order weigh the same
          weight: Math.fround(
            weight - gap * 0.3 - (width - new Set(matched).size) * SLACK + (d.termContext[term] !== 0 ? 0.5 : 0),
          ),
          segment,
          ...(listed !== undefined ? { listed } : {}),
        })
      }
    }
  }
}

/** A bracket closed and a space. */
const CLOSED = Gap.close | Gap.space
const SHORT_FORM = /^[A-Z]{2,5}s?$/

/** "deep tendon reflexes (DTR) of the arm": the short form in brackets says again what stands before it, and parts nothing. */
function isAside({ tokens }: Note, i: number): boolean {
  if ((tokens.before[i]! & Gap.open) === 0 || i + 1 >= tokens.count) return false
  if ((tokens.before[i + 1]! & (Gap.close | Gap.open)) !== Gap.close) return false
  return SHORT_FORM.test(tokens.text.slice(tokens.start[i]!, tokens.end[i]!))
}

function gapCost(bits: number): number {
  if (bits & (Gap.stop | Gap.semicolon | Gap.question | Gap.bullet | Gap.blankLine)) return 3
  if (bits & Gap.close && bits & Gap.comma) return 3
  if (bits & Gap.colon) return 1
  if (bits & Gap.comma) return FAR
  if (bits & (Gap.open | Gap.close)) return 0.5
  return 0
}

function nearest(sorted: readonly number[], p: number): number {
  let best = sorted[0]!
  for (const x of sorted) {
    if (Math.abs(x - p) < Math.abs(best - p)) best = x
    if (x > p) break
  }
  return best
}

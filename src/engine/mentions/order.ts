/** Whether the words of a term stand so in a note that they belong together: their order, and what joins or parts them. */
import { Gap } from '../../text/tokens.ts'
import type { Note } from '../note.ts'
import { isAhead } from './ahead.ts'
import { Saying } from './dictionary.ts'

/** What may stand between the words of a literal term: whose it is, and which. */
const DETERMINERS = new Set('the a an his her their my your our its this that some any'.split(' '))
/** Parts what stands before it from what stands behind it, where that is a thing of its own: "calcium scoring and coronary artery". */
const PARTS = new Set('with for after from who that where when while because'.split(' '))
const AND = new Set(['and', 'or'])
/** They tie a thing to the next one as "of" does: "diverticulum responsible for bleeding", "lung removed for carcinoma". */
const LINKS = new Set(
  'associated complicated accompanied responsible related caused secondary due removed resected'.split(' '),
)
/** Ties what follows to what stands before: "fracture of the tibia and fibula" is one of the fibula too. */
const TIES = new Set('of in to at on over within involving into'.split(' '))
/** Said once, it holds for all that follows: "history of radiation and chemotherapy". */
const HOLDS_ON = new Set(
  'history status post prior previous underwent received treated allergic allergy denies s/p hx'.split(' '),
)
/** Words that name the next thing: they never close a name. "Swelling for one day" is not of one testicle. */
const POINT_ON = new Set('one two three four no'.split(' '))
const SIDES = new Set(['right', 'left', 'bilateral'])
/** Before "to" these join one thing to another, and say nothing of what follows: "secondary to hypertension", "prior to the fall". */
const JOIN_ON = new Set('secondary prior previous subsequent'.split(' '))

/**
 * @param matched the token of each word of the term
 * @param order the place of each word in the term as it is said, parallel to `matched`
 * @param listed one of its words is a member of a list under one head: what stands between them is the other members
 */
export function stands(
  note: Note,
  matched: readonly number[],
  order: Uint8Array,
  saying: number,
  listed: boolean,
): boolean {
  const { norm } = note.tokens
  if (matched.length === 1) return true
  const words = matched.map((at, i) => ({ at, rank: order[i]! })).sort((a, b) => a.at - b.at || a.rank - b.rank)
  const first = words[0]!.at
  const last = words[words.length - 1]!.at
  if (JOIN_ON.has(norm[first]!) && norm[first + 1] === 'to') return false
  for (let i = first + 1; i <= last; i++)
    if (norm[i + 1] === 'to' && isSpread(norm[i]!) && !tells(words, i)) return false
  for (let k = 0; k < words.length; k++) {
    const at = words[k]!.at
    if (at > 0 && norm[at - 1] === 'non' && words[k - 1]?.at !== at - 1) return false
  }
  if (POINT_ON.has(norm[last]!) && first !== last) return false
  if (isSideOfNext(note, first, last) || matched.some((at) => isAhead(note, at))) return false
  if (saying === Saying.literal) return standsLiterally(note, words)
  if (!keepsDenial(note, words)) return false
  if (listed) return true
  let held = false
  for (let k = 0; k + 1 < words.length; k++) {
    const here = words[k]!
    const next = words[k + 1]!
    held ||= HOLDS_ON.has(norm[here.at]!)
    if (next.at <= here.at + 1 || saying === Saying.joined) continue
    if (!held && isParted(note, here.at, next.at, next.rank < here.rank)) return false
  }
  return true
}

/** A side behind a comma is that of the noun after it: "left inguinal hernia, bilateral hydroceles"; "metastasis of both femurs" is of femurs. */
function isSideOfNext({ tokens: { norm, before, count }, forms }: Note, first: number, last: number): boolean {
  if (first === last || !SIDES.has(forms[last]!) || last + 1 >= count) return false
  if (!(before[last]! & Gap.comma) && !(TIES.has(norm[last - 1]!) && isSpread(norm[last - 2] ?? ''))) return false
  return !(before[last + 1]! & APART) && forms[last + 1] !== '' && !TIES.has(norm[last + 1]!)
}

/** The name itself says what has spread and where it went, in this order: "carcinoid metastatic to the liver". */
function tells(words: readonly { at: number; rank: number }[], spread: number): boolean {
  const k = words.findIndex(({ at }) => at === spread)
  return k > 0 && k + 1 < words.length && words.every(({ rank }, i) => i === k || rank < words[k]!.rank === i < k)
}

const SPREAD = new Set(['mets', 'spread'])
/** A word for a tumour that has gone elsewhere; before "to" it parts where the tumour is from and where it has come. */
export const isSpread = (norm: string): boolean => norm.startsWith('metasta') || SPREAD.has(norm)

/** What a name denies stays denied: "chordee without hypospadias" is not "without hypospadias or chordee". */
function keepsDenial({ tokens: { norm } }: Note, words: readonly { at: number; rank: number }[]): boolean {
  const k = words.findIndex(({ at }) => norm[at] === 'without')
  return k < 0 || words.every(({ rank }, i) => i === k || rank < words[k]!.rank === i < k)
}

/** A strange word and then a word that starts something new stand between; or the words come in the wrong order around "and". */
function isParted(note: Note, from: number, to: number, turned: boolean): boolean {
  const { norm } = note.tokens
  let strange = false
  for (let i = from + 1; i < to; i++) {
    const word = norm[i]!
    if (AND.has(word)) {
      const shared = norm.slice(i + 1, to).some((w) => TIES.has(w))
      // "fluid and pulmonary" is no fluid in the lungs; "paresthesia and weakness of the legs" shares its site; "lower leg paresthesia and weakness" its place before
      const alone = i === from + 1 && i + 1 === to
      return !shared && (turned || alone || (strange && i + 1 < to))
    }
    if (TIES.has(word)) return false
    if (PARTS.has(word)) return strange
    if (note.forms[i] !== '' && !LINKS.has(word)) strange = true
  }
  return false
}

/** "And" or "or" stands between two tokens. */
export const joins = (note: Note, from: number, to: number): boolean =>
  note.tokens.norm.slice(from + 1, to).some((w) => AND.has(w))

function standsLiterally(note: Note, words: readonly { at: number; rank: number }[]): boolean {
  const { norm, before, count } = note.tokens
  for (let k = 0; k + 1 < words.length; k++) {
    const here = words[k]!
    const next = words[k + 1]!
    if (next.rank < here.rank) return false
    for (let i = here.at + 1; i < next.at; i++) if (!DETERMINERS.has(norm[i]!)) return false
    for (let i = here.at + 1; i <= next.at; i++) if (before[i]! & APART) return false
  }
  // "run-off" is no run, and "a triple-phase" no triple A
  const end = words[words.length - 1]!.at + 1
  return !(end < count && before[end]! & Gap.hyphen && !(before[end]! & Gap.space))
}

const APART = Gap.comma | Gap.stop | Gap.semicolon | Gap.colon | Gap.bullet | Gap.blankLine | Gap.open | Gap.close

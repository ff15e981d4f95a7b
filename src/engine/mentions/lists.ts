/** Places in the body that "and" or "or" joins under one head: "metastases in the liver and bone", "knee and ankle pain". */
import { Gap } from '../../text/tokens.ts'
import type { Note } from '../note.ts'

export interface PlaceList {
  /** Tokens of the places, ascending. */
  members: number[]
}

/** One of the places of a list, taken with the head of all. */
export interface Listed {
  list: PlaceList
  /** Its token. */
  member: number
}

const PARTS_LISTS =
  Gap.stop | Gap.semicolon | Gap.colon | Gap.question | Gap.bullet | Gap.blankLine | Gap.open | Gap.close
const JOINS = new Set(['and', 'or'])
const SIDES = new Set(['right', 'left', 'bilateral'])
/** Small words that may stand before a member of a list. */
const BEFORE_MEMBER = new Set(['the', 'his', 'her', 'their', 'in', 'of', 'to'])

/** The lists among the words `from`..`to` (half open); only those that a joining word closes, for commas alone also part items. */
export function placeLists(note: Note, from: number, to: number, isPlace: (form: string) => boolean): PlaceList[] {
  const out: PlaceList[] = []
  const { norm, before } = note.tokens
  let members: number[] = []
  let joined = false
  let closed = false
  const end = (): void => {
    if (closed && members.length > 1) out.push({ members })
    members = []
    joined = closed = false
  }
  for (let i = from; i < to; i++) {
    if (before[i]! & PARTS_LISTS) end()
    if (before[i]! & (Gap.comma | Gap.slash) && !closed) joined = true
    if (JOINS.has(norm[i]!)) {
      if (closed) end()
      joined = true
      closed = members.length > 0
    } else if (isPlace(note.forms[i]!)) {
      if (!joined) end()
      members.push(i)
      joined = false
    } else if (!SIDES.has(note.forms[i]!) && !BEFORE_MEMBER.has(norm[i]!)) {
      // a joining word that leads to something else closes nothing
      if (joined) closed = false
      end()
    }
  }
  if (joined) closed = false
  end()
  return out
}

/** The side of a member of a list: its own, or that of the first member, which holds for those that have none. */
export function listedSide(
  note: Note,
  { members }: PlaceList,
  member: number,
): 'right' | 'left' | 'bilateral' | undefined {
  return sideBefore(note, member) ?? sideBefore(note, members[0]!)
}

function sideBefore(note: Note, token: number): 'right' | 'left' | 'bilateral' | undefined {
  const form = note.forms[token - 1]
  return form === 'right' || form === 'left' || form === 'bilateral' ? form : undefined
}

/** The list of which exactly one member is in a reading, that has a head outside it. */
export function listing(lists: readonly PlaceList[], matched: readonly number[]): Listed | undefined {
  for (const list of lists) {
    const { members } = list
    const mine = matched.filter((m, j) => m >= members[0]! && m <= members[members.length - 1]! && m !== matched[j - 1])
    if (mine.length === 1 && members.includes(mine[0]!) && mine.length < matched.length)
      return { list, member: mine[0]! }
  }
  return undefined
}

/** What the other members of the list cost a reading between its head and its own member, and how many words they are. */
export function otherMembers(
  { list: { members }, member }: Listed,
  matched: readonly number[],
  cost: Float32Array,
  own: Float32Array,
  from: number,
): [cost: number, words: number] {
  let lo = member
  let hi = member
  if (matched[0]! < members[0]!) lo = members[0]!
  if (matched[matched.length - 1]! > members[members.length - 1]!) hi = members[members.length - 1]!
  const all = cost[hi - from + 1]! - cost[lo - from + 1]!
  // the own cost of the first word of the stretch stands outside the difference, the member's was taken off already
  return [all + (lo < member ? own[lo - from]! - own[member - from]! : 0), hi - lo]
}

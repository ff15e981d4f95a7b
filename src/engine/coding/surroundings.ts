/** What the note says around a mention: the words that may decide side, acuity, stage, site. Near words count more than far ones. */
import { isAhead } from '../mentions/ahead.ts'
import type { Mention } from '../mentions/find.ts'
import { listedSide } from '../mentions/lists.ts'
import { isSpread } from '../mentions/order.ts'
import type { Note } from '../note.ts'
import type { NoteStructure } from '../structure/types.ts'
import type { Attachment } from './attachment.ts'
import type { Side, Surroundings } from './resolve.ts'

/** What words are like. */
export interface WordTests {
  /** Qualifies a concept wherever in its problem it stands; others must be in its sentence. */
  isAxis(form: string): boolean
  /** Names something by itself. */
  isName(form: string): boolean
}

const SAME_PHRASE = 5

/** States of a disease that one paragraph may tell of several: said of a mention only from close by, in words. */
const STATES: ReadonlySet<string> = new Set(['remission', 'exacerbation'])
const CLOSE = 20

const SIDE_FORMS = ['right', 'left', 'bilateral'] as const
/** Parts of which a person has two: who names them in the plural without a side names both. */
const PAIRED = new Set('legs arms limbs thighs calves knees hips shoulders elbows wrists ankles'.split(' '))
/** Words for a part of an organ: said of all that is found there, so that another noun behind them takes nothing away. */
const PLACES: ReadonlySet<string> = new Set([...SIDE_FORMS, 'upper', 'lower', 'systolic', 'diastolic'])

export interface Scope {
  /** Token range of the problem: its heading line and the lines under it. */
  from: number
  to: number
}

/** Token range of the problem that a sentence belongs to: the topmost item or heading and all below it. */
export function problemScope(note: Note, structure: NoteStructure, sentence: number): Scope {
  const { blocks, sentences } = structure
  let root = sentences.block[sentence]!
  while (blocks.parent[root]! >= 0) root = blocks.parent[root]!
  let last = root
  while (last + 1 < blocks.count && isUnder(blocks.parent, last + 1, root)) last++
  return { from: note.tokenAt(blocks.start[root]!), to: note.tokenAt(blocks.end[last]!) }
}

function isUnder(parent: Int32Array, block: number, root: number): boolean {
  for (let b = block; b >= 0; b = parent[b]!) if (b === root) return true
  return false
}

/** `usable` says whether the word at a token may count (not negated, not about another person). `pooled`: words tied to other mentions of the concept. */
export function surroundings(
  note: Note,
  mention: Mention,
  problem: Scope,
  words: WordTests,
  weight: (form: string) => number,
  usable: (token: number) => boolean,
  pooled: ReadonlySet<string>,
  attachment: Attachment,
): Surroundings {
  const segment = note.segments[mention.segment]!
  const support = (form: string): number => {
    let best = 0
    const axis = words.isAxis(form)
    const owned = !PLACES.has(form) && (axis || words.isName(form))
    for (const p of note.positions(form, segment.from, segment.to)) {
      // also within the mention: "cystitis without hematuria" is not with hematuria
      if (!usable(p) || isAhead(note, p) || (owned && attachment.isForeign(p, mention, !axis))) continue
      const distance = p < mention.from ? mention.from - p : p >= mention.to ? p - mention.to + 1 : 0
      best = Math.max(best, distance <= SAME_PHRASE ? 1 : 0.7)
    }
    if (best > 0 || !axis) return best
    const state = STATES.has(form)
    const from = state ? Math.max(problem.from, mention.from - CLOSE) : problem.from
    const to = state ? Math.min(problem.to, mention.to + CLOSE) : problem.to
    const free = (p: number): boolean => usable(p) && !isAhead(note, p) && (!owned || attachment.stands(p, mention))
    if (note.positions(form, from, to).some(free)) return 0.5
    return pooled.has(form) ? 0.5 : 0
  }
  const named = (form: string): boolean => mention.matched.some((t) => note.forms[t] === form)
  return { support, named, weight, side: sideOf(note, mention, problem, pooled, attachment) }
}

/** The side that belongs to a mention: within it, then nearest before it, then nearest after it, then the problem's only one. */
export function sideOf(
  note: Note,
  mention: Mention,
  problem: Scope,
  pooled: ReadonlySet<string>,
  attachment: Attachment,
): Side {
  if (mention.listed !== undefined) {
    const side = listedSide(note, mention.listed.list, mention.listed.member)
    if (side !== undefined) return side
  }
  const segment = note.segments[mention.segment]!
  const isOfOther = (at: number): boolean =>
    isOfTwoBones(note, at) ||
    (at >= segment.from && isSideElsewhere(note, at, mention, attachment)) ||
    (!attachment.isOwn(at, mention) && isOfDevice(note, attachment.phraseAfter(at, mention)))
  const found: { side: Exclude<Side, undefined>; at: number }[] = []
  for (const side of SIDE_FORMS) {
    for (const at of note.positions(side, segment.from, segment.to)) {
      if (!isOfOther(at)) found.push({ side, at })
    }
  }
  const inside = found.filter((f) => f.at >= mention.from && f.at < mention.to)
  if (inside.length > 0) return both(inside.map((f) => f.side))
  const before = found.filter((f) => f.at < mention.from && mention.from - f.at <= 4).sort((a, b) => b.at - a.at)
  if (before.length > 0) return before[0]!.side
  const after = found.filter((f) => f.at >= mention.to && f.at - mention.to <= 5).sort((a, b) => a.at - b.at)
  if (after.length > 0) return after[0]!.side
  if (found.length > 0) return both(found.map((f) => f.side))
  for (let i = mention.from; i < mention.to; i++) if (PAIRED.has(note.tokens.norm[i]!)) return 'bilateral'
  const told = (at: number): boolean =>
    note.tokens.norm[at] !== 'both' &&
    !isOfOther(at) &&
    !attachment.isForeign(at, mention) &&
    !(attachment.isInner(mention) && isOfLimb(note, attachment.phraseAfter(at, mention)))
  const around = SIDE_FORMS.filter((s) => note.positions(s, problem.from, problem.to).some(told))
  if (around.length === 1) return around[0]
  const known = SIDE_FORMS.filter((s) => pooled.has(s))
  return known.length > 0 ? both(known) : undefined
}

const LIMBS: ReadonlySet<string> = new Set(
  'arm leg hand foot heel toe finger thumb knee hip ankle wrist shoulder elbow thigh calf extremity'.split(' '),
)

/** The side of a limb says nothing of an organ of the trunk or the head. */
const isOfLimb = (note: Note, phrase: readonly number[]): boolean =>
  phrase.some((i) => LIMBS.has(note.tokens.norm[i]!) || LIMBS.has(note.tokens.norm[i]!.replace(/s$/, '')))

const DEVICES: ReadonlySet<string> = new Set('tube catheter line port trocar sheath'.split(' '))

/** A tube or a line that lies on one side. */
const isOfDevice = (note: Note, phrase: readonly number[]): boolean =>
  phrase.some((i) => DEVICES.has(note.tokens.norm[i]!))

/** "Both bones" of a forearm or a leg are of one side. */
const isOfTwoBones = (note: Note, at: number): boolean =>
  note.tokens.norm[at] === 'both' && /^bones?$/.test(note.tokens.norm[at + 1] ?? '')

/** A side before or behind "metastatic" or "metastasis" is that of the place a tumour has spread to, not of the organ that it comes from. */
const isOfSpread = (note: Note, at: number, mention: Mention): boolean =>
  (at < mention.from ? note.tokens.norm.slice(at + 1, mention.from) : note.tokens.norm.slice(mention.to, at)).some(
    isSpread,
  )

/** The side at a place is that of a tumour's spread or, behind the mention, of another disease. */
export const isSideElsewhere = (note: Note, at: number, mention: Mention, attachment: Attachment): boolean =>
  isOfSpread(note, at, mention) || (at >= mention.to && attachment.isSideOfOther(at, mention))

function both(sides: readonly Exclude<Side, undefined>[]): Side {
  const set = new Set(sides)
  if (set.has('bilateral') || (set.has('right') && set.has('left'))) return 'bilateral'
  return sides[0]
}

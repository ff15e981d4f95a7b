/**
 * Joins the readings of all frames of a tab into one text: frames that the page does not show and parts that are no note are
 * dropped, what stands in several places is read once, the rest is put in reading order.
 */
import type { FrameReading, MarkRange, NotePart, Unread } from '../content/types.ts'
import type { SourcePart } from '../platform/messages.ts'
import { type Piece, Taken } from './duplicates.ts'
import { framesOf, frameTree, keyOf, type ShownFrame } from './frame-tree.ts'

/** A part of the joined text together with where it came from. */
export interface AssembledPart extends SourcePart {
  /** `NotePart.id` of its reader. */
  partId: string
  /** Offset in the text of the page's part at which this part starts. */
  offset: number
  /** Which of the page's documents it stands in; its reader may be that of a frame around. */
  document: string
}

export interface Assembled {
  /** Parts in reading order with two newlines between them. */
  text: string
  parts: AssembledPart[]
  unread: Unread[]
  /** Number of frames that parts were taken from. */
  frames: number
}

/** One call of `mark` of one frame's reader. */
export interface FrameMarks {
  frameId: number
  ranges: MarkRange[]
  /** Index into `ranges`, in the one frame that has to scroll. */
  scrollTo?: number
}

/** Parts scored below this are no note. */
const NOTE = 0.5
/** Once something on the page is surely a note, less sure parts count too. */
const SURE = 0.7
const LESS_SURE = 0.42

const SEPARATOR = '\n\n'

interface Found {
  reading: FrameReading
  part: NotePart
}

/**
 * Never throws; an empty text means that no note was found.
 * @param allowed origins beside that of the page that may be read
 */
export function assemble(readings: readonly FrameReading[], allowed: ReadonlySet<string> = new Set()): Assembled {
  const tree = frameTree(readings, allowed)
  const frames = [...framesOf(tree.roots)]
  const unread = [...frames.flatMap(({ reading }) => reading.unread), ...tree.unread]
  const found = selected(frames) ?? chosenParts(tree.roots.flatMap(inOrder))
  return { ...join(found, withoutRepeats(found)), unread: unrepeated(unread) }
}

/** The selection, where there is one: that of the frame with the focus before any other that lingers elsewhere. */
function selected(frames: readonly ShownFrame[]): Found[] | undefined {
  const all = frames.flatMap(({ reading, focused }) =>
    reading.parts.filter(({ kind }) => kind === 'selection').map((part) => ({ reading, part, focused })),
  )
  if (!all.length) return undefined
  const focused = all.filter((one) => one.focused)
  return focused.length ? focused : all
}

/** What the person picked to be read here, where it is in sight; else whatever is a note. */
function chosenParts(found: Found[]): Found[] {
  const picked = found.filter(({ part }) => part.picked && part.text.trim())
  return picked.length ? picked : notes(found)
}

function notes(found: Found[]): Found[] {
  const best = Math.max(0, ...found.map(({ part }) => part.score))
  const enough = best >= SURE ? LESS_SURE : NOTE
  return found.filter(({ part }) => part.score >= enough && part.text.trim())
}

/** Parts of a frame in its own order; a frame within it comes before the first part that starts below its top. */
function inOrder({ reading, children }: ShownFrame): Found[] {
  const within = [...children].sort((a, b) => a.element.top - b.element.top || a.element.left - b.element.left)
  const found: Found[] = []
  for (const part of reading.parts) {
    while (within[0] && within[0].element.top < part.top) found.push(...inOrder(within.shift()!.frame))
    found.push({ reading, part })
  }
  return [...found, ...within.flatMap((child) => inOrder(child.frame))]
}

const RANK = { selection: 0, paste: 0, editor: 1, field: 2, text: 3 } as const

/** What remains of each part once everything is read only once; the visible editor is believed before a copy under it. */
function withoutRepeats(found: readonly Found[]): Map<Found, Piece[]> {
  const taken = new Taken()
  const pieces = new Map<Found, Piece[]>()
  const order = [...found].sort((a, b) => RANK[a.part.kind] - RANK[b.part.kind])
  for (const one of order) {
    pieces.set(one, taken.remainder(one.part.text))
    taken.add(one.part.text, one.part.kind !== 'text')
  }
  return pieces
}

function join(found: readonly Found[], pieces: Map<Found, Piece[]>): Omit<Assembled, 'unread'> {
  let text = ''
  const parts: AssembledPart[] = []
  for (const one of found) {
    const { reading, part } = one
    for (const piece of pieces.get(one) ?? []) {
      const whole = piece.start === 0 && piece.end >= part.text.trimEnd().length
      const { start: offset, end } = whole ? { start: 0, end: part.text.length } : piece
      if (text) text += SEPARATOR
      const start = text.length
      text += part.text.slice(offset, end)
      parts.push({
        partId: part.id,
        offset,
        frameId: reading.frameId,
        document: keyOf(reading.path),
        frame: reading.frame,
        label: part.label,
        kind: part.kind,
        start,
        end: text.length,
        ...(part.date ? { date: part.date } : {}),
        ...(part.author ? { author: part.author } : {}),
      })
    }
  }
  return { text, parts, frames: new Set(parts.map(({ document }) => document)).size }
}

const unrepeated = (unread: readonly Unread[]): Unread[] => [
  ...new Map(unread.map((one) => [`${one.reason} ${one.what} ${one.site ?? ''}`, one])).values(),
]

/**
 * The calls that mark ranges of the joined text (UTF-16, half open) in the page, one for each reader. A range across several
 * parts becomes one range in each; `scrollTo` is an index into `ranges`.
 */
export function marksFor(
  assembled: Assembled,
  ranges: readonly { start: number; end: number }[],
  scrollTo?: number,
): FrameMarks[] {
  const calls = new Map<number, FrameMarks>()
  let scrolled = false
  ranges.forEach((range, index) => {
    for (const part of assembled.parts) {
      const start = Math.max(range.start, part.start)
      const end = Math.min(range.end, part.end)
      if (start >= end || part.kind === 'paste') continue
      const call: FrameMarks = calls.get(part.frameId) ?? { frameId: part.frameId, ranges: [] }
      calls.set(part.frameId, call)
      if (index === scrollTo && !scrolled) {
        call.scrollTo = call.ranges.length
        scrolled = true
      }
      const shift = part.offset - part.start
      call.ranges.push({
        partId: part.partId,
        start: start + shift,
        end: end + shift,
        quote: assembled.text.slice(start, end),
      })
    }
  })
  return [...calls.values()]
}

/** Finds the words of a range in the page: where they stood when it was read, otherwise by the words themselves. */
import { isConnected } from './dom.ts'
import type { Field, Line, Seg } from './line.ts'
import type { PartPlace, TextPlace } from './places.ts'
import type { MarkRange } from './types.ts'
import { type Walked, walk } from './walk.ts'

/** Milliseconds to look through a page that has re-rendered. */
const SEARCH_LIMIT = 500

export type Target = { kind: 'text'; range: Range } | { kind: 'field'; field: Field; start: number; end: number }

const squeeze = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** One search through a document for any number of ranges; the page is walked again only when a place is lost. */
export class Finder {
  private again: { text: string; segs: Seg[]; fields: Field[] } | undefined

  constructor(
    private readonly view: Window,
    private readonly places: ReadonlyMap<string, PartPlace>,
  ) {}

  find({ partId, start, end, quote }: MarkRange): Target | undefined {
    const place = this.places.get(partId)
    if (!place || !(start < end)) return undefined
    if (place.kind === 'field')
      return inField(place.field, start + place.offset, quote) ?? this.elsewhere(quote, start / place.text.length)
    return this.inPlace(place, start, end, quote) ?? this.elsewhere(quote, start / place.text.length)
  }

  private inPlace(place: TextPlace, start: number, end: number, quote: string): Target | undefined {
    const range = rangeOf(this.view.document, place.segs, start, end)
    return range && squeeze(textWithin(place.segs, start, end)) === squeeze(quote) ? { kind: 'text', range } : undefined
  }

  /** The words anywhere in the document; of several places the one that stands about as far down. */
  private elsewhere(quote: string, about: number): Target | undefined {
    this.again ??= readAgain(this.view.document)
    const { text, segs, fields } = this.again
    const words = squeeze(quote)
    if (!words) return undefined
    const hits: [number, number][] = []
    const pattern = new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+'), 'g')
    for (const hit of text.matchAll(pattern)) {
      hits.push([hit.index, hit.index + hit[0].length])
      if (hits.length >= 50) break
    }
    const aim = about * text.length
    const [best] = hits.sort((a, b) => Math.abs(a[0] - aim) - Math.abs(b[0] - aim))
    const range = best && rangeOf(this.view.document, segs, best[0], best[1])
    if (range) return { kind: 'text', range }
    for (const field of fields) {
      const target = inField(field, 0, quote)
      if (target) return target
    }
    return undefined
  }
}

function readAgain(doc: Document): { text: string; segs: Seg[]; fields: Field[] } {
  const walked: Walked = { lines: [], children: [], within: [], unread: [] }
  const end = performance.now() + SEARCH_LIMIT
  for (const _ of walk(doc, walked)) if (performance.now() > end) break
  const shown = walked.lines.filter((line) => line.shown > 0)
  return { ...joinLines(shown), fields: shown.flatMap(({ field }) => field ?? []) }
}

/** The text of consecutive lines with the white space between them, and where each stretch of it stands. */
export function joinLines(lines: readonly Line[]): { text: string; segs: Seg[] } {
  let text = ''
  const segs: Seg[] = []
  for (const line of lines) {
    if (line.field) continue
    if (text) text += line.before
    for (const seg of line.segs) segs.push({ ...seg, start: seg.start + text.length })
    text += line.text
  }
  return { text, segs }
}

/** Text of the page between two offsets, as it stands there now. */
function textWithin(segs: readonly Seg[], start: number, end: number): string {
  let text = ''
  let last = start
  for (const seg of segs) {
    const from = Math.max(start, seg.start)
    const to = Math.min(end, seg.start + seg.length)
    if (from >= to) continue
    if (from > last) text += ' '
    text += seg.node.data.slice(seg.offset + from - seg.start, seg.offset + to - seg.start)
    last = to
  }
  return text
}

function rangeOf(doc: Document, segs: readonly Seg[], start: number, end: number): Range | undefined {
  const within = segs.filter((seg) => seg.start < end && seg.start + seg.length > start)
  const first = within[0]
  const last = within.at(-1)
  if (!first || !last || !isConnected(first.node) || !isConnected(last.node)) return undefined
  try {
    const range = doc.createRange()
    range.setStart(first.node, first.offset + Math.max(0, start - first.start))
    range.setEnd(last.node, last.offset + Math.min(last.length, end - last.start))
    return range.collapsed ? undefined : range
  } catch {
    // The text node has become shorter than it was.
    return undefined
  }
}

/** The words in a field's value: where they stood, otherwise the nearest place before or after. */
export function inField(field: Field, start: number, quote: string): Target | undefined {
  if (!isConnected(field)) return undefined
  const { value } = field
  const at = value.startsWith(quote, start) ? start : nearestIndex(value, quote, start)
  return at < 0 ? undefined : { kind: 'field', field, start: at, end: at + quote.length }
}

function nearestIndex(value: string, quote: string, about: number): number {
  const before = value.lastIndexOf(quote, about)
  const after = value.indexOf(quote, about)
  if (before < 0 || after < 0) return Math.max(before, after)
  return about - before <= after - about ? before : after
}

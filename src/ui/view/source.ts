/** The text that was read, cut into parts and each part into plain and highlighted runs. */
import type { Span } from '../../engine/types.ts'
import type { SourcePart } from '../../platform/messages.ts'

export interface Range {
  start: number
  end: number
}

export interface Run {
  text: string
  /** Offset in the joined text. */
  start: number
  /** Highlighted: part of the evidence of a suggestion. */
  evidence: boolean
  /** Highlighted: what the person is looking at now. */
  focus: boolean
}

/** Sorted, and overlapping or touching ranges made one; empty ones dropped. */
export function mergeRanges(ranges: Range[]): Range[] {
  const merged: Range[] = []
  for (const range of ranges.filter((r) => r.end > r.start).sort((a, b) => a.start - b.start)) {
    const last = merged.at(-1)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else merged.push({ start: range.start, end: range.end })
  }
  return merged
}

/**
 * Cuts a part into runs whose texts, joined, are exactly the part's text.
 * @param evidence ranges of the joined text, as `mergeRanges` leaves them; they may reach beyond the part
 */
export function runsOf(text: string, part: Range, evidence: Range[], focus?: Range): Run[] {
  const within = (offset: number) => Math.min(Math.max(offset, part.start), part.end)
  const inside = evidence.filter((range) => range.start < part.end && range.end > part.start)
  const cuts = new Set([part.start, part.end])
  for (const range of focus ? [...inside, focus] : inside) {
    cuts.add(within(range.start))
    cuts.add(within(range.end))
  }
  const bounds = [...cuts].sort((a, b) => a - b)
  const runs: Run[] = []
  let next = 0
  for (let i = 0; i + 1 < bounds.length; i++) {
    const [start, end] = [bounds[i]!, bounds[i + 1]!]
    while (next < inside.length && inside[next]!.end <= start) next++
    runs.push({
      text: text.slice(start, end),
      start,
      evidence: next < inside.length && inside[next]!.start <= start,
      focus: !!focus && focus.start <= start && end <= focus.end,
    })
  }
  return runs
}

export function partOf(parts: SourcePart[], offset: number): SourcePart | undefined {
  return parts.find((part) => part.start <= offset && offset < part.end)
}

export interface Snippet {
  before: string
  quote: string
  after: string
}

/**
 * Evidence with a few words around it, white space folded. Never reaches beyond the line that the evidence stands in, since the
 * next line of a note is as a rule about something else.
 */
export function snippet(text: string, span: Span, roomBefore: number, roomAfter: number): Snippet {
  const from = Math.max(text.lastIndexOf('\n', span.start - 1) + 1, span.start - roomBefore)
  const lineEnd = text.indexOf('\n', span.end)
  const to = Math.min(lineEnd < 0 ? text.length : lineEnd, span.end + roomAfter)
  const before = text.slice(from, span.start)
  const after = text.slice(span.end, to)
  const cutBefore = from > 0 && text[from - 1] !== '\n'
  const cutAfter = to < text.length && text[to] !== '\n'
  return {
    before: (cutBefore ? `…${before.replace(/^\S*\s/, '')}` : before.replace(/^[\s•*\-–]+/, '')).replace(/\s+/g, ' '),
    quote: span.text.replace(/\s+/g, ' '),
    after: (cutAfter ? `${after.replace(/\s\S*$/, '')}…` : after).replace(/\s+/g, ' '),
  }
}

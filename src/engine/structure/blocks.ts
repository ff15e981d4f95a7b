/** Paragraphs and list items of the sections, with their nesting: a problem keeps the plan lines that stand below it. */
import { type Marker, markerAt, runOnItems } from './markers.ts'
import { isRule } from './titles.ts'
import { BlockKind, type Blocks, type Section } from './types.ts'

interface Piece {
  start: number
  end: number
  /** Columns before the first sign of the line; a tab counts four. */
  indent: number
  section: number
  /** No line between this one and the one before, and same section. */
  attached: boolean
  marker: Marker | undefined
  /** Length of the physical line, to tell a wrapped line from a short one. */
  width: number
}

interface Open {
  block: number
  indent: number
  rank: number
}

const HEADER_LENGTH = 90
const HEADER_WORDS = 8
const NARROWEST_WRAP = 45
const MAX_LEVEL = 200

/** Splits the bodies of all sections into blocks. Blocks never cross a section, and a title is in none unless nobody knows it. */
export function findBlocks(text: string, sections: Section[]): Blocks {
  const pieces = findPieces(text, sections)
  const builder = new Builder(pieces.length)
  let stack: Open[] = []
  let section = -1
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!
    if (piece.section !== section) {
      stack = []
      section = piece.section
    }
    if (piece.marker) {
      const { rank, number, content } = piece.marker
      while (stack.length > 0 && !contains(stack[stack.length - 1]!, piece.indent, rank)) stack.pop()
      const block = builder.add(BlockKind.item, content, piece.end, section, stack, number)
      stack.push({ block, indent: piece.indent, rank })
      continue
    }
    const last = pieces[i - 1]
    if (last && piece.attached && builder.count > 0 && continues(text, last, piece, widest(pieces, i))) {
      builder.extend(piece.end)
      continue
    }
    const next = pieces[i + 1]
    const leads = next?.marker !== undefined && next.attached && next.marker.rank >= 2 && isHeader(text, piece)
    while (stack.length > 0 && !keeps(stack[stack.length - 1]!, piece, leads)) stack.pop()
    const block = builder.add(
      leads ? BlockKind.header : BlockKind.paragraph,
      piece.start,
      piece.end,
      section,
      stack,
      -1,
    )
    if (leads) stack.push({ block, indent: piece.indent, rank: next!.marker!.rank - 0.5 })
  }
  return builder.finish()
}

/** Whether an open item holds a new item of this indentation and rank. */
function contains(open: Open, indent: number, rank: number): boolean {
  if (indent > open.indent + 1 && rank >= open.rank) return true
  if (rank > open.rank && indent >= open.indent - 1) return true
  return false
}

/** Whether an open item holds a line without a marker: below it at once, or indented. */
function keeps(open: Open, piece: Piece, leads: boolean): boolean {
  if (open.rank % 1 !== 0) return !leads && piece.attached && piece.indent > open.indent
  if (leads && open.rank >= 3) return piece.indent > open.indent
  return piece.attached ? !(leads && piece.indent <= open.indent) : piece.indent > open.indent
}

function isHeader(text: string, piece: Piece): boolean {
  const line = text.slice(piece.start, piece.end)
  if (line.length > HEADER_LENGTH || /[;,]$/.test(line)) return false
  // a problem's name may end with a full stop, a sentence about it may not stand for it
  return !line.endsWith('.') || (line.split(/\s+/).length <= HEADER_WORDS && !/\.\s/.test(line))
}

/** Longest of the lines around, the width to which a text was wrapped. Looks at a bounded number of lines. */
function widest(pieces: Piece[], i: number): number {
  let width = 0
  for (let k = Math.max(0, i - 8); k < Math.min(pieces.length, i + 8); k++) {
    if (pieces[k]!.section === pieces[i]!.section) width = Math.max(width, pieces[k]!.width)
  }
  return width
}

/** Whether a line goes on where the line before was wrapped, rather than stating something new. */
function continues(text: string, last: Piece, piece: Piece, width: number): boolean {
  const before = text[last.end - 1]!
  const first = text[piece.start]!
  if (/[.!?:;|]/.test(before) && !/[a-z]/.test(first)) return false
  if (/[.!?]/.test(before)) return last.width > NARROWEST_WRAP && width <= 140 && wouldNotFit(text, last, piece, width)
  if (/[,(/&]/.test(before) && last.width > 20) return true
  if (
    /[a-z]/.test(first) &&
    last.width > 25 &&
    !/[:|\t]/.test(text.slice(piece.start, Math.min(piece.end, piece.start + 40)))
  )
    return true
  if (
    /[a-z(]/.test(first) &&
    /\b(?:and|or|the|a|an|of|with|no|for|to|in|on|at|by|from|is|was|has|had|any|her|his)$/i.test(
      text.slice(Math.max(last.start, last.end - 8), last.end),
    )
  )
    return true
  return width >= NARROWEST_WRAP && width <= 140 && wouldNotFit(text, last, piece, width)
}

function wouldNotFit(text: string, last: Piece, piece: Piece, width: number): boolean {
  let word = piece.start
  while (word < piece.end && text.charCodeAt(word) > 32) word++
  return last.width + 1 + (word - piece.start) > width
}

/** The lines of all sections, cut at run-on enumerations, without blank lines and rules. */
function findPieces(text: string, sections: Section[]): Piece[] {
  const pieces: Piece[] = []
  for (let s = 0; s < sections.length; s++) {
    const section = sections[s]!
    let from = section.known ? section.start : section.titleStart
    let attached = false
    while (from < section.end) {
      const newline = text.indexOf('\n', from)
      const to = newline < 0 || newline > section.end ? section.end : newline
      let start = from
      let indent = 0
      while (start < to && isSpace(text.charCodeAt(start))) indent += text.charCodeAt(start++) === 9 ? 4 : 1
      let end = to
      while (end > start && isSpace(text.charCodeAt(end - 1))) end--
      if (end > start && !isRule(text, start, end)) {
        addPieces(text, { start, end, indent, section: s, attached, marker: undefined, width: end - from }, pieces)
        attached = true
      } else if (end === start || from > section.start) attached = false
      from = to + 1
    }
  }
  return pieces
}

function addPieces(text: string, line: Piece, pieces: Piece[]): void {
  const items = runOnItems(text, line.start, line.end)
  if (items.length === 0) {
    const marker = markerAt(text, line.start, line.end)
    if (marker && marker.content >= line.end) return
    pieces.push({ ...line, marker })
    return
  }
  if (items[0]!.at > line.start) pieces.push({ ...line, end: trimEnd(text, line.start, items[0]!.at) })
  for (let k = 0; k < items.length; k++) {
    const { at, marker } = items[k]!
    const end = trimEnd(text, marker.content, items[k + 1]?.at ?? line.end)
    pieces.push({ ...line, start: at, end, marker, attached: line.attached || k > 0 || items[0]!.at > line.start })
  }
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to
  while (end > from && isSpace(text.charCodeAt(end - 1))) end--
  return end
}

const isSpace = (c: number): boolean => c <= 32 || c === 0xa0

class Builder {
  count = 0
  private readonly kind: Uint8Array
  private readonly start: Int32Array
  private readonly end: Int32Array
  private readonly section: Int32Array
  private readonly parent: Int32Array
  private readonly level: Uint8Array
  private readonly number: Int32Array

  constructor(size: number) {
    this.kind = new Uint8Array(size)
    this.start = new Int32Array(size)
    this.end = new Int32Array(size)
    this.section = new Int32Array(size)
    this.parent = new Int32Array(size)
    this.level = new Uint8Array(size)
    this.number = new Int32Array(size)
  }

  add(kind: number, start: number, end: number, section: number, stack: Open[], number: number): number {
    const i = this.count++
    this.kind[i] = kind
    this.start[i] = start
    this.end[i] = end
    this.section[i] = section
    this.parent[i] = stack.length > 0 ? stack[stack.length - 1]!.block : -1
    this.level[i] = Math.min(stack.length, MAX_LEVEL)
    this.number[i] = number
    return i
  }

  extend(end: number): void {
    this.end[this.count - 1] = end
  }

  finish(): Blocks {
    const n = this.count
    return {
      count: n,
      kind: this.kind.subarray(0, n),
      start: this.start.subarray(0, n),
      end: this.end.subarray(0, n),
      section: this.section.subarray(0, n),
      parent: this.parent.subarray(0, n),
      level: this.level.subarray(0, n),
      number: this.number.subarray(0, n),
    }
  }
}

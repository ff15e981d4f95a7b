/** Lines of shown text with the way back to the text nodes: white space is collapsed or kept as the page shows it. */
import type { Box } from './clip.ts'

/** `length` units of a line's text from `start` on stand in `node` from `offset` on. */
export interface Seg {
  start: number
  length: number
  node: Text
  offset: number
}

/** What a line is within, as far as it bears on whether it is part of a note. */
export interface Setting {
  /** Level 1 to 6 of the heading element around, 0 when none. */
  heading: number
  /** Within a label, legend, dt, th or caption. */
  label: boolean
  /** Within a button, tab, menu item or the like. */
  control: boolean
  /** Nearest navigation, menu, tool bar or banner around. */
  menu: Element | null
  /** Nearest table cell. */
  cell: Element | null
  /** Root of the content-editable region around. */
  editor: Element | null
}

export interface Line extends Setting {
  text: string
  /** White space between the previous line and this one: '' only at the very start. */
  before: string
  segs: Seg[]
  /** The block in which the line stands. */
  block: Element
  /** Where the text is painted, viewport coordinates. */
  box: Box
  /** Share of the box that is not cut off, 0..1. */
  shown: number
  /** Characters of the text within links. */
  linked: number
  bold: boolean
  /** The text area or input whose value this is; `segs` is empty then. */
  field: HTMLTextAreaElement | HTMLInputElement | null
}

export type WhiteSpace = 'collapse' | 'preserve' | 'breaks'

export function whiteSpaceOf(style: CSSStyleDeclaration): WhiteSpace {
  const value = style.whiteSpace
  if (/^(pre-line|preserve-breaks)/.test(value)) return 'breaks'
  return /^(pre|break-spaces)/.test(value) ? 'preserve' : 'collapse'
}

export interface Place {
  block: Element
  clip: Box
  linked: boolean
  bold: boolean
  setting: Setting
}

/** The rectangle of a painted range of text and the share of it that is shown. */
export type Measure = (segs: Seg[], clip: Box) => { box: Box; shown: number }

/** Collects text in document order into lines; boundaries come as calls between the texts. */
export class LineWriter {
  readonly lines: Line[] = []
  private text = ''
  private segs: Seg[] = []
  private space: { node: Text; offset: number } | null = null
  private place: Place | null = null
  private linked = 0
  private light = 0
  private newlines = 0
  private tab = false

  constructor(private readonly measure: Measure) {}

  /** Characters taken so far, lines and open line. */
  size = 0

  /** Takes the stretch of a text node's data that starts at `from`. */
  write(node: Text, from: number, data: string, mode: WhiteSpace, place: Place): void {
    const pattern = mode === 'collapse' ? /[ \t\n\r\f]+|[^ \t\n\r\f]+/g : /\r\n|[\n\r]|[ \t\f]+|[^ \t\n\r\f]+/g
    for (const { 0: piece, index } of data.matchAll(pattern)) {
      if (mode !== 'collapse' && /^[\r\n]/.test(piece)) this.hardBreak()
      else if (/^[ \t\n\r\f]/.test(piece) && mode !== 'preserve') this.space ??= { node, offset: from + index }
      else this.add(node, from + index, piece, place)
    }
  }

  private add(node: Text, offset: number, piece: string, place: Place): void {
    this.place ??= place
    if (this.space && this.text) this.push(this.space.node, this.space.offset, ' ', place)
    this.space = null
    this.push(node, offset, piece, place)
  }

  private push(node: Text, offset: number, piece: string, place: Place): void {
    const last = this.segs.at(-1)
    if (last && last.node === node && last.offset + last.length === offset) last.length += piece.length
    else this.segs.push({ start: this.text.length, length: piece.length, node, offset })
    this.text += piece
    this.size += piece.length
    if (place.linked) this.linked += piece.length
    if (!place.bold) this.light += piece.length
  }

  /** A line break within a block: ends the line or leaves one empty. */
  hardBreak(): void {
    if (this.text.trim()) this.end()
    else this.drop()
    this.newlines += 1
  }

  /** The edge of a block; paragraphs keep an empty line between them. */
  blockEdge(newlines: 1 | 2): void {
    this.end()
    this.newlines = Math.max(this.newlines, newlines)
  }

  /** The edge between two cells of a table row. */
  cellEdge(): void {
    this.end()
    this.newlines = 0
    this.tab = true
  }

  /** The value of a field, as a line of its own. */
  field(element: HTMLTextAreaElement | HTMLInputElement, value: string, place: Place, box: Box, shown: number): void {
    this.end()
    this.size += value.length
    this.lines.push({
      ...place.setting,
      text: value,
      before: this.gap(),
      segs: [],
      block: place.block,
      box,
      shown,
      linked: 0,
      bold: false,
      field: element,
    })
    this.newlines = 1
  }

  end(): void {
    const { place } = this
    if (place && this.text.trim()) {
      const { box, shown } = this.measure(this.segs, place.clip)
      if (shown > 0) {
        this.lines.push({
          ...place.setting,
          text: this.text,
          before: this.gap(),
          segs: this.segs,
          block: place.block,
          box,
          shown,
          linked: this.linked,
          bold: this.light === 0,
          field: null,
        })
        this.newlines = 0
        this.tab = false
      }
    }
    this.drop()
  }

  private drop(): void {
    this.text = ''
    this.segs = []
    this.space = null
    this.place = null
    this.linked = 0
    this.light = 0
  }

  private gap(): string {
    if (!this.lines.length) return ''
    return this.newlines === 0 && this.tab ? '\t' : '\n'.repeat(Math.max(1, this.newlines))
  }
}

/** Puts shown text into lines as the page shows it: white space is collapsed or kept. */
import type { Box } from './clip.ts'
import { type Field, Line, type Passed, type Seg, type Setting } from './line.ts'
import { type Sight, type Spot, STRETCH } from './sight.ts'

export interface Place {
  block: Spot
  linked: boolean
  setting: Setting
}

/** Whether all white space in a text is single spaces between words, so that it is the same whatever the style says of it. */
const isPlain = (data: string): boolean =>
  data.charCodeAt(0) > SPACE &&
  data.charCodeAt(data.length - 1) > SPACE &&
  !data.includes('  ') &&
  !data.includes('\n') &&
  !data.includes('\t') &&
  !data.includes('\r') &&
  !data.includes('\f')

const NONE: readonly Passed[] = []

/** Collects text in document order into lines; boundaries come as calls between the texts. */
export class LineWriter {
  private text = ''
  private segs: Seg[] = []
  private space: { node: Text; offset: number } | null = null
  private place: Place | null = null
  private within: Spot | null = null
  private linked = 0
  private labelled = 0
  private passed: Passed[] = []
  private newlines = 0
  private tab = false

  constructor(
    private readonly sight: Sight,
    private readonly lines: Line[],
  ) {}

  /** Characters taken so far, lines and open line. */
  size = 0
  /** Whether the open line goes through elements that may stand or look otherwise than the block around. */
  dressed = false
  /** How often lines were parted so far, by an edge or a break. */
  parted = 0

  /** Whether a line is under way, so that white space may part words. */
  get open(): boolean {
    return this.text !== ''
  }

  /** Takes the stretch of a text node's data that starts at `from`; the style is asked only where it makes a difference. */
  write(node: Text, from: number, data: string, within: Spot, place: Place): void {
    if (data.length < STRETCH && isPlain(data)) {
      this.add(node, from, data, within, place)
      return
    }
    const { whiteSpace } = within.look
    const collapse = whiteSpace === 'collapse'
    const preserve = whiteSpace === 'preserve'
    const pattern = collapse ? /[ \t\n\r\f]+|[^ \t\n\r\f]+(?: [^ \t\n\r\f]+)*/g : /\r\n|[\n\r]|[ \t\f]+|[^ \t\n\r\f]+/g
    for (const { 0: piece, index } of data.matchAll(pattern)) {
      const first = piece.charCodeAt(0)
      if (!collapse && (first === 10 || first === 13)) this.hardBreak()
      else if (isSpace(first) && !preserve) this.space ??= { node, offset: from + index }
      else this.add(node, from + index, piece, within, place)
    }
  }

  private add(node: Text, offset: number, piece: string, within: Spot, place: Place): void {
    if (!this.place) {
      this.place = place
      this.within = within
    }
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
    if (place.setting.label) this.labelled += piece.length
  }

  /** A line break within a block: ends the line or leaves one empty. */
  hardBreak(): void {
    this.parted++
    if (this.text.trim()) this.end()
    else this.drop()
    this.newlines += 1
  }

  /** The edge of a block, of `closed` when no edge came since it began; paragraphs keep an empty line between them. */
  blockEdge(newlines: 1 | 2, closed: Spot | null = null): void {
    this.parted++
    this.end(closed)
    this.newlines = Math.max(this.newlines, newlines)
  }

  /** The edge between two cells of a table row. */
  cellEdge(closed: Spot | null): void {
    this.parted++
    this.end(closed)
    this.newlines = 0
    this.tab = true
  }

  /** The value of a field, as a line of its own. */
  field(element: Field, value: string, place: Place, measured: { box: Box; shown: number }): void {
    this.parted++
    this.end()
    this.size += value.length
    const content = {
      text: value,
      before: this.gap(),
      segs: [],
      block: place.block,
      within: place.block,
      linked: 0,
      field: element,
      dressed: false,
      alone: false,
    }
    this.lines.push(new Line(content, place.setting, this.sight, this.passedBefore(), measured))
    this.newlines = 1
  }

  /** @param closed the element that has just ended without any edge or break within */
  end(closed: Spot | null = null): void {
    const { place, within, text, segs, linked, dressed } = this
    if (place && within && text.trim()) {
      const alone = place.block === closed && !dressed
      const content = {
        text,
        before: this.gap(),
        segs,
        block: place.block,
        within,
        linked,
        field: null,
        dressed,
        alone,
      }
      // What only begins with a label is what the label is for.
      const label = place.setting.label && this.labelled >= text.trimEnd().length
      const setting = label === place.setting.label ? place.setting : { ...place.setting, label }
      this.lines.push(new Line(content, setting, this.sight, this.passedBefore()))
      this.newlines = 0
      this.tab = false
    }
    if (place || this.space) this.drop()
  }

  /** Leaves out what may only be asked for to name the line that follows. */
  pass(passed: Passed): void {
    this.passed.push(passed)
  }

  private passedBefore(): readonly Passed[] {
    const { passed } = this
    if (!passed.length) return NONE
    this.passed = []
    return passed
  }

  private drop(): void {
    this.text = ''
    this.segs = []
    this.space = null
    this.place = null
    this.within = null
    this.linked = 0
    this.labelled = 0
    this.dressed = false
  }

  private gap(): string {
    if (!this.lines.length) return ''
    if (this.newlines === 0 && this.tab) return '\t'
    return this.newlines > 1 ? '\n'.repeat(this.newlines) : '\n'
  }
}

const SPACE = 32
const isSpace = (unit: number): boolean => unit === SPACE || (unit >= 9 && unit <= 13 && unit !== 11)

/** Lines of shown text with the way back to the text nodes: white space is collapsed or kept as the page shows it. */
import type { Box } from './clip.ts'
import { type Byline, bylineIn, isByline } from './headings.ts'
import { type Sight, type Spot, STRETCH } from './sight.ts'

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

export type Field = HTMLTextAreaElement | HTMLInputElement

/** What a line is made of. */
interface Content {
  text: string
  /** White space between the previous line and this one: '' only at the very start. */
  before: string
  segs: Seg[]
  /** The block in which the line stands, and the element around its first text. */
  block: Spot
  within: Spot
  /** Characters of the text within links. */
  linked: number
  /** The text area or input whose value this is; `segs` is empty then. */
  field: Field | null
  /** Whether it goes through elements that may stand or look otherwise than the block around. */
  dressed: boolean
  /** Whether it is all that its block shows, and not dressed. */
  alone: boolean
}

/** Lines that were passed over, found out when they are asked for. */
export type Passed = () => readonly Line[]

/** Steps up from a block that its nearness to others is judged by. */
const HIGHEST = 7

/** One line. Where it stands and how it is painted is found out when it is asked for. */
export class Line {
  readonly text: string
  readonly before: string
  readonly segs: Seg[]
  readonly block: Element
  readonly linked: number
  readonly field: Field | null
  /** What the page calls its field, once that was looked up. */
  called: string | undefined
  private readonly spot: Spot
  private readonly within: Spot
  private readonly dressed: boolean
  private readonly alone: boolean
  readonly heading: number
  readonly label: boolean
  readonly control: boolean
  readonly menu: Element | null
  readonly cell: Element | null
  readonly editor: Element | null
  private measured: { box: Box; shown: number } | undefined
  private isBold: boolean | undefined
  private signed: Byline | null | undefined
  private ancestors: readonly Spot[] | undefined

  constructor(
    content: Content,
    setting: Setting,
    private readonly sight: Sight,
    /** What was passed over right before it: too far from any note to be part of one, but near enough to name it. */
    readonly passed: readonly Passed[],
    measured?: { box: Box; shown: number },
  ) {
    this.text = content.text
    this.before = content.before
    this.segs = content.segs
    this.block = content.block.element
    this.spot = content.block
    this.within = content.within
    this.linked = content.linked
    this.field = content.field
    this.dressed = content.dressed
    this.alone = content.alone
    this.heading = setting.heading
    this.label = setting.label
    this.control = setting.control
    this.menu = setting.menu
    this.cell = setting.cell
    this.editor = setting.editor
    this.measured = measured
  }

  private get measure(): { box: Box; shown: number } {
    const first = this.segs[0]
    const last = this.segs.at(-1)
    if (!this.measured && first && last)
      this.measured = this.sight.ofText(
        first.node,
        first.offset,
        last.node,
        last.offset + last.length,
        this.within,
        this.alone ? this.spot : null,
      )
    return this.measured!
  }

  /** Where the text is painted, viewport coordinates. */
  get box(): Box {
    return this.measure.box
  }

  /** Share of the box that is not cut off, 0..1; 0 where nothing of it is seen. */
  get shown(): number {
    // Boxes are dear to ask for, and most lines stand where they are seen by all that is known of their style.
    if (!this.measured && !this.dressed && this.sight.isStill(this.within)) return 1
    return this.measure.shown
  }

  /** The block and what shows it, seven steps up. */
  get above(): readonly Spot[] {
    if (!this.ancestors) {
      const found: Spot[] = []
      for (let at: Spot | null = this.spot; at && found.length <= HIGHEST; at = at.parent) found.push(at)
      this.ancestors = found
    }
    return this.ancestors
  }

  /** When and by whom, where it says that and nothing else, else null; asked by all that stands around it. */
  get byline(): Byline | null {
    if (this.signed === undefined) this.signed = isByline(this.text) ? bylineIn(this.text) : null
    return this.signed
  }

  get bold(): boolean {
    this.isBold ??=
      this.segs.length > 0 &&
      this.segs.every(({ node }) => {
        const { parentElement } = node
        return parentElement !== null && Number.parseInt(getComputedStyle(parentElement).fontWeight, 10) >= 600
      })
    return this.isBold
  }
}

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

/** One line of shown text, with the way back to the text nodes. */
import type { Box } from './clip.ts'
import { type Byline, bylineIn, isByline } from './headings.ts'
import type { Sight, Spot } from './sight.ts'

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
export interface Content {
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

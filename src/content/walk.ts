/** Walks what a document shows, in reading order, as a generator: the caller decides when to pause or stop. */
import {
  childrenOf,
  documentElement,
  firstChild,
  hasAttributes,
  isElement,
  isHtml,
  kindOf,
  localName,
  NODE,
  openShadow,
  shownChildren,
} from './dom.ts'
import { type Line, LineWriter, type Place, type WhiteSpace } from './lines.ts'
import { placeWithin } from './place.ts'
import { isTellingInput, Replaced } from './replaced.ts'
import { Sight, type Spot, STRETCH } from './sight.ts'
import { Survey } from './survey.ts'
import { type Tag, tagOf } from './tags.ts'
import type { ChildFrame, Unread } from './types.ts'

export interface Walked {
  /** Lines of the document, those that nobody can see among them: `shown` is 0 there. */
  lines: Line[]
  children: ChildFrame[]
  unread: Unread[]
}

/** Characters after which the rest of a frame is left unread. */
export const MOST_TEXT = 2_000_000

const NOWHERE = { heading: 0, label: false, control: false, menu: null, cell: null, editor: null }

interface Level {
  spot: Spot
  nodes: readonly Node[]
  next: number
  place: Place
  /** Blocks below the nearest element around in which something telling stands; undefined where nothing may be passed over. */
  below: number | undefined
  visible: boolean | undefined
  whiteSpace: WhiteSpace | undefined
  edge: Edge
  /** How often lines had been parted when the element began. */
  parted: number
}

type Edge = 'none' | 'block' | 'paragraph' | 'cell'

/** Yields every few dozen nodes; `walked` fills as it goes, so that stopping early keeps what was read. */
export function* walk(doc: Document, walked: Walked): Generator<void> {
  const { defaultView: view } = doc
  const root = documentElement(doc)
  if (!view || !root) return
  yield* new Walk(view, walked, new Survey(doc)).from(root)
}

/** Walks everything in one element, whatever it looks like. */
export function* walkWithin(element: Element, walked: Walked): Generator<void> {
  const { defaultView: view } = element.ownerDocument
  if (view) yield* new Walk(view, walked, undefined).from(element)
}

/** One walk through a document. */
class Walk {
  private readonly sight: Sight
  private readonly writer: LineWriter
  private readonly replaced: Replaced
  private readonly levels: Level[] = []

  constructor(
    view: Window,
    private readonly walked: Walked,
    private readonly survey: Survey | undefined,
  ) {
    this.sight = new Sight(view)
    this.writer = new LineWriter(this.sight, walked.lines)
    this.replaced = new Replaced(this.sight, this.writer, walked)
  }

  *from(root: Element): Generator<void> {
    const { levels, writer } = this
    this.enter(root, { block: this.sight.spotOf(root), linked: false, setting: NOWHERE }, undefined)
    let count = 0
    for (let level = levels.at(-1); level; level = levels.at(-1)) {
      const node = level.nodes[level.next++]
      if (!node) {
        this.leave(level)
        levels.pop()
        continue
      }
      const kind = kindOf(node)
      if (kind === NODE.element) this.enter(node as Element, level.place, level)
      else if (kind === NODE.text) {
        const { data } = node as Text
        if (data.length <= STRETCH) this.write(node as Text, 0, data, level)
        else yield* this.writeLong(node as Text, data, level)
      }
      if (writer.size > MOST_TEXT) {
        this.walked.unread.push({
          reason: 'too-large',
          what: 'the rest of this page: it holds more text than can be read',
        })
        break
      }
      if (++count % 50 === 0) yield
    }
    writer.end()
  }

  /** Long texts are taken in stretches, so that no step takes long. */
  private *writeLong(node: Text, data: string, level: Level): Generator<void> {
    for (let from = 0; from < data.length && this.writer.size <= MOST_TEXT; from += STRETCH) {
      this.write(node, from, data.slice(from, from + STRETCH), level)
      yield
    }
  }

  private write(node: Text, from: number, data: string, level: Level): void {
    if (!data || (!this.writer.open && BLANK.test(data))) return
    level.visible ??= level.spot.style.visibility === 'visible'
    if (level.visible) this.writer.write(node, from, data, level, level.place)
  }

  private enter(element: Element, around: Place, parent: Level | undefined): void {
    const tag = tagOf(localName(element))
    const { name } = tag
    if (tag.skipped) return
    const { writer, survey } = this
    if (name === 'br') {
      writer.hardBreak()
      return
    }
    const shadow = tag.host ? openShadow(element) : null
    if (tag.inLine && !shadow && !firstChild(element)) return
    if (name === 'input' && isHtml(element, 'input') && !isTellingInput(element)) return
    const within = parent?.below
    const holds = survey?.holds(element) ?? true
    if (!holds && within !== undefined && parent && survey?.skips(element, tag, parent.spot.element, within)) return
    const spot = parent ? this.sight.meet(element, parent.spot) : around.block
    const { style } = spot
    const { display } = style
    if (display === 'none') return
    if (tag.replaced) {
      if (style.visibility === 'visible') this.replaced.read(spot, name, around)
      return
    }
    if (tag.component) this.replaced.nameClosed(spot, name)
    const bare = !hasAttributes(element)
    const place = placeWithin(spot, tag, display, bare, around)
    const edge = edgeOf(name, display, place.setting.control !== around.setting.control)
    if (edge === 'none') {
      if (!this.isSeenInLine(spot, display)) return
      if (!bare || !tag.stress) writer.dressed = true
    }
    if (edge !== 'none' && edge !== 'cell') writer.blockEdge(edge === 'paragraph' ? 2 : 1)
    const free = shadow !== null || (parent !== undefined && within === undefined)
    const below = free ? undefined : holds ? 0 : (within ?? 0) + (edge === 'none' ? 0 : 1)
    this.levels.push({
      spot,
      nodes: this.nodesIn(element, tag, shadow, below),
      next: 0,
      place,
      below,
      visible: undefined,
      whiteSpace: undefined,
      edge,
      parted: writer.parted,
    })
  }

  private leave({ edge, parted, spot }: Level): void {
    if (edge === 'none') return
    const closed = parted === this.writer.parted ? spot : null
    if (edge === 'cell') this.writer.cellEdge(closed)
    else this.writer.blockEdge(edge === 'paragraph' ? 2 : 1, closed)
  }

  private nodesIn(element: Element, { name }: Tag, shadow: ShadowRoot | null, below: number | undefined) {
    if (name === 'details' && !element.hasAttribute('open')) return childrenOf(element).filter(isSummary).slice(0, 1)
    const children = shownChildren(element, name, shadow)
    return below === undefined ? children : (this.survey?.around(children) ?? children)
  }

  /** What stands in a line is measured with it as a whole, so that what cannot be seen of it has to be left out before. */
  private isSeenInLine(spot: Spot, display: string): boolean {
    if (display === 'contents') return true
    if (spot.style.opacity === '0') return false
    return display === 'inline' || this.sight.clipsWithin(spot) !== null
  }
}

const BLANK = /^[ \t\n\r\f]*$/

const isSummary = (node: Node): boolean => isElement(node) && localName(node) === 'summary'

function edgeOf(name: string, display: string, startsControl: boolean): Edge {
  if (display === 'table-cell') return 'cell'
  const block = name === 'p' ? 'paragraph' : 'block'
  // A button or tab beside text is no part of its sentence, even where it stands in the line.
  if (startsControl) return block
  if (display === 'contents' || display.startsWith('inline') || display.startsWith('ruby')) return 'none'
  return name === 'html' ? 'none' : block
}

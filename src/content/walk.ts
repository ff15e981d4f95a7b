/** Walks what a document shows, in reading order, as a generator: the caller decides when to pause or stop. */
import {
  attributeNames,
  childrenOf,
  documentElement,
  firstChild,
  isElement,
  isHtml,
  kindOf,
  localName,
  NODE,
  openShadow,
  shownChildren,
} from './dom.ts'
import type { View } from './frames.ts'
import type { Line } from './line.ts'
import { LineWriter, type Place } from './lines.ts'
import { isBare, isShown, type Edge as LookEdge, Shape } from './looks.ts'
import { placeWithin } from './place.ts'
import { isTellingInput, isTicked, Replaced } from './replaced.ts'
import { Sight, type Spot, STRETCH } from './sight.ts'
import { DEEPEST, Survey } from './survey.ts'
import { type Tag, tagOf } from './tags.ts'
import type { ChildFrame, Unread } from './types.ts'

export interface Walked {
  /** Lines of the document, those that nobody can see among them: `shown` is 0 there. */
  lines: Line[]
  children: ChildFrame[]
  /** The windows of those children in sight that may be read from here. */
  within: View[]
  unread: Unread[]
}

/** Characters after which the rest of a frame is left unread. */
export const MOST_TEXT = 2_000_000

/** Nodes between two yields. */
const STEP = 50

const NOWHERE = { heading: 0, label: false, control: false, menu: null, cell: null, editor: null }

interface Level {
  spot: Spot
  nodes: readonly Node[]
  next: number
  place: Place
  /** Blocks below the nearest element around in which something telling stands; undefined where nothing may be passed over. */
  below: number | undefined
  visible: boolean | undefined
  /** The shape of the child before; what stands after boxes to be ticked may hang on which of them are, and shares none. */
  before: Shape | null
  ticked: boolean
  edge: Edge
  /** How often lines had been parted when the element began. */
  parted: number
}

type Edge = LookEdge | 'paragraph'

/** Yields now and then; `walked` fills as it goes, so that stopping early keeps what was read. */
export function* walk(doc: Document, walked: Walked): Generator<void> {
  const { defaultView: view } = doc
  const root = documentElement(doc)
  if (!view || !root) return
  yield* new Walk(new Sight(view), walked, new Survey(doc)).from(root)
}

/** Walks everything in one element, whatever it looks like. */
export function* walkWithin(element: Element, walked: Walked): Generator<void> {
  const { defaultView: view } = element.ownerDocument
  if (view) yield* new Walk(new Sight(view), walked, undefined).from(element)
}

/** Nodes of what was passed over that are gone through for a label; what holds more is no heading. */
const MOST_PASSED = 500

/** One walk through a document. */
class Walk {
  private readonly writer: LineWriter
  private readonly replaced: Replaced
  private readonly levels: Level[] = []

  constructor(
    private readonly sight: Sight,
    private readonly walked: Walked,
    private readonly survey: Survey | undefined,
  ) {
    this.writer = new LineWriter(sight, walked.lines)
    this.replaced = new Replaced(sight, this.writer, walked)
  }

  *from(root: Element): Generator<void> {
    this.enter(root, { block: this.sight.spotOf(root), linked: false, setting: NOWHERE }, undefined)
    yield* this.run()
  }

  /** The lines of an element that was passed over. */
  private linesOf(element: Element, parent: Level): readonly Line[] {
    const walked: Walked = { lines: [], children: [], within: [], unread: [] }
    const walk = new Walk(this.sight, walked, this.survey)
    walk.enter(element, parent.place, { ...parent, below: 1 })
    let steps = 0
    for (const _ of walk.run()) if (++steps * STEP > MOST_PASSED) return []
    return walked.lines
  }

  private *run(): Generator<void> {
    const { levels, writer } = this
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
      if (++count % STEP === 0) yield
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
    level.visible ??= isTextShown(level.spot)
    if (level.visible) this.writer.write(node, from, data, level.spot, level.place)
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
    if (name === 'input' && isHtml(element, 'input') && !isTellingInput(element)) {
      if (parent && isTicked(element)) parent.ticked = true
      return
    }
    const within = parent?.below
    const holds = survey?.holds(element) ?? true
    if (!holds && within !== undefined && parent && survey?.skips(element, tag, parent.spot.element, within)) return
    const names = attributeNames(element)
    const spot = parent ? this.meet(element, names, parent) : around.block
    const { look } = spot
    const { display } = look
    if (display === 'none') return
    if (tag.replaced) {
      if (isShown(element)) this.replaced.read(spot, name, around)
      return
    }
    if (tag.component) this.replaced.nameClosed(spot, name)
    const place = placeWithin(spot, tag, display, isBare(names), around)
    const edge = edgeOf(name, look.edge, place.setting.control !== around.setting.control)
    if (edge !== 'none' && !holds && within !== undefined && parent) {
      if (within >= DEEPEST) return
      if (within === 0 && survey?.isFar(parent.spot.element)) {
        writer.blockEdge(1)
        writer.pass(once(() => this.linesOf(element, parent)))
        return
      }
    }
    if (edge === 'none') {
      if (!this.isSeenInLine(spot, display)) return
      if (!(names.length === 0 && tag.stress) && !look.isInFlow) writer.dressed = true
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
      before: null,
      ticked: parent?.ticked ?? false,
      edge,
      parted: writer.parted,
    })
  }

  private meet(element: Element, names: readonly string[], parent: Level): Spot {
    const around = parent.ticked ? new Shape(null) : parent.spot.shape
    const spot = this.sight.meet(element, names, parent.spot, around, parent.before)
    parent.before = spot.shape
    return spot
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
    if (spot.look.isFree) return true
    if (getComputedStyle(spot.element).opacity === '0') return false
    return display === 'inline' || this.sight.clipsWithin(spot) !== null
  }
}

/** An element that shows only what is within it has no box of its own, of which a browser could tell whether it is shown. */
function isTextShown({ element, look, parent }: Spot): boolean {
  if (look.display !== 'contents') return isShown(element)
  return getComputedStyle(element).visibility === 'visible' && (!parent || isTextShown(parent))
}

const BLANK = /^[ \t\n\r\f]*$/

function once<T>(find: () => T): () => T {
  let found: { value: T } | undefined
  return () => {
    found ??= { value: find() }
    return found.value
  }
}

const isSummary = (node: Node): boolean => isElement(node) && localName(node) === 'summary'

function edgeOf(name: string, edge: LookEdge, startsControl: boolean): Edge {
  if (edge === 'cell') return edge
  // A button or tab beside text is no part of its sentence, even where it stands in the line.
  if (startsControl || (edge === 'block' && name !== 'html')) return name === 'p' ? 'paragraph' : 'block'
  return 'none'
}

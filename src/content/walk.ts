/** Walks what a document shows, in reading order, as a generator: the caller decides when to pause or stop. */

import { intersect, isSeen, shownShare } from './clip.ts'
import {
  attribute,
  boxOf,
  childrenOf,
  documentElement,
  firstChild,
  isEditable,
  isElement,
  isHtml,
  isText,
  localName,
  openShadow,
  shownChildren,
} from './dom.ts'
import { childFrame, type FrameElement, isFrameElement } from './frames.ts'
import {
  type Field,
  type Line,
  LineWriter,
  type Place,
  type Setting,
  STRETCH,
  type WhiteSpace,
  whiteSpaceOf,
} from './lines.ts'
import { Sight } from './sight.ts'
import { Survey } from './survey.ts'
import type { ChildFrame, Unread } from './types.ts'

export interface Walked {
  /** Lines of the document, those that nobody can see among them: `shown` is 0 there. */
  lines: Line[]
  children: ChildFrame[]
  unread: Unread[]
}

/** Characters after which the rest of a frame is left unread. */
export const MOST_TEXT = 2_000_000

const SKIPPED = new Set(
  'audio datalist head link map math meta meter noscript option optgroup progress script select style svg template title video'.split(
    ' ',
  ),
)
const REPLACED = new Set('textarea input iframe frame canvas object embed img hr wbr'.split(' '))
/** Elements of lines: without any content they leave no trace in the text. */
const IN_LINES = new Set('a abbr b em i label small span strong sub sup u'.split(' '))
const CONTROL_ROLES = /^(button|tab|menuitem|menuitemcheckbox|menuitemradio|option|switch|treeitem|columnheader)$/
const MENU_ROLES = /^(navigation|menu|menubar|toolbar|tablist|banner|search|contentinfo|tree)$/
/** Components are named for what they are: mat-toolbar, ion-menu, app-navbar. */
const MENU_COMPONENTS = /-(nav|navbar|nav-bar|sidenav|toolbar|menu|menubar|breadcrumbs?|banner|footer)$/
const MENUS = new Set(['nav', 'menu', 'footer'])
const HEADINGS = new Map([1, 2, 3, 4, 5, 6].map((level) => [`h${level}`, level]))
const LABELS = new Set(['label', 'legend', 'dt', 'th', 'caption', 'summary', 'figcaption'])
/** Drawings and closed components below this size, CSS pixels, hold no note worth naming. */
const WORTH_NAMING = { width: 300, height: 100 }
/** A value of one word is none that a note is made of; a date may stand beside one. */
const TELLING_VALUE = /\S\s+\S|\d[-/.]\d/

interface Level {
  element: Element
  nodes: readonly Node[]
  next: number
  place: Place
  /** Blocks below the nearest element around in which something telling stands; undefined where nothing may be passed over. */
  below: number | undefined
  style: CSSStyleDeclaration
  visible?: boolean
  whiteSpace?: WhiteSpace
  leave: (() => void) | null
}

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
  private readonly levels: Level[] = []

  constructor(
    private readonly view: Window,
    private readonly walked: Walked,
    private readonly survey: Survey | undefined,
  ) {
    this.sight = new Sight(view)
    this.writer = new LineWriter(this.sight)
    this.writer.lines = walked.lines
  }

  *from(root: Element): Generator<void> {
    const { levels, writer } = this
    const nowhere = { heading: 0, label: false, control: false, menu: null, cell: null, editor: null }
    this.enter(root, { block: root, linked: false, setting: nowhere }, undefined)
    let count = 0
    for (let level = levels.at(-1); level; level = levels.at(-1)) {
      const node = level.nodes[level.next++]
      if (!node) {
        level.leave?.()
        levels.pop()
        continue
      }
      if (isText(node)) yield* this.write(node, level)
      else if (isElement(node)) this.enter(node, level.place, level)
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
  private *write(node: Text, level: Level): Generator<void> {
    const { data } = node
    const { writer } = this
    if (!data || (!writer.open && BLANK.test(data))) return
    const { style } = level
    level.visible ??= style.visibility === 'visible'
    if (!level.visible) return
    const mode = (): WhiteSpace => {
      level.whiteSpace ??= whiteSpaceOf(style)
      return level.whiteSpace
    }
    if (data.length <= STRETCH) writer.write(node, 0, data, mode, level.place)
    else
      for (let from = 0; from < data.length && writer.size <= MOST_TEXT; from += STRETCH) {
        writer.write(node, from, data.slice(from, from + STRETCH), mode, level.place)
        yield
      }
  }

  private enter(element: Element, around: Place, parent: Level | undefined): void {
    const name = localName(element)
    if (SKIPPED.has(name)) return
    const { writer, walked } = this
    if (name === 'br') {
      writer.hardBreak()
      return
    }
    if (IN_LINES.has(name) && !firstChild(element) && !openShadow(element)) return
    if (name === 'input' && isHtml(element, 'input') && !isTelling(element)) return
    const within = parent?.below
    const holds = this.survey?.holds(element) ?? true
    if (!holds && within !== undefined && parent && this.survey?.skips(element, name, parent.element, within)) return
    const style = this.view.getComputedStyle(element)
    const { display } = style
    if (display === 'none') return
    if (REPLACED.has(name)) {
      if (style.visibility === 'visible') this.readReplaced(element, name, around)
      return
    }
    if (name.includes('-')) nameClosed(element, name, this.sight, walked)
    const place = placeWithin(element, name, display, around)
    const edge = edgeOf(name, display, place.setting.control !== around.setting.control)
    if (edge === 'none' && !this.isSeenInLine(element, style)) return
    if (edge === 'block') writer.blockEdge(name === 'p' ? 2 : 1)
    const free = openShadow(element) !== null || (parent !== undefined && within === undefined)
    const below = free ? undefined : holds ? 0 : (within ?? 0) + (edge === 'none' ? 0 : 1)
    const closed = name === 'details' && !element.hasAttribute('open')
    this.levels.push({
      element,
      nodes: closed ? childrenOf(element).filter(isSummary).slice(0, 1) : this.childrenIn(element, below),
      next: 0,
      place,
      below,
      style,
      leave: leaveWith(edge, name, writer),
    })
  }

  private childrenIn(element: Element, below: number | undefined): readonly Node[] {
    const children = shownChildren(element)
    return below === undefined ? children : (this.survey?.around(children) ?? children)
  }

  /** What stands in a line is measured with it as a whole, so that what cannot be seen of it has to be left out before. */
  private isSeenInLine(element: Element, style: CSSStyleDeclaration): boolean {
    if (style.display === 'contents') return true
    if (style.opacity === '0') return false
    return style.display === 'inline' || this.sight.clipsWithin(element) !== null
  }

  private readReplaced(element: Element, name: string, place: Place): void {
    if (isFrameElement(element)) this.readFrame(element)
    else if (isHtml(element, 'textarea') || isHtml(element, 'input')) this.readField(element, place)
    else if (name === 'canvas' || name === 'object' || name === 'embed') this.nameDrawing(element, name)
  }

  private nameDrawing(element: Element, name: string): void {
    if (!isLargeAndSeen(element, this.sight)) return
    const type = attribute(element, 'type') + attribute(element, 'src') + attribute(element, 'data')
    if (/pdf/i.test(type)) this.walked.unread.push({ reason: 'pdf', what: 'a PDF document in the page' })
    else if (name === 'canvas') this.walked.unread.push({ reason: 'canvas', what: 'a drawing (canvas)' })
  }

  private readFrame(element: FrameElement): void {
    const box = boxOf(element)
    const clip = this.sight.clipOf(element)
    const visible = clip !== null && isSeen(intersect(box, clip))
    if (visible && /\.pdf($|[?#])/i.test(attribute(element, 'src'))) {
      this.walked.unread.push({ reason: 'pdf', what: 'a PDF document in a frame' })
      return
    }
    this.walked.children.push(childFrame(element, box, visible))
  }

  private readField(element: Field, place: Place): void {
    const { value } = element
    if (!TELLING_VALUE.test(value)) return
    const clip = this.sight.clipOf(element)
    const box = boxOf(element)
    const shown = !clip || box.width < 8 || box.height < 8 ? 0 : shownShare(box, clip)
    if (shown > 0) this.writer.field(element, value, place, { box, shown })
  }
}

const isTelling = (input: HTMLInputElement): boolean => input.type === 'text' && TELLING_VALUE.test(input.value)

const BLANK = /^[ \t\n\r\f]*$/

function leaveWith(edge: 'none' | 'block' | 'cell', name: string, writer: LineWriter): (() => void) | null {
  if (edge === 'none') return null
  return edge === 'cell' ? () => writer.cellEdge() : () => writer.blockEdge(name === 'p' ? 2 : 1)
}

const isSummary = (node: Node): boolean => isElement(node) && localName(node) === 'summary'

function edgeOf(name: string, display: string, startsControl: boolean): 'none' | 'block' | 'cell' {
  if (display === 'table-cell') return 'cell'
  // A button or tab beside text is no part of its sentence, even where it stands in the line.
  if (startsControl) return 'block'
  if (display === 'contents' || display.startsWith('inline') || display.startsWith('ruby')) return 'none'
  return name === 'html' ? 'none' : 'block'
}

function placeWithin(element: Element, name: string, display: string, around: Place): Place {
  const inline = display === 'inline' || display === 'contents'
  const setting = settingWithin(element, name, display, around.setting)
  const linked = around.linked || name === 'a'
  const block = inline ? around.block : element
  if (block === around.block && linked === around.linked && setting === around.setting) return around
  return { block, linked, setting }
}

function settingWithin(element: Element, name: string, display: string, around: Setting): Setting {
  const role = attribute(element, 'role')
  const heading =
    HEADINGS.get(name) ??
    (role === 'heading' ? Number.parseInt(attribute(element, 'aria-level'), 10) || 2 : around.heading)
  const label = around.label || LABELS.has(name)
  const control = around.control || name === 'button' || (role !== '' && CONTROL_ROLES.test(role))
  const menu =
    MENUS.has(name) || (name.includes('-') && MENU_COMPONENTS.test(name)) || (role !== '' && MENU_ROLES.test(role))
      ? element
      : around.menu
  const cell = display === 'table-cell' ? element : around.cell
  const editor = around.editor ?? (isEditable(element, name) ? element : null)
  if (
    heading === around.heading &&
    label === around.label &&
    control === around.control &&
    menu === around.menu &&
    cell === around.cell &&
    editor === around.editor
  )
    return around
  return { heading, label, control, menu, cell, editor }
}

function isLargeAndSeen(element: Element, sight: Sight): boolean {
  const box = boxOf(element)
  if (box.width < WORTH_NAMING.width || box.height < WORTH_NAMING.height) return false
  const clip = sight.clipOf(element)
  return clip !== null && isSeen(intersect(box, clip))
}

/** A closed shadow root cannot be seen from outside: a component of some size that shows nothing of its own may have one. */
function nameClosed(element: Element, name: string, sight: Sight, walked: Walked): void {
  if (openShadow(element) || element.childElementCount > 0 || element.textContent?.trim()) return
  if (isLargeAndSeen(element, sight))
    walked.unread.push({ reason: 'closed-shadow', what: `a closed component (${name})` })
}

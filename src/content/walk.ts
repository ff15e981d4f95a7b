/** Walks what a document shows, in reading order, as a generator: the caller decides when to pause or stop. */

import { type Box, type Clips, clipOf, clipsWithin, documentClips, intersect, isSeen, shownShare } from './clip.ts'
import {
  attribute,
  boxOf,
  childNodes,
  documentBody,
  documentElement,
  isEditable,
  isElement,
  isText,
  localName,
  openShadow,
  shownChildren,
} from './dom.ts'
import { childFrame, type FrameElement, isFrameElement } from './frames.ts'
import { type Line, LineWriter, type Place, type Seg, type Setting, whiteSpaceOf } from './lines.ts'
import type { ChildFrame, Unread } from './types.ts'

export interface Walked {
  lines: Line[]
  children: ChildFrame[]
  unread: Unread[]
}

/** Characters after which the rest of a frame is left unread. */
export const MOST_TEXT = 2_000_000

/** Characters of a text taken in one step. */
const STRETCH = 10_000

const SKIPPED = new Set(
  'audio datalist head link map math meta meter noscript option optgroup progress script select style svg template title video'.split(
    ' ',
  ),
)
const CONTROL_ROLES = /^(button|tab|menuitem|menuitemcheckbox|menuitemradio|option|switch|treeitem|columnheader)$/
const MENU_ROLES = /^(navigation|menu|menubar|toolbar|tablist|banner|search|contentinfo|tree)$/
const LABELS = new Set(['label', 'legend', 'dt', 'th', 'caption', 'summary', 'figcaption'])
/** Drawings and closed components below this size, CSS pixels, hold no note worth naming. */
const WORTH_NAMING = { width: 300, height: 100 }

interface Inherited {
  clips: Clips
  place: Place
}

interface Level {
  nodes: readonly Node[]
  next: number
  inherited: Inherited
  style: CSSStyleDeclaration
  leave: (() => void) | null
}

/** Yields every few hundred nodes; `walked` fills as it goes, so that stopping early keeps what was read. */
export function* walk(doc: Document, walked: Walked): Generator<void> {
  const view = doc.defaultView
  const root = documentElement(doc)
  if (!view || !root) return
  const writer = new LineWriter(measurer(doc))
  walked.lines = writer.lines
  const start: Inherited = {
    clips: documentClips(view, root, documentBody(doc)),
    place: {
      block: root,
      clip: { left: 0, top: 0, right: 0, bottom: 0 },
      linked: false,
      bold: false,
      setting: { heading: 0, label: false, control: false, menu: null, cell: null, editor: null },
    },
  }
  const levels: Level[] = []
  const enter = (element: Element, inherited: Inherited) => {
    const level = enterElement(element, inherited, view, writer, walked)
    if (level) levels.push(level)
  }
  enter(root, start)
  let count = 0
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const node = level.nodes[level.next++]
    if (!node) {
      level.leave?.()
      levels.pop()
      continue
    }
    if (isText(node)) {
      if (level.style.visibility === 'visible') yield* writeText(writer, node, level)
    } else if (isElement(node)) enter(node, level.inherited)
    if (writer.size > MOST_TEXT) {
      walked.unread.push({ reason: 'too-large', what: 'the rest of this page: it holds more text than can be read' })
      break
    }
    if (++count % 200 === 0) yield
  }
  writer.end()
}

/** Long texts are taken in stretches, so that no step takes long. */
function* writeText(writer: LineWriter, node: Text, { style, inherited }: Level): Generator<void> {
  const { data } = node
  const mode = whiteSpaceOf(style)
  for (let from = 0; from < data.length && writer.size <= MOST_TEXT; from += STRETCH) {
    writer.write(node, from, data.slice(from, from + STRETCH), mode, inherited.place)
    if (data.length > STRETCH) yield
  }
}

function enterElement(
  element: Element,
  inherited: Inherited,
  view: Window,
  writer: LineWriter,
  walked: Walked,
): Level | null {
  const name = localName(element)
  if (SKIPPED.has(name)) return null
  const style = view.getComputedStyle(element)
  if (style.display === 'none' || style.opacity === '0' || style.contentVisibility === 'hidden') return null
  const clip = clipOf(style, inherited.clips)
  if (name === 'br') {
    writer.hardBreak()
    return null
  }
  if (isReplaced(name)) {
    if (style.visibility === 'visible') readReplaced(element, name, inherited.place, clip, writer, walked)
    return null
  }
  const clips = clipsWithin(style, () => boxOf(element), inherited.clips)
  if (!isSeen(clips.flow) && !isSeen(clips.absolute)) return null
  nameClosed(element, name, clip, walked)

  const place = placeWithin(element, name, style, clips.flow, inherited.place)
  const edge = edgeOf(name, style.display, place.setting.control !== inherited.place.setting.control)
  if (edge === 'block') writer.blockEdge(name === 'p' ? 2 : 1)
  const closed = name === 'details' && !element.hasAttribute('open')
  return {
    nodes: closed ? [...childNodes(element)].filter(isSummary).slice(0, 1) : shownChildren(element),
    next: 0,
    inherited: { clips, place },
    style,
    leave: leaveWith(edge, name, writer),
  }
}

function leaveWith(edge: 'none' | 'block' | 'cell', name: string, writer: LineWriter): (() => void) | null {
  if (edge === 'none') return null
  return edge === 'cell' ? () => writer.cellEdge() : () => writer.blockEdge(name === 'p' ? 2 : 1)
}

const isSummary = (node: Node): boolean => isElement(node) && localName(node) === 'summary'

function edgeOf(name: string, display: string, startsControl: boolean): 'none' | 'block' | 'cell' {
  if (display === 'table-cell') return 'cell'
  // A button or tab beside text is no part of its sentence, even where it stands in the line.
  if (startsControl) return 'block'
  if (display === 'contents' || display === 'inline' || /^(inline|ruby)/.test(display)) return 'none'
  return name === 'html' ? 'none' : 'block'
}

function placeWithin(element: Element, name: string, style: CSSStyleDeclaration, clip: Box, around: Place): Place {
  const inline = style.display === 'inline' || style.display === 'contents'
  const bold = Number.parseInt(style.fontWeight, 10) >= 600
  const setting = settingWithin(element, name, style, around.setting)
  const linked = around.linked || name === 'a'
  const block = inline ? around.block : element
  if (
    block === around.block &&
    bold === around.bold &&
    linked === around.linked &&
    setting === around.setting &&
    clip === around.clip
  )
    return around
  return { block, clip, linked, bold, setting }
}

function settingWithin(element: Element, name: string, style: CSSStyleDeclaration, around: Setting): Setting {
  const role = attribute(element, 'role')
  const heading = /^h[1-6]$/.test(name)
    ? Number(name[1])
    : role === 'heading'
      ? Number.parseInt(attribute(element, 'aria-level'), 10) || 2
      : around.heading
  const label = around.label || LABELS.has(name)
  const control = around.control || name === 'button' || CONTROL_ROLES.test(role)
  const menu = /^(nav|menu|footer)$/.test(name) || MENU_ROLES.test(role) ? element : around.menu
  const cell = style.display === 'table-cell' ? element : around.cell
  const editor = around.editor ?? (isEditable(element) ? element : null)
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

const isReplaced = (name: string): boolean =>
  /^(textarea|input|iframe|frame|canvas|object|embed|img|hr|wbr)$/.test(name)

function readReplaced(
  element: Element,
  name: string,
  place: Place,
  clip: Box,
  writer: LineWriter,
  walked: Walked,
): void {
  if (isFrameElement(element)) readFrame(element, clip, walked)
  else if (element instanceof HTMLTextAreaElement || element instanceof HTMLInputElement)
    readField(element, place, clip, writer)
  else if (/^(canvas|object|embed)$/.test(name)) {
    const box = boxOf(element)
    if (box.width < WORTH_NAMING.width || box.height < WORTH_NAMING.height || !isSeen(intersect(box, clip))) return
    const type = attribute(element, 'type') + attribute(element, 'src') + attribute(element, 'data')
    if (/pdf/i.test(type)) walked.unread.push({ reason: 'pdf', what: 'a PDF document in the page' })
    else if (name === 'canvas') walked.unread.push({ reason: 'canvas', what: 'a drawing (canvas)' })
  }
}

function readFrame(element: FrameElement, clip: Box, walked: Walked): void {
  const box = boxOf(element)
  const visible = isSeen(intersect(box, clip))
  if (visible && /\.pdf($|[?#])/i.test(attribute(element, 'src'))) {
    walked.unread.push({ reason: 'pdf', what: 'a PDF document in a frame' })
    return
  }
  walked.children.push(childFrame(element, box, visible))
}

function readField(element: HTMLTextAreaElement | HTMLInputElement, place: Place, clip: Box, writer: LineWriter): void {
  if (element instanceof HTMLInputElement && element.type !== 'text') return
  const { value } = element
  if (!value.trim()) return
  const box = boxOf(element)
  const shown = box.width < 8 || box.height < 8 ? 0 : shownShare(box, clip)
  if (shown > 0) writer.field(element, value, place, box, shown)
}

/** A closed shadow root cannot be seen from outside: a component of some size that shows nothing of its own may have one. */
function nameClosed(element: Element, name: string, clip: Box, walked: Walked): void {
  if (!name.includes('-') || openShadow(element) || element.childElementCount > 0 || element.textContent?.trim()) return
  const box = boxOf(element)
  if (box.width < WORTH_NAMING.width || box.height < WORTH_NAMING.height || !isSeen(intersect(box, clip))) return
  walked.unread.push({ reason: 'closed-shadow', what: `a closed component (${name})` })
}

function measurer(doc: Document) {
  const range = doc.createRange()
  const nothing = { box: { left: 0, top: 0, right: 0, bottom: 0 }, shown: 0 }
  return (segs: Seg[], clip: Box) => {
    const first = segs[0]
    const last = segs.at(-1)
    if (!first || !last) return nothing
    // Measuring a line takes the longer the more text its node holds; such a text stands or falls as a whole.
    const whole = first.node.data.length > STRETCH && first.node.parentElement
    if (whole) {
      const box = boxOf(whole)
      return { box, shown: shownShare(box, clip) }
    }
    try {
      range.setStart(first.node, first.offset)
      range.setEnd(last.node, last.offset + last.length)
    } catch {
      // The page changed this text between reading and measuring it.
      return nothing
    }
    const box = range.getBoundingClientRect()
    return { box, shown: shownShare(box, clip) }
  }
}

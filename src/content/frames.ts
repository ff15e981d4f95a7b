/** Where a frame stands in the tree of frames, and the frame elements that a document shows. */
import { activeElement, attribute, childNodes, isHtml, nodeType, openShadow, parentNode } from './dom.ts'
import type { ChildFrame } from './types.ts'

export type FrameElement = HTMLIFrameElement | HTMLFrameElement
/** A window with the constructors of its own: what is made for a document has to be made by its window. */
export type View = Window & typeof globalThis

export const isFrameElement = (element: Element): element is FrameElement =>
  isHtml(element, 'iframe') || isHtml(element, 'frame')

/**
 * The steps from the top page down to this window. The index in `frames` may be asked across origins and cannot be changed
 * by a page; frames in shadow trees have none and are named by the place of their element instead.
 */
export function framePath(view: Window): string[] {
  const path: string[] = []
  for (let at: Window = view; at.parent !== at && path.length < 100; at = at.parent) path.unshift(stepOf(at))
  return path
}

function stepOf(view: Window): string {
  const { parent } = view
  for (let i = 0; i < parent.length; i++) if (parent[i] === view) return String(i)
  try {
    return view.frameElement ? placeStep(view.frameElement) : '?'
  } catch {
    return '?'
  }
}

/** Index of each child window, made once for a document: looking each one up is slow in a page of a thousand frames. */
function indexes(view: Window): Map<Window, string> {
  const found = new Map<Window, string>()
  for (let i = 0; i < view.length; i++) {
    const child = view[i]
    if (child) found.set(child, String(i))
  }
  return found
}

let known: { view: Window; length: number; steps: Map<Window, string> } | undefined

function childStep(element: FrameElement): string {
  const view = element.ownerDocument.defaultView
  const child = element.contentWindow
  if (!view || !child) return '?'
  if (known?.view !== view || known.length !== view.length) known = { view, length: view.length, steps: indexes(view) }
  return known.steps.get(child) ?? placeStep(element)
}

/** Asked from within the frame too, where the nodes around it are those of another realm: `instanceof` does not hold. */
function placeStep(element: Element): string {
  const steps: string[] = []
  let at: Node = element
  for (let parent = parentNode(at); parent; parent = parentNode(at)) {
    steps.unshift(String(Array.prototype.indexOf.call(childNodes(parent), at)))
    at = nodeType(parent) === Node.DOCUMENT_FRAGMENT_NODE ? (parent as ShadowRoot).host : parent
  }
  return `@${steps.join('.')}`
}

export function childFrame(element: FrameElement, box: DOMRect, visible: boolean): ChildFrame {
  const view = element.ownerDocument.defaultView
  return {
    step: childStep(element),
    visible,
    active: deepActive(element.ownerDocument) === element,
    origin: originOf(element),
    ...stateOf(element),
    top: box.top + (view?.scrollY ?? 0),
    left: box.left + (view?.scrollX ?? 0),
    width: box.width,
    height: box.height,
    what: nameOf(element),
  }
}

function originOf(element: FrameElement): string {
  const src = attribute(element, 'src').trim()
  if (!src || !URL.canParse(src, element.baseURI)) return ''
  const { protocol, origin } = new URL(src, element.baseURI)
  return /^https?:$/.test(protocol) ? origin : ''
}

/** The window of a frame, where its document may be read from here. */
export function viewWithin(element: FrameElement): View | null {
  try {
    return element.contentDocument?.defaultView ?? null
  } catch {
    return null
  }
}

/** The document of a frame is in sight only from its own origin; until its page has come, it is an empty one of its parent's. */
function stateOf(element: FrameElement): { own: boolean; loading: boolean } {
  try {
    const doc = element.contentDocument
    const asked = /^(https?:|\/|[^:]+$)/i.test(attribute(element, 'src').trim())
    return { own: doc !== null, loading: doc !== null && asked && doc.URL === 'about:blank' }
  } catch {
    return { own: false, loading: false }
  }
}

/** The element that has the focus, within open shadow roots too. */
export function deepActive(doc: Document): Element | null {
  let active = activeElement(doc)
  for (let shadow = active && openShadow(active); shadow?.activeElement; shadow = openShadow(shadow.activeElement))
    active = shadow.activeElement
  return active
}

function nameOf(element: FrameElement): string {
  const name = attribute(element, 'title') || attribute(element, 'name') || attribute(element, 'aria-label')
  if (name) return name.slice(0, 80)
  const src = attribute(element, 'src')
  return src && URL.canParse(src) ? new URL(src).host || 'a frame' : 'a frame'
}

/** The page's own name for a frame: its title, else the last segment of its path; never the address. */
export function frameName(title: string, path: string): string {
  const segment = path.split('/').filter(Boolean).at(-1) ?? ''
  return (title.trim() || segment).slice(0, 120)
}

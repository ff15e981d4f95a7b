/** Which part of the plane an element can be seen in: ancestors with `overflow` cut it, scrollers bring it into view. */

export interface Box {
  left: number
  top: number
  right: number
  bottom: number
}

/** The clips that hold for an element's in-flow, absolutely positioned and fixed descendants, in viewport coordinates. */
export interface Clips {
  flow: Box
  absolute: Box
  fixed: Box
}

/** A box smaller than this in one direction shows nothing; pages hide text for screen readers in boxes of one pixel. */
const SMALLEST = 2

export const EVERYWHERE = Number.POSITIVE_INFINITY

export const intersect = (a: Box, b: Box): Box => ({
  left: Math.max(a.left, b.left),
  top: Math.max(a.top, b.top),
  right: Math.min(a.right, b.right),
  bottom: Math.min(a.bottom, b.bottom),
})

const width = (box: Box): number => Math.max(0, box.right - box.left)
const height = (box: Box): number => Math.max(0, box.bottom - box.top)

export const isSeen = (box: Box): boolean => width(box) >= SMALLEST && height(box) >= SMALLEST

/** The share of a box's area that lies within the clip, 0..1. */
export function shownShare(box: Box, clip: Box): number {
  const shown = intersect(box, clip)
  if (!isSeen(shown)) return 0
  return (width(shown) * height(shown)) / (width(box) * height(box))
}

/** The whole document: what lies above or left of its origin cannot be scrolled to, nor what a fixed width cuts off. */
export function documentClips(view: Window, root: HTMLElement | null, body: HTMLElement | null): Clips {
  const style = root ? view.getComputedStyle(root) : undefined
  const rightToLeft = style?.direction === 'rtl'
  const fixedWidth = [style, body ? view.getComputedStyle(body) : undefined].some(
    (one) => one?.overflowX === 'hidden' || one?.overflowX === 'clip',
  )
  const all: Box = {
    left: rightToLeft ? -EVERYWHERE : -view.scrollX,
    top: -view.scrollY,
    right: fixedWidth || rightToLeft ? view.innerWidth - (fixedWidth ? 0 : view.scrollX) : EVERYWHERE,
    bottom: EVERYWHERE,
  }
  return { flow: all, absolute: all, fixed: all }
}

const cuts = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip'
const scrolls = (overflow: string): boolean => overflow === 'auto' || overflow === 'scroll'

/** The clip in which an element itself is seen, given those that its parent hands down. */
export function clipOf(style: CSSStyleDeclaration, from: Clips): Box {
  if (style.position === 'absolute') return from.absolute
  return style.position === 'fixed' ? from.fixed : from.flow
}

/** The clips that an element hands down to its children; `box` is its own box. */
export function clipsWithin(style: CSSStyleDeclaration, box: () => Box, from: Clips): Clips {
  const free = style.overflow === 'visible'
  // Where nothing around cuts off one kind of content more than another, it makes no difference how the element is positioned.
  if (free && from.flow === from.absolute && from.flow === from.fixed) return from
  const { display, position } = style
  if (display === 'inline' && position === 'static') return from
  const x = free ? 'visible' : style.overflowX
  const y = free ? 'visible' : style.overflowY
  const holdsFixed = style.transform !== 'none' || style.filter !== 'none'
  const positioned = position !== 'static' || holdsFixed
  const bounded = cuts(x) || cuts(y) || scrolls(x) || scrolls(y)
  if (!bounded && !positioned) return from
  const own = clipOf(style, from)
  const flow = bounded ? boundedBy(box(), x, y, own) : own
  return { flow, absolute: positioned ? flow : from.absolute, fixed: holdsFixed ? flow : from.fixed }
}

/** What an element lets be seen of its content: it cuts some of it off, and brings some of it into view by scrolling. */
function boundedBy(box: Box, x: string, y: string, clip: Box): Box {
  const own = intersect(box, clip)
  if (!isSeen(own)) return own
  return {
    left: cuts(x) ? own.left : -EVERYWHERE,
    right: cuts(x) ? own.right : EVERYWHERE,
    top: cuts(y) ? own.top : -EVERYWHERE,
    bottom: cuts(y) ? own.bottom : EVERYWHERE,
  }
}

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
export function clipOf({ position }: { position: string }, from: Clips): Box {
  if (position === 'absolute') return from.absolute
  return position === 'fixed' ? from.fixed : from.flow
}

/** Whether a clip path leaves nothing of an element to be seen: insets from both sides that meet, circles of no size. */
export function isClippedAway(path: string): boolean {
  if (path === 'none') return false
  if (/^(circle|ellipse)\(0/.test(path)) return true
  const inset = /^inset\(([^)]*)\)/.exec(path)?.[1]?.split(' round ')[0]?.trim().split(/\s+/)
  if (!inset?.every((side) => side.endsWith('%'))) return false
  const [top = 0, right = top, bottom = top, left = right] = inset.map(Number.parseFloat)
  return top + bottom >= 100 || left + right >= 100
}

/** Whether an element that stays where it is in the window stands wholly beside it, where no scrolling leads. */
export const isBeside = (box: Box, view: Window): boolean =>
  isSeen(box) && (box.right <= 0 || box.bottom <= 0 || box.left >= view.innerWidth || box.top >= view.innerHeight)

/** What a scrolling element shows begins at its origin: what stands before that can never be scrolled to. */
export interface Origin {
  left: number
  top: number
}

export function originOf(element: Element, style: CSSStyleDeclaration, box: Box): Origin {
  const { scrollLeft, scrollTop } = element
  const reversed = style.flexDirection.endsWith('-reverse') || style.flexWrap === 'wrap-reverse'
  return {
    left: reversed || style.direction === 'rtl' || scrollLeft < 0 ? -EVERYWHERE : box.left - scrollLeft,
    top: reversed || scrollTop < 0 ? -EVERYWHERE : box.top - scrollTop,
  }
}

/** The clips that an element hands down to its children; `box` is its own box. */
export function clipsWithin(
  style: CSSStyleDeclaration,
  box: () => Box,
  origin: (box: Box) => Origin,
  from: Clips,
): Clips {
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
  const flow = bounded ? boundedBy(box(), origin, x, y, own) : own
  return { flow, absolute: positioned ? flow : from.absolute, fixed: holdsFixed ? flow : from.fixed }
}

/** What an element lets be seen of its content: it cuts some of it off, and brings some of it into view by scrolling. */
function boundedBy(box: Box, origin: (box: Box) => Origin, x: string, y: string, clip: Box): Box {
  const own = intersect(box, clip)
  if (!isSeen(own)) return own
  const { left, top } = origin(box)
  return {
    left: cuts(x) ? own.left : left,
    right: cuts(x) ? own.right : EVERYWHERE,
    top: cuts(y) ? own.top : top,
    bottom: cuts(y) ? own.bottom : EVERYWHERE,
  }
}

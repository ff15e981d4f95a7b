/**
 * Whether what stands in the page is seen: nothing around it transparent, nothing that cuts it off. Asked only of what may matter, since
 * styles and boxes are dear to ask for; what is found out about an element holds for everything within it, for one reading.
 */
import {
  type Box,
  type Clips,
  clipOf,
  clipsWithin,
  documentClips,
  EVERYWHERE,
  isBeside,
  isClippedAway,
  isSeen,
  originOf,
  shownShare,
} from './clip.ts'
import { attributeNames, boxOf, documentBody, documentElement, shownParent } from './dom.ts'
import { type Look, Shape } from './looks.ts'

const overflows = (block: Element): boolean =>
  block.scrollWidth > block.clientWidth || block.scrollHeight > block.clientHeight

const NOWHERE: Box = { left: 0, top: 0, right: 0, bottom: 0 }

/** Measuring a line takes the longer the more text its node holds; a text longer than this stands or falls as a whole. */
export const STRETCH = 10_000

/** An element that was met, with what shows it: to ask the page for that again takes longer than to keep it. */
export interface Spot {
  readonly element: Element
  /** What shows it; null for the whole document. */
  readonly parent: Spot | null
  /** Its surroundings and its own name and classes, by which elements within it look alike. */
  readonly shape: Shape
  readonly look: Look
  /** What it lets be seen of its content, null for nothing; undefined before it was asked for. */
  clips: Clips | null | undefined
  /** Whether it and all around it stand still, with nothing that cuts off or moves; undefined before it was asked for. */
  still: boolean | undefined
}

export class Sight {
  private readonly whole: Clips
  private readonly range: Range
  private readonly isOpen: boolean

  constructor(private readonly view: Window) {
    const { document: doc } = view
    this.whole = documentClips(view, documentElement(doc), documentBody(doc))
    this.range = doc.createRange()
    // A line of text may be wider than a document that does not scroll.
    this.isOpen = this.whole.flow.right === EVERYWHERE
  }

  /**
   * @param names its attributes
   * @param parent what shows the element
   * @param around the shape of its surroundings
   * @param before that of the element before it
   */
  meet(element: Element, names: readonly string[], parent: Spot | null, around: Shape, before: Shape | null): Spot {
    const shape = around.of(element, names, before)
    return { element, parent, shape, look: shape.lookOf(element, names), clips: undefined, still: undefined }
  }

  /** An element to begin with, wherever it stands. */
  spotOf(element: Element): Spot {
    const chain: Element[] = []
    for (let at: Element | null = element; at; at = shownParent(at)) chain.push(at)
    let spot: Spot | null = null
    for (const one of chain.reverse())
      spot = this.meet(one, attributeNames(one), spot, spot?.shape ?? new Shape(null), null)
    return spot!
  }

  /** The clip in which the element itself is seen; null when it is not. */
  clipOf({ parent, look }: Spot): Box | null {
    const clips = parent ? this.clipsWithin(parent) : this.whole
    return clips && clipOf(look, clips)
  }

  /** What the element lets be seen of its content; null for nothing. */
  clipsWithin(spot: Spot): Clips | null {
    if (spot.clips === undefined) {
      const around = spot.parent ? this.clipsWithin(spot.parent) : this.whole
      spot.clips = around && handedDown(spot, around, this.whole, this.view)
    }
    return spot.clips
  }

  /** Whether all text within is seen, since nothing around could keep it from that; where this does not hold, its box tells. */
  isStill(spot: Spot): boolean {
    let at = spot
    while (at.still === undefined && at.look.isStill && at.parent) at = at.parent
    const still: boolean = at.still ?? (at.look.isStill && this.isOpen)
    for (let one: Spot | null = spot; one && one !== at; one = one.parent) one.still = still
    at.still = still
    return still
  }

  /**
   * Where a stretch of text is painted and which share of it is seen; the nodes may have changed since they were read.
   * @param alone the block of which it is all that is shown
   */
  ofText(
    first: Text,
    from: number,
    last: Text,
    to: number,
    within: Spot,
    alone: Spot | null,
  ): { box: Box; shown: number } {
    const clips = this.clipsWithin(within)
    if (!clips) return { box: NOWHERE, shown: 0 }
    const block = alone && roughly(alone, clips.flow)
    if (block) return { box: block, shown: 1 }
    const box = first.length > STRETCH ? edgesOf(within.element) : this.measured(first, from, last, to)
    return box ? { box, shown: shownShare(box, clips.flow) } : { box: NOWHERE, shown: 0 }
  }

  private measured(first: Text, from: number, last: Text, to: number): Box | undefined {
    try {
      this.range.setStart(first, from)
      this.range.setEnd(last, to)
      return plain(this.range.getBoundingClientRect())
    } catch {
      // The page changed this text between reading and measuring it.
      return undefined
    }
  }
}

function handedDown({ element, look }: Spot, from: Clips, whole: Clips, view: Window): Clips | null {
  const { position } = look
  // Where nothing around cuts off one kind of content more than another, it makes no difference how the element is positioned.
  const alike = from.flow === from.absolute && from.flow === from.fixed
  if (look.isFree && (position === 'static' || (alike && position !== 'fixed'))) return from
  const style = view.getComputedStyle(element)
  if (style.opacity === '0' || style.contentVisibility === 'hidden') return null
  if (isClippedAway(style.clipPath)) return null
  if (position === 'fixed' && from.fixed === whole.fixed && isBeside(boxOf(element), view)) return null
  const origin = (box: Box) => originOf(element, style, box)
  const clips = clipsWithin(style, () => boxOf(element), origin, from)
  return isSeen(clips.flow) || isSeen(clips.absolute) ? clips : null
}

/** The edges of a box are asked for again and again; each time it takes a way into the browser. */
const plain = ({ left, top, right, bottom }: DOMRect): Box => ({ left, top, right, bottom })

const edgesOf = (element: Element): Box => plain(boxOf(element))

/**
 * The box of a block in place of that of its text, which takes many times longer to measure: undefined where they may
 * differ in what is seen of them.
 */
function roughly({ element, look }: Spot, clip: Box): Box | undefined {
  const box = edgesOf(element)
  const inside = box.left >= clip.left && box.top >= clip.top && box.right <= clip.right && box.bottom <= clip.bottom
  if (!inside || !isSeen(box)) return undefined
  if ((clip.right < EVERYWHERE || clip.bottom < EVERYWHERE) && overflows(element)) return undefined
  return look.isEven ? box : undefined
}

/**
 * Whether what stands in the page is seen: nothing around it transparent, nothing that cuts it off. Asked only of what may matter, since
 * styles and boxes are dear to ask for; what is found out about an element holds for everything within it, for one reading.
 */
import { type Box, type Clips, clipOf, clipsWithin, documentClips, EVERYWHERE, isSeen, shownShare } from './clip.ts'
import { boxOf, documentBody, documentElement, shownParent } from './dom.ts'

const overflows = (block: Element): boolean =>
  block.scrollWidth > block.clientWidth || block.scrollHeight > block.clientHeight

export const NOWHERE: Box = { left: 0, top: 0, right: 0, bottom: 0 }

export class Sight {
  /** Null where nothing within is seen. */
  private readonly known = new Map<Element, Clips | null>()
  private readonly styles = new Map<Element, CSSStyleDeclaration>()
  private readonly whole: Clips
  private readonly range: Range

  constructor(view: Window) {
    const { document: doc } = view
    this.whole = documentClips(view, documentElement(doc), documentBody(doc))
    this.range = doc.createRange()
  }

  /** The clip in which the element itself is seen; null when it is not. */
  clipOf(element: Element): Box | null {
    const around = shownParent(element)
    const clips = around ? this.clipsWithin(around) : this.whole
    return clips && clipOf(this.styleOf(element), clips)
  }

  /** What the element lets be seen of its content; null for nothing. */
  clipsWithin(element: Element): Clips | null {
    const chain: Element[] = []
    let at: Element | null = element
    let clips: Clips | null | undefined
    for (; at; at = shownParent(at)) {
      clips = this.known.get(at)
      if (clips !== undefined) break
      chain.push(at)
    }
    let within: Clips | null = clips === undefined ? this.whole : clips
    for (let i = chain.length - 1; i >= 0; i--) {
      const one = chain[i]!
      within = within && this.handedDown(one, within)
      this.known.set(one, within)
    }
    return within
  }

  styleOf(element: Element): CSSStyleDeclaration {
    let style = this.styles.get(element)
    if (!style) {
      style = getComputedStyle(element)
      this.styles.set(element, style)
    }
    return style
  }

  private handedDown(element: Element, from: Clips): Clips | null {
    const style = this.styleOf(element)
    if (style.opacity === '0' || style.contentVisibility === 'hidden') return null
    const clips = clipsWithin(style, () => boxOf(element), from)
    return isSeen(clips.flow) || isSeen(clips.absolute) ? clips : null
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
    whole: boolean,
    alone: Element | null,
  ): { box: Box; shown: number } {
    const { parentElement } = first
    const clips = parentElement && this.clipsWithin(parentElement)
    if (!parentElement || !clips) return { box: NOWHERE, shown: 0 }
    const block = alone && this.roughly(alone, clips.flow)
    if (block) return { box: block, shown: 1 }
    const box = whole ? boxOf(parentElement) : this.measured(first, from, last, to)
    return box ? { box, shown: shownShare(box, clips.flow) } : { box: NOWHERE, shown: 0 }
  }

  /**
   * The box of a block in place of that of its text, which takes many times longer to measure: undefined where they may
   * differ in what is seen of them.
   */
  private roughly(block: Element, clip: Box): Box | undefined {
    const box = boxOf(block)
    const { left, top, right, bottom } = box
    const inside = left >= clip.left && top >= clip.top && right <= clip.right && bottom <= clip.bottom
    if (!inside || !isSeen(box)) return undefined
    if ((clip.right < EVERYWHERE || clip.bottom < EVERYWHERE) && overflows(block)) return undefined
    const { textIndent, fontSize } = this.styleOf(block)
    return textIndent === '0px' && fontSize !== '0px' ? box : undefined
  }

  private measured(first: Text, from: number, last: Text, to: number): DOMRect | undefined {
    try {
      this.range.setStart(first, from)
      this.range.setEnd(last, to)
      return this.range.getBoundingClientRect()
    } catch {
      // The page changed this text between reading and measuring it.
      return undefined
    }
  }
}

/** Elements that show something else in place of their content: frames and fields are read for themselves, drawings are named. */
import { intersect, isSeen, shownShare } from './clip.ts'
import { attribute, boxOf, isHtml, openShadow } from './dom.ts'
import { childFrame, type FrameElement, isFrameElement, type View, viewWithin } from './frames.ts'
import type { Field } from './line.ts'
import type { LineWriter, Place } from './lines.ts'
import type { Sight, Spot } from './sight.ts'
import type { ChildFrame, Unread } from './types.ts'

/** Drawings and closed components below this size, CSS pixels, hold no note worth naming. */
const WORTH_NAMING = { width: 300, height: 100 }
/** A value of one word is none that a note is made of; a date may stand beside one. */
const TELLING_VALUE = /\S\s+\S|\d[-/.]\d/

export class Replaced {
  constructor(
    private readonly sight: Sight,
    private readonly writer: LineWriter,
    private readonly found: { children: ChildFrame[]; within: View[]; unread: Unread[] },
  ) {}

  read(spot: Spot, name: string, place: Place): void {
    const { element } = spot
    if (isFrameElement(element)) this.readFrame(element, spot)
    else if (isHtml(element, 'textarea') || isHtml(element, 'input')) this.readField(element, spot, place)
    else if (name === 'canvas' || name === 'object' || name === 'embed') this.nameDrawing(spot, name)
  }

  private readFrame(element: FrameElement, spot: Spot): void {
    const box = boxOf(element)
    const clip = this.sight.clipOf(spot)
    const visible = clip !== null && isSeen(intersect(box, clip))
    if (visible && /\.pdf($|[?#])/i.test(attribute(element, 'src'))) {
      this.found.unread.push({ reason: 'pdf', what: 'a PDF document in a frame' })
      return
    }
    this.found.children.push(childFrame(element, box, visible))
    const view = visible ? viewWithin(element) : null
    if (view) this.found.within.push(view)
  }

  private readField(element: Field, spot: Spot, place: Place): void {
    const { value } = element
    if (!TELLING_VALUE.test(value)) return
    const clip = this.sight.clipOf(spot)
    const box = boxOf(element)
    const shown = !clip || box.width < 8 || box.height < 8 ? 0 : shownShare(box, clip)
    if (shown > 0) this.writer.field(element, value, place, { box, shown })
  }

  private nameDrawing(spot: Spot, name: string): void {
    if (!this.isLargeAndSeen(spot)) return
    const { element } = spot
    const type = attribute(element, 'type') + attribute(element, 'src') + attribute(element, 'data')
    if (/pdf/i.test(type)) this.found.unread.push({ reason: 'pdf', what: 'a PDF document in the page' })
    else if (name === 'canvas') this.found.unread.push({ reason: 'canvas', what: 'a drawing (canvas)' })
  }

  /** A closed shadow root cannot be seen from outside: a component of some size that shows nothing of its own may have one. */
  nameClosed(spot: Spot, name: string): void {
    const { element } = spot
    if (openShadow(element) || element.childElementCount > 0 || element.textContent?.trim()) return
    if (this.isLargeAndSeen(spot))
      this.found.unread.push({ reason: 'closed-shadow', what: `a closed component (${name})` })
  }

  private isLargeAndSeen(spot: Spot): boolean {
    const box = boxOf(spot.element)
    if (box.width < WORTH_NAMING.width || box.height < WORTH_NAMING.height) return false
    const clip = this.sight.clipOf(spot)
    return clip !== null && isSeen(intersect(box, clip))
  }
}

export const isTellingInput = (input: HTMLInputElement): boolean =>
  input.type === 'text' && TELLING_VALUE.test(input.value)

export const isTicked = ({ type }: HTMLInputElement): boolean => type === 'checkbox' || type === 'radio'

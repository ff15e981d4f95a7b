/**
 * Joins the readings of all frames of a tab into one text: frames that the page does not show and parts that are no note are
 * dropped, what stands in several places is read once, the rest is put in reading order.
 */
import type { FrameReading, MarkRange, NotePart, Unread } from '../content/types.ts'
import type { SourcePart } from '../platform/messages.ts'

/** A part of the joined text together with where it came from. */
export interface AssembledPart extends SourcePart {
  /** `NotePart.id` in the frame. */
  partId: string
  /** Offset in the text of the page's part at which this part starts. */
  offset: number
}

export interface Assembled {
  /** Parts in reading order with two newlines between them. */
  text: string
  parts: AssembledPart[]
  unread: Unread[]
  /** Number of frames that parts were taken from. */
  frames: number
}

/** One call of `mark` in one frame. */
export interface FrameMarks {
  frameId: number
  ranges: MarkRange[]
  /** Index into `ranges`, in the one frame that has to scroll. */
  scrollTo?: number
}

/** What the reader in a page gives to the background. Everything here comes from a hostile page: validate on receipt. */

export type PartKind = 'text' | 'field' | 'editor' | 'selection' | 'paste'

/** One part of a note as it stands in one frame; `text` is exactly what the page shows, white space kept. */
export interface NotePart {
  /** Unique within the frame for this reading. */
  id: string
  text: string
  kind: PartKind
  /** The heading or label that the page shows for this part ('' when none); metadata, never inserted into the text. */
  label: string
  /** 0..1: how much this looks like clinical prose; the assembler drops parts under its threshold. */
  score: number
  /** Position in the top page's coordinates, CSS pixels, for the reading order. */
  top: number
  left: number
  /** Date and author where the page shows them beside the part. */
  date?: string
  author?: string
}

export type UnreadReason =
  | 'no-permission'
  | 'timeout'
  | 'canvas'
  | 'pdf'
  | 'closed-shadow'
  | 'restricted-page'
  | 'vanished'
  | 'too-large'

/** One thing that could not be read, named so that the person can paste or select it. */
export interface Unread {
  reason: UnreadReason
  /** Which frame or element, in words a person recognises: a frame's title or host name, "a drawing (canvas)". */
  what: string
}

/** The answer of one frame. */
export interface FrameReading {
  frameId: number
  /** Title or last path segment of the frame, for `data-frame`; never the full URL. */
  frame: string
  parts: NotePart[]
  unread: Unread[]
}

/** A range of one part's text to be marked in the page. */
export interface MarkRange {
  partId: string
  start: number
  end: number
  /** The words themselves, to find the place again when the page has re-rendered. */
  quote: string
}

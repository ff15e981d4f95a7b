/** What the reader in a page gives to the background. Everything here comes from a hostile page: validate on receipt. */

export type PartKind = 'text' | 'field' | 'editor' | 'selection' | 'paste'

/** The way to an element that a person picked to be read always; kept for a site, without any word of what stands there. */
export interface Region {
  /** Path of the frame's address, with `*` for segments that may name a patient. */
  page: string
  /** CSS selectors, each within the shadow root of the element before. */
  path: string[]
}

/** One part of a note as it stands in one frame; `text` is exactly what the page shows, white space kept. */
export interface NotePart {
  /** Unique within the reading of one reader. */
  id: string
  text: string
  kind: PartKind
  /** The heading or label that the page shows for this part ('' when none); metadata, never inserted into the text. */
  label: string
  /** 0..1: how much this looks like clinical prose; the assembler drops parts under its threshold. */
  score: number
  /** Position in the document of the frame, CSS pixels, by which other frames stand before or after it; 0 where there are none. */
  top: number
  left: number
  /** Date and author where the page shows them beside the part. */
  date?: string
  author?: string
  /** In a region that the person picked: read whatever it looks like, and in place of everything else. */
  picked?: boolean
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
  /** Origin of the frame that leave is wanted for, where it is known. */
  site?: string
}

/** A frame element (iframe, frame) as its parent's document shows it. */
export interface ChildFrame {
  /** This child's step in `FrameAnswer.path`. */
  step: string
  /** Shown by its own document: displayed, not clipped away, of some size. */
  visible: boolean
  /** Whether the focus of the document is in this frame. */
  active: boolean
  /** Of the same origin as its parent: whoever may read the parent may read it, so that its silence is no want of permission. */
  own: boolean
  /** Origin of the page that the frame asks for; '' where it names none. */
  origin: string
  /** Still empty although it names a page to show. */
  loading: boolean
  /** Position in the parent's document and size, CSS pixels. */
  top: number
  left: number
  width: number
  height: number
  /** Title, name or host of the frame, to name it when it cannot be read. */
  what: string
}

/** What `read()` answers of one frame. */
export interface FrameAnswer {
  /**
   * Where the frame stands in the tree of frames: the index of each window in its parent's `frames`, from the top page
   * down; [] is the top page. Every frame works it out for itself and no page can forge it, so frames are matched
   * to their elements without messages between frames and without further permissions.
   */
  path: string[]
  /** Title or last path segment of the frame, for `data-frame`; never the full URL. */
  frame: string
  parts: NotePart[]
  unread: Unread[]
  children: ChildFrame[]
}

/** The answer of one frame together with the browser's own id of the frame whose reader gave it: of that frame, or of one around it. */
export interface FrameReading extends FrameAnswer {
  frameId: number
}

/** A range of one part's text to be marked in the page. */
export interface MarkRange {
  partId: string
  /** Half open, UTF-16 units of the part's text. */
  start: number
  end: number
  /** The words themselves, to find the place again when the page has re-rendered. */
  quote: string
}

/** What became of the parts that were read from a frame: changed while they stand there, or taken away. */
export type NoteSignal = 'changed' | 'gone'

/** What is left in a frame's isolated world as `globalThis.__chartsideReader`: it serves the frame and those within it that it may enter. */
export interface PageReader {
  /**
   * Reads what the frame and those within it show, this one first. Never rejects: what cannot be read is named in `unread`. Works in short
   * slices and stops at a time budget (about two seconds of work for a frame, eight for all), then answers with what it has. Where one of the
   * regions is in sight in a frame, only these are read there. Gives arrays of `FrameAnswer` in JSON, as they come: one string leaves the page
   * in half the time of an object of many parts. Nothing where the reader of a frame around this one reads it too.
   */
  read(regions?: readonly Region[]): AsyncIterable<string>
  /** Whether frames in sight were met, as they were read last, that this reader may not enter. */
  hasOthers(): boolean
  /**
   * Replaces all marks of this reader; an empty list removes them. `scrollTo` is an index into `ranges`.
   * Answers how many of the ranges were found and marked. Never throws.
   */
  mark(ranges: readonly MarkRange[], scrollTo?: number): { marked: number }
  /** Removes every mark and trace of marking. */
  unmark(): void
  /**
   * Tells from now on what becomes of what was read last in the frames of these parts; a later call, or reading, ends it.
   * @param parts their ids
   */
  watch(tell: (signal: NoteSignal) => void, parts: readonly string[]): void
  /** Lets the person point at a region; null when they leave it. */
  pick(done: (region: Region | null) => void): void
  /** Ends pointing, as when it was done in another frame. */
  unpick(): void
  /** When the person was last in a field that can be written into, to compare with other readers; 0 for never. */
  cursor(): number
  /** Writes into that field at the cursor, as one step that its undo takes back. Answers whether it was taken. */
  insert(text: string): boolean
}

declare global {
  var __chartsideReader: PageReader | undefined
}

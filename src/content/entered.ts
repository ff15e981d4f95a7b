/** A document that a reader reads, with all that it leaves there. */
import type { View } from './frames.ts'
import { Cursor } from './insert.ts'
import { Marks } from './mark.ts'
import type { PartPlace } from './places.ts'
import type { NoteSignal } from './types.ts'
import { Watch } from './watch.ts'

export class Entered {
  readonly doc: Document
  readonly marks: Marks
  readonly cursor: Cursor
  /** Where the parts stand that were read here last. */
  places: ReadonlyMap<string, PartPlace> = new Map()
  private watching: Watch | undefined

  constructor(readonly view: View) {
    this.doc = view.document
    this.marks = new Marks(view)
    this.cursor = new Cursor(this.doc)
  }

  /** The frame was taken away, or shows another document by now. */
  get isLeft(): boolean {
    return this.doc.defaultView !== this.view
  }

  watch(tell: (signal: NoteSignal) => void): void {
    this.unwatch()
    this.watching = new Watch(this.view, this.doc, this.places, tell)
  }

  unwatch(): void {
    this.watching?.stop()
    this.watching = undefined
  }
}

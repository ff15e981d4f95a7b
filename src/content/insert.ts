/**
 * Writes into the field that the person was last in, at the cursor, as if they had typed it: one step of the field's own undo, with
 * the events that frameworks listen to. Only ever called because a person pressed the button for it.
 */
import { isConnected } from './dom.ts'
import { deepActive } from './frames.ts'

/** The field last focused and when, on the clock that the frames of a tab share. */
interface Last {
  field: HTMLElement
  at: number
}

const TYPED = new Set(['text', 'search'])

const isWritable = (element: Element | null | undefined): element is HTMLElement =>
  element instanceof HTMLTextAreaElement
    ? !element.disabled && !element.readOnly
    : element instanceof HTMLInputElement
      ? TYPED.has(element.type) && !element.disabled && !element.readOnly
      : element instanceof HTMLElement && element.isContentEditable

export class Cursor {
  private last: Last | undefined

  constructor(private readonly view: Window) {
    const focused = deepActive(view.document)
    if (isWritable(focused)) this.last = { field: focused, at: view.document.hasFocus() ? 2 : 1 }
    view.document.addEventListener('focusin', this.remember, { capture: true, passive: true })
  }

  private readonly remember = (event: Event): void => {
    const field = event.composedPath()[0]
    if (field instanceof HTMLElement && isWritable(field))
      this.last = { field, at: this.view.performance.timeOrigin + event.timeStamp }
  }

  /** When a field that can be written into was last focused; 0 for never, small for before anybody looked. */
  get at(): number {
    return this.last && isConnected(this.last.field) && isWritable(this.last.field) ? this.last.at : 0
  }

  /** Answers whether the text was taken. */
  insert(text: string): boolean {
    const field = this.at ? this.last?.field : undefined
    if (!field) return false
    const { document: doc } = this.view
    if (deepActive(doc) !== field) field.focus({ preventScroll: true })
    // The one way to change a field that its own undo knows of; nothing in the browsers has come to take its place.
    return doc.execCommand('insertText', false, text)
  }
}

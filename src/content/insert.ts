/**
 * Writes into the field that the person was last in, at the cursor, as if they had typed it: one step of the field's own undo, with
 * the events that frameworks listen to. Only ever called because a person pressed the button for it.
 */
import { isConnected, isElement, isHtml } from './dom.ts'
import { deepActive } from './frames.ts'

/** The field last focused and when, on the clock that the readers of a tab share. */
interface Last {
  field: HTMLElement
  at: number
}

const TYPED = new Set(['text', 'search'])

function isWritable(element: Element | null): element is HTMLElement {
  if (!element) return false
  if (isHtml(element, 'textarea')) return !element.disabled && !element.readOnly
  if (isHtml(element, 'input')) return TYPED.has(element.type) && !element.disabled && !element.readOnly
  return (element as HTMLElement).isContentEditable === true
}

/** The cursor of one document. */
export class Cursor {
  private last: Last | undefined

  constructor(private readonly doc: Document) {
    const focused = deepActive(doc)
    if (isWritable(focused)) this.last = { field: focused, at: doc.hasFocus() ? 2 : 1 }
    doc.addEventListener('focusin', this.remember, { capture: true, passive: true })
  }

  private readonly remember = (event: Event): void => {
    const target = event.composedPath()[0] as Node | undefined
    if (target && isElement(target) && isWritable(target))
      this.last = { field: target, at: performance.timeOrigin + performance.now() }
  }

  /** When a field that can be written into was last focused; 0 for never, small for before anybody looked. */
  get at(): number {
    return this.last && isConnected(this.last.field) && isWritable(this.last.field) ? this.last.at : 0
  }

  /** Answers whether the text was taken. */
  insert(text: string): boolean {
    const field = this.at ? this.last?.field : undefined
    if (!field) return false
    const { doc } = this
    if (deepActive(doc) !== field) field.focus({ preventScroll: true })
    // The one way to change a field that its own undo knows of; nothing in the browsers has come to take its place.
    return doc.execCommand('insertText', false, text)
  }
}

/** Lets the person point at the note: what is under the pointer is framed, a click takes it, Escape gives up. Leaves nothing behind. */
import { boxOf, documentElement, shownParent } from './dom.ts'
import { regionOf } from './region.ts'
import type { Region } from './types.ts'

const STYLE = `
  :host { all: initial !important; position: fixed !important; inset: 0 !important; pointer-events: none !important;
    z-index: 2147483647 !important; }
  .box { position: fixed; box-sizing: border-box; border: 2px solid #0f766e; background: #0f766e22; border-radius: 3px; }
  .hint { position: fixed; left: 50%; top: 12px; transform: translateX(-50%); padding: 8px 14px; border-radius: 6px;
    background: #10201f; color: #fff; font: 13px/1.4 system-ui, sans-serif; white-space: nowrap; }
`
/** What is pointed at is as a rule a word or a line of what is meant. */
const SMALLEST = { width: 160, height: 24 }

export class Picker {
  private readonly host: HTMLElement
  private readonly box: HTMLElement
  private element: Element | undefined

  constructor(
    private readonly view: Window,
    private readonly done: (region: Region | null) => void,
  ) {
    const doc = view.document
    this.host = doc.createElement('div')
    const root = this.host.attachShadow({ mode: 'closed' })
    const style = doc.createElement('style')
    style.textContent = STYLE
    this.box = doc.createElement('div')
    this.box.className = 'box'
    const hint = doc.createElement('div')
    hint.className = 'hint'
    hint.textContent = 'Click the note that is always to be read here. Escape to leave.'
    root.append(style, this.box)
    if (view === view.top) root.append(hint)
    documentElement(doc)?.append(this.host)
    doc.addEventListener('pointermove', this.point, { capture: true, passive: true })
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
      doc.addEventListener(type, this.take, { capture: true })
    doc.addEventListener('keydown', this.leave, { capture: true })
  }

  stop(): void {
    const doc = this.view.document
    doc.removeEventListener('pointermove', this.point, { capture: true })
    for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click'])
      doc.removeEventListener(type, this.take, { capture: true })
    doc.removeEventListener('keydown', this.leave, { capture: true })
    this.host.remove()
  }

  private readonly point = (event: Event): void => {
    this.element = large(event.composedPath()[0])
    const box = this.element && boxOf(this.element)
    this.box.style.display = box ? 'block' : 'none'
    if (!box) return
    this.box.style.left = `${box.left}px`
    this.box.style.top = `${box.top}px`
    this.box.style.width = `${box.width}px`
    this.box.style.height = `${box.height}px`
  }

  /** The page must not take the click for one of its own: nothing is to open, close or be signed by it. */
  private readonly take = (event: Event): void => {
    if (!event.isTrusted) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (event.type !== 'click') return
    const element = large(event.composedPath()[0]) ?? this.element
    this.stop()
    this.done(element ? regionOf(this.view, element) : null)
  }

  private readonly leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopImmediatePropagation()
    this.stop()
    this.done(null)
  }
}

function large(target: EventTarget | undefined): Element | undefined {
  let at: Element | null = target instanceof Element ? target : null
  for (; at; at = shownParent(at)) {
    const { width, height } = boxOf(at)
    if (width >= SMALLEST.width && height >= SMALLEST.height) return at
  }
  return undefined
}

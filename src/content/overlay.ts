/**
 * Marks in text areas and inputs. Their text is not in the page's tree, so a mirror of the field with the marked words is laid
 * over it: all mirrors live in one closed shadow root of one host element, take no clicks, follow scrolling, and leave with the marks.
 */
import { boxOf, documentElement, isConnected, isHtml } from './dom.ts'
import { inField } from './find.ts'
import type { View } from './frames.ts'
import type { Field } from './line.ts'

interface FieldMark {
  start: number
  quote: string
}

interface Mirror {
  field: Field
  value: string
  marks: FieldMark[]
  frame: HTMLElement
  text: HTMLElement
}

const COPIED = [
  'direction',
  'font-family',
  'font-feature-settings',
  'font-kerning',
  'font-size',
  'font-size-adjust',
  'font-stretch',
  'font-style',
  'font-variant',
  'font-weight',
  'letter-spacing',
  'line-height',
  'overflow-wrap',
  'padding-bottom',
  'padding-left',
  'padding-right',
  'padding-top',
  'tab-size',
  'text-align',
  'text-indent',
  'text-transform',
  'word-break',
  'word-spacing',
]

const STYLE = `
  :host { all: initial !important; position: fixed !important; inset: 0 !important; width: auto !important; height: auto !important;
    margin: 0 !important; padding: 0 !important; border: 0 !important; background: none !important; overflow: visible !important;
    pointer-events: none !important; z-index: 2147483647 !important; }
  .frame { position: fixed; overflow: hidden; }
  .text { position: absolute; top: 0; left: 0; box-sizing: border-box; color: transparent; }
  mark { background: #ffe066; color: #1b1b1b; border-radius: 2px; }
`

export class Overlay {
  private readonly host: HTMLElement
  private readonly root: ShadowRoot
  private readonly mirrors = new Map<Field, Mirror>()
  private readonly resized: ResizeObserver
  private waiting = 0

  constructor(private readonly view: View) {
    const doc = view.document
    this.host = doc.createElement('div')
    this.root = this.host.attachShadow({ mode: 'closed' })
    const style = doc.createElement('style')
    style.textContent = STYLE
    this.root.append(style)
    documentElement(doc)?.append(this.host)
    this.resized = new view.ResizeObserver(this.soon)
    doc.addEventListener('scroll', this.soon, { capture: true, passive: true })
    doc.addEventListener('input', this.soon, { capture: true, passive: true })
    view.addEventListener('resize', this.soon, { passive: true })
  }

  add(field: Field, start: number, end: number): void {
    const quote = field.value.slice(start, end)
    const mirror = this.mirrors.get(field) ?? this.mirror(field)
    mirror.marks.push({ start, quote })
  }

  private mirror(field: Field): Mirror {
    const doc = this.view.document
    const frame = doc.createElement('div')
    const text = doc.createElement('div')
    frame.className = 'frame'
    text.className = 'text'
    frame.append(text)
    this.root.append(frame)
    const mirror: Mirror = { field, value: field.value, marks: [], frame, text }
    this.mirrors.set(field, mirror)
    this.resized.observe(field)
    return mirror
  }

  /** Lays the mirrors over their fields; after the marks were added, and whenever something moved. */
  place(): void {
    for (const mirror of this.mirrors.values()) {
      if (!isConnected(mirror.field)) this.drop(mirror)
      else {
        if (mirror.value !== mirror.field.value) follow(mirror)
        this.lay(mirror)
      }
    }
  }

  private readonly soon = (): void => {
    if (this.waiting) return
    this.waiting = this.view.requestAnimationFrame(() => {
      this.waiting = 0
      this.place()
    })
  }

  private drop(mirror: Mirror): void {
    mirror.frame.remove()
    this.resized.unobserve(mirror.field)
    this.mirrors.delete(mirror.field)
  }

  private lay({ field, frame, text, marks, value }: Mirror): void {
    const style = this.view.getComputedStyle(field)
    const box = boxOf(field)
    const shown = style.visibility === 'visible' && box.width > 0 && box.height > 0
    frame.style.display = shown ? 'block' : 'none'
    frame.style.left = `${box.left + field.clientLeft}px`
    frame.style.top = `${box.top + field.clientTop}px`
    frame.style.width = `${field.clientWidth}px`
    frame.style.height = `${field.clientHeight}px`
    for (const name of COPIED) text.style.setProperty(name, style.getPropertyValue(name))
    const single = isHtml(field, 'input')
    text.style.whiteSpace = single ? 'pre' : style.whiteSpace
    text.style.width = single ? 'max-content' : `${field.clientWidth}px`
    if (single) text.style.lineHeight = `${field.clientHeight}px`
    if (single) text.style.paddingTop = text.style.paddingBottom = '0'
    text.style.transform = `translate(${-field.scrollLeft}px, ${-field.scrollTop}px)`
    text.replaceChildren(...marked(this.view.document, value, marks))
  }

  /** Scrolls the field itself so that the mark that starts there is in its middle. */
  scrollTo(field: Field, start: number): void {
    const mirror = this.mirrors.get(field)
    if (!mirror) return
    const ordered = [...mirror.marks].sort((a, b) => a.start - b.start)
    const element = mirror.text.querySelectorAll('mark')[ordered.findIndex((mark) => mark.start === start)]
    if (!element) return
    field.scrollTop = element.offsetTop - (field.clientHeight - element.offsetHeight) / 2
    if (isHtml(field, 'input')) field.scrollLeft = element.offsetLeft - field.clientWidth / 2
    this.place()
  }

  remove(): void {
    const doc = this.view.document
    this.view.cancelAnimationFrame(this.waiting)
    this.resized.disconnect()
    doc.removeEventListener('scroll', this.soon, { capture: true })
    doc.removeEventListener('input', this.soon, { capture: true })
    this.view.removeEventListener('resize', this.soon)
    this.mirrors.clear()
    this.host.remove()
  }
}

/** The person types on: marks follow their words and go when the words do. */
function follow(mirror: Mirror): void {
  mirror.value = mirror.field.value
  mirror.marks = mirror.marks.flatMap(({ start, quote }) => {
    const target = inField(mirror.field, start, quote)
    return target?.kind === 'field' ? [{ start: target.start, quote }] : []
  })
}

/** The text of a field with its marks; marks that overlap are drawn as far as the one before leaves room. */
function marked(doc: Document, value: string, marks: readonly FieldMark[]): Node[] {
  const nodes: Node[] = []
  let at = 0
  for (const { start, quote } of [...marks].sort((a, b) => a.start - b.start)) {
    const end = start + quote.length
    const from = Math.max(at, start)
    nodes.push(doc.createTextNode(value.slice(at, from)))
    const mark = doc.createElement('mark')
    mark.textContent = value.slice(from, end)
    nodes.push(mark)
    at = Math.max(at, end)
  }
  // A trailing newline needs something after it to be as high as in the field.
  nodes.push(doc.createTextNode(`${value.slice(at)}\u200b`))
  return nodes
}

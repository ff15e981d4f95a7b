/** Marks words in the page without changing any of its nodes, its values or its undo history. */
import { boxOf, shownParent } from './dom.ts'
import { Finder, type Target } from './find.ts'
import { Overlay } from './overlay.ts'
import type { PartPlace } from './places.ts'
import type { MarkRange } from './types.ts'

const NAME = 'chartside'
const RULE = `::highlight(${NAME}) { background-color: #ffe066; color: #1b1b1b; }`

let sheet: CSSStyleSheet | undefined
let overlay: Overlay | undefined

export function mark(
  view: Window,
  places: ReadonlyMap<string, PartPlace>,
  ranges: readonly MarkRange[],
  scrollTo?: number,
): { marked: number } {
  unmark(view)
  try {
    const finder = new Finder(view, places)
    const targets = ranges.map((range) => finder.find(range))
    const found = targets.filter((target) => target !== undefined)
    highlight(
      view.document,
      found.flatMap((target) => (target.kind === 'text' ? target.range : [])),
    )
    layOver(view, found)
    const aim = scrollTo === undefined ? undefined : targets[scrollTo]
    if (aim) bringIntoView(view, aim)
    return { marked: found.length }
  } catch {
    // The page broke what the marks need; it is left without any.
    unmark(view)
    return { marked: 0 }
  }
}

export function unmark(view: Window): void {
  CSS.highlights.delete(NAME)
  const { document: doc } = view
  if (sheet) doc.adoptedStyleSheets = doc.adoptedStyleSheets.filter((one) => one !== sheet)
  sheet = undefined
  overlay?.remove()
  overlay = undefined
}

function highlight(doc: Document, ranges: readonly Range[]): void {
  if (!ranges.length) return
  CSS.highlights.set(NAME, new Highlight(...ranges))
  sheet = new CSSStyleSheet()
  sheet.replaceSync(RULE)
  doc.adoptedStyleSheets = [...doc.adoptedStyleSheets, sheet]
}

function layOver(view: Window, targets: readonly Target[]): void {
  const fields = targets.filter((target) => target.kind === 'field')
  if (!fields.length) return
  overlay = new Overlay(view)
  for (const { field, start, end } of fields) overlay.add(field, start, end)
  overlay.place()
}

function bringIntoView(view: Window, target: Target): void {
  const element = target.kind === 'field' ? target.field : elementOf(target.range.startContainer)
  // Scrolls every scroller around, in the frames around this one too.
  element?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
  if (target.kind === 'field') overlay?.scrollTo(target.field, target.start)
  else if (element) centre(view, target.range, element)
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : shownParent(node))

/** In a block higher than its scroller, the words themselves may still be outside. */
function centre(view: Window, range: Range, from: Element): void {
  for (let at: Element | null = from; at; at = shownParent(at)) {
    if (at.scrollHeight <= at.clientHeight || !/auto|scroll/.test(view.getComputedStyle(at).overflowY)) continue
    const box = boxOf(at)
    const words = range.getBoundingClientRect()
    if (words.top < box.top || words.bottom > box.bottom)
      at.scrollTop += (words.top + words.bottom) / 2 - (box.top + box.bottom) / 2
  }
  const words = range.getBoundingClientRect()
  if (words.top < 0 || words.bottom > view.innerHeight)
    view.scrollBy({ top: words.top - view.innerHeight / 2, behavior: 'instant' })
}

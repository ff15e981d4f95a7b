/** Marks words in the page without changing any of its nodes, its values or its undo history. */
import { boxOf, isConnected, shownParent } from './dom.ts'
import { Finder, type Target } from './find.ts'
import { Overlay } from './overlay.ts'
import type { PartPlace } from './places.ts'
import type { MarkRange } from './types.ts'

const NAME = 'chartside'
const RULE = `::highlight(${NAME}) { background-color: #ffe066; color: #1b1b1b; }`

/** Milliseconds after which a page that renders anew is given its marks again. */
const SETTLED = 250

let sheet: CSSStyleSheet | undefined
let overlay: Overlay | undefined
let rendering: { observer: MutationObserver; timer?: ReturnType<typeof setTimeout> } | undefined

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
    keep(view, places, ranges, found)
    return { marked: found.length }
  } catch {
    // The page broke what the marks need; it is left without any.
    unmark(view)
    return { marked: 0 }
  }
}

/** A page that renders its text anew takes the marked nodes away; the marks then go to where the words stand now. */
function keep(
  view: Window,
  places: ReadonlyMap<string, PartPlace>,
  ranges: readonly MarkRange[],
  targets: readonly Target[],
): void {
  if (!targets.length) return
  const isLost = (target: Target) =>
    target.kind === 'text'
      ? target.range.collapsed || !isConnected(target.range.startContainer)
      : !isConnected(target.field)
  const look = () => {
    if (rendering) rendering.timer = undefined
    if (targets.some(isLost)) mark(view, places, ranges)
  }
  const observer = new MutationObserver(() => {
    if (rendering) rendering.timer ??= setTimeout(look, SETTLED)
  })
  rendering = { observer }
  const nodes = targets.map((target) => (target.kind === 'text' ? target.range.startContainer : target.field))
  for (const root of new Set<Node>([view.document, ...nodes.map((node) => node.getRootNode())]))
    observer.observe(root, { childList: true, characterData: true, subtree: true })
}

export function unmark(view: Window): void {
  rendering?.observer.disconnect()
  clearTimeout(rendering?.timer)
  rendering = undefined
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

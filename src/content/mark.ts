/** Marks words in the page without changing any of its nodes, its values or its undo history. */
import { boxOf, isConnected, isElement, shownParent } from './dom.ts'
import { Finder, type Target } from './find.ts'
import type { View } from './frames.ts'
import { Overlay } from './overlay.ts'
import type { PartPlace } from './places.ts'
import type { MarkRange } from './types.ts'

const NAME = 'chartside'
const RULE = `::highlight(${NAME}) { background-color: #ffe066; color: #1b1b1b; }`

/** Milliseconds after which a page that renders anew is given its marks again. */
const SETTLED = 250

/** The marks in one document. */
export class Marks {
  private sheet: CSSStyleSheet | undefined
  private overlay: Overlay | undefined
  private rendering: { observer: MutationObserver; timer?: ReturnType<typeof setTimeout> } | undefined

  constructor(private readonly view: View) {}

  /** Replaces the marks; answers how many of the ranges were found. Never throws. */
  set(places: ReadonlyMap<string, PartPlace>, ranges: readonly MarkRange[], scrollTo?: number): number {
    this.clear()
    if (!ranges.length) return 0
    try {
      const finder = new Finder(this.view, places)
      const targets = ranges.map((range) => finder.find(range))
      const found = targets.filter((target) => target !== undefined)
      this.highlight(found.flatMap((target) => (target.kind === 'text' ? target.range : [])))
      this.layOver(found)
      const aim = scrollTo === undefined ? undefined : targets[scrollTo]
      if (aim) this.bringIntoView(aim)
      this.keep(places, ranges, found)
      return found.length
    } catch {
      // The page broke what the marks need; it is left without any.
      this.clear()
      return 0
    }
  }

  /** A page that renders its text anew takes the marked nodes away; the marks then go to where the words stand now. */
  private keep(places: ReadonlyMap<string, PartPlace>, ranges: readonly MarkRange[], targets: readonly Target[]): void {
    if (!targets.length) return
    const isLost = (target: Target) =>
      target.kind === 'text'
        ? target.range.collapsed || !isConnected(target.range.startContainer)
        : !isConnected(target.field)
    const look = () => {
      if (this.rendering) this.rendering.timer = undefined
      if (targets.some(isLost)) this.set(places, ranges)
    }
    const observer = new MutationObserver(() => {
      if (this.rendering) this.rendering.timer ??= setTimeout(look, SETTLED)
    })
    this.rendering = { observer }
    const nodes = targets.map((target) => (target.kind === 'text' ? target.range.startContainer : target.field))
    for (const root of new Set<Node>([this.view.document, ...nodes.map((node) => node.getRootNode())]))
      observer.observe(root, { childList: true, characterData: true, subtree: true })
  }

  /** Takes every mark and every trace of marking away. */
  clear(): void {
    this.rendering?.observer.disconnect()
    clearTimeout(this.rendering?.timer)
    this.rendering = undefined
    this.view.CSS.highlights.delete(NAME)
    const { document: doc } = this.view
    if (this.sheet) doc.adoptedStyleSheets = doc.adoptedStyleSheets.filter((one) => one !== this.sheet)
    this.sheet = undefined
    this.overlay?.remove()
    this.overlay = undefined
  }

  private highlight(ranges: readonly Range[]): void {
    if (!ranges.length) return
    const { view } = this
    view.CSS.highlights.set(NAME, new view.Highlight(...ranges))
    // A document takes no sheet that another one's window made.
    this.sheet = new view.CSSStyleSheet()
    this.sheet.replaceSync(RULE)
    view.document.adoptedStyleSheets = [...view.document.adoptedStyleSheets, this.sheet]
  }

  private layOver(targets: readonly Target[]): void {
    const fields = targets.filter((target) => target.kind === 'field')
    if (!fields.length) return
    this.overlay = new Overlay(this.view)
    for (const { field, start, end } of fields) this.overlay.add(field, start, end)
    this.overlay.place()
  }

  private bringIntoView(target: Target): void {
    const element = target.kind === 'field' ? target.field : elementOf(target.range.startContainer)
    // Scrolls every scroller around, in the frames around this one too.
    element?.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' })
    if (target.kind === 'field') this.overlay?.scrollTo(target.field, target.start)
    else if (element) centre(this.view, target.range, element)
  }
}

const elementOf = (node: Node): Element | null => (isElement(node) ? node : shownParent(node))

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

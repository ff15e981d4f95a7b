/**
 * Watches what was read: whether it is still there, and whether it was changed. Tells no words, only that it happened. A page that
 * renders the same note anew has not changed it; one that shows another patient in its place has taken it away.
 */
import { isConnected } from './dom.ts'
import { Finder } from './find.ts'
import type { PartPlace } from './places.ts'
import type { NoteSignal } from './types.ts'

/** Milliseconds after a change until it is looked at, and of rest after which a note counts as written. */
const LOOK = 150
const REST = 2000
/** Characters of a part by which it is known again. */
const KNOWN_BY = 80

export class Watch {
  private readonly observer: MutationObserver
  private looking: ReturnType<typeof setTimeout> | undefined
  private resting: ReturnType<typeof setTimeout> | undefined
  /** What was written into since the last look. */
  private readonly written = new Set<Node>()

  constructor(
    private readonly view: Window,
    private readonly doc: Document,
    private readonly places: ReadonlyMap<string, PartPlace>,
    private readonly tell: (signal: NoteSignal) => void,
  ) {
    this.observer = new MutationObserver(this.soon)
    const roots = new Set<Node>([doc])
    for (const place of places.values())
      roots.add((place.kind === 'field' ? place.field : (place.segs[0]?.node ?? doc)).getRootNode())
    for (const root of roots) this.observer.observe(root, { childList: true, characterData: true, subtree: true })
    doc.addEventListener('input', this.wrote, { capture: true, passive: true })
    view.addEventListener('pagehide', this.left)
    // What was read may have been changed or taken away while it was analysed.
    this.soon()
  }

  stop(): void {
    this.observer.disconnect()
    clearTimeout(this.looking)
    clearTimeout(this.resting)
    this.doc.removeEventListener('input', this.wrote, { capture: true })
    this.view.removeEventListener('pagehide', this.left)
  }

  private readonly left = (): void => {
    this.stop()
    this.tell('gone')
  }

  private readonly wrote = (event: Event): void => {
    const field = event.composedPath()[0] as Node | undefined
    if (field) this.written.add(field)
    this.soon()
  }

  private readonly soon = (): void => {
    this.looking ??= setTimeout(() => {
      this.looking = undefined
      this.look()
    }, LOOK)
  }

  private look(): void {
    // A frame that shows another document keeps the nodes of the one before as they were.
    if (this.doc.defaultView !== this.view) {
      this.left()
      return
    }
    const states = [...this.places].map(([id, place]) => {
      const state = this.stateOf(id, place)
      return state === 'same' && this.isWrittenOn(place) ? 'changed' : state
    })
    this.written.clear()
    if (states.every((state) => state === 'gone')) this.left()
    else if (states.some((state) => state !== 'same')) {
      clearTimeout(this.resting)
      this.resting = setTimeout(() => this.tell('changed'), REST)
    }
  }

  private stateOf(id: string, place: PartPlace): 'same' | 'changed' | 'gone' {
    if (place.kind === 'field') {
      if (!isConnected(place.field)) return 'gone'
      const { value } = place.field
      if (place.whole ? value === place.text : value.startsWith(place.text, place.offset)) return 'same'
      return value.trim() === '' ? 'gone' : 'changed'
    }
    const lost = place.segs.find(({ node, offset, start, length }) => {
      return !isConnected(node) || node.data.slice(offset, offset + length) !== place.text.slice(start, start + length)
    })
    if (!lost && this.isWhole(place.segs.at(-1)?.node, place)) return 'same'
    return this.isFoundAgain(id, place.text) ? 'changed' : 'gone'
  }

  /** What is written into an editor may leave all words that were read as they were: a paragraph below the last. */
  private isWrittenOn(place: PartPlace): boolean {
    const node = place.kind === 'text' ? place.segs[0]?.node : undefined
    return node !== undefined && [...this.written].some((editor) => editor.contains(node))
  }

  /** What is typed on at the end of an editor lengthens its last text. */
  private isWhole(last: Text | undefined, { text }: PartPlace): boolean {
    return last === undefined || text.trimEnd().endsWith(last.data.trim().slice(-20))
  }

  private isFoundAgain(id: string, text: string): boolean {
    const finder = new Finder(this.view, this.places)
    const start = text.search(/\S/)
    const quotes = [text.slice(start, start + KNOWN_BY), text.trimEnd().slice(-KNOWN_BY)]
    return quotes.some((quote) => finder.find({ partId: id, start, end: start + 1, quote: quote.trim() }) !== undefined)
  }
}

/**
 * Looks a document over before it is walked: where something stands that could be prose, and what lies so far from any that it
 * can be no part of a note. The browser's own searches find the first in a fraction of the time that a walk takes.
 */
import { attribute, boxOf, isElement, isHtml, isText, localName, parentElement, textContent } from './dom.ts'
import type { Tag } from './tags.ts'

/** Characters from which a text may be a sentence; a text node of fewer counts by what stands around it. */
const TELLING = 20
/** Steps above a telling text within which other lines may belong to it or name it; inline elements take some of them. */
const REACH = 9
/** The same for a text of fewer characters than this, which is a title rather than a sentence. */
const SENTENCE = 30
const TITLE_REACH = 6
/** Steps left, from which on lines may only name it. */
const FAR = 1
/** Blocks below the last element that holds something telling, beyond which no line is near enough to it. */
export const DEEPEST = 5
/** A list of more children than this is gone through only around what is telling in it. */
const LONG_ROW = 400
const NEIGHBOURS = 60
/** Rows of as many cells are those of a grid. */
const GRID = 3

/** Indentation between elements may be as long as text; to tell it from text here is quicker than in the search. */
const LONG_TEXTS = `//text()[string-length() >= ${TELLING}]`
/** Pieces of a text from which it may be a sentence. */
const PIECE = 6
const PIECES = ['span', 'font'].map((name) => `${name}:nth-of-type(${PIECE})`)
/** What is read or named for itself, beside components: what may hide a tree of its own. */
const SPECIAL = new Set(['textarea', 'canvas', 'object', 'embed', 'iframe', 'frame'])
/** What pages are made of, the most frequent first: all else is found in one pass by being none of these. */
const COMMON =
  'div,span,td,tr,a,li,p,b,i,label,input,th,option,table,tbody,ul,button,thead,section,article,svg,path,use,g,h1,h2,h3,h4,h5,h6,header,footer,nav,form,select,strong,em,u,small,br,hr,img,script,link,style,meta'
const UNCOMMON = `:not(${COMMON})`
const HOSTS = ['[contenteditable]', 'div:empty']
const SILENT = new Set(['script', 'style', 'noscript', 'option', 'template', 'title'])

export class Survey {
  /** Elements that hold something telling, with the steps above them within which it is still near. */
  private readonly reach = new Map<Element, number>()

  constructor(doc: Document) {
    const long = doc.evaluate(LONG_TEXTS, doc, null, XPathResult.UNORDERED_NODE_ITERATOR_TYPE, null)
    for (let text = long.iterateNext() as Text | null; text; text = long.iterateNext() as Text | null) {
      const element = isTelling(text) ? parentElement(text) : null
      if (element && !SILENT.has(localName(element))) this.hold(element, text.length < SENTENCE ? TITLE_REACH : REACH)
    }
    // Every search goes through the whole page, and those by several names or by attributes are the slow ones.
    const uncommon = doc.querySelectorAll(UNCOMMON)
    for (let i = 0, { length } = uncommon; i < length; i++) {
      const name = localName(uncommon[i]!)
      if (SPECIAL.has(name) || name.includes('-')) this.hold(uncommon[i]!)
    }
    for (const selector of HOSTS) {
      const hosts = doc.querySelectorAll(selector)
      for (let i = 0, { length } = hosts; i < length; i++) this.hold(hosts[i]!)
    }
    const inputs = doc.querySelectorAll('input')
    for (let i = 0, { length } = inputs; i < length; i++) if (mayMatter(inputs[i]!)) this.hold(inputs[i]!)
    for (const selector of PIECES) {
      const pieces = doc.querySelectorAll(selector)
      for (let i = 0, { length } = pieces; i < length; i++) this.holdSplit(pieces[i]!)
    }
  }

  /** Holds a text that stands in many pieces, none of them long enough to tell: every word in an element of its own. */
  private holdSplit(piece: Element): void {
    const parent = parentElement(piece)
    if (!parent || this.reach.has(piece)) return
    const { children } = parent
    for (let i = 0; i < PIECE; i++) if (!isWord(children[i])) return
    this.hold(parent)
    for (const child of children) if (!this.reach.has(child)) this.reach.set(child, 0)
  }

  private hold(element: Element, reach = REACH): void {
    let at: Element | null = element
    for (let left = reach; at; left = Math.max(0, left - 1)) {
      const before = this.reach.get(at)
      if (before !== undefined && before >= left) return
      this.reach.set(at, left)
      at = parentElement(at)
    }
  }

  /** Whether something telling stands in the element. */
  holds(element: Element): boolean {
    return this.reach.has(element)
  }

  /** Whether what stands in an element beside something telling is too far from it for anything but to name it. */
  isFar(element: Element): boolean {
    return this.reach.get(element) === FAR
  }

  /** Of a long row of children those that hold something telling, with their neighbours, and both ends. */
  around(children: readonly Node[]): readonly Node[] {
    if (children.length <= LONG_ROW) return children
    const keep = new Set<number>([0, children.length - 1])
    children.forEach((child, i) => {
      if (isElement(child) ? this.reach.has(child) : isText(child) && isTelling(child)) keep.add(i)
    })
    let last = -1
    return [...keep]
      .sort((a, b) => a - b)
      .flatMap((i) => {
        const from = Math.max(last + 1, i - NEIGHBOURS)
        last = Math.min(children.length - 1, i + NEIGHBOURS)
        return children.slice(from, last + 1)
      })
  }

  /**
   * Whether an element that holds nothing telling can be passed over.
   * @param parent where it stands
   * @param below blocks between it and the nearest element around that holds something telling
   */
  skips(element: Element, { name, menu }: Tag, parent: Element, below: number): boolean {
    if (menu || (below === 0 && !this.reach.get(parent))) return true
    if (name === 'table' && isHtml(element, 'table')) return (element.rows[0]?.cells.length ?? 0) >= GRID
    if (name === 'tr' && isHtml(element, 'tr')) return element.cells.length >= GRID
    const role = attribute(element, 'role')
    if (role === 'navigation' || role === 'menu') return true
    if (isLabelledField(element)) return true
    return element.childElementCount >= GRID && (role === 'row' || isFormRow(element))
  }
}

/** Whether there is nothing in it but a field for a word or a number with its label. */
function isLabelledField(element: Element): boolean {
  if (element.childElementCount !== 2) return false
  const { firstElementChild: label, lastElementChild: field } = element
  if (!label || !field || !isHtml(label, 'label')) return false
  return isHtml(field, 'select') || (isHtml(field, 'input') && field.type !== 'hidden')
}

/** Whether the first things in it are fields with their labels, side by side. */
function isFormRow(element: Element): boolean {
  let before: DOMRect | undefined
  for (let i = 0, at = element.firstElementChild; i < GRID; i++, at = at?.nextElementSibling ?? null) {
    if (!at?.querySelector('input, select')) return false
    const box = boxOf(at)
    if (before && (box.left < before.right - 1 || box.top > before.bottom - 2)) return false
    before = box
  }
  return true
}

/** Much of what stands between elements is nothing but indentation. */
const isTelling = ({ data }: Text): boolean => data.length >= TELLING && data.trim().length >= TELLING

const isWord = (piece: Element | undefined): boolean =>
  piece !== undefined && piece.childElementCount <= 1 && /\p{L}/u.test(textContent(piece) ?? '')

/** Most inputs hold a word or a number. */
const mayMatter = (input: HTMLInputElement): boolean => input.value.length >= 6 && input.type === 'text'

/**
 * How elements are styled. To ask the browser for a style takes many times longer than to find an element, and pages are made of the same
 * pieces over and over: of elements with the same name and classes in the same surroundings one is asked for all. Whether each of them is
 * shown may hang on the state of something else in the page, so that is asked of each that holds text (`isShown`).
 */
import { attribute, localName } from './dom.ts'

/** How an element parts its text from what is around it. */
export type Edge = 'none' | 'block' | 'cell'

export type WhiteSpace = 'collapse' | 'preserve' | 'breaks'

/** What is asked of a style, each thing once. */
export class Look {
  readonly display: string
  readonly edge: Edge
  private white: WhiteSpace | undefined
  private free: boolean | undefined
  private placed: string | undefined
  private even: boolean | undefined
  private still: boolean | undefined
  private weight: boolean | undefined
  private own: boolean | undefined

  constructor(private readonly style: CSSStyleDeclaration) {
    this.display = style.display
    this.edge = edgeOf(this.display)
  }

  get whiteSpace(): WhiteSpace {
    this.white ??= whiteSpaceOf(this.style)
    return this.white
  }

  get position(): string {
    this.placed ??= this.style.position
    return this.placed
  }

  /** Whether it hides, cuts off and moves nothing of what is within, but for what is positioned by it. */
  get isFree(): boolean {
    this.free ??= isFree(this.style)
    return this.free
  }

  /** Whether its text stands within its box, at some size. */
  get isEven(): boolean {
    this.even ??= this.style.textIndent === '0px' && this.style.fontSize !== '0px'
    return this.even
  }

  /** Whether its text, in a line, is seen wherever the line is. */
  get isInFlow(): boolean {
    return this.display === 'inline' && this.isFree && this.isEven && this.position === 'static'
  }

  /** Whether it stands where those before and around it leave room: not moved off, beneath or out of them. */
  get isStill(): boolean {
    this.still ??= this.isFree && this.isEven && this.position === 'static' && !isDrawnOut(this.style)
    return this.still
  }

  /** Whether it takes up rows of the page for itself, with all that is within it. */
  get isStacked(): boolean {
    this.own ??= STACKED.test(this.display) && this.style.cssFloat === 'none' && this.isStill
    return this.own
  }

  /** Whether blocks within it stand one below the other. */
  get isStacking(): boolean {
    return STACKING.test(this.display)
  }

  get isBold(): boolean {
    this.weight ??= Number.parseInt(this.style.fontWeight, 10) >= 600
    return this.weight
  }
}

const STACKED = /^(block|list-item|flow-root|flex|grid|table)$/
const STACKING = /^(block|list-item|flow-root|table-cell)$/

function isFree(style: CSSStyleDeclaration): boolean {
  if (style.opacity === '0' || style.contentVisibility === 'hidden' || style.clipPath !== 'none') return false
  return style.overflow === 'visible' && style.filter === 'none' && style.transform === 'none'
}

function edgeOf(display: string): Edge {
  if (display === 'table-cell') return 'cell'
  return display === 'contents' || display.startsWith('inline') || display.startsWith('ruby') ? 'none' : 'block'
}

/** All four sides in one: for each that is asked, the browser looks whether it has to lay the page out anew. */
const isDrawnOut = ({ margin }: CSSStyleDeclaration): boolean => margin.includes('-')

function whiteSpaceOf({ whiteSpace }: CSSStyleDeclaration): WhiteSpace {
  if (/^(pre-line|preserve-breaks)/.test(whiteSpace)) return 'breaks'
  return /^(pre|break-spaces)/.test(whiteSpace) ? 'preserve' : 'collapse'
}

/** The names that Chrome 120 knows too. */
const SEEN = { checkOpacity: true, checkVisibilityCSS: true }

/** Whether the element and everything around it is displayed, visible and of some opacity. */
export const isShown = (element: Element): boolean => element.checkVisibility(SEEN)

/** Elements of one name and the same classes in one place. */
type Kind = Map<Kind | null, Shape>

/** Surroundings in which elements look alike that have the same name, the same classes and the same element before them. */
export class Shape {
  /** Elements without attributes but classes, by name and classes: most are, and to join the two for a key takes longer than to find it. */
  private readonly bare = new Map<string, Map<string | null, Kind>>()
  private readonly within = new Map<string, Kind>()
  private look: Look | undefined

  constructor(private readonly kind: Kind | null) {}

  /**
   * The shape of an element that stands in this one.
   * @param before that of the element before it
   */
  of(element: Element, names: readonly string[], before: Shape | null): Shape {
    const kind = isBare(names) ? this.kindOfBare(element, names) : kindIn(this.within, keyOf(element, names))
    const after = before?.kind ?? null
    let shape = kind.get(after)
    if (!shape) {
      shape = new Shape(kind)
      kind.set(after, shape)
    }
    return shape
  }

  private kindOfBare(element: Element, names: readonly string[]): Kind {
    const name = localName(element)
    let named = this.bare.get(name)
    if (!named) {
      named = new Map()
      this.bare.set(name, named)
    }
    return kindIn(named, names.length ? attribute(element, 'class') : null)
  }

  /** An element is one of many as long as it is neither styled by itself nor named. */
  lookOf(element: Element, names: readonly string[]): Look {
    if (names.includes('style') || names.includes('id')) return new Look(getComputedStyle(element))
    this.look ??= new Look(getComputedStyle(element))
    return this.look
  }
}

/** Whether an element has no attributes but classes. */
export const isBare = (names: readonly string[]): boolean =>
  names.length === 0 || (names.length === 1 && names[0] === 'class')

function kindIn<Key>(kinds: Map<Key, Kind>, key: Key): Kind {
  let kind = kinds.get(key)
  if (!kind) {
    kind = new Map()
    kinds.set(key, kind)
  }
  return kind
}

/** What only numbers an element: nothing looks otherwise for that. */
const NUMBERING = /^(id|for|name|href|src|title|tabindex|on.*|(data|aria)-.*)$/
const isNumber = (value: string): boolean => value.length > 1 && /\d/.test(value)

function keyOf(element: Element, names: readonly string[]): string {
  let key = localName(element)
  for (const name of names) {
    const value = attribute(element, name)
    if (name === 'class') key += `.${value}`
    else if (name !== 'style') key += `[${name}=${NUMBERING.test(name) && isNumber(value) ? '' : value}]`
  }
  return key
}

/**
 * Regions that a person picked to be read always. A region is kept as the way to its element, by what pages name their elements with, never by
 * what stands in it; parts of an address that may name a patient are left out.
 */
import { attribute, boxOf, isElement, localName, parentNode, shownParent } from './dom.ts'
import type { Region } from './types.ts'

const NAMED_BY = ['data-testid', 'data-test', 'name', 'role']
/** Words that a program made up for one occasion: "ember1234", "css-1q2w3e", "b7f3…". */
const MADE_UP = /\d{2,}|[_-][a-z]*\d[a-z\d]*$|[a-f\d]{8,}|^(css|sc|jss|emotion)-/i
const MOST_CLASSES = 3
const MOST_STEPS = 30

/** The page of a frame without what differs from patient to patient: segments with digits, and long ones. */
export const pageOf = (pathname: string): string =>
  pathname
    .split('/')
    .map((segment) => (/\d/.test(segment) || segment.length > 40 ? '*' : segment))
    .join('/')

export function regionOf(view: Window, element: Element): Region {
  const path: string[] = []
  let at: Element = element
  for (let root = at.getRootNode(); ; root = at.getRootNode()) {
    path.unshift(selectorOf(at, root as Document | ShadowRoot))
    if (!(root instanceof ShadowRoot)) break
    at = root.host
  }
  return { page: pageOf(view.location.pathname), path }
}

/** The elements of the regions that this page shows now. */
export function elementsOf(view: Window, regions: readonly Region[]): Element[] {
  const page = pageOf(view.location.pathname)
  const found = regions.flatMap((region) => (region.page === page ? (resolve(view.document, region.path) ?? []) : []))
  const shown = [...new Set(found)].filter((element) => boxOf(element).height > 0)
  // A region within another is read with it.
  return shown.filter((element) => !shown.some((other) => other !== element && holds(other, element)))
}

function holds(outer: Element, inner: Element): boolean {
  for (let at = shownParent(inner); at; at = shownParent(at)) if (at === outer) return true
  return false
}

function resolve(doc: Document, path: readonly string[]): Element | undefined {
  let root: Document | ShadowRoot | null = doc
  let found: Element | null = null
  for (const selector of path) {
    if (!root) return undefined
    try {
      found = root.querySelector(selector)
    } catch {
      // A selector that came with an imported file may be none.
      return undefined
    }
    if (!found) return undefined
    root = found.shadowRoot
  }
  return found ?? undefined
}

/** The shortest way of names from the root, or from a unique element, down to the element. */
function selectorOf(element: Element, root: Document | ShadowRoot): string {
  const steps: string[] = []
  for (let at: Element = element, n = 0; n < MOST_STEPS; n++) {
    steps.unshift(stepOf(at))
    const selector = steps.join(' > ')
    if (root.querySelectorAll(selector).length === 1) return selector
    const parent = parentNode(at)
    if (!parent || !isElement(parent)) break
    steps[0] = `${steps[0]}${placeAmong(at, parent)}`
    const placed = steps.join(' > ')
    if (root.querySelectorAll(placed).length === 1) return placed
    at = parent
  }
  return steps.join(' > ')
}

function stepOf(element: Element): string {
  const name = CSS.escape(localName(element))
  const id = attribute(element, 'id')
  if (id && !MADE_UP.test(id)) return `${name}#${CSS.escape(id)}`
  for (const key of NAMED_BY) {
    const value = attribute(element, key)
    if (value && value.length < 60 && !MADE_UP.test(value)) return `${name}[${key}="${CSS.escape(value)}"]`
  }
  const classes = [...element.classList].filter((one) => !MADE_UP.test(one)).slice(0, MOST_CLASSES)
  return name + classes.map((one) => `.${CSS.escape(one)}`).join('')
}

function placeAmong(element: Element, parent: Element): string {
  const same = [...parent.children].filter((other) => localName(other) === localName(element))
  return same.length > 1 ? `:nth-of-type(${same.indexOf(element) + 1})` : ''
}

/**
 * The DOM as its interfaces define it. A form or a document exposes its named elements as properties of its own, in
 * isolated worlds too (`<input name="childNodes">`), so everything that can be shadowed so is read through the prototype.
 */

function reader<Owner, Value>(prototype: object, name: string): (owner: Owner) => Value {
  const get = Object.getOwnPropertyDescriptor(prototype, name)?.get
  return (owner) => get?.call(owner) as Value
}

export const nodeType = reader<Node, number>(Node.prototype, 'nodeType')
export const childNodes = reader<Node, NodeListOf<ChildNode>>(Node.prototype, 'childNodes')
export const firstChild = reader<Node, ChildNode | null>(Node.prototype, 'firstChild')
export const nextSibling = reader<Node, ChildNode | null>(Node.prototype, 'nextSibling')
export const parentNode = reader<Node, ParentNode | null>(Node.prototype, 'parentNode')
export const parentElement = reader<Node, Element | null>(Node.prototype, 'parentElement')
export const isConnected = reader<Node, boolean>(Node.prototype, 'isConnected')
export const textContent = reader<Node, string | null>(Node.prototype, 'textContent')
export const localName = reader<Element, string>(Element.prototype, 'localName')
export const openShadow = reader<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot')
export const activeElement = reader<Document, Element | null>(Document.prototype, 'activeElement')
export const documentTitle = reader<Document, string>(Document.prototype, 'title')
export const documentElement = reader<Document, HTMLElement | null>(Document.prototype, 'documentElement')
export const documentBody = reader<Document, HTMLElement | null>(Document.prototype, 'body')

const { getAttribute, getBoundingClientRect, hasAttribute, hasAttributes: hasAny } = Element.prototype
export const attribute = (element: Element, name: string): string => getAttribute.call(element, name) ?? ''
export const hasAttributes = (element: Element): boolean => hasAny.call(element)
export const boxOf = (element: Element): DOMRect => getBoundingClientRect.call(element)

const ELEMENT = 1
const TEXT = 3
const CDATA = 4
const FRAGMENT = 11

export const isText = (node: Node): node is Text => kindOf(node) === NODE.text
export const isElement = (node: Node): node is Element => nodeType(node) === ELEMENT

/** What a walk makes of a node, in one look. */
export const NODE = { element: 1, text: 2, other: 0 } as const
export const kindOf = (node: Node): 0 | 1 | 2 => {
  const type = nodeType(node)
  if (type === ELEMENT) return NODE.element
  return type === TEXT || type === CDATA ? NODE.text : NODE.other
}

type Tags = HTMLElementTagNameMap & HTMLElementDeprecatedTagNameMap

const HTML = 'http://www.w3.org/1999/xhtml'
const namespace = reader<Element, string | null>(Element.prototype, 'namespaceURI')
/**
 * Whether it is the HTML element of this name. `instanceof` would not do: one frame's code reads the documents of others, whose elements
 * are made of other constructors.
 */
export const isHtml = <Name extends keyof Tags>(element: Element, name: Name): element is Tags[Name] =>
  localName(element) === name && namespace(element) === HTML

const editable = reader<HTMLElement, boolean>(HTMLElement.prototype, 'isContentEditable')
/** Whether a region that can be edited begins at the element: by its own attribute, or because the whole document is one. */
export const isEditable = (element: Element, name: string, bare: boolean): boolean =>
  (name === 'html' || name === 'body' || (!bare && hasAttribute.call(element, 'contenteditable'))) &&
  namespace(element) === HTML &&
  editable(element as HTMLElement)

/** Children as they are shown: of the open shadow root where there is one, the assigned nodes of a slot. */
export function shownChildren(element: Element, name: string, shadow: ShadowRoot | null): readonly Node[] {
  if (shadow) return childrenOf(shadow)
  if (name === 'slot' && isHtml(element, 'slot')) {
    const assigned = element.assignedNodes()
    if (assigned.length) return assigned
  }
  return childrenOf(element)
}

/** A list of its own, which stays as it is when the page changes. */
export function childrenOf(parent: Node): Node[] {
  const nodes: Node[] = []
  for (let at = firstChild(parent); at; at = nextSibling(at)) nodes.push(at)
  return nodes
}

/** The element that shows this node: its parent, the slot that it is assigned to, or the host of its shadow root. */
export function shownParent(node: Node): Element | null {
  const parent = parentNode(node)
  if (!parent) return null
  if (isElement(parent)) return (openShadow(parent) && (node as Element | Text).assignedSlot) || parent
  return nodeType(parent) === FRAGMENT ? ((parent as ShadowRoot).host ?? null) : null
}

/** Text on one line, without the space around it. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

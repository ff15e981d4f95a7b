/**
 * The DOM as its interfaces define it. A form or a document exposes its named elements as properties of its own, in
 * isolated worlds too (`<input name="childNodes">`), so everything that can be shadowed so is read through the prototype.
 */

const getter = <Owner, Value>(prototype: object, name: string): ((this: Owner) => Value) =>
  Object.getOwnPropertyDescriptor(prototype, name)?.get as (this: Owner) => Value

/** Each has a function of its own: one that serves for all of them stays slow however often it is called. */
const nodeTypeOf = getter<Node, number>(Node.prototype, 'nodeType')
const childNodesOf = getter<Node, NodeListOf<ChildNode>>(Node.prototype, 'childNodes')
const firstChildOf = getter<Node, ChildNode | null>(Node.prototype, 'firstChild')
const nextSiblingOf = getter<Node, ChildNode | null>(Node.prototype, 'nextSibling')
const parentNodeOf = getter<Node, ParentNode | null>(Node.prototype, 'parentNode')
const parentElementOf = getter<Node, Element | null>(Node.prototype, 'parentElement')
const isConnectedOf = getter<Node, boolean>(Node.prototype, 'isConnected')
const textContentOf = getter<Node, string | null>(Node.prototype, 'textContent')
const localNameOf = getter<Element, string>(Element.prototype, 'localName')
const openShadowOf = getter<Element, ShadowRoot | null>(Element.prototype, 'shadowRoot')
const namespaceOf = getter<Element, string | null>(Element.prototype, 'namespaceURI')
const activeElementOf = getter<Document, Element | null>(Document.prototype, 'activeElement')
const documentTitleOf = getter<Document, string>(Document.prototype, 'title')
const documentElementOf = getter<Document, HTMLElement | null>(Document.prototype, 'documentElement')
const documentBodyOf = getter<Document, HTMLElement | null>(Document.prototype, 'body')
const editableOf = getter<HTMLElement, boolean>(HTMLElement.prototype, 'isContentEditable')

export const nodeType = (node: Node): number => nodeTypeOf.call(node)
export const childNodes = (node: Node): NodeListOf<ChildNode> => childNodesOf.call(node)
export const firstChild = (node: Node): ChildNode | null => firstChildOf.call(node)
export const nextSibling = (node: Node): ChildNode | null => nextSiblingOf.call(node)
export const parentNode = (node: Node): ParentNode | null => parentNodeOf.call(node)
export const parentElement = (node: Node): Element | null => parentElementOf.call(node)
export const isConnected = (node: Node): boolean => isConnectedOf.call(node)
export const textContent = (node: Node): string | null => textContentOf.call(node)
export const localName = (element: Element): string => localNameOf.call(element)
export const openShadow = (element: Element): ShadowRoot | null => openShadowOf.call(element)
const namespace = (element: Element): string | null => namespaceOf.call(element)
export const activeElement = (doc: Document): Element | null => activeElementOf.call(doc)
export const documentTitle = (doc: Document): string => documentTitleOf.call(doc)
export const documentElement = (doc: Document): HTMLElement | null => documentElementOf.call(doc)
export const documentBody = (doc: Document): HTMLElement | null => documentBodyOf.call(doc)
const editable = (element: HTMLElement): boolean => editableOf.call(element)

const { getAttribute, getAttributeNames, getBoundingClientRect, hasAttribute } = Element.prototype
export const attribute = (element: Element, name: string): string => getAttribute.call(element, name) ?? ''
export const attributeNames = (element: Element): readonly string[] => getAttributeNames.call(element)
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
/**
 * Whether it is the HTML element of this name. `instanceof` would not do: one frame's code reads the documents of others, whose elements
 * are made of other constructors.
 */
export const isHtml = <Name extends keyof Tags>(element: Element, name: Name): element is Tags[Name] =>
  localName(element) === name && namespace(element) === HTML

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

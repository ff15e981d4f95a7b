import { fail, ok, type Result } from './result.ts'
import { collapse } from './text.ts'

/**
 * An element of a release file. The official XML files are plain trees without namespaces, entities of their own or CDATA; the one
 * mixed content is `<title>Abuse<nemod>(adult)</nemod> NEC</title>` of the indexes.
 */
export interface Element {
  name: string
  attributes: Readonly<Record<string, string>>
  /** Elements and pieces of text in document order; white space between elements is left out. */
  children: readonly (Element | string)[]
  /** Line of the start tag, from 1. */
  line: number
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole
    const point = hex !== undefined ? Number.parseInt(hex, 16) : Number.parseInt(decimal, 10)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name, double, single] of text.matchAll(/([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[name!] = decodeEntities(double ?? single ?? '')
  }
  return attributes
}

/** Reads a well-formed document into its root element. Errors name the line of the tag that does not fit. */
export function readXml(text: string, file: string): Result<Element> {
  interface Open extends Element {
    children: (Element | string)[]
  }
  const open: Open[] = []
  let root: Element | undefined
  let line = 1
  let at = 0

  while (at < text.length) {
    const tag = text.indexOf('<', at)
    const content = text.slice(at, tag < 0 ? text.length : tag)
    if (content.trim() !== '') {
      const parent = open.at(-1)
      if (parent === undefined) {
        const blank = content.length - content.trimStart().length
        return fail(file, line + count(content.slice(0, blank)), 'an XML element', content.trim())
      }
      parent.children.push(decodeEntities(content))
    }
    line += count(content)
    if (tag < 0) break

    const close = text.startsWith('<!--', tag) ? text.indexOf('-->', tag) + 2 : text.indexOf('>', tag)
    if (close < tag) return fail(file, line, 'the end of a tag', text.slice(tag, tag + 40))
    const markup = text.slice(tag + 1, close)
    at = close + 1

    if (markup.startsWith('/')) {
      const element = open.pop()
      const name = markup.slice(1).trim()
      if (element === undefined || element.name !== name) {
        return fail(file, line, element ? `</${element.name}> for line ${element.line}` : 'no end tag', `</${name}>`)
      }
      if (open.length === 0) root = element
    } else if (!markup.startsWith('?') && !markup.startsWith('!')) {
      const empty = markup.endsWith('/')
      const body = empty ? markup.slice(0, -1) : markup
      const space = body.search(/\s/)
      const name = space < 0 ? body : body.slice(0, space)
      if (root !== undefined) return fail(file, line, 'nothing after the root element', `<${name}>`)
      const element: Open = { name, attributes: space < 0 ? {} : readAttributes(body.slice(space)), children: [], line }
      open.at(-1)?.children.push(element)
      if (!empty) open.push(element)
      else if (open.length === 0) root = element
    }
    line += count(markup)
  }

  const unclosed = open.at(-1)
  if (unclosed !== undefined) return fail(file, unclosed.line, `</${unclosed.name}>`, '')
  return root === undefined ? fail(file, 0, 'an XML document', '') : ok(root)
}

function count(text: string): number {
  let newlines = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) newlines += 1
  return newlines
}

/** Child elements, of one name where it is given. */
export function elements(parent: Element, name?: string): Element[] {
  return parent.children.filter(
    (child): child is Element => typeof child !== 'string' && (name === undefined || child.name === name),
  )
}

/** All text below an element in document order, white space collapsed. */
export function textOf(element: Element): string {
  const walk = (node: Element | string): string => (typeof node === 'string' ? node : node.children.map(walk).join(''))
  return collapse(walk(element))
}

import { fail, ok, type Result } from './result.ts'
import { collapse } from './text.ts'
import { type Element, elements, readXml, textOf } from './xml.ts'

/** One entry of an index or table, with those indented below it. Fields are '' where the entry has none. */
export interface IndexTerm {
  /** Without the nonessential modifiers. */
  title: string
  /** Nonessential modifiers: words in brackets that may be present or absent without changing the code. */
  nonessential: string[]
  /** Default code, with its dot; a dash at the end asks for more characters. */
  code: string
  /** Second code of an etiology/manifestation pair, printed in brackets; sequenced second. (A gloss at one neoplasm row.) */
  manifestation: string
  /** Cross-references: entry to use instead, entry to look at too. `see` may name a category or subcategory of the Tabular List. */
  see: string
  seeAlso: string
  /** Columns of the neoplasm and drug tables, in the order of the headings; '' for the dashes that mean "none". */
  cells: string[]
  terms: IndexTerm[]
}

export interface OfficialIndex {
  version: string
  /** Title of an index; the two tables have none. */
  title: string
  /** Column headings of a table after that of the term itself, e.g. `Malignant Primary`. */
  columns: string[]
  terms: IndexTerm[]
}

/** Reads the Alphabetic Index, the external cause index, the neoplasm table and the drug table (NCHS, `ICD10CM.index`). */
export function readIndex(text: string, file: string): Result<OfficialIndex> {
  const document = readXml(text, file)
  if (!document.ok) return document
  const root = document.value
  if (root.name !== 'ICD10CM.index') return fail(file, root.line, 'the root element ICD10CM.index', root.name)
  const heads = elements(root, 'indexHeading').flatMap((heading) => elements(heading, 'head'))
  const columns = heads.slice(1).map(textOf)
  const terms: IndexTerm[] = []
  for (const letter of elements(root, 'letter')) {
    for (const main of elements(letter, 'mainTerm')) {
      const term = readTerm(main, columns.length, file)
      if (!term.ok) return term
      terms.push(term.value)
    }
  }
  if (terms.length === 0) return fail(file, root.line, 'letters with main terms', '')
  return ok({ version: child(root, 'version'), title: child(root, 'title'), columns, terms })
}

function readTerm(element: Element, columns: number, file: string): Result<IndexTerm> {
  const title = elements(element, 'title')[0]
  if (title === undefined) return fail(file, element.line, `a title in ${element.name}`, '')
  const cells = new Array<string>(columns).fill('')
  for (const cell of elements(element, 'cell')) {
    // Column 1 is the term itself.
    const column = Number(cell.attributes.col) - 2
    if (!(column >= 0 && column < columns)) {
      return fail(file, cell.line, `a column from 2 to ${columns + 1}`, cell.attributes.col ?? '')
    }
    const code = textOf(cell)
    cells[column] = /^-+$/.test(code) ? '' : code
  }
  const terms: IndexTerm[] = []
  for (const below of elements(element, 'term')) {
    const term = readTerm(below, columns, file)
    if (!term.ok) return term
    terms.push(term.value)
  }
  const category = child(element, 'seecat') || child(element, 'subcat')
  return ok({
    title: titleOf(title),
    nonessential: elements(title, 'nemod').flatMap((modifiers) => bracketed(textOf(modifiers))),
    code: child(element, 'code'),
    manifestation: child(element, 'manif'),
    see: child(element, 'see') || (category === '' ? '' : `category ${category}`),
    seeAlso: child(element, 'seeAlso'),
    cells,
    terms,
  })
}

function child(parent: Element, name: string): string {
  const found = elements(parent, name)[0]
  return found === undefined ? '' : textOf(found)
}

const BRACKETS = /\(([^()]*(?:\([^()]*\)[^()]*)*)\)/g

/** The title without its modifiers. A few elements of modifiers hold words of the title too: "(current) (prophylactic) drug therapy". */
function titleOf(title: Element): string {
  const parts = title.children.map((part) => {
    if (typeof part === 'string') return part
    const modifiers = textOf(part)
    return modifiers.includes('(') ? ` ${modifiers.replace(BRACKETS, ' ')} ` : ' '
  })
  return collapse(parts.join('')).replace(/ (?=[,;])/g, '')
}

/** `(acute) (chronic)` → acute, chronic. */
function bracketed(text: string): string[] {
  const inside = [...text.matchAll(BRACKETS)].map((match) => match[1]!.trim())
  return inside.length > 0 ? inside : [text]
}

/**
 * Addenda of the Alphabetic Index and of the external cause index (NCHS, plain text): each line is an entry with its dashes of indentation
 * after what happens to it. Lines of "No Change" give the place.
 */
import type { IndexTerm } from './indexXml.ts'
import { fail, ok, type Result } from './result.ts'
import { collapse, lines } from './text.ts'

export interface AddendaLine {
  action: 'No Change' | 'Add' | 'Delete' | 'Revise from' | 'Revise to'
  /** 0 for a main term. */
  depth: number
  /** What the line says, without anything below it. */
  entry: IndexTerm
  line: number
}

const ACTION = /^\f?\s*(No Change|Add|Delete|Revise from|Revise to)\s+(.*)$/
const CODE = /(?:^|\s)([A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{0,4})?-?)(?:\s*\[([A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{0,4})?-?)\])?$/

/** Reads addenda. A line that continues the one before it is indented under it. */
export function readIndexAddenda(text: string, file: string): Result<AddendaLine[]> {
  const raw: { action: AddendaLine['action']; text: string; line: number }[] = []
  let begun = false
  for (const { line, text: row } of lines(text)) {
    const [, action, rest = ''] = ACTION.exec(row) ?? []
    const last = raw.at(-1)
    if (action !== undefined) {
      raw.push({ action: action as AddendaLine['action'], text: rest, line })
      begun = true
    } else if (begun && last !== undefined) last.text += ` ${row.trim()}`
    else if (!/ICD-10-CM|Addenda|INDEX|INJURIES/i.test(row)) {
      return fail(file, line, '"No Change", "Add", "Delete", "Revise from" or "Revise to"', row)
    }
  }
  const result: AddendaLine[] = []
  for (const { action, text: content, line } of raw) {
    const [, dashes = '', rest = ''] = /^((?:-\s+)*)(.*)$/.exec(collapse(content)) ?? []
    // a letter alone heads a part of the alphabet
    if (/^[A-Z]?$/.test(rest)) continue
    result.push({ action, depth: dashes.split('-').length - 1, entry: entryOf(rest), line })
  }
  return ok(result)
}

/** "Adenitis (acute) - see also Lymphadenitis" and the like as the fields of an entry. */
function entryOf(text: string): IndexTerm {
  let rest = text
  const take = (pattern: RegExp): RegExpExecArray | null => {
    const found = pattern.exec(rest)
    if (found) rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`.trim()
    return found
  }
  const seeAlso = take(/\s*\((?:see also)\s+((?:[^()]|\([^()]*\))*)\)/i)?.[1] ?? ''
  const reference = take(/\s+-\s*see (also )?(.*)$/i)
  const [, code = '', manifestation = ''] = take(CODE) ?? []
  const nonessential: string[] = []
  for (let modifier = take(/\s*\(([^()]+)\)/); modifier; modifier = take(/\s*\(([^()]+)\)/)) {
    nonessential.push(modifier[1]!.trim())
  }
  // a code may stand before the cross-reference
  return {
    title: collapse(rest).replace(/ (?=[,;])/g, ''),
    nonessential,
    code,
    manifestation,
    see: reference && !reference[1] ? (reference[2] ?? '') : '',
    seeAlso: seeAlso || (reference?.[1] ? (reference[2] ?? '') : ''),
    cells: [],
    terms: [],
  }
}

/** The terms after the change, and the lines whose place is not in the index. The terms given stay as they are. */
export function applyIndexAddenda(
  terms: readonly IndexTerm[],
  addenda: readonly AddendaLine[],
): { terms: IndexTerm[]; lost: AddendaLine[] } {
  const root: IndexTerm = { ...EMPTY, terms: terms.map(cloned) }
  const nameOf = keptNames()
  const lost: AddendaLine[] = []
  /** The entry at each depth that the lines so far have led to; undefined where it is not in the index. */
  let path: (IndexTerm | undefined)[] = [root]
  let revised: IndexTerm | undefined
  for (const line of addenda) {
    const { action, depth, entry } = line
    path = path.slice(0, depth + 1)
    const parent = path[depth]
    if (action === 'Revise to') {
      if (revised) Object.assign(revised, { ...entry, terms: revised.terms, cells: revised.cells })
      else if (parent) insert(parent, entry, nameOf)
      path[depth + 1] = revised ?? entry
      revised = undefined
      continue
    }
    const known = parent && childOf(parent, entry, nameOf)
    if (action === 'Add') {
      if (known) Object.assign(known, { ...entry, terms: known.terms, cells: known.cells })
      else if (parent) insert(parent, entry, nameOf)
      else lost.push(line)
      path[depth + 1] = parent ? (known ?? entry) : undefined
      continue
    }
    if (known === undefined) lost.push(line)
    else if (action === 'Delete' && parent) {
      // its sub-terms are deleted by lines of their own where they go too
      if (known.terms.length === 0) parent.terms.splice(parent.terms.indexOf(known), 1)
      else Object.assign(known, { code: '', manifestation: '' })
    } else if (action === 'Revise from') revised = known
    path[depth + 1] = known
  }
  return { terms: root.terms, lost }
}

const cloned = (term: IndexTerm): IndexTerm => ({ ...term, terms: term.terms.map(cloned) })

const EMPTY: Omit<IndexTerm, 'terms'> = {
  title: '',
  nonessential: [],
  code: '',
  manifestation: '',
  see: '',
  seeAlso: '',
  cells: [],
}

/** The same term may stand twice with other codes: the one with the code of the line is meant. */
function childOf(parent: IndexTerm, entry: IndexTerm, nameOf: NameOf): IndexTerm | undefined {
  const same = parent.terms.filter(({ title }) => nameOf(title) === nameOf(entry.title))
  return same.find(({ code }) => code === entry.code) ?? same[0]
}

type NameOf = (title: string) => string

/** A title without what stands in brackets, for comparing. Each line is looked for among thousands of titles: names are kept. */
function keptNames(): NameOf {
  const names = new Map<string, string>()
  return (title) => {
    let name = names.get(title)
    if (name === undefined) {
      name = title
        .toLowerCase()
        .replace(/\([^()]*\)|[^a-z0-9]+/g, ' ')
        .trim()
      names.set(title, name)
    }
    return name
  }
}

/** Puts an entry where the alphabet has it; "with" and "without" come first, as in the book. */
function insert(parent: IndexTerm, entry: IndexTerm, nameOf: NameOf): void {
  const key = (title: string): string => (/^with(?:out)?\b/.test(title) ? ` ${title}` : nameOf(title))
  const at = parent.terms.findIndex(({ title }) => key(title) > key(entry.title))
  parent.terms.splice(at < 0 ? parent.terms.length : at, 0, entry)
}

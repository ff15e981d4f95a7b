import { fail, ok, type Result } from './result.ts'
import { byText } from './text.ts'
import { type Element, elements, readXml, textOf } from './xml.ts'

/** The instructional notes of the Tabular List, by the name of their element. `sevenChrNote` introduces a 7th-character table. */
export const NOTE_KINDS = [
  'includes',
  'inclusionTerm',
  'excludes1',
  'excludes2',
  'codeFirst',
  'useAdditionalCode',
  'codeAlso',
  'notes',
  'sevenChrNote',
] as const

type TabularNoteKind = (typeof NOTE_KINDS)[number]

interface TabularNote {
  /** Code without its dot, block id (`A00-A09`) or `chapter:N`. A note applies to everything below its owner. */
  owner: string
  kind: TabularNoteKind
  /** An item of a list whose heading, the line before it, ends with a colon. */
  item: boolean
  text: string
}

/** A chapter or block; `first` and `last` are the first and last category. */
interface TabularSection {
  kind: 'chapter' | 'block'
  id: string
  first: string
  last: string
  title: string
  /** Id of the chapter; a chapter's own id. */
  chapter: string
}

export interface SeventhCharacter {
  owner: string
  char: string
  meaning: string
  /** Inclusion term of the character ("Old central retinal vein occlusion"), '' where there is none. */
  term: string
}

/** One `diag` element. */
interface TabularEntry {
  /** Without the dot. */
  code: string
  title: string
  hasChildren: boolean
}

/** One row of the table of visual impairment at H54; acuity as printed, '' where the table has no bound. */
interface VisualCategory {
  category: string
  /** Acuity less than this. */
  below: string
  /** Acuity equal to or better than this. */
  from: string
}

export interface Tabular {
  /** As the file names it, e.g. `2026`. */
  version: string
  sections: TabularSection[]
  entries: TabularEntry[]
  notes: TabularNote[]
  seventh: SeventhCharacter[]
  visual: VisualCategory[]
}

const KINDS: ReadonlySet<string> = new Set(NOTE_KINDS)
const CODE = /^[A-Z](?:[0-9][0-9A-Z]|A[0-9])(?:\.[0-9A-Z]{1,4})?$/

function isKind(name: string): name is TabularNoteKind {
  return KINDS.has(name)
}

/** Reads `icd10cm_tabular_YYYY.xml` (NCHS). Everything is returned in document order. */
export function readTabular(text: string, file: string): Result<Tabular> {
  const document = readXml(text, file)
  if (!document.ok) return document
  const root = document.value
  if (root.name !== 'ICD10CM.tabular') return fail(file, root.line, 'the root element ICD10CM.tabular', root.name)
  const version = elements(root, 'version')[0]
  const tabular: Tabular = {
    version: version === undefined ? '' : textOf(version),
    sections: [],
    entries: [],
    notes: [],
    seventh: [],
    visual: [],
  }
  for (const chapter of elements(root, 'chapter')) {
    const error = readChapter(chapter, tabular, file)
    if (error !== undefined) return error
  }
  return tabular.entries.length === 0 ? fail(file, root.line, 'chapters with diag elements', '') : ok(tabular)
}

type Failure = ReturnType<typeof fail>

function readChapter(chapter: Element, tabular: Tabular, file: string): Failure | undefined {
  const name = elements(chapter, 'name')[0]
  const title = elements(chapter, 'desc')[0]
  if (name === undefined || title === undefined) return fail(file, chapter.line, 'a chapter with name and desc', '')
  const id = textOf(name)
  const section: TabularSection = {
    kind: 'chapter',
    id,
    first: '',
    last: '',
    title: unbracket(textOf(title)),
    chapter: id,
  }
  tabular.sections.push(section)
  readNotes(chapter, `chapter:${id}`, tabular)
  for (const block of elements(chapter, 'section')) {
    const error = readBlock(block, id, tabular, file)
    if (error !== undefined) return error
  }
  const blocks = tabular.sections.filter((other) => other.kind === 'block' && other.chapter === id)
  section.first = blocks.map((block) => block.first).sort(byText)[0] ?? ''
  section.last =
    blocks
      .map((block) => block.last)
      .sort(byText)
      .at(-1) ?? ''
  return undefined
}

function readBlock(block: Element, chapter: string, tabular: Tabular, file: string): Failure | undefined {
  const id = block.attributes.id
  const title = elements(block, 'desc')[0]
  if (id === undefined || title === undefined) return fail(file, block.line, 'a section with id and desc', id ?? '')
  const [first = id, last = first] = id.split('-')
  tabular.sections.push({ kind: 'block', id, first, last, title: unbracket(textOf(title)), chapter })
  readNotes(block, id, tabular)
  for (const diag of elements(block, 'diag')) {
    const error = readDiag(diag, tabular, file)
    if (error !== undefined) return error
  }
  return undefined
}

function readDiag(diag: Element, tabular: Tabular, file: string): Failure | undefined {
  const name = elements(diag, 'name')[0]
  const title = elements(diag, 'desc')[0]
  if (name === undefined || title === undefined) return fail(file, diag.line, 'a diag with name and desc', '')
  const dotted = textOf(name)
  if (!CODE.test(dotted)) return fail(file, name.line, 'an ICD-10-CM code', dotted)
  const code = dotted.replace('.', '')
  const children = elements(diag, 'diag')
  tabular.entries.push({ code, title: textOf(title), hasChildren: children.length > 0 })
  readNotes(diag, code, tabular)
  for (const table of elements(diag, 'visualImpairment')) tabular.visual.push(...readVisual(table))
  for (const child of children) {
    const error = readDiag(child, tabular, file)
    if (error !== undefined) return error
  }
  return undefined
}

/** Titles of chapters and blocks end with their range of codes, which has a place of its own. */
function unbracket(title: string): string {
  return title.replace(/ ?\([A-Z][0-9A-Z]{2}(?:-[A-Z][0-9A-Z]{2})?\)$/, '')
}

function readNotes(owner: Element, id: string, tabular: Tabular): void {
  for (const group of elements(owner)) {
    // A note element may occur more than once under an owner; a list never runs from one into the next.
    if (isKind(group.name)) readNoteGroup(group, group.name, id, tabular)
    if (group.name === 'sevenChrDef') readSeventh(group, id, tabular)
  }
}

function readNoteGroup(group: Element, kind: TabularNoteKind, owner: string, tabular: Tabular): void {
  let inList = false
  for (const note of elements(group, 'note')) {
    const text = textOf(note)
    const heading = text.endsWith(':')
    tabular.notes.push({ owner, kind, item: inList && !heading, text })
    inList ||= heading
  }
}

/** A `note` after an `extension` is an inclusion term of that 7th character; eight tables have one. */
function readSeventh(table: Element, owner: string, tabular: Tabular): void {
  for (const child of elements(table)) {
    const last = tabular.seventh.at(-1)
    if (child.name === 'extension') {
      tabular.seventh.push({ owner, char: child.attributes.char ?? '', meaning: textOf(child), term: '' })
    } else if (child.name === 'note' && last?.owner === owner) {
      last.term = last.term === '' ? textOf(child) : `${last.term}; ${textOf(child)}`
    }
  }
}

/** The rows below the headings: three scales (6 m, decimal, 20 ft) to a category, each with an upper and a lower bound. */
function readVisual(table: Element): VisualCategory[] {
  return elements(table, 'visCategory').flatMap((row) => {
    const category = elements(row, 'value')[0]
    if (category === undefined) return []
    const bound = (range: Element, name: string): string => {
      const value = elements(range, name).flatMap((limit) => elements(limit, 'value'))[0]
      return value === undefined ? '' : textOf(value)
    }
    return elements(row, 'visRange').map((range) => ({
      category: textOf(category),
      below: bound(range, 'visMax'),
      from: bound(range, 'visMin'),
    }))
  })
}

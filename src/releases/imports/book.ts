/** The Alphabetic Index, the external cause index, the Table of Neoplasms and the Table of Drugs and Chemicals, as NCHS publishes them. */
import { bookSections } from '../../library/book/compile.ts'
import { openPart } from '../../library/book/part.ts'
import type { BookLine, BookPart, BookPartId, BookText } from '../../library/book/types.ts'
import { type AddendaLine, applyIndexAddenda, readIndexAddenda } from '../indexAddenda.ts'
import { type IndexTerm, readIndex } from '../indexXml.ts'
import { releaseDay, releaseLabel } from '../recognise.ts'
import { fail, ok, type Result } from '../result.ts'
import { decode } from '../text.ts'
import { PREVIEW_ROWS } from './single.ts'
import type { Imported, ImportFile, ImportKind, ImportReader, ReadContext } from './types.ts'

const ZIP_NAME =
  'the free zip "Code Tables, Tabular and Index" of the year, which CMS offers on its page "ICD-10" and the CDC on its page "ICD-10-CM Files"'

interface Format {
  kind: ImportKind
  part: BookPartId
  label: string
  xml(head: string): boolean
  /** Heading of the addenda that can be read; those of the tables are printed in columns and cannot. */
  addenda?: RegExp
}

const INDEX_XML = '<ICD10CM.index'
const EXTERNAL = /<title>[^<]*EXTERNAL CAUSE/i

const FORMATS: readonly Format[] = [
  {
    kind: 'alphabetic-index',
    part: 'index',
    label: 'Alphabetic Index of ICD-10-CM',
    xml: (head) => head.includes(INDEX_XML) && !head.includes('<indexHeading') && !EXTERNAL.test(head),
    addenda: /^\s*ICD-10-CM INDEX to DISEASES[\s\S]{0,200}Addenda/i,
  },
  {
    kind: 'external-cause-index',
    part: 'external-causes',
    label: 'External Cause of Injuries Index of ICD-10-CM',
    xml: (head) => head.includes(INDEX_XML) && !head.includes('<indexHeading') && EXTERNAL.test(head),
    addenda: /^\s*ICD-10-CM EXTERNAL CAUSE[\s\S]{0,200}Addenda/i,
  },
  {
    kind: 'neoplasm-table',
    part: 'neoplasm',
    label: 'Table of Neoplasms of ICD-10-CM',
    xml: (head) => head.includes(INDEX_XML) && /<head col="2">\s*Malignant Primary/.test(head),
  },
  {
    kind: 'drug-table',
    part: 'drug',
    label: 'Table of Drugs and Chemicals of ICD-10-CM',
    xml: (head) => head.includes(INDEX_XML) && /<head col="1">\s*Substance/.test(head),
  },
]

export const bookReaders: readonly ImportReader[] = FORMATS.map((format) => ({
  kind: format.kind,
  label: format.label,
  source: `XML out of ${ZIP_NAME}${format.addenda ? '; newer addenda as text are applied to it' : ''}.`,
  recognise: (_file, head) => format.xml(head) || (format.addenda?.test(head) ?? false),
  read: (files, context) => read(format, files, context),
}))

function read(format: Format, files: readonly ImportFile[], context: ReadContext): Result<Imported> {
  const isXml = (file: ImportFile): boolean => decode(file.bytes.subarray(0, 4096)).includes(INDEX_XML)
  const [xml, second] = files.filter(isXml)
  if (second !== undefined) return fail(second.name, 0, `no second index beside ${xml!.name}`, second.name)
  const base = xml === undefined ? importedBefore(format, files, context) : fromXml(format, xml)
  if (!base.ok) return base
  const updated = withAddenda(
    base.value,
    files.filter((file) => !isXml(file)),
  )
  if (!updated.ok) return updated
  const { text, lost, applied } = updated.value
  const mains = text.lines.filter(({ depth }) => depth === 0).length
  return ok({
    kind: format.kind,
    sections: bookSections(format.part, text),
    about: {
      release: text.version,
      'main terms': mains,
      entries: text.lines.length,
      ...(applied > 0 ? { 'addenda applied': applied, 'lines of addenda without a place': lost } : {}),
    },
    preview: {
      columns: ['Term', ...(text.columns.length > 0 ? text.columns : ['Code', 'See'])],
      rows: text.lines.slice(0, PREVIEW_ROWS).map((line) => {
        const indent = `${'– '.repeat(line.depth)}${line.title}`
        return text.columns.length > 0 ? [indent, ...line.cells] : [indent, line.code, line.see || line.seeAlso]
      }),
    },
  })
}

interface Base {
  title: string
  version: string
  columns: string[]
  terms: IndexTerm[]
}

function fromXml(format: Format, { name, bytes }: ImportFile): Result<Base> {
  const index = readIndex(decode(bytes), name)
  if (!index.ok) return index
  const { version, columns, terms } = index.value
  const [root] = terms
  // the Table of Neoplasms hangs on one main term, which every line of it would be indented under
  const flat = terms.length === 1 && root && columns.length > 0 ? [{ ...root, terms: [] }, ...root.terms] : terms
  return ok({ title: format.label, version, columns, terms: flat })
}

/** Addenda alone change what was imported before. */
function importedBefore(format: Format, files: readonly ImportFile[], { before }: ReadContext): Result<Base> {
  const part = before && openPart(before, format.part, true)
  const name = files[0]?.name ?? 'the given files'
  if (part === undefined) {
    return fail(name, 0, `the ${format.label} that these addenda belong to, imported before or given with them`, '')
  }
  return ok({ title: part.title, version: part.version, columns: part.columns, terms: termsOf(part) })
}

function termsOf(part: BookPart): IndexTerm[] {
  const roots: IndexTerm[] = []
  const open: IndexTerm[] = []
  for (let entry = 0; entry < part.size; entry++) {
    const { depth, ...fields } = part.line(entry)
    const term: IndexTerm = { ...fields, terms: [] }
    open.length = depth
    ;(open.at(-1)?.terms ?? roots).push(term)
    open.push(term)
  }
  return roots
}

interface Updated {
  text: BookText
  applied: number
  lost: number
}

/** Applies the addenda that are newer than the index, oldest first. A year that is missing between them is an error. */
function withAddenda({ title, version, columns, terms }: Base, files: readonly ImportFile[]): Result<Updated> {
  let day = versionDay(version)
  let now = terms
  let lost = 0
  let applied = 0
  const dated = files.map((file) => ({ file, day: releaseDay(file.name) ?? headingDay(file) ?? '' }))
  for (const { file, day: next } of dated.sort((a, b) => (a.day < b.day ? -1 : 1))) {
    if (next === '') return fail(file.name, 0, 'a year in the name of the file or its heading', '')
    if (next <= day) continue
    if (Number(next.slice(0, 4)) - Number(day.slice(0, 4)) > (next.slice(5, 7) === '10' ? 1 : 0) + yearsOpen(day)) {
      return fail(file.name, 0, `addenda that follow the index of ${day} without a year between`, `those of ${next}`)
    }
    const addenda: Result<AddendaLine[]> = readIndexAddenda(decode(file.bytes), file.name)
    if (!addenda.ok) return addenda
    const changed = applyIndexAddenda(now, addenda.value)
    now = changed.terms
    lost += changed.lost.length
    applied += 1
    day = next
  }
  return ok({
    text: { title, version: day === '' ? version : releaseLabel(day), columns, lines: [...linesOf(now)] },
    applied,
    lost,
  })
}

/** An April or January release is followed by the October of the same year, an October release by the months of the next. */
const yearsOpen = (day: string): number => (day.slice(5, 7) === '10' ? 1 : 0)

/** The first day of the release that a version names: "2026" in the XML, "FY2026-April" as `releaseLabel` writes it; '' for neither. */
function versionDay(version: string): string {
  const [, year, month] = /^(?:FY)?(20\d\d)(?:-(January|April))?$/.exec(version) ?? []
  if (year === undefined) return ''
  return month ? `${year}-${month === 'April' ? '04' : '01'}-01` : `${Number(year) - 1}-10-01`
}

function headingDay({ bytes }: ImportFile): string | undefined {
  const heading = decode(bytes.subarray(0, 400))
  return releaseDay(/(?:\w+\s+\d{1,2},?\s+)?20\d\d\s+Addenda/i.exec(heading)?.[0] ?? '')
}

function* linesOf(terms: readonly IndexTerm[], depth = 0): Generator<BookLine> {
  for (const { terms: below, ...fields } of terms) {
    yield { depth, ...fields }
    yield* linesOf(below, depth + 1)
  }
}

/** Every kind of file that can be imported, and how given files become imports: told by what they hold, read, and laid out. */
import { type Container, writeContainer } from '../../store/compile/container.ts'
import { type Index, sha256 } from '../../store/format.ts'
import type { ImportedFile } from '../../store/types.ts'
import { fail, ok, type ReleaseError, type Result } from '../result.ts'
import { decode } from '../text.ts'
import { isSpreadsheet, isZip, readZip } from '../zip.ts'
import { addOnReader } from './add-on.ts'
import { bookReaders } from './book.ts'
import { citationsReader } from './citations.ts'
import { coverageReader } from './coverage.ts'
import { cptReader } from './cpt.ts'
import { gemReaders } from './gem.ts'
import { hcpcsReader } from './hcpcs.ts'
import { mueReader } from './mue.ts'
import { ncciReader } from './ncci.ts'
import { payerRulesReader } from './payer-rules.ts'
import type { Imported, ImportFile, ImportKind, ImportReader } from './types.ts'

export const READERS: readonly ImportReader[] = [
  ...bookReaders,
  citationsReader,
  ...gemReaders,
  hcpcsReader,
  ncciReader,
  mueReader,
  addOnReader,
  payerRulesReader,
  coverageReader,
  cptReader,
]

export const readerOf = (kind: string): ImportReader | undefined => READERS.find((reader) => reader.kind === kind)

/** What came of one kind among the given files. */
export interface ReadImport {
  reader: ImportReader
  imported: Imported
  files: ImportedFile[]
}

export interface ReadOutcome {
  read: ReadImport[]
  failed: ReleaseError[]
  /** Files that no reader knows, e.g. a guide that lies in the same zip. */
  ignored: string[]
}

export interface ReadOptions {
  /** Takes every file for this kind, where its content does not tell it. */
  kind?: ImportKind | undefined
  /** Role → column, for files without a fixed layout. */
  columns?: Readonly<Record<string, number>> | undefined
  /** What is imported under a kind already. */
  before(kind: ImportKind): Promise<Index | undefined>
}

/** Reads given files, those inside zips in place of the zips. Nothing is kept by reading. */
export async function readImports(given: readonly ImportFile[], options: ReadOptions): Promise<ReadOutcome> {
  const outcome: ReadOutcome = { read: [], failed: [], ignored: [] }
  const files = unpacked(given)
  if (!files.ok) return { ...outcome, failed: [files.error] }
  const groups = new Map<ImportReader, ImportFile[]>()
  for (const file of files.value) {
    const reader = options.kind ? readerOf(options.kind) : readerFor(file)
    if (reader) groups.set(reader, [...(groups.get(reader) ?? []), file])
    else outcome.ignored.push(file.name)
  }
  if (groups.size === 0) return { ...outcome, failed: [nothingKnown(files.value)] }
  for (const [reader, own] of groups) {
    const { columns, before } = options
    const imported = reader.read(own, { before: await before(reader.kind), columns })
    if (imported.ok) {
      const facts = own.map(async ({ name, bytes }) => ({
        name,
        bytes: bytes.length,
        sha256: await sha256(copied(bytes)),
      }))
      outcome.read.push({ reader, imported: imported.value, files: await Promise.all(facts) })
    } else outcome.failed.push(imported.error)
  }
  return outcome
}

/** The import as it is kept. */
export const containerOf = ({ imported }: ReadImport): Promise<Container> =>
  writeContainer(imported.sections, imported.about)

function unpacked(given: readonly ImportFile[]): Result<ImportFile[]> {
  const files: ImportFile[] = []
  for (const file of given) {
    if (!isZip(file.bytes) || isSpreadsheet(file.name)) {
      files.push(file)
      continue
    }
    const inside = readZip(file.bytes, file.name)
    if (!inside.ok) return inside
    files.push(...inside.value)
  }
  return ok(files)
}

/** As much of a file as a reader may judge it by. */
const HEAD = 65_536

const headOf = ({ bytes }: ImportFile): string => decode(bytes.subarray(0, HEAD))

function readerFor(file: ImportFile): ImportReader | undefined {
  const head = headOf(file)
  return READERS.find((reader) => reader.recognise(file, head))
}

/** Official files that are no imports, so that the message can say what they are. */
const ELSEWHERE: readonly { test: RegExp; found: string }[] = [
  { test: /^\d{5} [A-Z0-9]{3,7} +[01] /, found: 'an order file of codes, which an update of the classification takes' },
  {
    test: /^(?:Add|Delete|Revise from):/,
    found: 'order addenda of codes, which an update of the classification takes',
  },
  { test: /<ICD10CM\.tabular/, found: 'the Tabular List, which an update of the classification takes' },
  {
    test: /^\s*ICD-10-CM TABLE of (?:NEOPLASMS|DRUGS)/i,
    found: 'printed addenda of a table: take the XML of that year',
  },
  { test: /<xs:schema|<xsd:schema/, found: 'the schema of an official file, and not the file' },
  { test: /^%PDF/, found: 'a PDF: take the XML or text file beside it' },
  { test: /^\0*$/, found: 'an empty file' },
]

const EXPECTED = 'a file of a kind that can be imported'

function nothingKnown(files: readonly ImportFile[]): ReleaseError {
  const [first] = files
  if (first === undefined) return fail('the given files', 0, EXPECTED, 'an archive without text or XML').error
  const head = headOf(first)
  const known = ELSEWHERE.find(({ test }) => test.test(head))
  const begin = head.trimStart().split(/\r?\n/, 1)[0] ?? ''
  return fail(first.name, known ? 0 : 1, EXPECTED, known?.found ?? begin).error
}

/** Digests want a buffer that is not shared. */
const copied = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes)

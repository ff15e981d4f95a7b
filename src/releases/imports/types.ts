/** What a reader of imported files takes and gives. Readers are pure: bytes in, sections of the index format or one readable error out. */
import type { Index, Section } from '../../store/format.ts'
import type { Result } from '../result.ts'

/** What can be imported. Each kind is kept as a container of its own, opened with `encoder.imported(kind)`. */
export type ImportKind =
  | 'alphabetic-index'
  | 'neoplasm-table'
  | 'drug-table'
  | 'external-cause-index'
  | 'cpt'
  | 'hcpcs'
  | 'gem-cm-9-10'
  | 'gem-cm-10-9'
  | 'gem-pcs-9-10'
  | 'gem-pcs-10-9'
  | 'ncci'
  | 'mue'
  | 'add-on'
  | 'coverage'
  | 'payer-rules'
  | 'citations'
  | 'release'

/** A file as given, or as it lay in a zip that was given. */
export interface ImportFile {
  /** Without folders. */
  name: string
  bytes: Uint8Array
}

/** The first rows of what was understood, for the person to look at before anything is kept. */
export interface Preview {
  columns: string[]
  /** At most `PREVIEW_ROWS` rows, each as long as `columns`. */
  rows: string[][]
}

export interface Imported {
  kind: ImportKind
  /** Names are "room.name". Sections of one import lie in one container; leave `volume` out. */
  sections: Section[]
  /** Facts for a person, e.g. `{ release: '2026', 'main terms': 3219 }`; whole numbers are shown as counts. */
  about: Record<string, string | number>
  preview: Preview
}

export interface ReadContext {
  /** What is imported under the same kind already, for files that only say what changes (addenda). */
  before?: Index | undefined
  /** For files without a fixed layout (CSV): role → column from 0, as the person chose. */
  columns?: Readonly<Record<string, number>> | undefined
}

/** One reader for each kind; listed in imports/index.ts. */
export interface ImportReader {
  kind: ImportKind
  /** For a person, e.g. "Alphabetic Index (NCHS XML)". */
  label: string
  /** What to look for and where it is published, in a sentence; for the options page and --help. */
  source: string
  /** Whose text the files carry where it is not the government's: said before the import, and never exported. */
  owner?: string
  /** True for a file of this kind, judged by its content. `head` is the beginning of the file as text (64 kB). */
  recognise(file: ImportFile, head: string): boolean
  /** Columns that a person assigns where the file does not name them. */
  roles?: readonly { id: string; label: string; required: boolean }[]
  /** All files of this kind that were given together (NCCI comes in several), at least one. */
  read(files: readonly ImportFile[], context: ReadContext): Result<Imported>
}

/** Shape of a reader module for a kind that comes in one file: `src/releases/imports/<kind>.ts` exports it as `read`. */
export type ReadFile = (bytes: Uint8Array, name: string) => Result<Imported>

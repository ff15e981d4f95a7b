/** What the options page and its worker say to each other while files are imported. The worker holds what was read until it is kept or given up. */
import type { Preview } from '../releases/imports/types.ts'
import type { ImportedFile } from '../store/types.ts'

/** What was read of one kind, for the person to look at before it is kept. */
export interface ReadView {
  kind: string
  label: string
  /** Whose text the files carry where it is not the government's. */
  owner?: string
  files: ImportedFile[]
  about: Record<string, string | number>
  preview: Preview
}

export interface ColumnRole {
  id: string
  label: string
  required: boolean
}

/** A kind of file that can be imported, for a list to choose from. */
export interface KindView {
  kind: string
  label: string
  source: string
  owner?: string
  roles?: ColumnRole[]
}

/** So many, and the first of them. */
export interface Shortened<T> {
  count: number
  first: T[]
}

/** What a release would change, for the person to look at before it is brought in. */
export interface UpdateView {
  /** `FY2028`, `FY2028-April`. */
  label: string
  /** First day of the release, ISO. */
  from: string
  /** Names of the files that were read. */
  used: string[]
  /** Names of those that say nothing about the list of codes. */
  ignored: string[]
  /** Where the files contradict each other. */
  conflicts: Shortened<string>
  /** Against the day before the release; `turned` are headers that became codes and the other way round. */
  changes: Record<'added' | 'deleted' | 'turned' | 'revised', Shortened<{ code: string; text: string }>>
}

export type ImporterRequest =
  | { do: 'kinds' }
  /** `kind` takes the files for this kind; `columns` assigns columns to its roles. */
  | { do: 'read'; files: File[]; kind?: string; columns?: Record<string, number> }
  /** The first rows of a table, for its columns to be named. */
  | { do: 'sample'; file: File }
  | { do: 'keep' }
  /** Reads the files of a release; `from` is its first day, where the names of the files do not say it. */
  | { do: 'plan-update'; files: File[]; from?: string }
  /** Brings in the release that was planned last. */
  | { do: 'update' }

export type ImporterAnswer =
  | { is: 'kinds'; kinds: KindView[] }
  | { is: 'sample'; rows: string[][] }
  | { is: 'read'; read: ReadView[]; failed: string[]; ignored: string[] }
  /** Part of what is being kept that is in place, 0 to 1. */
  | { is: 'progress'; done: number }
  | { is: 'kept'; kinds: string[]; failed: string[] }
  | { is: 'planned'; plan: { ok: true; update: UpdateView } | { ok: false; message: string } }
  | { is: 'updated'; outcome: { ok: true } | { ok: false; message: string } }

/** What is kept of imported files, in IndexedDB (imports.ts) or in a folder (imports-node.ts): shapes and outcomes. */
import type { Container } from './compile/container.ts'
import type { Index } from './format.ts'

export interface ImportedFile {
  name: string
  bytes: number
  /** SHA-256 of the file as it was read, lower-case hexadecimal. */
  sha256: string
}

/** What a person is told about an import. */
export interface ImportFacts {
  files: ImportedFile[]
  /** ISO date and time of the import. */
  imported: string
  /** Facts that the reader of the files states, counts among them. */
  about: Record<string, string | number>
}

export interface ImportEntry extends ImportFacts {
  kind: string
  /** What it takes up, in bytes. */
  size: number
  /** The import that this one took the place of; going back brings it back. */
  before?: ImportFacts
}

export interface ImportsFailure {
  ok: false
  /**
   * quota: no room; storage: the browser or the file system refuses; damaged: what is kept is not what was written;
   * outdated: kept by a version of Chartside whose format is not read any more; nothing-before: there is no earlier import to go back to.
   */
  error: 'quota' | 'storage' | 'damaged' | 'outdated' | 'nothing-before'
  /** What was wrong and what to do, for a person. */
  message: string
}

/** Every operation is a value: nothing that a disk or a browser may refuse is thrown. */
export interface ImportsStore {
  /**
   * Keeps an import under its kind and makes it the one in use, in one step at the end; what was in use stays as the one before. When
   * anything fails, everything is as it was.
   * @param onProgress hears the part of the bytes that is in place, 0 to 1
   */
  put(
    kind: string,
    container: Container,
    facts: ImportFacts,
    onProgress?: (done: number) => void,
  ): Promise<{ ok: true } | ImportsFailure>
  /** Every import in use, by kind. */
  list(): Promise<{ ok: true; entries: ImportEntry[] } | ImportsFailure>
  /** The import in use; `index` undefined when nothing of the kind was imported. Bytes are compared with their hashes. */
  open(kind: string): Promise<{ ok: true; index: Index | undefined } | ImportsFailure>
  /** Deletes the import and the one before it for good. No failure when there is none. */
  remove(kind: string): Promise<{ ok: true } | ImportsFailure>
  /** Exchanges the import in use with the one before. */
  goBack(kind: string): Promise<{ ok: true } | ImportsFailure>
  close(): Promise<void>
}

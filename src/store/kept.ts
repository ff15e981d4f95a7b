/** What both homes of imports share: the record of a kind, its versions, and the opening of one. */
import { type Index, IndexError, type Manifest, openIndex, verifyChunk } from './format.ts'
import type { ImportEntry, ImportFacts, ImportsFailure } from './types.ts'

export interface Version {
  manifest: Manifest
  facts: ImportFacts
}

/** The record of a kind. */
export interface Kept {
  kind: string
  current: Version
  before?: Version
}

/** The record after an import; importing the same content again leaves the one before as it was. */
export function withVersion(kind: string, kept: Kept | undefined, current: Version): Kept {
  if (kept === undefined) return { kind, current }
  const before = kept.current.manifest.hash === current.manifest.hash ? kept.before : kept.current
  return { kind, current, ...(before ? { before } : {}) }
}

export function wentBack(kind: string, kept: Kept | undefined): Kept | ImportsFailure {
  if (kept?.before) return { kind, current: kept.before, before: kept.current }
  return {
    ok: false,
    error: 'nothing-before',
    message: 'There is no earlier import of this kind to go back to.',
  }
}

/** Hashes of every chunk that a version names. */
export function chunksInUse(all: Iterable<Kept>): Set<string> {
  const named = new Set<string>()
  for (const { current, before } of all) {
    for (const version of [current, before]) for (const chunk of version?.manifest.chunks ?? []) named.add(chunk.sha256)
  }
  return named
}

export function entryOf({ kind, current, before }: Kept): ImportEntry {
  const size = current.manifest.chunks.reduce((n, chunk) => n + chunk.bytes, 0)
  return { kind, ...current.facts, size, ...(before ? { before: before.facts } : {}) }
}

/** @param read gives the bytes of a chunk by its hash; undefined where there are none */
export async function openVersion(
  { manifest }: Version,
  read: (sha256: string) => Promise<ArrayBuffer | undefined>,
): Promise<{ ok: true; index: Index } | ImportsFailure> {
  const chunks: ArrayBuffer[] = []
  for (const entry of manifest.chunks) {
    const data = await read(entry.sha256)
    if (data === undefined || !(await verifyChunk(entry, data))) return damaged()
    chunks.push(data)
  }
  try {
    return { ok: true, index: openIndex(chunks, manifest) }
  } catch (e) {
    if (!(e instanceof IndexError)) throw e
    return e.kind === 'unknown-version' ? outdated() : damaged()
  }
}

const damaged = (): ImportsFailure => ({
  ok: false,
  error: 'damaged',
  message: 'What was imported is incomplete or was altered. Import the files again (Settings, Code files).',
})

const outdated = (): ImportsFailure => ({
  ok: false,
  error: 'outdated',
  message: 'These files were imported by another version of Chartside. Import them again (Settings, Code files).',
})

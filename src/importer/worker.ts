/**
 * Reads and keeps imported files beside the options page, so that the page stays usable: the Alphabetic Index alone is nine megabytes of XML.
 * Nothing is sent anywhere; the store is this extension's own database.
 */
import { INDEX_BUILDERS } from '../encoder/compile.ts'
import { containerOf, READERS, type ReadImport, readerOf, readImports } from '../releases/imports/index.ts'
import { sampleTable } from '../releases/imports/sample.ts'
import { describe } from '../releases/result.ts'
import type { ReleaseFile } from '../releases/zip.ts'
import { checkManifest } from '../store/format.ts'
import { importsStore } from '../store/imports.ts'
import { indexStore } from '../store/install.ts'
import { unpackTables } from './tables.ts'
import type { ImporterAnswer, ImporterRequest } from './types.ts'
import { bringIn, type Packaged, type Planned, planRelease } from './update.ts'

const store = importsStore()
let waiting: ReadImport[] = []
const index = indexStore()
let planned: Planned | undefined

const say = (answer: ImporterAnswer): void => postMessage(answer)

addEventListener('message', ({ data }: MessageEvent<ImporterRequest>) => {
  if (data.do === 'kinds') {
    say({
      is: 'kinds',
      kinds: READERS.map(({ kind, label, source, owner, roles }) => ({
        kind,
        label,
        source,
        ...(owner ? { owner } : {}),
        ...(roles ? { roles: [...roles] } : {}),
      })),
    })
  } else {
    begin(data).catch(raise)
  }
})

function begin(request: Exclude<ImporterRequest, { do: 'kinds' }>): Promise<void> {
  switch (request.do) {
    case 'read':
      return read(request)
    case 'sample':
      return sample(request.file)
    case 'keep':
      return keep()
    case 'plan-update':
      return plan(request)
    case 'update':
      return update()
  }
}

/** A fault in a promise is not heard outside the worker; thrown by itself it is, and the page stops waiting. */
const raise = (fault: unknown): void => {
  setTimeout(() => {
    throw fault
  })
}

const bytesOf = (files: readonly File[]): Promise<ReleaseFile[]> =>
  Promise.all(files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })))

async function read({ files, kind, columns }: ImporterRequest & { do: 'read' }): Promise<void> {
  const outcome = await readImports(await bytesOf(files), {
    kind: kind === undefined ? undefined : readerOf(kind)?.kind,
    columns,
    before: async (of) => {
      const opened = await store.open(of)
      return opened.ok ? opened.index : undefined
    },
  })
  waiting = outcome.read
  say({
    is: 'read',
    read: waiting.map(({ reader, imported, files: facts }) => ({
      kind: reader.kind,
      label: reader.label,
      ...(reader.owner ? { owner: reader.owner } : {}),
      files: facts,
      about: imported.about,
      preview: imported.preview,
    })),
    failed: outcome.failed.map(describe),
    ignored: outcome.ignored,
  })
}

/** No rows where the file is no table. */
async function sample(file: File): Promise<void> {
  const rows = sampleTable({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })
  say({ is: 'sample', rows: rows.ok ? rows.value : [] })
}

/** Keeps what was read, one kind after the other; what fails leaves the kinds before it kept and those after it as they were. */
async function keep(): Promise<void> {
  const all = waiting
  waiting = []
  const kinds: string[] = []
  const failed: string[] = []
  for (const [i, one] of all.entries()) {
    const facts = { files: one.files, imported: new Date().toISOString(), about: one.imported.about }
    const put = await store.put(one.reader.kind, await containerOf(one), facts, (done) =>
      say({ is: 'progress', done: (i + done) / all.length }),
    )
    if (put.ok) kinds.push(one.reader.kind)
    else failed.push(`${one.reader.label}: ${put.message}`)
  }
  say({ is: 'kept', kinds, failed })
}

/** A file of the extension's own package: the address of this worker is one of its pages' too. */
async function packaged(path: string): Promise<ArrayBuffer> {
  const response = await fetch(new URL(path, location.origin))
  if (!response.ok) throw new Error(`The extension has no file ${path}. Install it again.`)
  return response.arrayBuffer()
}

async function packagedTables(): Promise<Packaged> {
  const [manifest, tables] = await Promise.all([packaged('/index/manifest.json'), packaged('/index/tables.zip')])
  return {
    tables: unpackTables(new Uint8Array(tables)),
    hash: checkManifest(JSON.parse(new TextDecoder().decode(manifest))).hash,
  }
}

async function plan({ files, from }: ImporterRequest & { do: 'plan-update' }): Promise<void> {
  planned = undefined
  const outcome = await planRelease(await bytesOf(files), await packagedTables(), index, from)
  if (outcome.ok) planned = outcome.planned
  say({ is: 'planned', plan: outcome.ok ? { ok: true, update: outcome.planned.view } : outcome })
}

/** The tables are unpacked anew rather than held while the person reads the report: they are forty megabytes. */
async function update(): Promise<void> {
  const release = planned
  planned = undefined
  const outcome = release
    ? await bringIn(release, await packagedTables(), index, INDEX_BUILDERS, (done) => say({ is: 'progress', done }))
    : { ok: false as const, message: 'No release was read. Choose its files first.' }
  say({ is: 'updated', outcome: outcome.ok ? { ok: true } : outcome })
}

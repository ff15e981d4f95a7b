/**
 * Reads and keeps imported files beside the options page, so that the page stays usable: the Alphabetic Index alone is nine megabytes of XML.
 * Nothing is sent anywhere; the store is this extension's own database.
 */
import { containerOf, READERS, type ReadImport, readerOf, readImports } from '../releases/imports/index.ts'
import { sampleTable } from '../releases/imports/sample.ts'
import { describe } from '../releases/result.ts'
import { importsStore } from '../store/imports.ts'
import type { ImporterAnswer, ImporterRequest } from './types.ts'

const store = importsStore()
let waiting: ReadImport[] = []

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
    const work = data.do === 'read' ? read(data) : data.do === 'sample' ? sample(data.file) : keep()
    work.catch(raise)
  }
})

/** A fault in a promise is not heard outside the worker; thrown by itself it is, and the page stops waiting. */
const raise = (fault: unknown): void => {
  setTimeout(() => {
    throw fault
  })
}

async function read({ files, kind, columns }: ImporterRequest & { do: 'read' }): Promise<void> {
  const given = await Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  )
  const outcome = await readImports(given, {
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

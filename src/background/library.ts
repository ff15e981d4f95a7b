/** The opened index with everything that is asked of it, over the copy in IndexedDB that came from the extension's package. */
import { noteDate } from '../engine/encounter/note-date.ts'
import { createEngine, type Engine } from '../engine/index.ts'
import type { NoteDate } from '../engine/types.ts'
import { openClassification } from '../library/classification.ts'
import { type Coverage, coverageOf } from '../library/coverage.ts'
import { localDate, parseDay } from '../library/day.ts'
import { codeRecord } from '../library/record.ts'
import { openSearch, search } from '../library/search.ts'
import type { Calls, CodeRecord, Failure, SearchHit } from '../platform/messages.ts'
import { packageFile } from '../platform/package-files.ts'
import { checkManifest, type Index } from '../store/format.ts'
import { type IndexSource, indexStore } from '../store/install.ts'
import { notBundled } from './failures.ts'
import type { Source } from './keeper.ts'

export interface Library extends Coverage {
  analyse: Engine['analyse']
  /** The date of service that the note states. */
  noteDate(text: string): NoteDate | undefined
  search(request: Calls['search']['request']): SearchHit[] | Failure
  record(request: Calls['record']['request']): CodeRecord | null | Failure
}

function openLibrary(index: Index): Library {
  const classification = openClassification(index)
  const words = openSearch(index)
  let engine: Engine | undefined
  const day = (date = localDate(new Date())) => parseDay(date)
  return {
    ...coverageOf(index),
    analyse(text, encounter, parts) {
      // Opened when the first note comes, so that a worker that was only stopped answers a look-up at once.
      engine ??= createEngine(index)
      return engine.analyse(text, encounter, parts)
    },
    noteDate,
    search: ({ query, limit, date, system = 'ICD-10-CM' }) =>
      system === 'ICD-10-CM'
        ? search(words, query, { day: day(date), ...(limit === undefined ? {} : { limit }) })
        : notBundled(system),
    record: ({ system, code, date }) =>
      system === 'ICD-10-CM' ? codeRecord(classification, code, day(date)) : notBundled(system),
  }
}

const store = indexStore()

async function source(): Promise<IndexSource> {
  const manifest: unknown = JSON.parse(new TextDecoder().decode(await packageFile('index/manifest.json')))
  return { manifest, loadChunk: (name) => packageFile(`index/${name}`) }
}

async function open(): Promise<Library> {
  const opened = await store.open()
  if (!opened.ok) throw new Error(opened.message)
  return openLibrary(opened.index)
}

export const packagedLibrary: Source<Library> = {
  async open() {
    const [found, { manifest }] = await Promise.all([store.open(), source()])
    if (!found.ok && found.error === 'missing') return undefined
    if (!found.ok) throw new Error(found.message)
    return { opened: openLibrary(found.index), stale: found.manifest.hash !== checkManifest(manifest).hash }
  },
  // A repair rather than a plain install: whatever is stored is only taken over when its bytes are what their hash says.
  async install(progress) {
    const installed = await store.repair(await source(), progress)
    if (!installed.ok) throw new Error(installed.message)
    return open()
  },
  about: ({ releases, billable }) => ({ releases, billable }),
}

/** The opened index with everything that is asked of it, over the copy in IndexedDB that came from the extension's package. */
import type { Analysis, Encounter } from '../engine/types.ts'
import { openClassification } from '../library/classification.ts'
import { type Coverage, coverageOf } from '../library/coverage.ts'
import { localDate, parseDay } from '../library/day.ts'
import { codeRecord } from '../library/record.ts'
import type { Calls, CodeRecord, Failure, SearchHit } from '../platform/messages.ts'
import { packageFile } from '../platform/package-files.ts'
import type { Index } from '../store/format.ts'
import { type IndexSource, indexStore } from '../store/install.ts'
import { notBundled } from './failures.ts'
import type { Source } from './keeper.ts'

export interface Library extends Coverage {
  analyse(text: string, encounter: Encounter): Analysis
  search(request: Calls['search']['request']): SearchHit[] | Failure
  record(request: Calls['record']['request']): CodeRecord | null | Failure
}

function openLibrary(index: Index): Library {
  const classification = openClassification(index)
  return {
    ...coverageOf(index),
    analyse: () => ({ suggestions: [], notCoded: [], prompts: [] }),
    search: () => [],
    record: ({ system, code, date }) =>
      system === 'ICD-10-CM'
        ? codeRecord(classification, code, parseDay(date ?? localDate(new Date())))
        : notBundled(system),
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

/** An index of another version than the package's counts as not installed: an update of the extension brings its own. */
export const packagedLibrary: Source<Library> = {
  async open() {
    const [opened, { manifest }] = await Promise.all([store.open(), source()])
    if (!opened.ok && opened.error === 'missing') return undefined
    if (!opened.ok) throw new Error(opened.message)
    if (opened.manifest.hash !== (manifest as { hash?: unknown }).hash) return undefined
    return openLibrary(opened.index)
  },
  async install(progress) {
    const installed = await store.repair(await source(), progress)
    if (!installed.ok) throw new Error(installed.message)
    return open()
  },
  about: ({ releases, billable }) => ({ releases, billable }),
}

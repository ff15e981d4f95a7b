/** The opened index with everything that is asked of it, over the copy in IndexedDB that came from the extension's package. */

import { createEncoder, type Encoder } from '../encoder/encoder.ts'
import { engineFor } from '../encoder/engine.ts'
import { noteDate } from '../engine/encounter/note-date.ts'
import type { Engine } from '../engine/index.ts'
import type { NoteDate } from '../engine/types.ts'
import type { Coverage } from '../library/coverage.ts'
import { packageFile } from '../platform/package-files.ts'
import { CORE, checkManifest, type Index } from '../store/format.ts'
import { type IndexSource, indexStore } from '../store/install.ts'
import { openImport } from './imports.ts'
import type { Source } from './keeper.ts'

export interface Library extends Coverage {
  encoder: Encoder
  analyse(...note: Parameters<Engine['analyse']>): Promise<ReturnType<Engine['analyse']>>
  /** The date of service that the note states. */
  noteDate(text: string): NoteDate | undefined
}

const store = indexStore()

/** Opens a volume of the installed index; what is damaged in it is put right from the package first. */
async function openVolume(volume: string): Promise<Index> {
  const volumes = [volume]
  const opened = await store.open({ volumes })
  if (opened.ok) return opened.index
  if (opened.error === 'damaged') {
    const repaired = await store.repair(await source())
    const again = repaired.ok ? await store.open({ volumes }) : repaired
    if (again.ok) return again.index
  }
  throw new Error(opened.message)
}

/** @param core the volume that every answer needs, opened already */
async function openLibrary(core: Index): Promise<Library> {
  const encoder = createEncoder(async (volume) => (volume === CORE ? core : openVolume(volume)), openImport)
  return {
    ...(await encoder.open('coverage')),
    encoder,
    // Opened when the first note comes, so that a worker that was only stopped answers a look-up at once.
    analyse: async (text, encounter, parts) =>
      (await engineFor(encoder, encounter.setting)).analyse(text, encounter, parts),
    noteDate,
  }
}

async function source(): Promise<IndexSource> {
  const manifest: unknown = JSON.parse(new TextDecoder().decode(await packageFile('index/manifest.json')))
  return { manifest, loadChunk: (name) => packageFile(`index/${name}`) }
}

async function open(): Promise<Library> {
  return openLibrary(await openVolume(CORE))
}

export const packagedLibrary: Source<Library> = {
  async open() {
    const [found, { manifest }] = await Promise.all([store.open({ volumes: [CORE] }), source()])
    if (!found.ok && found.error === 'missing') return undefined
    if (!found.ok) throw new Error(found.message)
    return { opened: await openLibrary(found.index), stale: found.manifest.hash !== checkManifest(manifest).hash }
  },
  // A repair rather than a plain install: whatever is stored is only taken over when its bytes are what their hash says.
  async install(progress) {
    const installed = await store.repair(await source(), progress)
    if (!installed.ok) throw new Error(installed.message)
    return open()
  },
  about: ({ releases, billable }) => ({ releases, billable }),
}

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
  /** The release that the person brought in, e.g. "update FY2028"; absent where the index is the one of the package. */
  origin?: string
  encoder: Encoder
  analyse(...note: Parameters<Engine['analyse']>): Promise<ReturnType<Engine['analyse']>>
  /** The date of service that the note states. */
  noteDate(text: string): NoteDate | undefined
}

const store = indexStore()

/**
 * Opens a volume of the installed index; what is damaged in it is put right from the package first.
 * @param core the opened index that the volume has to belong to: rows are numbered anew in every index
 */
async function openVolume(volume: string, core?: Index): Promise<Index> {
  const volumes = [volume]
  const opened = await store.open({ volumes })
  if (opened.ok) return ofOne(opened.index, core)
  if (opened.error === 'damaged') {
    if (core && originOf(core) !== undefined) throw new Error(`${opened.message} ${GO_BACK}`)
    const repaired = await store.repair(await source())
    const again = repaired.ok ? await store.open({ volumes }) : repaired
    if (again.ok) return ofOne(again.index, core)
  }
  throw new Error(opened.message)
}

const GO_BACK = 'Go back to the bundled releases there, then bring the release in again.'

function ofOne(volume: Index, core: Index | undefined): Index {
  if (core === undefined || core.manifest.hash === volume.manifest.hash) return volume
  throw new Error('Another code index was installed meanwhile. Try again in a moment.')
}

/** Stated by an index that was made of official files on the options page (src/importer/update.ts). */
function originOf({ manifest: { about } }: Index): string | undefined {
  return typeof about.origin === 'string' ? about.origin : undefined
}

/** @param core the volume that every answer needs, opened already */
async function openLibrary(core: Index): Promise<Library> {
  const encoder = createEncoder(async (volume) => (volume === CORE ? core : openVolume(volume, core)), openImport)
  const origin = originOf(core)
  return {
    ...(await encoder.open('coverage')),
    ...(origin === undefined ? {} : { origin }),
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
    const { hash } = checkManifest(manifest)
    const { origin, base } = found.manifest.about
    return {
      opened: await openLibrary(found.index),
      stale: found.manifest.hash !== hash && base !== hash,
      ...(origin === undefined ? {} : { lost: replaced(String(origin)) }),
    }
  },
  // A repair rather than a plain install: whatever is stored is only taken over when its bytes are what their hash says.
  async install(progress) {
    const installed = await store.repair(await source(), progress)
    if (!installed.ok) throw new Error(installed.message)
    return open()
  },
  about: ({ releases, billable, origin }) => ({ releases, billable, ...(origin === undefined ? {} : { origin }) }),
}

const replaced = (origin: string): string =>
  `This version of Chartside brings tables of its own; they took the place of those with your ${origin}. Bring that release in again if it is not among the bundled ones.`

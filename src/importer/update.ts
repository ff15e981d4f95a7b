/**
 * Makes an index with a release that came out after this version of the extension: the tables that came with it, the official files of the
 * release in their place, and the same builders as ever. What was made of a release before is the ground of the next.
 */
import { planUpdate, type UpdatePlan } from '../releases/plan.ts'
import { describe } from '../releases/result.ts'
import type { Difference } from '../releases/update.ts'
import { isZip, type ReleaseFile, readZip } from '../releases/zip.ts'
import { compileIndex, type SectionBuilder } from '../store/compile/compile.ts'
import type { IndexStore } from '../store/install.ts'
import { assetsOf, packTexts, type Tables, unpackTables } from './tables.ts'
import type { UpdateView } from './types.ts'

const FOLDER = 'codesets/icd10cm'
/** Holds the tables that differ from those of the package, for the release after this one; opened for that alone. */
const VOLUME = 'update'
const SECTION = 'update.tables'
/** Of each list in the report. */
const LISTED = 50
/** Laying out the index takes most of the time, writing it the rest. */
const BUILDING = 0.85

/** What came with the extension. */
export interface Packaged {
  tables: Tables
  /** Hash of the manifest of the index in the package. */
  hash: string
}

export type Outcome<T> = ({ ok: true } & T) | { ok: false; message: string }

/** A release that was read and may be brought in. */
export interface Planned {
  view: UpdateView
  /** Every text that differs from the packaged tables, by path. */
  texts: Map<string, string>
}

/**
 * Reads the official files of a release and says what they would change; nothing is written.
 * @param from first day of the release, ISO; where absent, the file names say it
 */
export async function planRelease(
  given: readonly ReleaseFile[],
  packaged: Packaged,
  store: IndexStore,
  from?: string,
): Promise<Outcome<{ planned: Planned }>> {
  const files: ReleaseFile[] = []
  for (const file of given) {
    if (!isZip(file.bytes)) files.push(file)
    else {
      const inside = readZip(file.bytes, file.name)
      if (!inside.ok) return { ok: false, message: describe(inside.error) }
      files.push(...inside.value)
    }
  }
  const before = await earlierTexts(packaged, store)
  const assets = assetsOf(new Map([...packaged.tables, ...before]))
  const current = { codes: assets.read(`${FOLDER}/codes.tsv`), sections: assets.read(`${FOLDER}/sections.tsv`) }
  const plan = planUpdate(current, files, from)
  if (!plan.ok) return { ok: false, message: describe(plan.error) }
  const kept = [...before.keys()].map((path): [string, string] => [path, assets.read(path)])
  const made = [...plan.value.files].map(([name, text]): [string, string] => [`${FOLDER}/${name}`, text])
  return { ok: true, planned: { view: viewOf(plan.value), texts: new Map([...kept, ...made]) } }
}

/** What an earlier update changed, where it stands on the same package. */
async function earlierTexts({ hash }: Packaged, store: IndexStore): Promise<Tables> {
  const opened = await store.open({ volumes: [VOLUME] })
  if (!opened.ok || opened.manifest.about.base !== hash) return new Map()
  return unpackTables(opened.index.u8(SECTION))
}

/**
 * Builds the index with the release and switches to it. Until the switch, and when anything fails, the index in use stays.
 * @param onProgress hears the part of the work that is done, 0 to 1
 * @throws Error when the tables do not fit together, e.g. a release without a code that the tables of the package name
 */
export async function bringIn(
  { view, texts }: Planned,
  packaged: Packaged,
  store: IndexStore,
  builders: readonly SectionBuilder[],
  onProgress: (done: number) => void = () => {},
): Promise<Outcome<object>> {
  const changed = packTexts(texts)
  const origin: SectionBuilder = () => ({
    volume: VOLUME,
    sections: [{ name: SECTION, kind: 'u8', data: changed }],
    about: { origin: `update ${view.label}`, base: packaged.hash },
  })
  const tables = new Map([...packaged.tables, ...unpackTables(changed)])
  const { manifest, chunks } = await compileIndex(assetsOf(tables), [...builders, origin], (done) =>
    onProgress(done * BUILDING),
  )
  const byName = new Map(manifest.chunks.map(({ name }, i) => [name, chunks[i]!]))
  const loadChunk = async (name: string): Promise<ArrayBuffer> => {
    const chunk = byName.get(name)
    if (chunk === undefined) throw new Error(`No part ${name} was built.`)
    return chunk
  }
  const installed = await store.install({ manifest, loadChunk }, (done) => onProgress(BUILDING + (1 - BUILDING) * done))
  return installed.ok ? { ok: true } : { ok: false, message: installed.message }
}

function viewOf({ label, from, difference, conflicts, used, ignored }: UpdatePlan): UpdateView {
  return {
    label,
    from,
    used: used.map(({ file }) => file.name),
    ignored,
    conflicts: { count: conflicts.length, first: conflicts.slice(0, LISTED) },
    changes: changesOf(difference),
  }
}

function changesOf({ added, deleted, turned, revised }: Difference): UpdateView['changes'] {
  const list = <T>(all: readonly T[], line: (one: T) => { code: string; text: string }) => ({
    count: all.length,
    first: all.slice(0, LISTED).map(line),
  })
  const titled = ({ code, long }: { code: string; long: string }) => ({ code, text: long })
  return {
    added: list(added, titled),
    deleted: list(deleted, titled),
    turned: list(turned, ({ after }) => ({
      code: after.code,
      text: `${after.long} (now a ${after.billable ? 'code' : 'header'})`,
    })),
    revised: list(revised, ({ before, after }) => ({
      code: after.code,
      text: `${after.long} (before: ${before.long})`,
    })),
  }
}

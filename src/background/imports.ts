/** Imported files as the background sees them: listed, dropped, exchanged for the ones before, and opened for the encoder. */
import type { Encoder } from '../encoder/encoder.ts'
import { citationSections, openCitations } from '../library/citations/citations.ts'
import type { Failure, ImportView } from '../platform/messages.ts'
import type { ImportKind } from '../releases/imports/types.ts'
import { writeContainer } from '../store/compile/container.ts'
import type { Index } from '../store/format.ts'
import { importsStore } from '../store/imports.ts'
import type { ImportsFailure } from '../store/types.ts'

const store = importsStore()

/** What cannot be read is as if it were not there; the list of imports says why. */
export async function openImport(kind: ImportKind): Promise<Index | undefined> {
  const opened = await store.open(kind)
  return opened.ok ? opened.index : undefined
}

export async function listImports(): Promise<ImportView[] | Failure> {
  const list = await store.list()
  if (!list.ok) return list
  return Promise.all(
    list.entries.map(async (entry) => {
      const opened = await store.open(entry.kind)
      return opened.ok ? entry : { ...entry, problem: opened.message }
    }),
  )
}

/** Deletes what was imported of a kind, or exchanges it for the one before; the encoder opens anew what depended on it. */
export async function changeImport(
  { kind, change }: { kind: ImportKind; change: 'remove' | 'go-back' },
  encoder: Pick<Encoder, 'importsChanged'>,
): Promise<ImportView[] | Failure> {
  const changed: { ok: true } | ImportsFailure = await (change === 'remove' ? store.remove(kind) : store.goBack(kind))
  if (!changed.ok) return changed
  encoder.importsChanged([kind])
  return listImports()
}

/**
 * Attaches a citation to a code or takes it away, and gives those of the code.
 * @param now ISO date and time
 */
export async function cite(
  { code, text, change }: { code: string; text: string; change: 'add' | 'remove' },
  encoder: Pick<Encoder, 'importsChanged'>,
  now: string,
): Promise<string[] | Failure> {
  const opened = await store.open('citations')
  if (!opened.ok) return opened
  const before = openCitations(opened.index).all
  const others = before.filter((one) => one.code !== code || one.text !== text)
  const after = change === 'add' ? [...others, { code, text }] : others
  const facts = { files: [], imported: now, about: { citations: after.length } }
  const container = await writeContainer(citationSections(after), facts.about)
  const put = await (after.length === 0 ? store.remove('citations') : store.put('citations', container, facts))
  if (!put.ok) return put
  encoder.importsChanged(['citations'])
  return after.filter((one) => one.code === code).map((one) => one.text)
}

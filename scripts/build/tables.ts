/** The tables that the index is built from, in one zip: the options page makes an index of them with a release of the person's own. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { zipSync } from 'fflate'

/** Folders under assets/ that builders of the index read. */
const FOLDERS = ['codesets', 'lexicon', 'rules', 'em', 'modifiers']
/** States where the tables come from; no builder reads it. */
const LOCK = 'codesets/codesets.lock.json'
/** The first moment that a zip can express: the same tables give the same bytes. */
const DATE = new Date(1980, 0, 1)

/** Entries are named by their path relative to the assets. */
export function packTables(assets: string): Uint8Array {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(assets, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name)),
  )
  const named = files
    .map((file): [string, string] => [path.relative(assets, file).split(path.sep).join('/'), file])
    .filter(([name]) => name !== LOCK)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return zipSync(Object.fromEntries(named.map(([name, file]) => [name, readFileSync(file)])), { level: 9, mtime: DATE })
}

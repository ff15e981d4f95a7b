/** The tables that the index is built from, as they came with the extension in one zip (`index/tables.zip`). */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { Assets } from '../store/compile/compile.ts'

/** Contents by path relative to assets/, e.g. "codesets/icd10cm/codes.tsv". */
export type Tables = ReadonlyMap<string, Uint8Array>

/** The first moment that a zip can express: the same tables give the same bytes. */
const DATE = new Date(1980, 0, 1)

/** @throws Error when the bytes are no zip: what came with the extension is never that, unless it was altered. */
export function unpackTables(zip: Uint8Array): Tables {
  return new Map(Object.entries(unzipSync(zip)))
}

export function packTexts(texts: ReadonlyMap<string, string>): Uint8Array {
  const files = [...texts].map(([path, text]): [string, Uint8Array] => [path, strToU8(text)])
  return zipSync(Object.fromEntries(files), { level: 9, mtime: DATE })
}

/** The tables as the builders of the index read them; a text is decoded only when it is asked for. */
export function assetsOf(tables: Tables): Assets {
  return {
    read(path) {
      const bytes = tables.get(path)
      if (bytes === undefined) throw new Error(`The extension has no table ${path}. Install it again.`)
      return strFromU8(bytes)
    },
    list: (folder) =>
      [...tables.keys()]
        .filter((path) => path.startsWith(`${folder}/`) && !path.slice(folder.length + 1).includes('/'))
        .sort(),
  }
}

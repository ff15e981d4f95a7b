/**
 * Packs dist/chrome and dist/firefox into zips that browsers and their stores install. The same files give the same bytes:
 * entries are sorted and carry a fixed date.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { type Zippable, zipSync } from 'fflate'
import { manifestFor } from './build/manifest.ts'

/** The first moment that a zip can express. */
const DATE = new Date(1980, 0, 1)

for (const browser of ['chrome', 'firefox'] as const) {
  const { version } = manifestFor(browser)
  const folder = `dist/${browser}`
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
  const entries: Zippable = Object.fromEntries(
    files.map((file) => [path.relative(folder, file).split(path.sep).join('/'), readPacked(file)]),
  )
  const zip = zipSync(entries, { level: 9, mtime: DATE })
  const name = `dist/chartside-${browser}-${version}.zip`
  writeFileSync(name, zip)
  console.log(`${name}: ${files.length} files, ${(zip.length / 1e6).toFixed(1)} MB`)
}

/** The store gives an extension its id by itself and refuses a package that names one. */
function readPacked(file: string): Uint8Array {
  if (path.basename(file) !== 'manifest.json' || path.dirname(file) !== 'dist/chrome') return readFileSync(file)
  const { key: _key, ...manifest } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`)
}

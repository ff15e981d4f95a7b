/**
 * Builds everything: the index, the extension for each browser, the command line.
 *   dist/index    manifest.json and chunks, shared by the others, and the tables they are made of, for releases to come
 *   dist/chrome   unpacked extension
 *   dist/firefox  the same with Firefox's manifest
 *   dist/node     the command line, one file
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { createBuilder } from 'vite'
import { type Browser, manifestFor } from './build/manifest.ts'
import { packTables } from './build/tables.ts'

const INDEX = 'dist/index'
const ICONS = [16, 32, 48, 128]

// Builds anew only when something that goes into the index has changed.
execFileSync(process.execPath, ['--import', 'tsx', 'src/cli/build-index.ts', '--out', INDEX], {
  stdio: ['ignore', 2, 2],
})

writeFileSync(`${INDEX}/tables.zip`, packTables('assets'))

const builder = await createBuilder({ logLevel: 'warn' })
await builder.buildApp()

rmSync('dist/firefox', { recursive: true, force: true })
cpSync('dist/chrome', 'dist/firefox', { recursive: true })
for (const browser of ['chrome', 'firefox'] satisfies Browser[]) {
  const folder = `dist/${browser}`
  cpSync(INDEX, `${folder}/index`, { recursive: true, filter: (file) => !file.endsWith('.sha256') })
  cpSync('assets/managed-schema.json', `${folder}/managed-schema.json`)
  mkdirSync(`${folder}/icons`, { recursive: true })
  for (const size of ICONS) cpSync(`assets/icons/${size}.png`, `${folder}/icons/${size}.png`)
  writeFileSync(`${folder}/manifest.json`, `${JSON.stringify(manifestFor(browser), null, 2)}\n`)
}
console.error('Built dist/chrome, dist/firefox and dist/node.')

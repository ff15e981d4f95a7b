/** Builds the index out of assets/ into a folder: `tsx src/cli/build-index.ts --out DIR [--assets DIR] [--force]`. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { INDEX_BUILDERS } from '../encoder/compile.ts'
import { compileIndex } from '../store/compile/compile.ts'
import { folderAssets } from '../store/node.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
/** The assets, and the code that lays them out, decide the content. */
const INPUTS = [
  'assets/codesets',
  'assets/lexicon',
  'assets/rules',
  'assets/em',
  'assets/modifiers',
  'src/store',
  'src/text',
  'src/library',
  'src/engine',
  'src/grouping',
  'src/evaluation-management',
  'src/edits',
  'src/encoder/compile.ts',
  'src/cli/build-index.ts',
]

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => filesUnder(join(path, name)))
}

function inputHash(root: string): string {
  const hash = createHash('sha256')
  for (const file of INPUTS.flatMap((p) => filesUnder(join(root, p)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

async function build(out: string, force: boolean): Promise<void> {
  const started = performance.now()
  const stamp = join(out, 'inputs.sha256')
  const inputs = inputHash(ROOT)
  if (!force && existsSync(join(out, 'manifest.json')) && existsSync(stamp) && readFileSync(stamp, 'utf8') === inputs) {
    console.log(`${out} is up to date.`)
    return
  }
  const { manifest, chunks } = await compileIndex(folderAssets(join(ROOT, 'assets')), INDEX_BUILDERS)
  mkdirSync(out, { recursive: true })
  for (const name of readdirSync(out)) if (name.endsWith('.bin')) rmSync(join(out, name))
  manifest.chunks.forEach((chunk, i) => {
    writeFileSync(join(out, chunk.name), new Uint8Array(chunks[i]!))
  })
  writeFileSync(join(out, 'manifest.json'), JSON.stringify(manifest))
  writeFileSync(stamp, inputs)
  const bytes = manifest.chunks.reduce((n, c) => n + c.bytes, 0)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${out}: ${manifest.chunks.length} chunks, ${(bytes / 1e6).toFixed(1)} MB, ${seconds} s.`)
}

const program = new Command('build-index')
  .description('Builds the code index out of assets/ into a folder.')
  .requiredOption('--out <dir>', 'folder to write to; chunks of an earlier build in it are removed')
  .option('--force', 'build even when nothing has changed', false)
  .action(({ out, force }: { out: string; force: boolean }) => build(out, force))

await program.parseAsync()

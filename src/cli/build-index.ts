/** Builds the index out of assets/ into a folder: `tsx src/cli/build-index.ts --out DIR [--assets DIR] [--force]`. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { editsBuilder } from '../edits/compile/builder.ts'
import { buildModifiers } from '../edits/modifiers/builder.ts'
import { engineBuilder } from '../engine/compile/builder.ts'
import { buildEm } from '../evaluation-management/compile/builder.ts'
import { buildDrg } from '../grouping/compile/drg.ts'
import { buildHcc } from '../grouping/compile/hcc.ts'
import { buildBook } from '../library/compile/book/builder.ts'
import { buildClassification } from '../library/compile/classification.ts'
import { buildCrosswalks } from '../library/compile/crosswalks.ts'
import { buildGroups } from '../library/compile/groups.ts'
import { buildHcpcs } from '../library/compile/hcpcs.ts'
import { buildProcedures } from '../library/compile/procedures/procedures.ts'
import { buildSearch } from '../library/compile/search.ts'
import { compileIndex, type SectionBuilder } from '../store/compile/compile.ts'
import { folderAssets } from '../store/node.ts'

/** What goes into the index, in order: a builder may read the sections of those before it. */
const BUILDERS: readonly SectionBuilder[] = [
  buildClassification,
  buildSearch,
  engineBuilder,
  buildGroups,
  buildHcc,
  buildDrg,
  buildEm,
  buildHcpcs,
  buildCrosswalks,
  buildProcedures,
  editsBuilder,
  buildModifiers,
  buildBook,
]

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
  const { manifest, chunks } = await compileIndex(folderAssets(join(ROOT, 'assets')), BUILDERS)
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

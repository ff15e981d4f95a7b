/**
 * The bundled code sets: `npm run codesets -- verify|update|import|build`.
 *
 *   verify [--against DIR]          proves assets/codesets against its lock file and, where given, against reference copies of the official files
 *   update FILE… [--from DATE]      brings in a release: order file, order addenda, Tabular List, or the zip they come in
 *   import [FILE…] [--into DIR]     keeps official or licensed files that are not bundled for the command line; lists them
 *   check-lexicon --index DIR       holds the clinicians' terms against the official indexes
 *   build [--cache DIR]             makes the bundled files anew from what scripts/extract/extract.py took out of the packages
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { affectedBy, affectedReport, type NamingFile } from '../releases/affected.ts'
import { OFFICIAL_COUNTS } from '../releases/build.ts'
import { readCodes } from '../releases/codeset.ts'
import { isProcedureFile, planProcedures } from '../releases/icd10pcs/update.ts'
import { type Lock, type LockSource, readLock, rowsOf, sha256, writeLock } from '../releases/lock.ts'
import { planUpdate } from '../releases/plan.ts'
import { describe, type Result } from '../releases/result.ts'
import { BUNDLED_SYSTEMS, type BundledFile } from '../releases/systems.ts'
import { decode } from '../releases/text.ts'
import { listOn, report } from '../releases/update.ts'
import { type Check, checkCount, checkLock } from '../releases/verify.ts'
import { isZip, type ReleaseFile, readZip } from '../releases/zip.ts'
import { folderAssets } from '../store/node.ts'
import { type ImportOptions, runImport } from './imports.ts'
import { runLexiconCheck } from './lexicon/command.ts'

const ASSETS = fileURLToPath(new URL('../../assets/', import.meta.url))
const ROOT = join(ASSETS, 'codesets')
/** The folder that `update` writes to. */
const FOLDER = 'icd10cm'
const LOCK = join(ROOT, 'codesets.lock.json')
/** Where the command line looks for imported files. */
const IMPORTS = fileURLToPath(new URL('../../imports', import.meta.url))

/** Ends the program with what was wrong. */
function must<T>(result: Result<T>): T {
  if (result.ok) return result.value
  process.stderr.write(`${describe(result.error)}\n`)
  process.exit(2)
}

function read(path: string): string {
  if (existsSync(path)) return readFileSync(path, 'utf8')
  process.stderr.write(`${path} is not there.\n`)
  process.exit(2)
}

function bundled(name: string): string {
  return read(join(ROOT, FOLDER, name))
}

/** The bundled files of a folder by name. */
function filesOf(folder: string): Map<string, string> {
  const path = join(ROOT, folder)
  const names = existsSync(path) ? readdirSync(path).sort() : []
  return new Map(names.map((name) => [name, read(join(path, name))]))
}

/** The given files, those inside zips in place of the zips. */
function releaseFiles(paths: readonly string[]): ReleaseFile[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) {
      process.stderr.write(`${path} is not there.\n`)
      process.exit(2)
    }
    const bytes = new Uint8Array(readFileSync(path))
    return isZip(bytes) ? must(readZip(bytes, path)) : [{ name: basename(path), bytes }]
  })
}

/** Writes the files of a folder and states them in the lock; sources that no file is made of any more are dropped. */
async function save(lock: Lock, folder: string, files: ReadonlyMap<string, BundledFile>): Promise<void> {
  mkdirSync(join(ROOT, folder), { recursive: true })
  for (const [name, { text, from }] of files) {
    const file = `${folder}/${name}`
    const output = { file, from: [...new Set(from)], sha256: await sha256(text), rows: rowsOf(text) }
    lock.outputs = [...lock.outputs.filter((one) => one.file !== file), output]
    writeFileSync(join(ROOT, file), text)
  }
  const inUse = new Set(lock.outputs.flatMap((output) => output.from))
  lock.sources = lock.sources.filter((source) => inUse.has(source.as))
  writeFileSync(LOCK, writeLock(lock))
}

async function verify(against: string | undefined): Promise<void> {
  const lock = must(readLock(read(LOCK), LOCK))
  const periods = must(readCodes(bundled('codes.tsv'), 'codes.tsv'))
  const folders = BUNDLED_SYSTEMS.map((system) => ({ system, files: filesOf(system.folder) }))
  const all = folders.flatMap(({ system, files }) =>
    [...files].map(([name, text]): [string, string] => [`${system.folder}/${name}`, text]),
  )
  const checks: Check[] = [
    ...(await checkLock(lock, new Map(all))),
    ...folders.flatMap(({ system, files }) => must(system.checks(files))),
    ...lock.counts.map((count) => checkCount(periods, count)),
  ]
  if (against !== undefined) {
    for (const reference of folders.flatMap(({ system, files }) => must(system.references(files)))) {
      const path = join(against, reference.path)
      if (existsSync(path)) checks.push(must(reference.check(decode(readFileSync(path)), path)))
      else checks.push({ name: reference.path, differences: ['the reference file is not there'] })
    }
  }
  for (const { name, differences } of checks) {
    process.stdout.write(`${differences.length === 0 ? 'ok     ' : 'differs'} ${name}\n`)
    for (const difference of differences) process.stdout.write(`          ${difference}\n`)
  }
  const failed = checks.filter(({ differences }) => differences.length > 0).length
  process.stdout.write(`${checks.length - failed} of ${checks.length} checks hold\n`)
  process.exitCode = failed > 0 ? 1 : 0
}

/** The tables and rules of the project that name codes. */
function namingFiles(): NamingFile[] {
  const assets = folderAssets(ASSETS)
  return ['lexicon', 'lexicon/terms', 'lexicon/cues', 'rules']
    .flatMap((folder) => assets.list(folder))
    .map((path) => ({ path: `assets/${path}`, text: assets.read(path) }))
}

interface UpdateOptions {
  from?: string
  dryRun: boolean
  acceptConflicts: boolean
}

async function update(paths: readonly string[], { from, dryRun, acceptConflicts }: UpdateOptions): Promise<void> {
  const lock = must(readLock(read(LOCK), LOCK))
  const given = releaseFiles(paths)
  const procedures = given.filter(isProcedureFile)
  if (procedures.length > 0) {
    // the order file says all that the codes file says
    const order = procedures.find(({ name }) => /order/i.test(name)) ?? procedures[0]!
    await updateProcedures(lock, order, { from, dryRun })
    return
  }
  const plan = must(planUpdate({ codes: bundled('codes.tsv'), sections: bundled('sections.tsv') }, given, from))
  process.stdout.write(`${plan.label}, in force from ${plan.from}: ${report(plan.difference).join('\n')}\n`)
  process.stdout.write(`${affectedReport(affectedBy(plan.difference, namingFiles())).join('\n')}\n`)
  for (const name of plan.ignored)
    process.stdout.write(`not read: ${name} (no order file, order addenda or Tabular List)\n`)
  for (const conflict of plan.conflicts) process.stdout.write(`conflict: ${conflict}\n`)
  if (plan.conflicts.length > 0 && !acceptConflicts) {
    process.stderr.write(
      'The given files contradict each other; nothing was written. Look at the lines above, then add --accept-conflicts.\n',
    )
    process.exitCode = 1
    return
  }
  if (dryRun) return
  const sources: LockSource[] = []
  for (const { kind, file } of plan.used) {
    sources.push({ what: `${kind} of ${plan.label}`, as: file.name, sha256: await sha256(file.bytes) })
  }
  const names = new Set(sources.map((source) => source.as))
  lock.sources = [...lock.sources.filter((source) => !names.has(source.as)), ...sources]
  const list = listOn(must(readCodes(plan.files.get('codes.tsv') ?? '', 'codes.tsv')), plan.from)
  const billable = list.filter((entry) => entry.billable).length
  const count = { release: plan.label, day: plan.from, billable, headers: list.length - billable }
  lock.counts = [...lock.counts.filter(({ day }) => day !== plan.from), count]
  const tabular = tabularOnly(plan.used)
  const made = [...plan.files].map(([name, text]): [string, BundledFile] => {
    const known = lock.outputs.find(({ file }) => file === `${FOLDER}/${name}`)
    return [name, { text, from: [...(known?.from ?? []), ...(name === 'codes.tsv' ? names : tabular)] }]
  })
  await save(lock, FOLDER, new Map(made))
  process.stdout.write(
    `${count.billable} billable codes and ${count.headers} headers; wrote ${[...plan.files.keys()].join(', ')}\n`,
  )
}

/** ICD-10-PCS: its list of codes. What the characters mean is made anew from the packages by `build`. */
async function updateProcedures(
  lock: Lock,
  file: ReleaseFile,
  { from, dryRun }: { from: string | undefined; dryRun: boolean },
): Promise<void> {
  const folder = 'icd10pcs'
  const own = (name: string): string => read(join(ROOT, folder, name))
  const plan = must(planProcedures({ codes: own('codes.tsv'), values: own('values.tsv') }, file, from))
  process.stdout.write(`ICD-10-PCS ${plan.label}, in force from ${plan.from}: ${report(plan.difference).join('\n')}\n`)
  for (const value of plan.unlabelled) process.stdout.write(`no meaning known: ${value}\n`)
  if (dryRun) return
  lock.sources = [
    ...lock.sources.filter((source) => source.as !== file.name),
    { what: `ICD-10-PCS codes of ${plan.label}`, as: file.name, sha256: await sha256(file.bytes) },
  ]
  const known = lock.outputs.find((output) => output.file === `${folder}/codes.tsv`)
  await save(lock, folder, new Map([['codes.tsv', { text: plan.codes, from: [...(known?.from ?? []), file.name] }]]))
  process.stdout.write('wrote codes.tsv\n')
}

function tabularOnly(used: readonly { kind: string; file: ReleaseFile }[]): string[] {
  return used.filter(({ kind }) => kind === 'tabular').map(({ file }) => file.name)
}

/** An entry of sources.json, as extract.py repeats it in its manifest. */
interface ManifestEntry {
  what: string
  as: string
  sha256: string
  registry: string
  package: string
  version: string
  licence: string
  path: string
}

async function build(cache: string, only: readonly string[]): Promise<void> {
  const extracted = (name: string): string => read(join(cache, 'extracted', name))
  const manifest: ManifestEntry[] = JSON.parse(extracted('manifest.json'))
  const sources: LockSource[] = manifest.map(
    ({ what, as, sha256: hash, package: name, registry, version, licence, path }) => ({
      what,
      as,
      sha256: hash,
      package: { registry, name, version, licence, path },
    }),
  )
  const lock = must(readLock(read(LOCK), LOCK))
  lock.counts = [...OFFICIAL_COUNTS]
  for (const system of BUNDLED_SYSTEMS) {
    if (only.length > 0 && !only.includes(system.folder)) continue
    const own = (name: string): string => read(join(ROOT, system.folder, name))
    const files = must(system.build({ extracted, own }))
    const known = [...sources, ...system.ownSources]
    const names = new Set(known.map((source) => source.as))
    lock.sources = [...lock.sources.filter((source) => !names.has(source.as)), ...known]
    lock.outputs = lock.outputs.filter(({ file }) => !file.startsWith(`${system.folder}/`))
    await save(lock, system.folder, files)
    process.stdout.write(`${system.folder}: wrote ${[...files.keys()].join(', ')}\n`)
  }
}

const program = new Command('codesets').description('Proves, updates and imports the official code sets')
program
  .command('verify')
  .description('prove the bundled files by their lock file and official counts; exit code 1 names what differs')
  .option('--against <dir>', 'folder with reference copies of the official files, compared with the bundled ones')
  .action(({ against }: { against?: string }) => verify(against))
program
  .command('update')
  .description('bring in a release from its official files or zip, and print what it changes')
  .argument('<files...>')
  .option('--from <date>', 'first day of the release, YYYY-MM-DD; otherwise the file names say it')
  .option('--dry-run', 'print the report, write nothing', false)
  .option('--accept-conflicts', 'write even where the given files contradict each other', false)
  .action((files: string[], options: UpdateOptions) => update(files, options))
program
  .command('import')
  .description(
    'keep official or licensed files (Alphabetic Index, tables, crosswalks, edits) for the command line; without files: list them',
  )
  .argument('[files...]')
  .option('--into <dir>', 'folder that they are kept in; the command line reads the default by itself', IMPORTS)
  .option('--kind <kind>', 'take the files for this kind, where their content does not tell it')
  .option('--remove <kind>', 'delete what was imported of a kind')
  .option('--back <kind>', 'go back to what was imported before')
  .action(async (files: string[], options: ImportOptions) => {
    const { lines, status } = await runImport(files, options, new Date().toISOString())
    process.stdout.write(lines.map((line) => `${line}\n`).join(''))
    process.exitCode = status
  })
program
  .command('check-lexicon')
  .description("hold the clinicians' terms against the official indexes; exit code 1 names what is not settled")
  .requiredOption('--index <dir>', 'folder with the official indexes and their addenda')
  .action(async ({ index }: { index: string }) => {
    const { lines, status } = await runLexiconCheck(index, folderAssets(ASSETS))
    process.stdout.write(lines.map((line) => `${line}\n`).join(''))
    process.exitCode = status
  })
program
  .command('build')
  .description('make the bundled files from the output of scripts/extract/extract.py')
  .option('--cache <dir>', 'folder of the extraction', join(homedir(), '.cache', 'chartside'))
  .argument('[folders...]', 'only these folders of assets/codesets')
  .action((folders: string[], { cache }: { cache: string }) => build(cache, folders))
await program.parseAsync()

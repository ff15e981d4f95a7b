/**
 * The bundled code sets: `npm run codesets -- verify|update|import|build`.
 *
 *   verify [--against DIR]          proves assets/codesets against its lock file and, where given, against reference copies of the official files
 *   update FILE… [--from DATE]      brings in a release: order file, order addenda, Tabular List, or the zip they come in
 *   import FILE… --out DIR          reads the official indexes and tables, which are not bundled, into tables
 *   build [--cache DIR]             makes the bundled files anew from what scripts/extract/extract.py took out of the packages
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Command } from 'commander'
import { buildCodeset, OFFICIAL_COUNTS } from '../releases/build.ts'
import { readCodes } from '../releases/codeset.ts'
import { indexTable } from '../releases/indexTable.ts'
import { readIndex } from '../releases/indexXml.ts'
import { type Lock, type LockSource, readLock, rowsOf, sha256, writeLock } from '../releases/lock.ts'
import { planUpdate } from '../releases/plan.ts'
import { recognise } from '../releases/recognise.ts'
import { references } from '../releases/references.ts'
import { describe, type Result } from '../releases/result.ts'
import { decode } from '../releases/text.ts'
import { listOn, report } from '../releases/update.ts'
import { type Check, checkConsistency, checkCount, checkLock } from '../releases/verify.ts'
import { isZip, type ReleaseFile, readZip } from '../releases/zip.ts'

const ROOT = fileURLToPath(new URL('../../assets/codesets/', import.meta.url))
const FOLDER = 'icd10cm'
const LOCK = join(ROOT, 'codesets.lock.json')
const OWN_TITLES = 'titles-fy2027.tsv'

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

function bundledFiles(): Map<string, string> {
  const names = readdirSync(join(ROOT, FOLDER)).sort()
  return new Map(names.map((name) => [`${FOLDER}/${name}`, bundled(name)]))
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

/** Writes files and states them in the lock; a file that is already there keeps its sources beside the new ones when `keep` is set. */
async function save(
  lock: Lock,
  files: ReadonlyMap<string, string>,
  from: (name: string) => string[],
  keep: boolean,
): Promise<void> {
  for (const [name, text] of files) {
    const file = `${FOLDER}/${name}`
    const known = lock.outputs.find((output) => output.file === file)
    const sources = new Set([...(keep ? (known?.from ?? []) : []), ...from(name)])
    const output = { file, from: [...sources], sha256: await sha256(text), rows: rowsOf(text) }
    lock.outputs = [...lock.outputs.filter((one) => one !== known), output]
    writeFileSync(join(ROOT, file), text)
  }
  const inUse = new Set(lock.outputs.flatMap((output) => output.from))
  lock.sources = lock.sources.filter((source) => inUse.has(source.as))
  writeFileSync(LOCK, writeLock(lock))
}

async function verify(against: string | undefined): Promise<void> {
  const lock = must(readLock(read(LOCK), LOCK))
  const periods = must(readCodes(bundled('codes.tsv'), 'codes.tsv'))
  const checks: Check[] = [
    ...(await checkLock(lock, bundledFiles())),
    checkConsistency(periods),
    ...lock.counts.map((count) => checkCount(periods, count)),
  ]
  if (against !== undefined) {
    const own = { codes: periods, titles: bundled(OWN_TITLES), notes: bundled('notes.tsv') }
    for (const reference of references(own)) {
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

interface UpdateOptions {
  from?: string
  dryRun: boolean
  acceptConflicts: boolean
}

async function update(paths: readonly string[], { from, dryRun, acceptConflicts }: UpdateOptions): Promise<void> {
  const lock = must(readLock(read(LOCK), LOCK))
  const given = releaseFiles(paths)
  const plan = must(planUpdate({ codes: bundled('codes.tsv'), sections: bundled('sections.tsv') }, given, from))
  process.stdout.write(`${plan.label}, in force from ${plan.from}: ${report(plan.difference).join('\n')}\n`)
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
  await save(lock, plan.files, (name) => (name === 'codes.tsv' ? [...names] : tabularOnly(plan.used)), true)
  process.stdout.write(
    `${count.billable} billable codes and ${count.headers} headers; wrote ${[...plan.files.keys()].join(', ')}\n`,
  )
}

function tabularOnly(used: readonly { kind: string; file: ReleaseFile }[]): string[] {
  return used.filter(({ kind }) => kind === 'tabular').map(({ file }) => file.name)
}

function importIndexes(paths: readonly string[], out: string): void {
  mkdirSync(out, { recursive: true })
  for (const file of releaseFiles(paths)) {
    const kind = recognise(file)
    if (kind === undefined || kind === 'order' || kind === 'order-addenda' || kind === 'tabular') {
      process.stdout.write(`not read: ${file.name} (no index or table)\n`)
      continue
    }
    const index = must(readIndex(decode(file.bytes), file.name))
    const text = indexTable(index)
    writeFileSync(join(out, `${kind}.tsv`), text)
    process.stdout.write(
      `${file.name}: ${kind} ${index.version}, ${index.terms.length} main terms, ${rowsOf(text)} lines in ${kind}.tsv\n`,
    )
  }
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

async function build(cache: string): Promise<void> {
  const folder = join(cache, 'extracted')
  const extracted = (name: string): string => read(join(folder, name))
  const files = must(
    buildCodeset({
      dates: extracted('mce-dates.tsv'),
      shorts: extracted('oce-titles.tsv'),
      order2021: extracted('order-2021-01.txt'),
      list2024: extracted('codes-2024.txt'),
      tabular2025: extracted('tabular-2025-04.xml'),
      tabular2026: extracted('tabular-2026-04.xml'),
      titles2027: bundled(OWN_TITLES),
    }),
  )
  const manifest: ManifestEntry[] = JSON.parse(extracted('manifest.json'))
  const sources: LockSource[] = manifest.map(
    ({ what, as, sha256: hash, package: name, registry, version, licence, path }) => ({
      what,
      as,
      sha256: hash,
      package: { registry, name, version, licence, path },
    }),
  )
  sources.push({
    what: 'Order addenda FY2027 (CMS): new and revised titles, in no package',
    as: ADDENDA.as,
    sha256: ADDENDA.sha256,
  })
  files.set(OWN_TITLES, bundled(OWN_TITLES))
  await save({ sources, outputs: [], counts: [...OFFICIAL_COUNTS] }, files, (name) => sourcesOf(name, sources), false)
  process.stdout.write(`wrote ${[...files.keys()].join(', ')}\n`)
}

const ADDENDA = {
  as: 'icd10cm_order_addenda_2027.txt',
  sha256: 'd64c57ef4534e4f90336decf27a34ba42979c31cd88f6ea923b5b5edd3da6384',
}

function sourcesOf(name: string, sources: readonly LockSource[]): string[] {
  if (name === OWN_TITLES) return [ADDENDA.as]
  return name === 'codes.tsv' ? sources.map((source) => source.as) : ['tabular-2026-04.xml']
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
  .description('read the Alphabetic Index, external cause index, neoplasm and drug tables into tab separated tables')
  .argument('<files...>')
  .requiredOption('--out <dir>', 'folder for the tables')
  .action((files: string[], { out }: { out: string }) => importIndexes(files, out))
program
  .command('build')
  .description('make the bundled files from the output of scripts/extract/extract.py')
  .option('--cache <dir>', 'folder of the extraction', join(homedir(), '.cache', 'chartside'))
  .action(({ cache }: { cache: string }) => build(cache))
await program.parseAsync()

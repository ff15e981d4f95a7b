/** `npm run codesets -- import FILE…`: keeps official and licensed files beside the bundled index, for the command line. */
import { existsSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { containerOf, READERS, readerOf, readImports } from '../releases/imports/index.ts'
import { describe } from '../releases/result.ts'
import { importsFolder } from '../store/imports-node.ts'
import type { ImportEntry, ImportsFailure } from '../store/types.ts'

export interface ImportOptions {
  into: string
  kind?: string
  remove?: string
  back?: string
}

/** What is printed, a line each, and the exit status: 1 when anything that was asked for could not be done. */
export interface ImportReport {
  lines: string[]
  status: 0 | 1
}

/**
 * Imports the files, or changes or lists what is there where none are given.
 * @param now ISO date and time that the import is kept under
 */
export async function runImport(paths: readonly string[], options: ImportOptions, now: string): Promise<ImportReport> {
  const store = importsFolder(options.into)
  const unknown = [options.kind, options.remove, options.back].find((kind) => kind !== undefined && !readerOf(kind))
  if (unknown !== undefined) {
    return failed(`There is no kind "${unknown}". There are: ${READERS.map(({ kind }) => kind).join(', ')}.`)
  }
  if (options.remove !== undefined) return done(await store.remove(options.remove), `removed ${options.remove}`)
  if (options.back !== undefined)
    return done(await store.goBack(options.back), `${options.back}: the one before is in use`)
  if (paths.length === 0) {
    const list = await store.list()
    return list.ok ? { lines: list.entries.map(describeEntry), status: 0 } : failed(list.message)
  }
  const missing = paths.find((path) => !existsSync(path))
  if (missing !== undefined) return failed(`${missing} is not there.`)

  const given = paths.map((path) => ({ name: basename(path), bytes: new Uint8Array(readFileSync(path)) }))
  const kind = options.kind === undefined ? undefined : readerOf(options.kind)?.kind
  const outcome = await readImports(given, {
    kind,
    before: async (of) => {
      const opened = await store.open(of)
      return opened.ok ? opened.index : undefined
    },
  })
  const report: ImportReport = { lines: [], status: outcome.failed.length > 0 ? 1 : 0 }
  for (const one of outcome.read) {
    const { reader, imported, files } = one
    const put = await store.put(reader.kind, await containerOf(one), { files, imported: now, about: imported.about })
    if (!put.ok) report.status = 1
    report.lines.push(put.ok ? `${reader.kind}: ${facts(imported.about)}` : `${reader.kind}: ${put.message}`)
    if (put.ok && reader.owner) report.lines.push(`  ${reader.owner}`)
  }
  report.lines.push(...outcome.failed.map((error) => `not imported: ${describe(error)}`))
  if (outcome.ignored.length > 0) report.lines.push(`not read: ${outcome.ignored.join(', ')}`)
  return report
}

const facts = (about: Record<string, string | number>): string =>
  Object.entries(about)
    .map(([name, value]) =>
      typeof value === 'number' ? `${value.toLocaleString('en-US')} ${name}` : `${name} ${value}`,
    )
    .join(', ')

const describeEntry = ({ kind, files, imported, about }: ImportEntry): string =>
  `${kind}: ${facts(about)} (${files.map(({ name }) => name).join(', ')}; ${imported.slice(0, 10)})`

const failed = (message: string): ImportReport => ({ lines: [message], status: 1 })

const done = (result: { ok: true } | ImportsFailure, line: string): ImportReport =>
  result.ok ? { lines: [line], status: 0 } : failed(result.message)

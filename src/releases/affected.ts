/** Who is affected by a release: entries of the lexicon and of the rules that name a code which ends, or which becomes a header. */
import { lines } from './text.ts'
import type { Difference } from './update.ts'

/** A text file of the project that names codes, by its path. */
export interface NamingFile {
  path: string
  text: string
}

export interface Affected {
  path: string
  line: number
  /** With its dot. */
  code: string
  /** Why the code is not what it was. */
  why: string
  /** The entry, shortened. */
  entry: string
}

/** A code as tables and rules write it, with its dot. */
const CODE = /(?<![A-Za-z0-9.])[A-Z][0-9][0-9A-Z](?:\.[0-9A-Z]{1,4})?(?![A-Za-z0-9.]|-[A-Z])/g

/** In the order of the files. A code whose title was revised is no trouble for what names it, and is left out. */
export function affectedBy(difference: Difference, files: readonly NamingFile[]): Affected[] {
  const changed = new Map<string, string>()
  for (const { code, long } of difference.deleted) changed.set(code, `deleted (${long})`)
  for (const { before, after } of difference.turned) {
    changed.set(before.code, after.billable ? 'from header to code' : 'from code to header: codes are below it now')
  }
  const found: Affected[] = []
  for (const { path, text } of files) {
    for (const { line, text: row } of lines(text)) {
      if (row.startsWith('#')) continue
      for (const code of new Set(row.match(CODE) ?? [])) {
        const why = changed.get(code.replace('.', ''))
        if (why === undefined) continue
        const entry = row.trim()
        found.push({ path, line, code, why, entry: entry.length > 80 ? `${entry.slice(0, 80)}…` : entry })
      }
    }
  }
  return found
}

/** The affected entries as lines of a report. */
export const affectedReport = (affected: readonly Affected[]): string[] => [
  `${affected.length} entries of lexicon and rules name a code that changes`,
  ...affected.map(({ path, line, code, why, entry }) => `${path}:${line}: ${code} ${why}: ${entry}`),
]

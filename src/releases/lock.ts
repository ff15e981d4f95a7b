import * as v from 'valibot'
import { fail, ok, type Result } from './result.ts'
import { byText, lines } from './text.ts'

/** Where a fact came from: a file inside a pinned package, or an official file given to `codesets update`. */
const source = v.object({
  what: v.string(),
  /** Name by which outputs refer to it. */
  as: v.string(),
  /** Of the file inside the package, or of the official file. */
  sha256: v.string(),
  /** Absent for an official file that was given directly. */
  package: v.optional(
    v.object({ registry: v.string(), name: v.string(), version: v.string(), licence: v.string(), path: v.string() }),
  ),
})

const output = v.object({
  /** Relative to assets/codesets. */
  file: v.string(),
  /** Names of the sources it was made from. */
  from: v.array(v.string()),
  sha256: v.string(),
  /** Lines below the line of column names. */
  rows: v.number(),
})

const count = v.object({ release: v.string(), day: v.string(), billable: v.number(), headers: v.number() })

const lockSchema = v.object({ sources: v.array(source), outputs: v.array(output), counts: v.array(count) })

export type LockSource = v.InferOutput<typeof source>
/** Codes and headers valid on the first day of a release. */
export type ReleaseCount = v.InferOutput<typeof count>
/** codesets.lock.json: what every bundled file is made of, and how it must look. */
export type Lock = v.InferOutput<typeof lockSchema>

export function readLock(text: string, file: string): Result<Lock> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    return fail(file, 0, 'JSON', error instanceof Error ? error.message : '')
  }
  const parsed = v.safeParse(lockSchema, json)
  if (parsed.success) return ok(parsed.output)
  const [issue] = parsed.issues
  return fail(file, 0, `${issue.expected ?? 'a value'} at ${v.getDotPath(issue) ?? 'the top'}`, issue.received)
}

export function writeLock({ sources, outputs, counts }: Lock): string {
  const sorted: Lock = {
    sources: [...sources].sort((a, b) => byText(a.as, b.as)),
    outputs: [...outputs].sort((a, b) => byText(a.file, b.file)),
    counts: [...counts].sort((a, b) => byText(a.day, b.day)),
  }
  return `${JSON.stringify(sorted, null, 2)}\n`
}

export function rowsOf(text: string): number {
  let rows = 0
  for (const { text: row } of lines(text)) if (!row.startsWith('# ')) rows += 1
  return rows
}

/** SHA-256 in hexadecimal. */
export async function sha256(content: string | Uint8Array): Promise<string> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

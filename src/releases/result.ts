/** What could not be read, where, and what was expected there. Line numbers count from 1; 0 means the file as a whole. */
export interface ReleaseError {
  file: string
  line: number
  expected: string
  found: string
}

export type Result<T> = { ok: true; value: T } | { ok: false; error: ReleaseError }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function fail(file: string, line: number, expected: string, found: string): { ok: false; error: ReleaseError } {
  return { ok: false, error: { file, line, expected, found: found.length > 80 ? `${found.slice(0, 80)}…` : found } }
}

/** One sentence for the person who gave the file. */
export function describe(error: ReleaseError): string {
  const place = error.line > 0 ? `${error.file}, line ${error.line}` : error.file
  return `${place}: expected ${error.expected}, found ${error.found === '' ? 'nothing' : `"${error.found}"`}`
}

/** Every value, or the first error. */
export function all<T extends Record<string, unknown>>(parts: { [K in keyof T]: Result<T[K]> }): Result<T> {
  const values: Partial<T> = {}
  for (const key in parts) {
    const part = parts[key]
    if (!part.ok) return part
    values[key] = part.value
  }
  return ok(values as T)
}

import { fail } from '../result.ts'
import type { ImportReader, ReadFile } from './types.ts'

/** Rows of a preview, at most. */
export const PREVIEW_ROWS = 12

/** A reader for a kind that comes in one file; a second file of it is refused, naming both. */
export function single(read: ReadFile): ImportReader['read'] {
  return (files) => {
    const [first, second] = files
    if (first === undefined) return fail('the given files', 0, 'a file', '')
    if (second !== undefined) return fail(second.name, 0, `no second file beside ${first.name}`, second.name)
    return read(first.bytes, first.name)
  }
}

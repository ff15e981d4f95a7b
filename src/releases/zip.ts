import { unzipSync } from 'fflate'
import { fail, ok, type Result } from './result.ts'

/** Far above the largest official file (the order file, 15 MB): a file that claims more is not a release. */
const LARGEST = 200_000_000

export interface ReleaseFile {
  /** Name without folders. */
  name: string
  bytes: Uint8Array
}

export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04
}

/** A zip in a zip in a zip is the most that any release has. */
const DEEPEST = 3

/** A spreadsheet is a zip too, but one file to whoever reads it. */
export const isSpreadsheet = (name: string): boolean => /\.xls[xm]$/i.test(name)

/** The text, table and XML files of an official zip; a zip inside it is opened too (NCHS packs table and index that way). */
export function readZip(bytes: Uint8Array, file: string, depth = 1): Result<ReleaseFile[]> {
  if (!isZip(bytes)) return fail(file, 0, 'a zip archive', '')
  if (depth > DEEPEST) return fail(file, 0, `at most ${DEEPEST} zip archives in each other`, 'another one')
  let oversized = ''
  let entries: Record<string, Uint8Array>
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (originalSize > LARGEST) oversized = name
        return oversized === '' && /\.(?:txt|xml|zip|csv|tsv|json|xlsx)$/i.test(name)
      },
    })
  } catch (error) {
    return fail(file, 0, 'a readable zip archive', error instanceof Error ? error.message : '')
  }
  if (oversized !== '') return fail(file, 0, `files of at most ${LARGEST} bytes`, oversized)
  const files: ReleaseFile[] = []
  for (const [path, content] of Object.entries(entries)) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (!isZip(content) || isSpreadsheet(name)) {
      files.push({ name, bytes: content })
      continue
    }
    const inner = readZip(content, `${file}/${name}`, depth + 1)
    if (!inner.ok) return inner
    files.push(...inner.value)
  }
  return ok(files)
}

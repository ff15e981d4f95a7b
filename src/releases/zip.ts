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

/** The text and XML files of an official zip; a zip inside it is opened too (NCHS packs table and index that way). */
export function readZip(bytes: Uint8Array, file: string): Result<ReleaseFile[]> {
  if (!isZip(bytes)) return fail(file, 0, 'a zip archive', '')
  let oversized = ''
  let entries: Record<string, Uint8Array>
  try {
    entries = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (originalSize > LARGEST) oversized = name
        return oversized === '' && /\.(?:txt|xml|zip)$/i.test(name)
      },
    })
  } catch (error) {
    return fail(file, 0, 'a readable zip archive', error instanceof Error ? error.message : '')
  }
  if (oversized !== '') return fail(file, 0, `files of at most ${LARGEST} bytes`, oversized)
  const files: ReleaseFile[] = []
  for (const [path, content] of Object.entries(entries)) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (!isZip(content)) {
      files.push({ name, bytes: content })
      continue
    }
    const inner = readZip(content, `${file}/${name}`)
    if (!inner.ok) return inner
    files.push(...inner.value)
  }
  return ok(files)
}

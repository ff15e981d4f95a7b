/** Looks for words in all the files of a folder, in whatever way a browser may have written them. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'

export interface Trace {
  file: string
  word: string
  how: string
}

/** Ways in which a word may stand in a file. LevelDB's blocks need none of their own: Snappy leaves words that it meets first as they are. */
const ENCODINGS: Record<string, (word: string) => Buffer[]> = {
  'as text': (word) => [Buffer.from(word, 'utf8')],
  'as UTF-16': (word) => [Buffer.from(word, 'utf16le'), Buffer.from(word, 'utf16le').swap16()],
  // A word may begin at any of three places within base64's groups; its middle is then the same wherever it stands.
  'as base64': (word) =>
    [0, 1, 2].map((skip) => {
      const encoded = Buffer.from(`${'\0'.repeat(skip)}${word}`).toString('base64')
      return Buffer.from(encoded.slice(skip ? 4 : 0, -4))
    }),
}

/** Every trace of any of the words; they have to be rare ones of some length, or they are found by accident. */
export function findTraces(folder: string, words: string[]): Trace[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
  return files.flatMap((file) => {
    const bytes = readFileSync(file)
    const readings: [string, Buffer][] = [
      ['', bytes],
      ...unpacked(bytes).map((one): [string, Buffer] => [', gzipped', one]),
    ]
    return words.flatMap((word) =>
      Object.entries(ENCODINGS).flatMap(([how, encode]) =>
        readings
          .filter(([, reading]) => encode(word).some((needle) => reading.includes(needle)))
          .map(([packed]) => ({ file: path.relative(folder, file), word, how: how + packed })),
      ),
    )
  })
}

/** Gzip streams that begin anywhere in a file, as in the entries of a cache. */
function unpacked(bytes: Buffer): Buffer[] {
  const found: Buffer[] = []
  const magic = Buffer.from([0x1f, 0x8b, 0x08])
  for (let at = bytes.indexOf(magic); at >= 0; at = bytes.indexOf(magic, at + 1)) {
    try {
      found.push(gunzipSync(bytes.subarray(at), { finishFlush: 2 }))
    } catch {
      // Three bytes that only looked like the beginning of a stream.
    }
  }
  return found
}

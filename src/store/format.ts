/**
 * The container of the index: named sections (typed arrays and string tables) laid out in a few binary chunks, described by a manifest.
 * A section lies whole in one chunk and starts at a multiple of 8 bytes, so that it is read as a view and never copied.
 * Numbers are little endian, as on every machine that a browser runs on.
 */

/** Raised whenever the layout of the container or the meaning of a section changes. */
export const FORMAT_VERSION = 2

/** The volume of what every answer needs: the classification, the look-up and the engine. */
export const CORE = 'core'

export type NumberArray = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array | Float64Array

const ARRAYS = {
  u8: Uint8Array,
  u16: Uint16Array,
  u32: Uint32Array,
  i32: Int32Array,
  f32: Float32Array,
  f64: Float64Array,
} as const

export type NumberKind = keyof typeof ARRAYS
export type SectionKind = NumberKind | 'strings'

/** A section as a builder makes it. Sections of one volume lie together, so that a volume is opened without the others; `core` when absent. */
export type Section = { name: string; volume?: string } & (
  | { kind: NumberKind; data: NumberArray }
  | { kind: 'strings'; data: readonly string[] }
)

export interface ChunkEntry {
  /** File name of the chunk; holds the start of its hash, so that two versions never share a name by accident. */
  name: string
  /** The volume that its sections belong to: a part of the index that is opened as a whole, when it is first asked for. */
  volume: string
  bytes: number
  /** SHA-256, lower-case hexadecimal. */
  sha256: string
}

export interface SectionEntry {
  name: string
  kind: SectionKind
  /** Position in `Manifest.chunks`. */
  chunk: number
  /** Bytes from the start of the chunk. */
  offset: number
  bytes: number
}

export interface Manifest {
  format: number
  /** SHA-256 over the hashes of the chunks in order: names the content. */
  hash: string
  /** Facts about the content for people, e.g. `releases`: "FY2020 to FY2027". */
  about: Record<string, string | number>
  chunks: ChunkEntry[]
  sections: SectionEntry[]
}

export type IndexErrorKind =
  | 'unknown-version'
  | 'bad-manifest'
  | 'missing-chunk'
  | 'damaged-chunk'
  | 'missing-section'
  /** The section is there, but in a volume that was not opened: a fault of the program. */
  | 'closed-volume'

/** The index cannot be used as it is; the message says why and what helps. */
export class IndexError extends Error {
  readonly kind: IndexErrorKind
  constructor(kind: IndexErrorKind, message: string) {
    super(message)
    this.name = 'IndexError'
    this.kind = kind
  }
}

/** Strings decoded one by one when they are asked for. */
export interface StringTable {
  readonly length: number
  /** '' outside the table. */
  get(i: number): string
}

/** An opened index: sections by name, as views over the chunks. Every accessor throws `IndexError` for a section that is not there. */
export interface Index {
  readonly manifest: Manifest
  has(name: string): boolean
  u8(name: string): Uint8Array
  u16(name: string): Uint16Array
  u32(name: string): Uint32Array
  i32(name: string): Int32Array
  f32(name: string): Float32Array
  f64(name: string): Float64Array
  strings(name: string): StringTable
}

/** Checks a manifest read from disk or network; throws `IndexError`. */
export function checkManifest(value: unknown): Manifest {
  const m = value as Manifest | null
  if (typeof m !== 'object' || m === null || typeof m.format !== 'number') {
    throw new IndexError('bad-manifest', 'The manifest of the code index cannot be read. Install the index again.')
  }
  if (m.format !== FORMAT_VERSION) {
    throw new IndexError(
      'unknown-version',
      `The code index has format ${m.format}; this version of Chartside reads format ${FORMAT_VERSION}. Install the index again.`,
    )
  }
  const whole = typeof m.hash === 'string' && Array.isArray(m.chunks) && Array.isArray(m.sections)
  if (
    !whole ||
    m.sections.some((s) => m.chunks[s.chunk] === undefined || s.offset + s.bytes > m.chunks[s.chunk]!.bytes)
  ) {
    throw new IndexError('bad-manifest', 'The manifest of the code index is incomplete. Install the index again.')
  }
  return m
}

/**
 * Opens an index over its chunks, in the order of `manifest.chunks`. Lengths are checked, hashes are not (see `verifyChunk`).
 * @param volumes the volumes to open; the chunks of others may be absent. All when not given.
 * @throws IndexError
 */
export function openIndex(
  buffers: readonly (ArrayBuffer | undefined)[],
  manifest: Manifest,
  volumes?: readonly string[],
): Index {
  checkManifest(manifest)
  manifest.chunks.forEach((chunk, i) => {
    const buffer = buffers[i]
    if (buffer === undefined && volumes && !volumes.includes(chunk.volume)) return
    if (buffer === undefined) {
      throw new IndexError('missing-chunk', `Part ${chunk.name} of the code index is missing. Install the index again.`)
    }
    if (buffer.byteLength !== chunk.bytes) {
      throw new IndexError(
        'damaged-chunk',
        `Part ${chunk.name} of the code index has ${buffer.byteLength} bytes instead of ${chunk.bytes}. Install the index again.`,
      )
    }
  })
  const entries = new Map(manifest.sections.map((s) => [s.name, s]))
  const entry = (name: string, kind: SectionKind): { buffer: ArrayBuffer; offset: number; bytes: number } => {
    const s = entries.get(name)
    if (s?.kind !== kind) {
      throw new IndexError(
        'missing-section',
        `The code index has no section ${name} of kind ${kind}. Install the index again.`,
      )
    }
    const buffer = buffers[s.chunk]
    if (buffer === undefined) {
      const { volume } = manifest.chunks[s.chunk]!
      throw new IndexError(
        'closed-volume',
        `Section ${name} of the code index lies in volume ${volume}, which is not open.`,
      )
    }
    return { buffer, offset: s.offset, bytes: s.bytes }
  }
  const view = <K extends NumberKind>(name: string, kind: K): InstanceType<(typeof ARRAYS)[K]> => {
    const { buffer, offset, bytes } = entry(name, kind)
    const View = ARRAYS[kind]
    return new View(buffer, offset, bytes / View.BYTES_PER_ELEMENT) as InstanceType<(typeof ARRAYS)[K]>
  }
  return {
    manifest,
    has: (name) => entries.has(name),
    u8: (name) => view(name, 'u8'),
    u16: (name) => view(name, 'u16'),
    u32: (name) => view(name, 'u32'),
    i32: (name) => view(name, 'i32'),
    f32: (name) => view(name, 'f32'),
    f64: (name) => view(name, 'f64'),
    strings: (name) => {
      const { buffer, offset, bytes } = entry(name, 'strings')
      return openStrings(buffer, offset, bytes)
    },
  }
}

const decoder = new TextDecoder()

/** Layout: count, count + 1 offsets (u32 each, from the start of the text), then UTF-8. */
function openStrings(buffer: ArrayBuffer, offset: number, bytes: number): StringTable {
  const length = new Uint32Array(buffer, offset, 1)[0]!
  const offsets = new Uint32Array(buffer, offset + 4, length + 1)
  const head = 4 * (length + 2)
  const text = new Uint8Array(buffer, offset + head, bytes - head)
  return {
    length,
    get: (i) => (i >= 0 && i < length ? decoder.decode(text.subarray(offsets[i]!, offsets[i + 1]!)) : ''),
  }
}

/** Lower-case hexadecimal SHA-256, by the platform's own implementation (browser and Node). */
export async function sha256(data: ArrayBuffer | ArrayBufferView<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data))
  return Array.from(digest, (b) => b.toString(16).padStart(2, '0')).join('')
}

/** True when the bytes are those that the manifest promises. */
export async function verifyChunk(entry: Pick<ChunkEntry, 'bytes' | 'sha256'>, buffer: ArrayBuffer): Promise<boolean> {
  return buffer.byteLength === entry.bytes && (await sha256(buffer)) === entry.sha256
}

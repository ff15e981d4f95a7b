/** Lays sections out in chunks. */
import { CORE, FORMAT_VERSION, type Manifest, type Section, type SectionEntry, sha256 } from '../format.ts'

/** A chunk is closed when the next section is of another volume or would take it beyond this; a larger section gets a chunk of its own. */
const CHUNK_BYTES = 2 * 1024 * 1024

export interface Container {
  manifest: Manifest
  /** In the order of `manifest.chunks`. */
  chunks: ArrayBuffer[]
}

/** Packs sections in the order given. Throws when two have the same name. */
export async function writeContainer(sections: readonly Section[], about: Manifest['about']): Promise<Container> {
  const entries: SectionEntry[] = []
  const groups: Uint8Array[][] = []
  const volumes: string[] = []
  const names = new Set<string>()
  let size = 0
  for (const section of sections) {
    if (names.has(section.name)) throw new Error(`Two sections are named ${section.name}.`)
    names.add(section.name)
    const bytes = section.kind === 'strings' ? encodeStrings(section.data) : view(section.data)
    const volume = section.volume ?? CORE
    if (volumes.at(-1) !== volume || (size > 0 && size + bytes.length > CHUNK_BYTES)) {
      groups.push([])
      volumes.push(volume)
      size = 0
    }
    groups.at(-1)!.push(bytes)
    entries.push({
      name: section.name,
      kind: section.kind,
      chunk: groups.length - 1,
      offset: size,
      bytes: bytes.length,
    })
    size = align(size + bytes.length)
  }
  const chunks = groups.map(join)
  const hashes = await Promise.all(chunks.map((c) => sha256(c)))
  return {
    manifest: {
      format: FORMAT_VERSION,
      hash: await sha256(new TextEncoder().encode(hashes.join('\n'))),
      about,
      chunks: chunks.map((c, i) => ({
        name: `${hashes[i]!.slice(0, 16)}.bin`,
        volume: volumes[i]!,
        bytes: c.byteLength,
        sha256: hashes[i]!,
      })),
      sections: entries,
    },
    chunks,
  }
}

const align = (n: number): number => (n + 7) & ~7

const view = (a: ArrayBufferView): Uint8Array => new Uint8Array(a.buffer, a.byteOffset, a.byteLength)

function join(parts: Uint8Array[]): ArrayBuffer {
  const out = new Uint8Array(parts.reduce((n, p) => align(n + p.length), 0))
  let at = 0
  for (const p of parts) {
    out.set(p, at)
    at = align(at + p.length)
  }
  return out.buffer
}

function encodeStrings(strings: readonly string[]): Uint8Array {
  const encoder = new TextEncoder()
  const encoded = strings.map((s) => encoder.encode(s))
  const head = 4 * (strings.length + 2)
  const out = new Uint8Array(head + encoded.reduce((n, e) => n + e.length, 0))
  const numbers = new Uint32Array(out.buffer, 0, strings.length + 2)
  numbers[0] = strings.length
  let at = 0
  encoded.forEach((e, i) => {
    out.set(e, head + at)
    at += e.length
    numbers[i + 2] = at
  })
  return out
}

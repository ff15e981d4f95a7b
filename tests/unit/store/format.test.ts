import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { writeContainer } from '../../../src/store/compile/container.ts'
import { readTable } from '../../../src/store/compile/tsv.ts'
import { IndexError, openIndex, type Section, verifyChunk } from '../../../src/store/format.ts'

const sections: Section[] = [
  { name: 'a', kind: 'u8', data: Uint8Array.of(1, 2, 3) },
  { name: 'b', kind: 'f64', data: Float64Array.of(Math.PI) },
  { name: 'c', kind: 'strings', data: ['', 'Ménière', '𝛼'] },
  { name: 'd', kind: 'i32', data: Int32Array.of(-5) },
]
const kind = (run: () => unknown): string => {
  try {
    run()
  } catch (e) {
    if (e instanceof IndexError) return e.kind
    throw e
  }
  return 'opened'
}

describe('container', () => {
  it('gives back what was put in, whatever the order and length of the sections', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.string({ unit: 'grapheme' }))), fc.uint8Array(), async (tables, bytes) => {
        const made: Section[] = tables.flatMap((data, i) => [
          { name: `n${i}`, kind: 'u8' as const, data: bytes },
          { name: `s${i}`, kind: 'strings' as const, data },
          { name: `f${i}`, kind: 'f64' as const, data: Float64Array.from(bytes) },
        ])
        const { manifest, chunks } = await writeContainer(made, {})
        const index = openIndex(chunks, manifest)
        tables.forEach((data, i) => {
          const table = index.strings(`s${i}`)
          expect(Array.from({ length: table.length }, (_, k) => table.get(k))).toEqual(data)
          expect(Array.from(index.f64(`f${i}`))).toEqual(Array.from(bytes))
        })
      }),
      { numRuns: 30 },
    )
  })
  it('splits into chunks of about two megabytes and lets a larger section stand alone', async () => {
    const big = (name: string, bytes: number): Section => ({ name, kind: 'u8', data: new Uint8Array(bytes).fill(7) })
    const { manifest, chunks } = await writeContainer(
      [big('a', 1_500_000), big('b', 1_000_000), big('c', 5_000_000), big('d', 10)],
      { releases: 'x' },
    )
    expect(chunks.map((c) => c.byteLength)).toEqual([1_500_000, 1_000_000, 5_000_000, 16])
    expect(openIndex(chunks, manifest).u8('d')[9]).toBe(7)
  })
  it('names the same content the same and other content otherwise', async () => {
    const one = await writeContainer(sections, {})
    const same = await writeContainer(sections, {})
    const other = await writeContainer([{ name: 'a', kind: 'u8', data: Uint8Array.of(9) }, ...sections.slice(1)], {})
    expect(same.manifest).toEqual(one.manifest)
    expect(other.manifest.hash).not.toBe(one.manifest.hash)
  })
  it('refuses what it cannot read, saying which kind of trouble it is', async () => {
    const { manifest, chunks } = await writeContainer(sections, {})
    expect(kind(() => openIndex(chunks, { ...manifest, format: 99 }))).toBe('unknown-version')
    expect(kind(() => openIndex([], manifest))).toBe('missing-chunk')
    expect(kind(() => openIndex([chunks[0]!.slice(8)], manifest))).toBe('damaged-chunk')
    expect(kind(() => openIndex(chunks, { ...manifest, chunks: [] }))).toBe('bad-manifest')
    expect(kind(() => openIndex(chunks, manifest).u8('none'))).toBe('missing-section')
    expect(kind(() => openIndex(chunks, manifest).u16('a'))).toBe('missing-section')
  })
  it('notices one changed bit', async () => {
    const { manifest, chunks } = await writeContainer(sections, {})
    expect(await verifyChunk(manifest.chunks[0]!, chunks[0]!)).toBe(true)
    const changed = chunks[0]!.slice(0)
    new Uint8Array(changed)[1]! ^= 1
    expect(await verifyChunk(manifest.chunks[0]!, changed)).toBe(false)
  })
  it('refuses two sections of one name', async () => {
    await expect(writeContainer([sections[0]!, sections[0]!], {})).rejects.toThrow('named a')
  })
})

describe('tables', () => {
  it('name file and line of a row that does not fit the head', () => {
    expect(readTable('t.tsv', '#a\tb\n1\t2\n')).toEqual([['1', '2']])
    expect(() => readTable('t.tsv', '#a\tb\n1\t2\n3\n')).toThrow('t.tsv:3')
    expect(() => readTable('t.tsv', 'a\tb\n')).toThrow('first line')
  })
})

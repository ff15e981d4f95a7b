import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookSections } from '../../../../src/library/book/compile.ts'
import { openPart } from '../../../../src/library/book/part.ts'
import type { BookLine, BookPart } from '../../../../src/library/book/types.ts'
import { writeContainer } from '../../../../src/store/compile/container.ts'
import { openIndex } from '../../../../src/store/format.ts'

const line = (depth: number, title: string, rest: Partial<BookLine> = {}): BookLine => ({
  depth,
  title,
  nonessential: [],
  code: '',
  manifestation: '',
  see: '',
  seeAlso: '',
  cells: [],
  ...rest,
})

async function open(lines: BookLine[], columns: string[] = []): Promise<BookPart> {
  const sections = bookSections('index', { title: 'Index', version: 'FY2028', columns, lines })
  const { manifest, chunks } = await writeContainer(sections, {})
  return openPart(openIndex(chunks, manifest), 'index', true)!
}

const LINES = [
  line(0, 'Hat, hatted', { nonessential: ['green', 'of felt'], code: 'G00.0-', seeAlso: 'Cap' }),
  line(1, 'with'),
  line(2, 'feather', { code: 'G00.1', manifestation: 'B95.8' }),
  line(1, 'mossy', { code: 'G00.2' }),
  line(2, 'wet', { see: 'Moss, wet' }),
  line(0, 'Hood(s) NEC', { code: 'G00.9' }),
  line(0, 'Moss', { code: 'G01' }),
  line(1, 'hat', { code: 'G00.2' }),
  line(1, 'wet, dripping', { code: 'G01.1' }),
]
const book = await open(LINES)
const found = (query: string): string[] => book.find(query, 10).map((entry) => `${entry} ${book.line(entry).title}`)

describe('a part of the book', () => {
  it('gives back every line as it was laid out', () => {
    expect(Array.from({ length: book.size }, (_, i) => book.line(i))).toEqual(LINES)
    expect([book.title, book.version]).toEqual(['Index', 'FY2028'])
  })
  it('keeps cells by column, empty where a line has fewer', async () => {
    const table = await open([line(0, 'Moss', { cells: ['T99', ''] }), line(0, 'Lichen', { cells: [] })], ['A', 'B'])
    expect(table.columns).toEqual(['A', 'B'])
    expect([table.line(0).cells, table.line(1).cells]).toEqual([
      ['T99', ''],
      ['', ''],
    ])
  })
  it('knows main terms, what lies below an entry and what it lies under', () => {
    expect(book.mains()).toEqual([0, 5, 6])
    expect([0, 1, 3, 5].map(book.end)).toEqual([5, 3, 5, 6])
    expect([2, 3, 0].map(book.parent)).toEqual([1, 0, -1])
  })
  it('holds for every shape of a tree: what ends where', async () => {
    const depths = fc.array(fc.nat(3), { minLength: 1, maxLength: 30 }).map((list) => {
      let last = -1
      return list.map((depth) => {
        last = Math.min(depth, last + 1)
        return last
      })
    })
    await fc.assert(
      fc.asyncProperty(depths, async (list) => {
        const part = await open(list.map((depth, i) => line(depth, `t${i}`)))
        for (const [i, depth] of list.entries()) {
          const end = list.findIndex((other, j) => j > i && other <= depth)
          expect(part.end(i)).toBe(end < 0 ? list.length : end)
          expect(part.parent(i)).toBe(list.findLastIndex((other, j) => j < i && other < depth))
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('look-up in the book', () => {
  it.each([
    ['hat', ['0 Hat, hatted', '7 hat']],
    ['ha fea', ['2 feather']],
    ['feather hat', ['2 feather']],
    ['felt mos', ['3 mossy']],
    ['moss hat', ['7 hat', '3 mossy']],
    ['nothing', []],
    ['', []],
  ])('%s', (query, titles) => {
    expect(found(query)).toEqual(titles)
  })
})

describe('cross-references', () => {
  it.each([
    ['Moss, wet', 8],
    ['Hat, feather', 2],
    ['hatted, with, feather', 2],
    ['Hoods', 5],
    ['Moss, by type', 6],
    ['Moss, unheard of', 6],
    ['Boot, wet', -1],
    ['', -1],
  ])('%s', (reference, entry) => {
    expect(book.follow(reference)).toBe(entry)
  })
})

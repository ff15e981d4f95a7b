import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkLexicon, type Disagreement } from '../../../src/cli/lexicon/check.ts'
import { officialBook } from '../../../src/cli/lexicon/gather.ts'
import { SETTLED, settle } from '../../../src/cli/lexicon/settled.ts'
import { bookSections } from '../../../src/library/book/compile.ts'
import { openPart } from '../../../src/library/book/part.ts'
import type { BookLine } from '../../../src/library/book/types.ts'
import type { Assets } from '../../../src/store/compile/compile.ts'
import { writeContainer } from '../../../src/store/compile/container.ts'
import { openIndex } from '../../../src/store/format.ts'
import { folderAssets } from '../../../src/store/node.ts'

const FOLDER = '../shared/codesets/icd10cm'
const assets = folderAssets('assets')

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

async function disagreements(lines: BookLine[], terms: string): Promise<Disagreement[]> {
  const sections = bookSections('index', { title: 'Index', version: '', columns: [], lines })
  const { manifest, chunks } = await writeContainer(sections, {})
  const lexicon: Assets = {
    read: (path) => (path === 'lexicon/words.tsv' ? '#word\tto\n' : terms),
    list: () => ['lexicon/terms/a.tsv'],
  }
  return checkLexicon(lexicon, [openPart(openIndex(chunks, manifest), 'index', true)!]).disagreements
}

describe('a term held against the index', () => {
  const LINES = [
    line(0, 'Ulcer, ulcerated', { code: 'L98.4-' }),
    line(1, 'stomach', { nonessential: ['chronic'], code: 'K25.9' }),
    line(1, 'bone NEC', { code: 'M89.8-' }),
    line(1, 'leg', { see: 'Sore, leg' }),
    line(1, 'arm', { see: 'Sore, arm' }),
    line(0, 'Sore', { code: 'L98.9' }),
    line(1, 'leg', { code: 'L97.909' }),
  ]
  it.each([
    ['the same code', 'stomach ulcer\tK25.9\t', []],
    ['its header, or a code below it', 'ulcer\tL98.4\t', []],
    ['another code', 'stomach ulcer\tK27.9\t', ['K25.9']],
    ['another code, the term having a nonessential word more', 'chronic ulcer of stomach\tK25.7\t', ['K25.9']],
    ['another name of the main term', 'ulcerated stomach\tK27.9\t', ['K25.9']],
    ['an entry by way of a cross-reference', 'ulcer of leg\tL98.1\t', ['L97.909']],
    ['a cross-reference that leads only part of the way', 'ulcer of arm\tL98.1\t', []],
    ['an essential word more', 'ulcer of stomach wall\tK27.9\t', []],
    ['surroundings that the index cannot know', 'stomach ulcer\tK27.9\tbleeding', []],
  ])('with %s', async (_what, term, codes) => {
    expect((await disagreements(LINES, `#term\tcode\tcontext\n${term}\n`)).map(({ index }) => index)).toEqual(codes)
  })
})

describe('settled disagreements', () => {
  const text = readFileSync(`assets/${SETTLED}`, 'utf8')
  it('have a reason each and stand in order', () => {
    const lines = text.trim().split('\n').slice(1)
    expect(lines.filter((row) => row.split('\t').length !== 4 || !row.endsWith('.'))).toEqual([])
    expect([...lines].sort()).toEqual(lines)
  })
  it.skipIf(!existsSync(FOLDER))(
    `are exactly those between the lexicon and the official indexes (${FOLDER})`,
    async () => {
      const check = checkLexicon(assets, await officialBook(FOLDER))
      console.info(
        `${check.found} of ${check.terms} terms in an index, ${check.disagreements.length} with another code`,
      )
      expect(check.found).toBeGreaterThan(4000)
      const { unsettled, stale } = settle(check, text)
      expect(unsettled.map(({ term, ours, index, entry }) => `${term}\t${ours}\t${index}\t${entry}`)).toEqual([])
      expect(stale).toEqual([])
    },
    300_000,
  )
})

/** Lays a part of the book out as sections. */
import type { Section } from '../../store/format.ts'
import { EXTRA } from './layout.ts'
import type { BookPartId, BookText } from './types.ts'
import { bookWords } from './words.ts'

/** Texts by number, each once, in the order of their first use; 0 is ''. */
class Texts {
  readonly list: string[] = ['']
  private readonly numbers = new Map<string, number>([['', 0]])

  number(text: string): number {
    let n = this.numbers.get(text)
    if (n === undefined) {
      n = this.list.push(text) - 1
      this.numbers.set(text, n)
    }
    return n
  }
}

/** Sections of one part, named "book.<part>.…". */
export function bookSections(part: BookPartId, { title, version, columns, lines }: BookText): Section[] {
  const name = (section: string): string => `book.${part}.${section}`
  const texts = new Texts()
  const codes = new Texts()
  const extras: { at: number; kind: number; text: number }[] = []
  const titles = lines.map((line) => texts.number(line.title))
  lines.forEach(({ nonessential, manifestation, see, seeAlso }, at) => {
    const add = (kind: keyof typeof EXTRA, text: string): void => {
      if (text !== '') extras.push({ at, kind: EXTRA[kind], text: texts.number(text) })
    }
    add('nonessential', nonessential.join('\t'))
    add('manifestation', manifestation)
    add('see', see)
    add('seeAlso', seeAlso)
  })
  const words = wordsOf(texts.list)
  return [
    { name: name('head'), kind: 'strings', data: [title, version, ...columns] },
    { name: name('depth'), kind: 'u8', data: Uint8Array.from(lines, ({ depth }) => depth) },
    { name: name('end'), kind: 'u32', data: ends(lines.map(({ depth }) => depth)) },
    { name: name('title'), kind: 'u32', data: Uint32Array.from(titles) },
    { name: name('code'), kind: 'u32', data: Uint32Array.from(lines, ({ code }) => codes.number(code)) },
    {
      name: name('cells'),
      kind: 'u32',
      data: Uint32Array.from(lines.flatMap(({ cells }) => columns.map((_, i) => codes.number(cells[i] ?? '')))),
    },
    { name: name('extra.at'), kind: 'u32', data: Uint32Array.from(extras, ({ at }) => at) },
    { name: name('extra.kind'), kind: 'u8', data: Uint8Array.from(extras, ({ kind }) => kind) },
    { name: name('extra.text'), kind: 'u32', data: Uint32Array.from(extras, ({ text }) => text) },
    { name: name('text'), kind: 'strings', data: texts.list },
    { name: name('codes'), kind: 'strings', data: codes.list },
    { name: name('word'), kind: 'strings', data: words.list },
    { name: name('word.start'), kind: 'u32', data: words.start },
    { name: name('word.text'), kind: 'u32', data: words.postings },
  ]
}

/** For each line the first one after it that is not indented below it. */
function ends(depths: readonly number[]): Uint32Array {
  const end = new Uint32Array(depths.length)
  const open: number[] = []
  depths.forEach((depth, i) => {
    while (open.length > 0 && depths[open.at(-1)!]! >= depth) end[open.pop()!] = i
    open.push(i)
  })
  for (const i of open) end[i] = depths.length
  return end
}

/** Words in order, and the texts that each stands in. */
function wordsOf(texts: readonly string[]): { list: string[]; start: Uint32Array; postings: Uint32Array } {
  const byWord = new Map<string, number[]>()
  texts.forEach((text, number) => {
    for (const word of new Set(bookWords(text))) {
      const known = byWord.get(word)
      if (known) known.push(number)
      else byWord.set(word, [number])
    }
  })
  const list = [...byWord.keys()].sort()
  const start = new Uint32Array(list.length + 1)
  list.forEach((word, i) => {
    start[i + 1] = start[i]! + byWord.get(word)!.length
  })
  return { list, start, postings: Uint32Array.from(list.flatMap((word) => byWord.get(word)!)) }
}

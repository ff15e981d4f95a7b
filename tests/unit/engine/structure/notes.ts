/** A readable view of a note's structure for tests. */
import { readFileSync } from 'node:fs'
import { analyseStructure, type NoteStructure, parseSectionTitles } from '../../../../src/engine/structure/index.ts'

export const titles = parseSectionTitles(
  readFileSync(new URL('../../../../assets/lexicon/sections.tsv', import.meta.url), 'utf8'),
)

export const read = (text: string): NoteStructure => analyseStructure(text, titles)

/** `kind: body` of every section that has a title, bodies on one line. */
export function sectionsOf(text: string): string[] {
  return read(text)
    .sections.filter((s) => s.titleEnd > s.titleStart)
    .map((s) => `${s.kind}: ${text.slice(s.start, s.end).trim().replace(/\s+/g, ' ')}`)
}

/** Every block, indented by its level, with `*` for an item (its number if it has one) and `#` for a header. */
export function blocksOf(text: string): string[] {
  const { blocks } = read(text)
  const out: string[] = []
  for (let b = 0; b < blocks.count; b++) {
    const number = blocks.number[b]!
    const sign = blocks.kind[b] === 1 ? (number > 0 ? `${number}. ` : '* ') : blocks.kind[b] === 2 ? '# ' : ''
    const words = text.slice(blocks.start[b]!, blocks.end[b]!).replace(/\s+/g, ' ')
    out.push('  '.repeat(blocks.level[b]!) + sign + words)
  }
  return out
}

export function sentencesOf(text: string): string[] {
  const { sentences } = read(text)
  return [...sentences.start].map((start, i) => text.slice(start, sentences.end[i]).replace(/\s+/g, ' '))
}

/** `key = value` with what the value says. */
export function fieldsOf(text: string): string[] {
  return read(text).fields.map(
    (f) => `${text.slice(f.keyStart, f.keyEnd)} = ${f.value} (${text.slice(f.valueStart, f.valueEnd)})`,
  )
}

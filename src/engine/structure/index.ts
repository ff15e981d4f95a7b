/** The structure of a note: sections, blocks, sentences and fields. Linear in the length of the text, whatever it holds. */
import { tokenize } from '../../text/tokens.ts'
import type { LabelledPart } from '../types.ts'
import { findBlocks } from './blocks.ts'
import { findFields } from './fields.ts'
import type { SectionTitles } from './section-titles.ts'
import { findPartSections, findSections } from './sections.ts'
import { findSentences } from './sentences.ts'
import type { Field, NoteStructure, Section } from './types.ts'

export { readValue } from './fields.ts'
export { parseSectionTitles, type SectionTitles } from './section-titles.ts'
export * from './types.ts'

/**
 * Analyses the structure of a note.
 * @param titles the table of section titles (`parseSectionTitles` of assets/lexicon/sections.tsv)
 * @param parts where the text was put together from parts of a page, those parts in order, with their headings
 */
export function analyseStructure(
  text: string,
  titles: SectionTitles,
  parts: readonly LabelledPart[] = [],
): NoteStructure {
  const tokens = tokenize(text)
  const sections = parts.length > 0 ? findPartSections(text, parts, titles) : findSections(text, titles)
  const blocks = findBlocks(text, sections)
  const sentences = findSentences(text, blocks)
  return { text, tokens, sections, blocks, sentences, fields: findFields(text, sentences) }
}

/** Index of the last element of `starts` that is not above `offset`, or -1. */
export function lastAtOrBefore(starts: Int32Array, count: number, offset: number): number {
  let low = 0
  let high = count - 1
  while (low <= high) {
    const mid = (low + high) >> 1
    if (starts[mid]! <= offset) low = mid + 1
    else high = mid - 1
  }
  return high
}

/** Index of the sentence that holds `offset`, or -1 (titles, markers and white space lie in none). */
export function sentenceAt(structure: NoteStructure, offset: number): number {
  const { start, end, count } = structure.sentences
  const i = lastAtOrBefore(start, count, offset)
  return i >= 0 && offset < end[i]! ? i : -1
}

/** The section in whose title or body `offset` lies. */
export function sectionAt(structure: NoteStructure, offset: number): Section {
  const { sections } = structure
  let low = 0
  let high = sections.length - 1
  while (low < high) {
    const mid = (low + high + 1) >> 1
    if (sections[mid]!.titleStart <= offset) low = mid
    else high = mid - 1
  }
  return sections[low]!
}

/** The fields whose key or value overlaps a range. */
export function fieldsAt(structure: NoteStructure, start: number, end: number): Field[] {
  const { fields } = structure
  let low = 0
  let high = fields.length - 1
  while (low <= high) {
    const mid = (low + high) >> 1
    if (fields[mid]!.keyStart < end) low = mid + 1
    else high = mid - 1
  }
  const found: Field[] = []
  // keys are short and a sentence's fields do not nest, so a handful of steps back reaches every field that can overlap
  for (let i = high; i >= 0 && i > high - 4; i--) {
    const f = fields[i]!
    const overlapsKey = f.keyStart < end && start < f.keyEnd
    const overlapsValue = f.valueStart < end && start < f.valueEnd
    if (overlapsKey || overlapsValue) found.push(f)
  }
  return found
}

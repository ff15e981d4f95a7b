/** Data: tests ordered or read, notes from elsewhere, other historians, own readings, discussions. */
import type { EmTables } from '../tables.ts'
import { DATA_KINDS, type DataItem } from '../types.ts'
import type { Signs } from './signs.ts'
import { type Sentence, spansOf } from './text.ts'

/** A word of ordering stands at most this far before the test. */
const REACH = 90

export function dataOf(tables: EmTables, signs: Signs, sentences: readonly Sentence[]): DataItem[] {
  const items: DataItem[] = []
  for (const { kind, span } of signs.find('data', sentences)) {
    const known = DATA_KINDS.find((one) => one === kind)
    if (known) add(items, { kind: known, label: span.text.replace(/\s+/g, ' ').toLowerCase(), evidence: [span] })
  }
  for (const { name, pattern } of tables.tests) {
    for (const sentence of sentences) {
      for (const span of spansOf(pattern, sentence)) {
        if (signs.denied(sentence, span)) continue
        const kind = use(signs, sentence, span.start - sentence.start, span.text.length)
        if (kind) add(items, { kind, label: name, evidence: [span] })
      }
    }
  }
  return items
}

/** What was done about the test at [at, at + length) of the sentence: ordered before it, or read after it; undefined for a bare mention. */
function use(signs: Signs, { text }: Sentence, at: number, length: number): 'order' | 'result' | undefined {
  if (signs.cue('ordered', text.slice(Math.max(0, at - REACH), at))) return 'order'
  const before = text.slice(0, at)
  return signs.cue('reviewed', text.slice(at + length)) || /\breview/i.test(before) ? 'result' : undefined
}

/** The same thing found again is one item with more evidence. */
function add(items: DataItem[], item: DataItem): void {
  const known = items.find(({ kind, label }) => kind === item.kind && label === item.label)
  if (known) known.evidence.push(...item.evidence)
  else items.push(item)
}

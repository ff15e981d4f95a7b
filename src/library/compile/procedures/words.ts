/** The words of official titles, and the parts of titles in which each stands. */
import type { Section } from '../../../store/format.ts'
import { readTerms } from '../../procedures/words.ts'
import { letterMask } from '../../search/fuzzy.ts'

/**
 * @param parts parts of titles
 * @param used in how many titles each part stands
 */
export function wordSections(parts: readonly string[], used: readonly number[]): Section[] {
  const lists = new Map<string, Set<number>>()
  parts.forEach((part, number) => {
    for (const word of readTerms(part)) {
      const list = lists.get(word) ?? new Set()
      lists.set(word, list.add(number))
    }
  })
  const words = [...lists.keys()].sort()
  const postings = words.map((word) => [...lists.get(word)!])
  const starts = [0]
  for (const list of postings) starts.push(starts.at(-1)! + list.length)
  const total = used.reduce((sum, count) => sum + count, 0)
  const rarity = postings.map((list) => Math.log(1 + total / (1 + list.reduce((sum, part) => sum + used[part]!, 0))))
  return [
    { name: 'pcs.word', kind: 'strings', data: words },
    { name: 'pcs.word.letters', kind: 'u32', data: Uint32Array.from(words, letterMask) },
    { name: 'pcs.word.rarity', kind: 'f32', data: Float32Array.from(rarity) },
    { name: 'pcs.word.start', kind: 'u32', data: Uint32Array.from(starts) },
    { name: 'pcs.word.part', kind: 'u16', data: Uint16Array.from(postings.flat()) },
    { name: 'pcs.part.words', kind: 'u8', data: Uint8Array.from(parts, (part) => readTerms(part).length) },
  ]
}

/** Lays the terms of a code set out for look-up by words: a sorted vocabulary, and for each word the terms in which it stands. */
import type { Section } from '../../store/format.ts'
import { type Abbreviations, termWords } from './words.ts'

export interface Term {
  /** The code's row in its own room. */
  row: number
  text: string
}

const MOST_TERMS = 65_535

/**
 * @param name what the sections are called, e.g. `hcpcs.term`
 */
export function termSections(name: string, terms: readonly Term[], abbreviations: Abbreviations): Section[] {
  const lists = new Map<string, number[]>()
  const lengths = new Uint8Array(terms.length)
  const first: string[] = []
  if (terms.length > MOST_TERMS) throw new Error(`${name}: ${terms.length} terms are more than 16 bits can number.`)
  terms.forEach(({ text }, i) => {
    const words = termWords(text, abbreviations)
    lengths[i] = Math.min(255, words.length)
    first.push(words[0] ?? '')
    for (const word of words) {
      const list = lists.get(word)
      if (list === undefined) lists.set(word, [i])
      else list.push(i)
    }
  })
  const words = [...lists.keys()].sort()
  const number = new Map(words.map((word, i) => [word, i]))
  const start = new Uint32Array(words.length + 1)
  words.forEach((word, i) => {
    start[i + 1] = start[i]! + lists.get(word)!.length
  })
  const postings = words.flatMap((word) => lists.get(word)!)
  return [
    { name: `${name}.word`, kind: 'strings', data: words },
    { name: `${name}.start`, kind: 'u32', data: start },
    { name: `${name}.posting`, kind: 'u16', data: Uint16Array.from(postings) },
    { name: `${name}.row`, kind: 'u16', data: Uint16Array.from(terms, (t) => t.row) },
    { name: `${name}.first`, kind: 'u16', data: Uint16Array.from(first, (word) => number.get(word) ?? 0) },
    { name: `${name}.length`, kind: 'u8', data: lengths },
  ]
}

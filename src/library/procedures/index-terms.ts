/** The index of ICD-10-PCS as a book: main terms in order, what stands under each, and where it sends the reader. */

import type { Index } from '../../store/format.ts'
import { firstNotBelow } from '../../store/sorted.ts'
import { fold } from '../../text/fold.ts'
import { LINKS } from './layout.ts'
import type { MainTerm } from './types.ts'

export interface ProcedureIndex {
  /** Number of main terms. */
  readonly size: number
  /** Main terms from the first that begins so, in the order of the book; from the start when nothing is given. */
  browse(beginning: string, limit: number): string[]
  /** A main term with all that stands under it; undefined when the book has no such term. */
  entry(term: string): MainTerm | undefined
}

/** @throws IndexError when the index lacks the volume */
export function openProcedureIndex(index: Index): ProcedureIndex {
  const text = index.strings('pcs.index.text')
  const level = index.u8('pcs.index.level')
  const link = index.u8('pcs.index.link')
  const term = index.u16('pcs.index.term')
  const target = index.u16('pcs.index.target')
  const code = index.u16('pcs.index.code')
  const mains: { term: string; key: string; at: number }[] = []
  level.forEach((depth, at) => {
    if (depth === 0) mains.push({ term: text.get(term[at]!), key: fold(text.get(term[at]!)), at })
  })
  mains.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.at - b.at))

  const firstFrom = (key: string): number => firstNotBelow(0, mains.length, (place) => mains[place]!.key < key)

  return {
    size: mains.length,
    browse(beginning, limit) {
      const key = fold(beginning.trim())
      const terms: string[] = []
      for (let i = firstFrom(key); i < mains.length && terms.length < limit; i++) {
        if (!mains[i]!.key.startsWith(key)) break
        terms.push(mains[i]!.term)
      }
      return terms
    },
    entry(wanted) {
      const key = fold(wanted.trim())
      const main = mains[firstFrom(key)]
      if (main?.key !== key) return undefined
      const lines: MainTerm['lines'] = []
      for (let i = main.at + 1; i < level.length && level[i]! > 0; i++) {
        lines.push({
          level: level[i]!,
          term: text.get(term[i]!),
          link: LINKS[link[i]!]!,
          target: text.get(target[i]!),
          code: text.get(code[i]!),
        })
      }
      return { term: main.term, lines }
    },
  }
}

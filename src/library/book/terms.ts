/** The entries of an index that lead to a complete code, each with the words of its whole path. */
import type { BookPart } from './types.ts'

/** Entries whose code ends in a dash ask for more than they say; those are left out, and so are cross-references. */
export function indexTerms(part: BookPart): { text: string; code: string }[] {
  const terms: { text: string; code: string }[] = []
  const path: string[] = []
  for (let entry = 0; entry < part.size; entry++) {
    const { depth, title, code } = part.line(entry)
    path.length = depth
    path.push(title)
    if (code !== '' && !code.endsWith('-')) terms.push({ text: path.join(' '), code })
  }
  return terms
}
